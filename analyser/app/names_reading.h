/*
 * names_reading.h: the names that the text of plans is looked through for, out of the database: of settings, and of children
 * where ehc.person has a column `forename`, which nobody has to have.
 */
#ifndef APP_NAMES_READING_H
#define APP_NAMES_READING_H

#include "core/text/plan_text.h"
#include "intake/source.h"

/* In the snapshot of the source. Where there is neither, plan_text has none. The names live as long as the arena. */
MUST_CHECK bool names_reading(struct source *source, const struct source_relation *relations,
                              struct plan_text *plan_text, struct arena *arena, struct err *err);

#endif

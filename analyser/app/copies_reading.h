/*
 * copies_reading.h: the text of other children's plans, as far as a case's plans have to be compared with it: in how many of
 * them a section is nearly the same. Nothing else is kept of it.
 */
#ifndef APP_COPIES_READING_H
#define APP_COPIES_READING_H

#include "app/program.h"
#include "core/cases/case_rows.h"
#include "core/records/case_text.h"
#include "intake/source.h"

/*
 * In the snapshot of the program's source, as known at as_of; `rows` are those of the case. Reads nothing where no text has a
 * section that is long enough. Errors as in source.h.
 */
MUST_CHECK bool copies_reading(struct program *program, const struct source_relation *relations,
                               const struct plan_text *plan_text, struct case_text *texts, size_t text_count,
                               const struct case_rows *rows, struct err *err);

#endif

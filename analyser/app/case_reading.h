/*
 * case_reading.h: one case, from the database to its story: only the rows that belong with it are read, and the very
 * analysis that counts a whole authority is made of them; where its plans have texts, names and the texts of other
 * children's plans pass by, to be compared with (app/copies_reading.h).
 */
#ifndef APP_CASE_READING_H
#define APP_CASE_READING_H

#include "app/program.h"
#include "core/cases/story.h"

/* `kind` NULL: whatever has the id. ERR_CONFIGURATION where nothing has it, ERR_USAGE where several kinds have. */
MUST_CHECK bool case_reading(struct program *program, int64_t id, const char *kind, struct story *story,
                             struct err *err);

#endif

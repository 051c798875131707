/*
 * answer_rows.h: an answer as one table of plain rows, for programs: the columns and the numbers of evidence.csv, but with a
 * column for each breakdown asked for, and one for a limit that is not the law's where there is any.
 */
#ifndef RENDER_ANSWER_ROWS_H
#define RENDER_ANSWER_ROWS_H

#include "core/questions/answer.h"
#include "core/tables/evidence_table.h"

/* Whose rows are none where nothing answers the question; `unit` is one of the last columns, answer_unit_column says which. */
struct people_table answer_rows(const struct answer *answer, struct arena *arena);

size_t answer_unit_column(const struct people_table *rows);

#endif

/*
 * answer_table.h: an answer as people read it: a table for each measure on each basis, with its title.
 */
#ifndef CORE_ANSWER_TABLE_H
#define CORE_ANSWER_TABLE_H

#include "core/questions/answer.h"
#include "core/tables/evidence_table.h"

/* The rows of one measure, which stand together. */
struct answer_section {
    const struct asked_measure *measure;
    const struct answer_row *rows;
    size_t count;
    bool several_periods; /* else all rows are of the same days */
};

/* By place in the question. */
struct answer_section answer_section(const struct answer *answer, size_t measure);

/* "PLAN20.on_time. Final plan sent: on time, of those due. 2025-07-01 to 2026-06-30" */
const char *section_title(const struct answer_section *section, struct arena *arena);

/* Why a figure is not there, or needs care: "" where there is nothing to say. */
const char *row_remark(const struct answer_row *row);

/* Columns: the days, where they differ; the categories; the figure, its interval, and a remark. */
struct people_table section_table(const struct answer *answer, const struct answer_section *section,
                                  struct arena *arena);

#endif

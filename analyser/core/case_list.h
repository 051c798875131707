/*
 * case_list.h: the cases behind one cell of the evidence. As many are in the numerator, and in the denominator, as the cell
 * says; the same code that counts them gives them out.
 *
 * Order of calls: a pool begun before the analysis, its sink among the analysis_options where the measure is of a family, and
 * keep_cases where it is of a clock; analysis_finish; then this, before analysis_evidence.
 */
#ifndef CORE_CASE_LIST_H
#define CORE_CASE_LIST_H

#include "core/case_clocks.h"
#include "core/cases/cell_choice.h"
#include "core/questions/filter.h"
#include "core/tables/evidence_table.h"

/* What shares of one population are counted from, kept. */
struct share_pool {
    struct case_share *shares;
    size_t count;
    size_t room;
    struct arena *arena;
    struct case_share_sink sink;
};

void share_pool_begin(struct share_pool *pool, enum population population, struct arena *arena);

struct case_line {
    bool in_numerator;
    enum work_kind kind;
    int64_t case_id;
    enum case_row row;
    int64_t row_id;                   /* NUMBER_NONE: the case itself */
    const char *category[BREAKDOWNS]; /* NULL where it is not one of the measure's */
    int32_t day;                      /* of a family: that puts it in its period; of a stock, from which on it counts */
    struct instance instance;         /* of a clock */
    enum instance_state state;        /* at as_of */
};

struct case_list {
    struct cell_choice choice;
    int32_t as_of;
    bool of_denominator;     /* else of the numerator alone */
    struct case_line *lines; /* by kind of case, then keys, then start */
    size_t count;
};

/* The lines of the choice that the filter takes. `filter` is resolved here. */
bool analysis_case_list(struct analysis *analysis, const struct share_pool *pool, struct filter *filter,
                        struct arena *arena, struct case_list *list, struct err *err) MUST_CHECK;

/* As a table of texts. */
struct people_table case_list_table(const struct case_list *list, struct arena *arena);

#endif

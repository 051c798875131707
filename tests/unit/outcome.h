/*
 * outcome.h: all that an analysis of a world comes to, kept side by side: cells, findings, worklist.
 */
#ifndef UNIT_OUTCOME_H
#define UNIT_OUTCOME_H

#include "unit/world.h"

enum { OUTCOME_CELLS_MOST = 600000, OUTCOME_FINDINGS_MOST = RULES * RELATIONS, OUTCOME_WORK_MOST = 20000 };

struct outcome {
    struct arena arena;
    struct analysis *analysis;
    struct cell *cells;
    size_t cell_count;
    struct finding *findings;
    size_t finding_count;
    struct work_case *work;
    size_t work_count;
};

static inline bool outcome_keep_cell(void *context, const struct cell *cell, struct err *err)
{
    struct outcome *outcome = context;
    (void)err;
    assert_true(outcome->cell_count < OUTCOME_CELLS_MOST);
    outcome->cells[outcome->cell_count++] = *cell;
    return true;
}

static inline bool outcome_keep_finding(void *context, const struct finding *finding, struct err *err)
{
    struct outcome *outcome = context;
    (void)err;
    assert_true(outcome->finding_count < OUTCOME_FINDINGS_MOST);
    outcome->findings[outcome->finding_count++] = *finding;
    return true;
}

static inline bool outcome_keep_work(void *context, const struct work_case *work, struct err *err)
{
    struct outcome *outcome = context;
    (void)err;
    assert_true(outcome->work_count < OUTCOME_WORK_MOST);
    outcome->work[outcome->work_count++] = *work;
    return true;
}

/* Everything it gives, or false with err set. To be freed either way. */
static inline bool outcome_try(struct outcome *outcome, const struct world *world,
                               const struct analysis_options *options, size_t batch, struct err *err)
{
    *outcome = (struct outcome){.analysis = NULL};
    memory_init(&outcome->arena);
    outcome->cells = ARENA_NEW(&outcome->arena, OUTCOME_CELLS_MOST, struct cell);
    outcome->findings = ARENA_NEW(&outcome->arena, OUTCOME_FINDINGS_MOST, struct finding);
    outcome->work = ARENA_NEW(&outcome->arena, OUTCOME_WORK_MOST, struct work_case);
    outcome->analysis = analysis_new(&outcome->arena, options);
    return world_feed(world, outcome->analysis, &outcome->arena, batch, err) &&
           analysis_evidence(outcome->analysis, outcome_keep_cell, outcome, err) &&
           analysis_findings(outcome->analysis, outcome_keep_finding, outcome, err) &&
           analysis_worklist(outcome->analysis, outcome_keep_work, outcome, err);
}

static inline void outcome_of(struct outcome *outcome, const struct world *world,
                              const struct analysis_options *options, size_t batch)
{
    struct err err = {.kind = ERR_NONE};
    if (!outcome_try(outcome, world, options, batch, &err))
        fail_msg("%s", err.text);
}

static inline void outcome_free(struct outcome *outcome)
{
    arena_free(&outcome->arena);
}

/* ---- comparing */

static inline const char *cell_name(const struct cell *cell)
{
    static char text[2][300];
    static int turn;
    char start[DAY_TEXT_MOST];
    char end[DAY_TEXT_MOST];
    turn = !turn;
    day_text(cell->period_start, start);
    day_text(cell->period_end, end);
    snprintf(text[turn], sizeof text[turn], "%s %s %s %s %s %s=%s (%llu/%llu %.17g [%.17g %.17g] '%s')", cell->measure,
             basis_names[cell->basis], period_type_names[cell->period_type], start, end, cell->breakdown,
             cell->category, (unsigned long long)cell->numerator, (unsigned long long)cell->denominator,
             cell->has_value ? cell->value : NAN, cell->has_interval ? cell->lower : NAN,
             cell->has_interval ? cell->upper : NAN, cell_status_names[cell->status]);
    return text[turn];
}

/* By the first columns of evidence.csv, bytewise. */
static inline int cell_order(const struct cell *a, const struct cell *b)
{
    int order = strcmp(a->measure, b->measure);
    if (!order)
        order = strcmp(basis_names[a->basis], basis_names[b->basis]);
    if (!order)
        order = strcmp(period_type_names[a->period_type], period_type_names[b->period_type]);
    if (!order)
        order = (a->period_start > b->period_start) - (a->period_start < b->period_start);
    if (!order)
        order = (a->period_end > b->period_end) - (a->period_end < b->period_end);
    if (!order)
        order = strcmp(a->breakdown, b->breakdown);
    return order ? order : strcmp(a->category, b->category);
}

static inline bool near_by(double a, double b, double tolerance)
{
    return fabs(a - b) <= tolerance;
}

/* Counts, value and status to the last bit; intervals and curves within the rounding of other formulas. */
static inline bool cells_agree(const struct cell *a, const struct cell *b, double tolerance)
{
    bool same = cell_order(a, b) == 0 && a->has_numerator == b->has_numerator &&
                a->has_denominator == b->has_denominator && a->has_value == b->has_value &&
                a->has_interval == b->has_interval && a->unit == b->unit && a->status == b->status;
    same = same && (!a->has_numerator || a->numerator == b->numerator);
    same = same && (!a->has_denominator || a->denominator == b->denominator);
    bool curve = strstr(a->measure, ".by_due") != NULL;
    same = same && (!a->has_value || near_by(a->value, b->value, curve ? tolerance : 0.0));
    return same &&
           (!a->has_interval || (near_by(a->lower, b->lower, tolerance) && near_by(a->upper, b->upper, tolerance)));
}

static inline void assert_same_cells(const struct cell *a, size_t a_count, const struct cell *b, size_t b_count,
                                     double tolerance)
{
    for (size_t i = 0; i < a_count && i < b_count; i++)
        if (!cells_agree(&a[i], &b[i], tolerance))
            fail_msg("cell %zu:\n  %s\n  %s", i, cell_name(&a[i]), cell_name(&b[i]));
    assert_int_equal(a_count, b_count);
}

static inline bool same_work(const struct work_case *a, const struct work_case *b)
{
    return strcmp(a->clock, b->clock) == 0 && strcmp(a->case_kind, b->case_kind) == 0 && a->case_id == b->case_id &&
           strcmp(a->local_authority, b->local_authority) == 0 && strcmp(a->team, b->team) == 0 &&
           strcmp(a->kind, b->kind) == 0 && strcmp(a->provider, b->provider) == 0 && a->start == b->start &&
           a->due == b->due && a->days_over == b->days_over && a->excepted == b->excepted;
}

static inline bool same_finding(const struct finding *a, const struct finding *b)
{
    return a->rule == b->rule && a->relation == b->relation && a->count == b->count &&
           memcmp(a->examples, b->examples, sizeof a->examples) == 0;
}

/* Every cell, finding and case. */
static inline void assert_same_outcome(const struct outcome *a, const struct outcome *b)
{
    assert_same_cells(a->cells, a->cell_count, b->cells, b->cell_count, 0.0);
    assert_int_equal(a->finding_count, b->finding_count);
    for (size_t i = 0; i < a->finding_count; i++)
        if (!same_finding(&a->findings[i], &b->findings[i]))
            fail_msg("finding %s of %s: %llu, %llu", rules[a->findings[i].rule].id,
                     contract[a->findings[i].relation].name, (unsigned long long)a->findings[i].count,
                     (unsigned long long)b->findings[i].count);
    assert_int_equal(a->work_count, b->work_count);
    for (size_t i = 0; i < a->work_count; i++)
        if (!same_work(&a->work[i], &b->work[i]))
            fail_msg("case %zu: %s of %lld, %s of %lld", i, a->work[i].clock, (long long)a->work[i].case_id,
                     b->work[i].clock, (long long)b->work[i].case_id);
}

#endif

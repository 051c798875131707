/* In which cells an instance counts: over all instances, just the numerators and denominators of the evidence. */
#include "unit/outcome.h"
#include "unit/world_draw.h"

#include "core/case_clocks.h"
#include "core/cases/membership.h"

static const int32_t as_of = 8932;
enum { INSTANCES_MOST = 30000 };

/* All instances of a world, by clock, and where each counts. */
struct found {
    struct arena arena;
    struct calendar months;
    struct case_clock *clocks;
    size_t count;
    struct membership *of;
};

static bool keep(void *context, const struct case_clock *instance, struct err *err)
{
    struct found *found = context;
    (void)err;
    found->clocks[found->count++] = *instance;
    return true;
}

static void find(struct found *found)
{
    struct membership_finder *finder = ARENA_NEW(&found->arena, 1, struct membership_finder);
    membership_begin(finder, &found->months, 1, &found->arena);
    for (size_t i = 0; i < found->count; i++) {
        const struct case_clock *one = &found->clocks[i];
        membership_find(finder, &clocks[one->clock], &one->instance, &one->left_out, 1);
        found->of[i] = finder->of[0];
    }
}

static void make(struct found *found, const struct world *world, const struct analysis_options *options)
{
    struct err err = {.kind = ERR_NONE};
    *found = (struct found){.count = 0};
    memory_init(&found->arena);
    found->clocks = ARENA_NEW(&found->arena, INSTANCES_MOST, struct case_clock);
    found->of = ARENA_NEW(&found->arena, INSTANCES_MOST, struct membership);
    calendar_init(&found->months, GRAIN_MONTH, options->since, options->as_of, &found->arena);
    struct analysis *analysis = analysis_new(&found->arena, options);
    if (!world_feed(world, analysis, &found->arena, FRAME_ROWS, &err) ||
        !analysis_case_clocks(analysis, &found->arena, keep, found, &err))
        fail_msg("%s", err.text);
    find(found);
}

static bool names(const struct cell *cell, enum clock_id clock, enum clock_measure_id measure)
{
    size_t length = strlen(clocks[clock].id);
    return strncmp(cell->measure, clocks[clock].id, length) == 0 && cell->measure[length] == '.' &&
           strcmp(cell->measure + length + 1, clock_measures[measure].name) == 0 &&
           clock_measures[measure].basis == cell->basis;
}

static const struct period *period_of(const struct calendar *months, const struct cell *cell)
{
    for (uint16_t p = 0; p < months->period_count; p++)
        if (months->periods[p].type == cell->period_type && months->periods[p].start == cell->period_start)
            return &months->periods[p];
    fail_msg("no period");
    return NULL;
}

static enum cell_side side_in(const struct found *found, size_t i, enum clock_measure_id measure,
                              const struct cell *cell)
{
    const struct calendar *months = &found->months;
    if (cell->basis == BASIS_STOCK)
        return membership_on_day(&found->of[i], measure, cell->period_start,
                                 calendar_day_from(months, cell->period_start));
    return membership_in_period(&found->of[i], measure, period_of(months, cell));
}

static void assert_cell(const struct found *found, const struct cell *cell, enum clock_id clock,
                        enum clock_measure_id measure)
{
    uint64_t numerator = 0;
    uint64_t denominator = 0;
    for (size_t i = 0; i < found->count; i++) {
        if (found->clocks[i].clock != clock)
            continue;
        enum cell_side side = side_in(found, i, measure, cell);
        numerator += side == SIDE_NUMERATOR;
        denominator += side != SIDE_NONE;
    }
    if ((cell->has_numerator && numerator != cell->numerator) ||
        (cell->has_denominator && denominator != cell->denominator))
        fail_msg("%s: cases %llu of %llu", cell_name(cell), (unsigned long long)numerator,
                 (unsigned long long)denominator);
}

static size_t assert_cells(const struct found *found, const struct outcome *outcome)
{
    size_t seen = 0;
    for (size_t i = 0; i < outcome->cell_count; i++)
        for (enum clock_id clock = 0; clock < CLOCKS && strcmp(outcome->cells[i].breakdown, "all") == 0; clock++)
            for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++)
                if (names(&outcome->cells[i], clock, m)) {
                    assert_cell(found, &outcome->cells[i], clock, m);
                    seen++;
                }
    return seen;
}

static void cells_are_the_sums_of_their_cases(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct world world;
        struct outcome outcome;
        struct found found;
        const struct analysis_options options = {.as_of = as_of, .since = as_of - 800, .keep_cases = true};
        draw_world(&world, seed, 100, as_of, 1200, true);
        outcome_of(&outcome, &world, &options, FRAME_ROWS);
        make(&found, &world, &options);
        assert_true(assert_cells(&found, &outcome) > 5000);
        arena_free(&found.arena);
        outcome_free(&outcome);
        world_free(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_the_sums_of_their_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

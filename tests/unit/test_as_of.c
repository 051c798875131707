/* Any past day can be analysed again, and time only adds: a breach that has happened is never taken back. */
#include "unit/outcome.h"
#include "unit/world_draw.h"

enum { FIRST_DAY = 8400, LAST_DAY = 8900 };

static struct analysis_options on_day(int32_t day)
{
    return (struct analysis_options){.as_of = day, .since = FIRST_DAY - 900, .authority = NULL};
}

static bool is_overdue(const struct outcome *outcome, const char *clock)
{
    for (size_t i = 0; i < outcome->work_count; i++)
        if (strcmp(outcome->work[i].clock, clock) == 0 && outcome->work[i].days_over > 0)
            return true;
    return false;
}

static bool is_met(const struct outcome *outcome, const char *measure)
{
    for (size_t i = 0; i < outcome->cell_count; i++)
        if (strcmp(outcome->cells[i].measure, measure) == 0 && outcome->cells[i].numerator > 0)
            return true;
    return false;
}

/* One request, so that each clock has one instance: what is overdue on one day is never met on a later one. */
static void what_was_once_overdue_is_never_met(void **state)
{
    (void)state;
    int breaches = 0;
    int ends = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct world world;
        bool overdue[2] = {false, false};
        draw_world(&world, seed, 1, LAST_DAY, 400, false);
        for (int32_t day = FIRST_DAY; day <= LAST_DAY + 30; day += 28) {
            const struct analysis_options options = on_day(day);
            struct outcome outcome;
            outcome_of(&outcome, &world, &options, FRAME_ROWS);
            bool met[2] = {is_met(&outcome, "REQ6.on_time"), is_met(&outcome, "PLAN20.on_time")};
            assert_false((overdue[0] && met[0]) || (overdue[1] && met[1]));
            overdue[0] |= is_overdue(&outcome, "REQ6");
            overdue[1] |= is_overdue(&outcome, "PLAN20");
            ends += met[0] + met[1];
            outcome_free(&outcome);
        }
        breaches += overdue[0] + overdue[1];
        world_free(&world);
    }
    assert_true(breaches > 5 && ends > 5); /* there was something to see */
}

static void forget_if_after(struct world *world, size_t row, const char *column, int32_t as_of)
{
    if (world_number(world, RELATION_REVIEW, row, column) > as_of)
        world_set(world, RELATION_REVIEW, row, column, NUMBER_NONE);
}

/* Of the four days of a review, the first and third or, if odd, the second and fourth. */
static void forget_every_other_day_after(struct world *world, int32_t as_of, size_t odd)
{
    static const char *const days[] = {"meeting_date", "report_date", "amendment_notice_date", "final_plan_date"};
    for (size_t row = 0; row < world->tables[RELATION_REVIEW].rows; row++)
        for (size_t i = odd; i < COUNT_OF(days); i += 2)
            forget_if_after(world, row, days[i], as_of);
}

static bool is_event(const char *column)
{
    return strstr(column, "_date") && strcmp(column, "phase_transfer_due_date") != 0 &&
           strcmp(column, "decision_date") != 0; /* its outcome would be made then */
}

static void forget_events_after(struct world *world, int32_t as_of)
{
    for (size_t c = 0; c < world->tables[RELATION_REVIEW].columns; c++) {
        const char *name = contract_read_column(&contract[RELATION_REVIEW], c)->name;
        for (size_t row = 0; is_event(name) && row < world->tables[RELATION_REVIEW].rows; row++)
            forget_if_after(world, row, name, as_of);
    }
}

/* Removing everything dated after a day changes nothing about that day but what is said of dates in the future. */
static void what_comes_after_as_of_is_not_recorded(void **state)
{
    (void)state;
    const struct analysis_options options = on_day(LAST_DAY - 200);
    for (uint64_t seed = 50; seed < 54; seed++) {
        struct world world;
        struct outcome before;
        struct outcome after;
        draw_world(&world, seed, 60, LAST_DAY, 900, false);
        forget_every_other_day_after(&world, options.as_of, seed % 2);
        outcome_of(&before, &world, &options, FRAME_ROWS);
        forget_events_after(&world, options.as_of);
        outcome_of(&after, &world, &options, FRAME_ROWS);
        assert_same_cells(before.cells, before.cell_count, after.cells, after.cell_count, 0.0);
        assert_int_equal(before.work_count, after.work_count);
        outcome_free(&before);
        outcome_free(&after);
        world_free(&world);
    }
}

static int by_place(const void *a, const void *b)
{
    return cell_order(a, b);
}

/* The stock of a month's end is the same whenever it is looked at, for cases whose records did not change since. */
static void a_past_stock_is_that_of_the_day_itself(void **state)
{
    (void)state;
    struct world world;
    struct outcome then;
    struct outcome later;
    const struct analysis_options at_the_time = on_day(day_of(2023, 9, 30));
    const struct analysis_options looking_back = on_day(LAST_DAY);
    size_t compared = 0;
    draw_world(&world, 60, 120, LAST_DAY, 1100, false);
    outcome_of(&then, &world, &at_the_time, FRAME_ROWS);
    outcome_of(&later, &world, &looking_back, FRAME_ROWS);
    for (size_t i = 0; i < then.cell_count; i++) {
        const struct cell *a = &then.cells[i];
        bool orders = strncmp(a->measure, "TR_", 3) == 0; /* nothing but their own two days counts */
        if (!orders || a->basis != BASIS_STOCK || a->period_type != PERIOD_MONTH || strcmp(a->breakdown, "all") != 0)
            continue;
        const struct cell *b = bsearch(a, later.cells, later.cell_count, sizeof *a, by_place);
        assert_true(b && cells_agree(a, b, 0.0));
        compared++;
    }
    assert_true(compared > 100);
    outcome_free(&then);
    outcome_free(&later);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_once_overdue_is_never_met),
        cmocka_unit_test(what_comes_after_as_of_is_not_recorded),
        cmocka_unit_test(a_past_stock_is_that_of_the_day_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

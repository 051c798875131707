/* The summary for the terminal, from cells made by hand. */
#include "unit/tables.h"

#include "core/tables/summary.h"

static void an_empty_summary_knows_nothing(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    assert_int_equal(summary.as_of, day("2025-03-15"));
    assert_int_equal(summary.from, day("2024-03-16"));
    for (int i = 0; i < SUMMARY_RATES; i++)
        assert_false(summary.rates[i].completed.known || summary.rates[i].due.known);
    for (int i = 0; i < SUMMARY_BACKLOGS; i++)
        assert_false(summary.backlogs[i].known);
    for (int i = 0; i < SUMMARY_VOICES; i++)
        assert_false(summary.voices[i].figure.known);
    for (int i = 0; i < SUMMARY_BESIDE; i++)
        assert_false(summary.beside[i].figure.known);
    for (int i = 0; i < SUMMARY_MONTHS; i++)
        assert_false(summary.months[i].due.known || summary.months[i].overdue_known);
    assert_false(summary.received_known);
    close_world(&world);
}

static void the_summary_has_the_headlines(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct cell done = share(latest(DONE), 1, 3);
    done.has_interval = true;
    done.lower = 6.149;
    done.upper = 79.234;
    give(&world, &done);
    give_share(&world, period_cell(DONE, PERIOD_MONTH, "2024-04-01", "2024-04-30"), 13, 100);
    give_share(&world, latest("PLAN20.on_time", BASIS_DUE), 0, 0);
    give_stock(&world, "PLAN20.open", PERIOD_AS_OF, "2025-03-15", 9);
    give_stock(&world, "PLAN20.overdue", PERIOD_AS_OF, "2025-03-15", 4);
    give_stock(&world, "PLAN20.overdue", PERIOD_MONTH, "2024-04-30", 5);
    give_stock(&world, "PLAN20.overdue_over_365", PERIOD_AS_OF, "2025-03-15", 0);
    give_count(&world, latest("REQUEST.received", BASIS_STARTED), 70);
    give_share(&world, latest("REQUEST.refused", BASIS_STARTED), 7, 70);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    const struct summary_figure *completed = &summary.rates[0].completed;
    assert_string_equal(summary.rates[0].clock, "PLAN20");
    assert_true(completed->known && completed->has_value && completed->low);
    assert_string_equal(completed->percent, "33.3");
    assert_string_equal(completed->lower, "6.1");
    assert_string_equal(completed->upper, "79.2");
    assert_int_equal(completed->numerator, 1);
    assert_int_equal(completed->denominator, 3);
    assert_true(summary.rates[0].due.known && !summary.rates[0].due.has_value);
    assert_string_equal(summary.rates[0].due.percent, "x");
    assert_true(summary.backlogs[0].known);
    assert_int_equal(summary.backlogs[0].open, 9);
    assert_int_equal(summary.backlogs[0].overdue, 4);
    assert_int_equal(summary.backlogs[0].over_a_year, 0);
    assert_false(summary.backlogs[1].known);
    assert_true(summary.received_known);
    assert_int_equal(summary.received, 70);
    assert_string_equal(summary.beside[0].figure.percent, "10.0");
    close_world(&world);
}

static void what_nobody_recorded_is_no_nought(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, latest("VOICE.child_review", BASIS_COMPLETED), 0, 40);
    give_share(&world, latest("VOICE.child_review_unrecorded", BASIS_COMPLETED), 40, 40);
    give_share(&world, latest("VOICE.parent_review", BASIS_COMPLETED), 0, 40);
    give_share(&world, latest("VOICE.parent_review_unrecorded", BASIS_COMPLETED), 39, 40);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    assert_string_equal(summary.voices[7].measure, "VOICE.child_review");
    assert_true(summary.voices[7].nothing_recorded);
    assert_string_equal(summary.voices[8].measure, "VOICE.parent_review");
    assert_false(summary.voices[8].nothing_recorded);
    assert_false(summary.voices[3].nothing_recorded);
    close_world(&world);
}

static void the_chart_has_twelve_months_to_today(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, period_cell("PLAN20.on_time", BASIS_DUE, PERIOD_MONTH, "2024-04-01", "2024-04-30"), 13, 100);
    give_share(&world, period_cell("PLAN20.on_time", BASIS_DUE, PERIOD_MONTH, "2025-03-01", "2025-03-31"), 14, 100);
    give_stock(&world, "PLAN20.overdue", PERIOD_AS_OF, "2025-03-15", 4);
    give_stock(&world, "PLAN20.overdue", PERIOD_MONTH, "2024-04-30", 5);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    assert_int_equal(summary.months[0].start, day("2024-04-01"));
    assert_int_equal(summary.months[0].end, day("2024-04-30"));
    assert_int_equal(summary.months[11].start, day("2025-03-01"));
    assert_int_equal(summary.months[11].end, day("2025-03-15"));
    assert_string_equal(summary.months[0].due.percent, "13.0");
    assert_string_equal(summary.months[11].due.percent, "14.0");
    assert_false(summary.months[5].due.known);
    assert_true(summary.months[0].overdue_known && summary.months[0].overdue == 5);
    assert_true(summary.months[11].overdue_known && summary.months[11].overdue == 4);
    assert_false(summary.months[5].overdue_known);
    close_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_summary_knows_nothing),
        cmocka_unit_test(the_summary_has_the_headlines),
        cmocka_unit_test(what_nobody_recorded_is_no_nought),
        cmocka_unit_test(the_chart_has_twelve_months_to_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

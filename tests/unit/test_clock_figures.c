/* The figures of clocks worked out on paper: the edges of bands, medians with intervals, curves that cannot be known. */
#include "unit/outcome.h"

#define AS_OF day_of(2024, 6, 15)

struct expected {
    const char *measure;
    double value;
};

static struct world world;
static struct outcome outcome;

static int set_up(void **state)
{
    (void)state;
    world_init(&world);
    world_set(&world, RELATION_PERSON, world_add(&world, RELATION_PERSON), "person_id", 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    outcome_free(&outcome);
    world_free(&world);
    return 0;
}

static void analyse(void)
{
    const struct analysis_options options = {.as_of = AS_OF, .since = day_of(2023, 1, 1), .authority = NULL};
    outcome_of(&outcome, &world, &options, FRAME_ROWS);
}

/* A tribunal order of the two-week kind: nothing but its two days and its exception counts. */
static void add_order(int32_t ordered, int32_t complied, bool excepted)
{
    size_t row = world_add(&world, RELATION_TRIBUNAL_ORDER);
    world_set(&world, RELATION_TRIBUNAL_ORDER, row, "order_id", (int64_t)row);
    world_say(&world, RELATION_TRIBUNAL_ORDER, row, "kind", "TR_ASSESS2");
    world_set(&world, RELATION_TRIBUNAL_ORDER, row, "order_date", ordered);
    world_set(&world, RELATION_TRIBUNAL_ORDER, row, "complied_date", world_day(complied));
    world_set(&world, RELATION_TRIBUNAL_ORDER, row, "exception", excepted ? TRUTH_YES : TRUTH_NO);
}

static const struct cell *find(const char *measure, enum basis basis, enum period_type type, int32_t start,
                               const char *category)
{
    for (size_t i = 0; i < outcome.cell_count; i++) {
        const struct cell *cell = &outcome.cells[i];
        if (strcmp(cell->measure, measure) == 0 && cell->basis == basis && cell->period_type == type &&
            cell->period_start == start && strcmp(cell->category, category) == 0)
            return cell;
    }
    return NULL;
}

static const struct cell *there(const char *measure, enum basis basis, enum period_type type, int32_t start)
{
    const struct cell *cell = find(measure, basis, type, start, "all");
    if (!cell)
        fail_msg("there is no %s", measure);
    return cell;
}

/* Overdue by 1, 30, 31, 90, 91, 182, 183, 365, 366 and 400 days; one due on as_of itself. */
static void the_edges_of_the_bands_belong_where_their_names_say(void **state)
{
    (void)state;
    static const int over[] = {0, 1, 30, 31, 90, 91, 182, 183, 365, 366, 400};
    static const struct expected expected[] = {{"TR_ASSESS2.open", 11},
                                               {"TR_ASSESS2.overdue", 10},
                                               {"TR_ASSESS2.overdue_1_30", 2},
                                               {"TR_ASSESS2.overdue_31_90", 2},
                                               {"TR_ASSESS2.overdue_91_182", 2},
                                               {"TR_ASSESS2.overdue_183_365", 2},
                                               {"TR_ASSESS2.overdue_over_365", 2},
                                               {"TR_ASSESS2.overdue_excepted", 3},
                                               {"TR_ASSESS2.days_over", 136.5},
                                               {"TR_ASSESS2.days_over_p90", 369.4}};
    for (size_t i = 0; i < COUNT_OF(over); i++)
        add_order(AS_OF - 14 - over[i], DAY_NONE, i % 3 == 0);
    analyse();
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        assert_close(there(expected[i].measure, BASIS_STOCK, PERIOD_AS_OF, AS_OF)->value, expected[i].value, 1e-9);
    const struct cell *median = there("TR_ASSESS2.days_over", BASIS_STOCK, PERIOD_AS_OF, AS_OF);
    assert_int_equal(median->denominator, 10); /* n = 10: the 2nd and the 9th, 30 and 366 days over */
    assert_true(median->has_interval);
    assert_same(median->lower, 30.0);
    assert_same(median->upper, 366.0);
}

/* On the day it ends or closes a case is no longer open; on the day it starts it is. */
static void a_stock_counts_whoever_has_started_and_not_yet_ended(void **state)
{
    (void)state;
    int32_t month_end = day_of(2024, 3, 31);
    add_order(month_end, DAY_NONE, false);           /* starts on it: open */
    add_order(month_end + 1, DAY_NONE, false);       /* the day after: not */
    add_order(month_end - 20, month_end, false);     /* ends on it: no longer */
    add_order(month_end - 20, month_end + 1, false); /* the day after: open, and overdue by 6 */
    add_order(month_end - 14, month_end + 1, false); /* due on it: open, not overdue */
    analyse();
    assert_same(there("TR_ASSESS2.open", BASIS_STOCK, PERIOD_MONTH, month_end)->value, 3.0);
    assert_same(there("TR_ASSESS2.overdue", BASIS_STOCK, PERIOD_MONTH, month_end)->value, 1.0);
    assert_same(there("TR_ASSESS2.days_over", BASIS_STOCK, PERIOD_MONTH, month_end)->value, 6.0);
    assert_same(there("TR_ASSESS2.open", BASIS_STOCK, PERIOD_MONTH, day_of(2023, 1, 31))->value,
                0.0); /* noughts are rows */
    assert_null(find("TR_ASSESS2.days_over", BASIS_STOCK, PERIOD_MONTH, day_of(2023, 1, 31), "all"));
}

static void a_median_of_five_has_no_interval_and_of_six_its_ends(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++)
        add_order(day_of(2023, 5, 1), day_of(2023, 5, 3) + 2 * i, false);
    for (int i = 0; i < 6; i++)
        add_order(day_of(2023, 6, 1), day_of(2023, 6, 3) + 3 * i, false);
    analyse();
    const struct cell *five = there("TR_ASSESS2.days", BASIS_COMPLETED, PERIOD_MONTH, day_of(2023, 5, 1));
    const struct cell *six = there("TR_ASSESS2.days", BASIS_COMPLETED, PERIOD_MONTH, day_of(2023, 6, 1));
    assert_same(five->value, 6.0);
    assert_false(five->has_interval);
    assert_same(six->value, 9.5);
    assert_true(six->has_interval);
    assert_same(six->lower, 2.0);
    assert_same(six->upper, 17.0);
}

/* Exceptions leave both sides of on_time_ex, and where nobody is left the share is not available, never 0 or 100. */
static void a_share_of_nobody_is_not_available(void **state)
{
    (void)state;
    add_order(day_of(2023, 5, 1), day_of(2023, 5, 30), true);
    add_order(day_of(2023, 6, 1), day_of(2023, 6, 30), true);
    add_order(day_of(2023, 6, 1), day_of(2023, 6, 15), false);
    analyse();
    const struct cell *may = there("TR_ASSESS2.on_time_ex", BASIS_COMPLETED, PERIOD_MONTH, day_of(2023, 5, 1));
    assert_true(!may->has_value && may->numerator == 0 && may->denominator == 0 && may->status == STATUS_NOT_AVAILABLE);
    const struct cell *june = there("TR_ASSESS2.on_time_ex", BASIS_COMPLETED, PERIOD_MONTH, day_of(2023, 6, 1));
    assert_true(june->numerator == 1 && june->denominator == 1);
    assert_same(there("TR_ASSESS2.excepted", BASIS_COMPLETED, PERIOD_MONTH, day_of(2023, 6, 1))->value, 50.0);
}

static void a_denominator_under_ten_is_low(void **state)
{
    (void)state;
    for (int i = 0; i < 9; i++)
        add_order(day_of(2023, 5, 1), day_of(2023, 5, 2), false);
    for (int i = 0; i < 10; i++)
        add_order(day_of(2023, 6, 1), day_of(2023, 6, 2), false);
    analyse();
    assert_int_equal(there("TR_ASSESS2.on_time", BASIS_DUE, PERIOD_MONTH, day_of(2023, 5, 1))->status, STATUS_LOW);
    assert_int_equal(there("TR_ASSESS2.on_time", BASIS_DUE, PERIOD_MONTH, day_of(2023, 6, 1))->status, STATUS_PLAIN);
}

/* Started in June 2024 and not yet due: nobody has been seen to the due day. One who is due on as_of has been. */
static void a_curve_needs_somebody_seen_to_the_due_day(void **state)
{
    (void)state;
    add_order(day_of(2024, 6, 5), DAY_NONE, false);
    add_order(day_of(2024, 6, 5), day_of(2024, 6, 7), false);
    analyse();
    const struct cell *cell = there("TR_ASSESS2.by_due", BASIS_STARTED, PERIOD_MONTH, day_of(2024, 6, 1));
    assert_true(!cell->has_value && cell->status == STATUS_NOT_AVAILABLE && cell->denominator == 2);
    outcome_free(&outcome);
    add_order(AS_OF - 14, DAY_NONE, false);
    analyse();
    cell = there("TR_ASSESS2.by_due", BASIS_STARTED, PERIOD_MONTH, day_of(2024, 6, 1));
    assert_true(cell->has_value && cell->denominator == 3);
    assert_close(cell->value, 100.0 / 3, 1e-9); /* of three at risk on day 2 one ended */
}

/* half_done: nobody open and less than half ended is "not applicable"; somebody open, "not available". */
static void half_of_those_who_fell_away_is_never_done(void **state)
{
    (void)state;
    add_order(day_of(2023, 5, 1), day_of(2023, 5, 8), false);
    add_order(day_of(2023, 5, 1), day_of(2023, 5, 20), false);
    add_order(day_of(2024, 3, 1), DAY_NONE, false);
    analyse();
    assert_same(there("TR_ASSESS2.half_done", BASIS_STARTED, PERIOD_MONTH, day_of(2023, 5, 1))->value, 7.0);
    const struct cell *open = there("TR_ASSESS2.half_done", BASIS_STARTED, PERIOD_MONTH, day_of(2024, 3, 1));
    assert_true(!open->has_value && open->status == STATUS_NOT_AVAILABLE);
    outcome_free(&outcome);
    size_t row = world_add(&world, RELATION_REQUEST);
    world_set(&world, RELATION_REQUEST, row, "request_id", 1);
    world_set(&world, RELATION_REQUEST, row, "person_id", 1);
    world_set(&world, RELATION_REQUEST, row, "received_date", day_of(2023, 5, 1));
    world_say(&world, RELATION_REQUEST, row, "outcome", "W");
    world_set(&world, RELATION_REQUEST, row, "withdrawn_date", day_of(2023, 5, 3));
    analyse();
    const struct cell *away = there("REQ6.half_done", BASIS_STARTED, PERIOD_MONTH, day_of(2023, 5, 1));
    assert_true(!away->has_value && away->status == STATUS_NOT_APPLICABLE);
}

/* Whoever is waiting has the age of the day the stock is taken on; whoever ended, that of the start. */
static void the_waiting_grow_from_age_band_to_age_band(void **state)
{
    (void)state;
    world_set(&world, RELATION_PERSON, 0, "birth_date", day_of(2013, 2, 10)); /* eleven on 10 February 2024 */
    size_t row = world_add(&world, RELATION_REQUEST);
    world_set(&world, RELATION_REQUEST, row, "request_id", 1);
    world_set(&world, RELATION_REQUEST, row, "person_id", 1);
    world_set(&world, RELATION_REQUEST, row, "received_date", day_of(2023, 11, 20));
    analyse();
    static const char *const bands[] = {"5-10", "11-15"};
    for (int b = 0; b < 2; b++) {
        assert_same(find("REQ6.open", BASIS_STOCK, PERIOD_QUARTER, day_of(2023, 12, 31), bands[b])->value, b == 0);
        assert_same(find("REQ6.overdue", BASIS_STOCK, PERIOD_QUARTER, day_of(2024, 3, 31), bands[b])->value, b == 1);
    }
    assert_same(find("REQ6.days_over", BASIS_STOCK, PERIOD_QUARTER, day_of(2024, 3, 31), "11-15")->value, 90.0);
    assert_non_null(find("REQ6.on_time", BASIS_DUE, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "5-10"));
    assert_null(find("REQ6.on_time", BASIS_DUE, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "11-15"));
}

/* Dates of other centuries, which only mistakes give: counted, with their days as they are. */
static void a_wait_of_two_centuries_is_counted_as_it_stands(void **state)
{
    (void)state;
    add_order(day_of(1799, 1, 1), DAY_NONE, false);
    add_order(day_of(1850, 1, 1), day_of(2024, 5, 1), false);
    analyse();
    assert_same(there("TR_ASSESS2.overdue_over_365", BASIS_STOCK, PERIOD_AS_OF, AS_OF)->value, 1.0);
    assert_same(there("TR_ASSESS2.days_over", BASIS_STOCK, PERIOD_AS_OF, AS_OF)->value,
                (double)(AS_OF - day_of(1799, 1, 15)));
    assert_same(there("TR_ASSESS2.days", BASIS_COMPLETED, PERIOD_MONTH, day_of(2024, 5, 1))->value,
                (double)(day_of(2024, 5, 1) - day_of(1850, 1, 1)));
}

#define A_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        A_TEST(the_edges_of_the_bands_belong_where_their_names_say),
        A_TEST(a_stock_counts_whoever_has_started_and_not_yet_ended),
        A_TEST(a_median_of_five_has_no_interval_and_of_six_its_ends),
        A_TEST(a_share_of_nobody_is_not_available),
        A_TEST(a_denominator_under_ten_is_low),
        A_TEST(a_curve_needs_somebody_seen_to_the_due_day),
        A_TEST(half_of_those_who_fell_away_is_never_done),
        A_TEST(the_waiting_grow_from_age_band_to_age_band),
        A_TEST(a_wait_of_two_centuries_is_counted_as_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Periods and stock days: those of the specification, for any since and as_of; slots that no period cuts. */
#include "unit/one_arena.h"
#include "unit/random.h"

#include "base/day.h"
#include "core/counting/period.h"

static struct calendar calendar(enum grain grain, int32_t since, int32_t as_of)
{
    struct calendar made;
    calendar_init(&made, grain, since, as_of, &arena);
    return made;
}

static bool has_period(const struct calendar *made, enum period_type type, int32_t start, int32_t end)
{
    bool found = false;
    for (int p = 0; p < made->period_count; p++)
        found |= made->periods[p].type == type && made->periods[p].start == start && made->periods[p].end == end;
    return found;
}

static int periods_of(const struct calendar *made, enum period_type type)
{
    int count = 0;
    for (int p = 0; p < made->period_count; p++)
        count += made->periods[p].type == type;
    assert_int_equal(count, made->periods_of[type].before - made->periods_of[type].from);
    return count;
}

static int stocks_of(const struct calendar *made, enum period_type type)
{
    int count = 0;
    for (int s = 0; s < made->stock_count; s++)
        count += made->stocks[s].type == type;
    assert_int_equal(count, made->stocks_of[type].before - made->stocks_of[type].from);
    return count;
}

/* as_of 15 June 2024, since 1 January 2022: counted on a calendar. */
static void the_periods_of_two_and_a_half_years(void **state)
{
    (void)state;
    int32_t as_of = day_of(2024, 6, 15);
    struct calendar months = calendar(GRAIN_MONTH, day_of(2022, 1, 1), as_of);
    assert_int_equal(periods_of(&months, PERIOD_MONTH), 30);
    assert_int_equal(periods_of(&months, PERIOD_QUARTER), 10);
    assert_int_equal(periods_of(&months, PERIOD_CALENDAR_YEAR), 3);
    assert_int_equal(periods_of(&months, PERIOD_ACADEMIC_YEAR), 2); /* that of 2021/22 began before since */
    assert_int_equal(periods_of(&months, PERIOD_LATEST_12M), 1);
    assert_int_equal(periods_of(&months, PERIOD_AS_OF), 0);
    assert_true(has_period(&months, PERIOD_MONTH, day_of(2024, 2, 1), day_of(2024, 2, 29)));
    assert_true(has_period(&months, PERIOD_MONTH, day_of(2024, 6, 1), day_of(2024, 6, 30))); /* holds as_of */
    assert_true(has_period(&months, PERIOD_QUARTER, day_of(2024, 4, 1), day_of(2024, 6, 30)));
    assert_true(has_period(&months, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), day_of(2024, 12, 31)));
    assert_true(has_period(&months, PERIOD_ACADEMIC_YEAR, day_of(2023, 9, 1), day_of(2024, 8, 31)));
    assert_true(has_period(&months, PERIOD_LATEST_12M, day_of(2023, 6, 16), as_of));
    struct calendar quarters = calendar(GRAIN_QUARTER, day_of(2022, 1, 1), as_of);
    assert_int_equal(periods_of(&quarters, PERIOD_MONTH), 0);
    assert_int_equal(periods_of(&quarters, PERIOD_QUARTER), 10);
}

static void stocks_are_taken_at_month_or_quarter_ends_and_as_of(void **state)
{
    (void)state;
    struct calendar months = calendar(GRAIN_MONTH, day_of(2022, 1, 1), day_of(2024, 6, 15));
    assert_int_equal(stocks_of(&months, PERIOD_MONTH), 29);
    assert_int_equal(stocks_of(&months, PERIOD_AS_OF), 1);
    assert_int_equal(months.day_count, 30);
    struct calendar quarters = calendar(GRAIN_QUARTER, day_of(2022, 1, 1), day_of(2024, 6, 15));
    assert_int_equal(stocks_of(&quarters, PERIOD_QUARTER), 9);
    assert_int_equal(quarters.days[8], day_of(2024, 3, 31));
    assert_int_equal(quarters.days[9], day_of(2024, 6, 15));
}

/* as_of that ends a month is both that month's stock and as_of's: one day, two rows. */
static void an_as_of_that_ends_a_month_is_one_day_of_two_types(void **state)
{
    (void)state;
    struct calendar months = calendar(GRAIN_MONTH, day_of(2024, 1, 1), day_of(2024, 2, 29));
    assert_int_equal(months.day_count, 2);
    assert_int_equal(stocks_of(&months, PERIOD_MONTH), 2);
    assert_int_equal(months.stocks[0].type, PERIOD_AS_OF);
    assert_int_equal(months.stocks[0].position, months.stocks[2].position);
    assert_int_equal(months.stocks[2].day, day_of(2024, 2, 29));
}

static void periods_that_begin_before_since_are_left_out(void **state)
{
    (void)state;
    int32_t as_of = day_of(2024, 6, 15);
    struct calendar made = calendar(GRAIN_MONTH, day_of(2024, 1, 2), as_of);
    assert_int_equal(periods_of(&made, PERIOD_CALENDAR_YEAR), 0);
    assert_int_equal(periods_of(&made, PERIOD_QUARTER), 1);
    assert_int_equal(periods_of(&made, PERIOD_MONTH), 5);
    assert_int_equal(periods_of(&made, PERIOD_LATEST_12M), 0);
    made = calendar(GRAIN_MONTH, day_of(2023, 6, 16), as_of); /* the latest 12 months begin on since itself */
    assert_int_equal(periods_of(&made, PERIOD_LATEST_12M), 1);
    made = calendar(GRAIN_MONTH, day_of(2023, 6, 17), as_of);
    assert_int_equal(periods_of(&made, PERIOD_LATEST_12M), 0);
}

static void since_may_be_as_of_itself(void **state)
{
    (void)state;
    int32_t as_of = day_of(2024, 3, 31);
    struct calendar made = calendar(GRAIN_MONTH, as_of, as_of);
    assert_int_equal(made.period_count, 0);
    assert_int_equal(made.day_count, 1);
    assert_int_equal(calendar_slot(&made, as_of - 1), SLOT_NONE);
    assert_int_equal(calendar_slot(&made, as_of + 1), SLOT_NONE);
    assert_int_equal(calendar_day_from(&made, as_of), 0);
    assert_int_equal(calendar_day_from(&made, as_of + 1), 1);
}

/* A day lies in a period's slots just when it lies in the period, up to as_of. */
static void check_slots(const struct calendar *made)
{
    for (int p = 0; p < made->period_count; p++) {
        const struct period *period = &made->periods[p];
        for (int32_t day = made->since - 40; day < made->as_of + 40; day++) {
            uint16_t slot = calendar_slot(made, day);
            bool inside = day >= period->start && day <= period->end && day <= made->as_of;
            bool placed = slot != SLOT_NONE && slot >= period->first_slot && slot < period->slot_end;
            if (inside != placed)
                fail_msg("day %d, period from %d to %d", day, period->start, period->end);
        }
    }
}

static void check_order(const struct calendar *made)
{
    for (int p = 1; p < made->period_count; p++) {
        const struct period *a = &made->periods[p - 1];
        const struct period *b = &made->periods[p];
        assert_true(a->type < b->type || (a->type == b->type && a->end + 1 == b->start));
    }
    for (int s = 0; s < made->stock_count; s++) {
        assert_int_equal(made->days[made->stocks[s].position], made->stocks[s].day);
        assert_true(s < 2 || made->stocks[s - 1].day < made->stocks[s].day);
    }
    for (int d = 1; d < made->day_count; d++)
        assert_true(made->days[d - 1] < made->days[d]);
    assert_int_equal(made->days[made->day_count - 1], made->as_of);
}

static void check_days(const struct calendar *made)
{
    for (int32_t day = made->since - 40; day < made->as_of + 40; day++) {
        int expected = 0;
        while (expected < made->day_count && made->days[expected] < day)
            expected++;
        assert_int_equal(calendar_day_from(made, day), expected);
    }
}

static void any_calendar_is_cut_where_periods_begin_and_nowhere_else(void **state)
{
    (void)state;
    struct random random = {37};
    for (int round = 0; round < 40; round++) {
        int32_t as_of = random_from(&random, 6000, 10000);
        int32_t since = as_of - random_from(&random, 0, round % 2 ? 900 : 60);
        for (enum grain grain = 0; grain < GRAINS; grain++) {
            struct calendar made = calendar(grain, since, as_of);
            check_slots(&made);
            check_order(&made);
            check_days(&made);
        }
        arena_free(&arena);
    }
}

/* What is told by month is right by quarter: for any since and as_of, on every day. */
static void quarters_follow_from_months(void **state)
{
    (void)state;
    struct random random = {29};
    for (int round = 0; round < 200; round++) {
        int32_t since = random_from(&random, 5000, 9000);
        int32_t as_of = random_from(&random, since, since + 900);
        struct calendar months = calendar(GRAIN_MONTH, since, as_of);
        struct calendar quarters = calendar(GRAIN_QUARTER, since, as_of);
        calendar_relate(&quarters, &months, &arena);
        for (int32_t day = since - 3; day <= as_of + 3; day++) {
            uint16_t slot = calendar_slot(&months, day);
            uint16_t expected = calendar_slot(&quarters, day);
            assert_int_equal(quarters.of_slot[slot == SLOT_NONE ? months.slot_count : slot],
                             expected == SLOT_NONE ? quarters.slot_count : expected);
            assert_int_equal(quarters.of_day[calendar_day_from(&months, day)], calendar_day_from(&quarters, day));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_follow_from_months),
        cmocka_unit_test(the_periods_of_two_and_a_half_years),
        cmocka_unit_test(stocks_are_taken_at_month_or_quarter_ends_and_as_of),
        cmocka_unit_test(an_as_of_that_ends_a_month_is_one_day_of_two_types),
        cmocka_unit_test(periods_that_begin_before_since_are_left_out),
        cmocka_unit_test(since_may_be_as_of_itself),
        cmocka_unit_test(any_calendar_is_cut_where_periods_begin_and_nowhere_else),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

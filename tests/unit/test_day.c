/* Calendar days: against a calendar that is walked day by day, and the statutory year worked out by hand. */
#include "unit/unit.h"

#include "base/day.h"

static bool is_leap(int year)
{
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

static int32_t day(int year, int month, int of_month)
{
    return day_of(year, month, of_month);
}

static void day_nought_is_the_first_of_january_2000(void **state)
{
    (void)state;
    assert_int_equal(day(2000, 1, 1), 0);
    assert_int_equal(day(1999, 12, 31), -1);
    assert_int_equal(day(1970, 1, 1), -10957); /* PostgreSQL's and Unix' epochs */
    assert_int_equal(day(2024, 2, 29), 8825);
}

/* Every day from 1 January 1600 on for 800 years, two whole cycles of the calendar. */
static void every_day_follows_the_one_before(void **state)
{
    (void)state;
    int32_t expected = day(1600, 1, 1);
    assert_int_equal(expected, -(400 * 365 + 97));
    for (int year = 1600; year < 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= month_length(year, month); d++, expected++) {
                struct civil civil = day_civil(expected);
                if (day(year, month, d) != expected || civil.year != year || civil.month != month || civil.day != d)
                    fail_msg("%04d-%02d-%02d", year, month, d);
            }
}

static void the_furthest_days_come_back(void **state)
{
    (void)state;
    static const int32_t days[] = {INT32_MIN + 1, INT32_MIN + 146097, -730120, INT32_MAX - 1, INT32_MAX};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        struct civil civil = day_civil(days[i]);
        assert_int_equal(day_of(civil.year, civil.month, civil.day), days[i]);
        char text[DAY_TEXT_MOST];
        assert_true(day_text(days[i], text) < DAY_TEXT_MOST);
    }
}

static void months_keep_the_day_or_take_the_last_one_there_is(void **state)
{
    (void)state;
    assert_int_equal(day_add_months(day(2024, 1, 31), 1), day(2024, 2, 29));
    assert_int_equal(day_add_months(day(2023, 1, 31), 1), day(2023, 2, 28));
    assert_int_equal(day_add_months(day(2024, 2, 29), 12), day(2025, 2, 28));
    assert_int_equal(day_add_months(day(2024, 2, 29), -12), day(2023, 2, 28));
    assert_int_equal(day_add_months(day(2024, 2, 29), 48), day(2028, 2, 29));
    assert_int_equal(day_add_months(day(2024, 1, 15), -1), day(2023, 12, 15));
    assert_int_equal(day_add_months(day(2024, 11, 30), 3), day(2025, 2, 28));
    assert_int_equal(day_add_months(day(2024, 5, 31), -3), day(2024, 2, 29));
    assert_int_equal(day_add_months(day(2024, 7, 31), 0), day(2024, 7, 31));
    assert_int_equal(day_add_months(day(2000, 1, 1), -12 * 2001), day(-1, 1, 1));
}

/* spec/clocks.md, M12: the three examples it gives, then month ends and the turns of leap years. */
static void twelve_months_starting_with_a_day_end_the_day_before_its_anniversary(void **state)
{
    (void)state;
    static const struct {
        int start[3];
        int due[3];
    } cases[] = {
        {{2019, 1, 1}, {2019, 12, 31}}, {{2023, 3, 1}, {2024, 2, 29}},  {{2024, 2, 29}, {2025, 2, 28}},
        {{2024, 3, 1}, {2025, 2, 28}},  {{2023, 2, 28}, {2024, 2, 27}}, {{2024, 2, 28}, {2025, 2, 27}},
        {{2022, 3, 1}, {2023, 2, 28}},  {{2023, 1, 31}, {2024, 1, 30}}, {{2023, 12, 31}, {2024, 12, 30}},
        {{2023, 4, 30}, {2024, 4, 29}}, {{2020, 2, 29}, {2021, 2, 28}}, {{1999, 3, 1}, {2000, 2, 29}},
        {{1899, 3, 1}, {1900, 2, 28}},  {{2023, 9, 1}, {2024, 8, 31}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const int *s = cases[i].start;
        const int *d = cases[i].due;
        assert_int_equal(day_twelve_months_starting(day(s[0], s[1], s[2])), day(d[0], d[1], d[2]));
    }
}

static void a_birthday_on_a_leap_day_falls_on_the_first_of_march(void **state)
{
    (void)state;
    int32_t birth = day(2008, 2, 29);
    assert_int_equal(day_age(birth, day(2009, 2, 28)), 0);
    assert_int_equal(day_age(birth, day(2009, 3, 1)), 1);
    assert_int_equal(day_age(birth, day(2012, 2, 28)), 3);
    assert_int_equal(day_age(birth, day(2012, 2, 29)), 4);
    assert_int_equal(day_age(birth, birth), 0);
    assert_int_equal(day_age(birth, birth - 1), -1);
}

static void age_is_of_completed_years(void **state)
{
    (void)state;
    int32_t birth = day(2010, 9, 1);
    assert_int_equal(day_age(birth, day(2026, 8, 31)), 15);
    assert_int_equal(day_age(birth, day(2026, 9, 1)), 16);
    assert_int_equal(day_age(birth, day(2026, 12, 31)), 16);
    assert_int_equal(day_age(birth, day(2027, 1, 1)), 16);
}

static void days_are_written_as_iso_dates(void **state)
{
    (void)state;
    char text[DAY_TEXT_MOST];
    assert_int_equal(day_text(day(2024, 2, 29), text), 10);
    assert_string_equal(text, "2024-02-29");
    day_text(day(987, 1, 2), text);
    assert_string_equal(text, "0987-01-02");
    day_text(day(12024, 10, 31), text);
    assert_string_equal(text, "12024-10-31");
}

static void only_iso_dates_of_days_that_exist_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",           "2024-02-30", "2023-02-29", "1900-02-29",  "2024-13-01",
                                        "2024-00-01", "2024-01-00", "2024-04-31", "0000-01-01",  "24-01-01",
                                        "2024-1-01",  "2024-01-1",  "2024/01/01", "2024-01-01 ", " 2024-01-01",
                                        "2024-01-0a", "-024-01-01", "20240101",   "12024-01-01", "+024-01-01"};
    int32_t read = 77;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (day_parse(wrong[i], &read))
            fail_msg("'%s' was read", wrong[i]);
    assert_int_equal(read, 77);
    for (int32_t d = day(1995, 1, 1); d < day(2041, 1, 1); d++) {
        char text[DAY_TEXT_MOST];
        day_text(d, text);
        assert_true(day_parse(text, &read));
        assert_int_equal(read, d);
    }
    assert_true(day_parse("2000-02-29", &read));
    assert_int_equal(read, 59);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_nought_is_the_first_of_january_2000),
        cmocka_unit_test(every_day_follows_the_one_before),
        cmocka_unit_test(the_furthest_days_come_back),
        cmocka_unit_test(months_keep_the_day_or_take_the_last_one_there_is),
        cmocka_unit_test(twelve_months_starting_with_a_day_end_the_day_before_its_anniversary),
        cmocka_unit_test(a_birthday_on_a_leap_day_falls_on_the_first_of_march),
        cmocka_unit_test(age_is_of_completed_years),
        cmocka_unit_test(days_are_written_as_iso_dates),
        cmocka_unit_test(only_iso_dates_of_days_that_exist_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

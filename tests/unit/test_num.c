/* Numbers as text: the shortest double that reads back, integers at their ends, percentages rounded as the DfE does. */
#include "unit/unit.h"

#include <inttypes.h>

#include "base/num.h"
#include "unit/random.h"

static const char *double_text(double value)
{
    static char text[NUM_DOUBLE_MOST + 1];
    size_t length = num_double(value, text);
    assert_true(length <= NUM_DOUBLE_MOST);
    text[length] = '\0';
    return text;
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* Decimal digits that matter: without sign, point, exponent and the noughts around. */
static size_t significant_digits(const char *text)
{
    char digits[64];
    size_t count = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (count || *text != '0'))
            digits[count++] = *text;
    while (count && digits[count - 1] == '0')
        count--;
    return count;
}

/* What C itself needs: the first precision of %.*g that reads back. */
static size_t fewest_digits(double value)
{
    char text[40];
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, value);
        if (bits_of(strtod(text, NULL)) == bits_of(value))
            break;
    }
    return significant_digits(text);
}

static void check_double(double value)
{
    const char *text = double_text(value);
    if (bits_of(strtod(text, NULL)) != bits_of(value))
        fail_msg("%s is written for %.17g and does not read back", text, value);
    if (significant_digits(text) > fewest_digits(value))
        fail_msg("%s is longer than %.17g need be", text, value);
}

static void known_doubles_are_written_as_people_write_them(void **state)
{
    (void)state;
    assert_string_equal(double_text(140.0), "140");
    assert_string_equal(double_text(41.3), "41.3");
    assert_string_equal(double_text(100.0 / 3), "33.333333333333336");
    assert_string_equal(double_text(200.0 / 3), "66.66666666666667");
    assert_string_equal(double_text(0.0), "0");
    assert_string_equal(double_text(100.0), "100");
    assert_string_equal(double_text(0.5), "0.5");
    assert_string_equal(double_text(-12.5), "-12.5");
    assert_string_equal(double_text(0.1 + 0.2), "0.30000000000000004");
    assert_string_equal(double_text(9007199254740992.0), "9007199254740992");
}

static void every_percentage_of_small_groups_reads_back(void **state)
{
    (void)state;
    for (int n = 1; n <= 300; n++)
        for (int k = 0; k <= n; k++)
            check_double(100.0 * k / n);
}

static void random_doubles_of_every_size_read_back_in_the_fewest_digits(void **state)
{
    (void)state;
    struct random random = {20240229};
    for (int i = 0; i < 15000; i++) {
        uint64_t bits = random_bits(&random);
        double any;
        memcpy(&any, &bits, sizeof any);
        if (isfinite(any))
            check_double(any);
        check_double(ldexp((double)(random_bits(&random) >> 11), random_from(&random, -66, -12)));
        check_double((double)random_below(&random, 1000000) / pow(10, random_from(&random, 0, 9)));
    }
}

static void powers_of_two_and_their_neighbours_read_back(void **state)
{
    (void)state;
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1.0, exponent);
        check_double(power);
        check_double(nextafter(power, 0.0));
        check_double(nextafter(power, INFINITY));
        check_double(-power);
    }
    check_double(1.7976931348623157e308);
    check_double(4.9406564584124654e-324);
}

static void integers_are_exact_at_their_ends(void **state)
{
    (void)state;
    static const int64_t values[] = {0, 1, -1, 9, 10, -10, INT32_MIN, INT64_MAX, INT64_MIN, INT64_MIN + 1};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char text[NUM_INTEGER_MOST + 1];
        char expected[32];
        size_t length = num_integer(values[i], text);
        assert_true(length <= NUM_INTEGER_MOST);
        text[length] = '\0';
        snprintf(expected, sizeof expected, "%" PRId64, values[i]);
        assert_string_equal(text, expected);
    }
}

static const char *percent(uint64_t k, uint64_t n)
{
    static char text[NUM_PERCENT_MOST];
    size_t length = num_percent(k, n, text);
    assert_int_equal(length, strlen(text));
    return text;
}

/*
 * The DfE's round_five_up (dfe-analytical-services/dfeR, R/round_five_up.R and its tests: numbers only), of those
 * cases that are tenths of a percent: 2.85 to one place is 2.9, 2.86 too; where C's own printf would say 2.8.
 */
static void percentages_round_half_up_as_the_dfe_does(void **state)
{
    (void)state;
    assert_string_equal(percent(285, 10000), "2.9");
    assert_string_equal(percent(286, 10000), "2.9");
    assert_string_equal(percent(284, 10000), "2.8");
    assert_string_equal(percent(25, 10000), "0.3"); /* 0.25: round half to even would say 0.2 */
    assert_string_equal(percent(1, 2000), "0.1");   /* 0.05 */
    assert_string_equal(percent(1, 2001), "0.0");
    assert_string_equal(percent(1, 3), "33.3");
    assert_string_equal(percent(2, 3), "66.7");
    assert_string_equal(percent(0, 1), "0.0");
    assert_string_equal(percent(7, 7), "100.0");
    assert_string_equal(percent(1999, 2000), "100.0"); /* 99.95 */
    assert_string_equal(percent(100000000000, 100000000000), "100.0");
}

static void only_whole_decimal_numbers_within_bounds_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",   "-", "1x", " 1", "1 ", "+1", "--1", "0x1", "1.0", "9223372036854775808", "99999999999999999999999",
        "-6", "11"};
    int64_t value = 0;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (num_parse(wrong[i], -5, 10, &value))
            fail_msg("'%s' was read", wrong[i]);
    assert_true(num_parse("-5", -5, 10, &value));
    assert_int_equal(value, -5);
    assert_true(num_parse("10", -5, 10, &value));
    assert_int_equal(value, 10);
    assert_true(num_parse("007", 0, 10, &value));
    assert_int_equal(value, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_doubles_are_written_as_people_write_them),
        cmocka_unit_test(every_percentage_of_small_groups_reads_back),
        cmocka_unit_test(random_doubles_of_every_size_read_back_in_the_fewest_digits),
        cmocka_unit_test(powers_of_two_and_their_neighbours_read_back),
        cmocka_unit_test(integers_are_exact_at_their_ends),
        cmocka_unit_test(percentages_round_half_up_as_the_dfe_does),
        cmocka_unit_test(only_whole_decimal_numbers_within_bounds_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

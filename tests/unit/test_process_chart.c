/*
 * Control charts against the published numbers of NHSRplotthedots (shared/data/oracles/spc.json), worked examples, and
 * each rule at its edge.
 */
#include "unit/unit.h"

#include "core/statistics/chart_signals.h"
#include "core/statistics/chart_verdicts.h"
#include "core/statistics/distributions.h"

enum { POINTS_MOST = 64 };

static size_t points_of(const double *values, size_t count, struct chart_point *points)
{
    for (size_t i = 0; i < count; i++)
        points[i] = (struct chart_point){values[i], 100};
    return count;
}

#define NHSR                                                                                                           \
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,    \
        -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272
#define NHSR_END 1.78691314, 0.49785048, -1.96661716, 0.7013559, -0.47279141

static void xmr_limits_are_the_published(void **state)
{
    (void)state;
    static const struct {
        double y[20];
        size_t count;
        bool screened;
        double mean, lower, upper, tolerance;
    } cases[] = {
        {{NHSR, -0.55584113, NHSR_END}, 20, true, 0.1416238, -3.01138, 3.294627, 1e-5},
        {{NHSR, 10, NHSR_END}, 20, true, 0.6694159, -2.383666, 3.722497, 1e-5},
        {{NHSR, 10, NHSR_END}, 20, false, 0.6694159, -4.596625, 5.935457, 1e-5},
        {{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1}, 18, true, 1.94, -0.72, 4.6, 0.005},
    };
    struct chart_point points[POINTS_MOST];
    struct chart_limits limits[POINTS_MOST];
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t count = points_of(cases[i].y, cases[i].count, points);
        chart_limits(CHART_XMR, points, count, cases[i].screened, limits);
        assert_close(limits[0].centre, cases[i].mean, cases[i].tolerance);
        assert_close(limits[count - 1].lower, cases[i].lower, cases[i].tolerance);
        assert_close(limits[count - 1].upper, cases[i].upper, cases[i].tolerance);
        assert_close(limits[0].upper_near - limits[0].centre, (limits[0].upper - limits[0].centre) * 2 / 3, 1e-12);
    }
}

/* By hand: 30 of 100 and 50 of 400 give 80 of 500, 16%; 3 sqrt(16 x 84 / 100) = 10.998. */
static void p_limits_follow_the_denominator(void **state)
{
    (void)state;
    const struct chart_point points[] = {{30, 100}, {12.5, 400}};
    struct chart_limits limits[2];
    chart_limits(CHART_P, points, 2, true, limits);
    assert_close(limits[0].centre, 16, 1e-12);
    assert_close(limits[0].upper, 16 + 3 * sqrt(13.44), 1e-12);
    assert_close(limits[1].upper, 16 + 3 * sqrt(3.36), 1e-12);
    chart_limits(CHART_P_PRIME, points, 2, true, limits);
    /* z = 14 / 3.6661 and -3.5 / 1.8330: a range of 5.7282, over 1.128 */
    double sigma = (14 / sqrt(13.44) + 3.5 / sqrt(3.36)) / 1.128;
    assert_close(limits[0].upper, 16 + 3 * sigma * sqrt(13.44), 1e-9);
    chart_clip(limits, 2, 0, 100);
    assert_close(limits[0].lower, 0, 0);
}

/* Percentages of 0 or 100 throughout have no variation to speak of. */
static void p_prime_of_no_variation_is_p(void **state)
{
    (void)state;
    const struct chart_point points[] = {{0, 600}, {0, 700}};
    struct chart_limits limits[2];
    chart_limits(CHART_P_PRIME, points, 2, true, limits);
    assert_close(limits[0].upper, 0, 0);
}

static void rare_events_have_limits(void **state)
{
    (void)state;
    const struct chart_point days[] = {{pow(2, 3.6), 0}, {pow(3, 3.6), 0}, {pow(2, 3.6), 0}, {pow(3, 3.6), 0}};
    struct chart_limits limits[4];
    chart_limits(CHART_T, days, 4, true, limits); /* 2, 3, 2, 3: 2.5 +- 2.66 */
    assert_close(limits[0].centre, pow(2.5, 3.6), 1e-9);
    assert_close(limits[0].upper, pow(5.16, 3.6), 1e-9);
    assert_close(limits[0].lower, 0, 0);
    const struct chart_point cases[] = {{3, 0}, {5, 0}};
    chart_limits(CHART_G, cases, 2, true, limits); /* 4 + 3 sqrt(20) */
    assert_close(limits[0].upper, 4 + 3 * sqrt(20), 1e-12);
}

static void the_kind_follows_the_denominators(void **state)
{
    (void)state;
    const struct chart_point steady[] = {{50, 40}, {50, 50}, {50, 45}};
    const struct chart_point swinging[] = {{50, 40}, {50, 80}, {50, 45}};
    const struct chart_point small[] = {{50, 11}, {50, 12}, {50, 12}};
    const struct chart_point large[] = {{50, 400}, {50, 600}};
    assert_int_equal(chart_choose(steady, 3), CHART_XMR);
    assert_int_equal(chart_choose(swinging, 3), CHART_P);
    assert_int_equal(chart_choose(small, 3), CHART_P);
    assert_int_equal(chart_choose(large, 2), CHART_P_PRIME);
    assert_int_equal(chart_choose(NULL, 0), CHART_P);
}

/* Signals of values around limits of -3 to 3 (near ones 2), as letters: o outside, t trend, 2, s side, . none. */
static void signals_are(const double *values, size_t count, const char *expected)
{
    static const char letters[CHART_SIGNALS + 1] = {'.', 'o', 't', '2', 's', 0};
    struct chart_point points[POINTS_MOST];
    struct chart_limits limits[POINTS_MOST];
    struct point_signal signals[POINTS_MOST];
    char found[POINTS_MOST] = "";
    points_of(values, count, points);
    for (size_t i = 0; i < count; i++)
        limits[i] = (struct chart_limits){.lower = -3, .upper = 3, .lower_near = -2, .upper_near = 2};
    chart_signals(points, limits, count, signals);
    for (size_t i = 0; i < count; i++)
        found[i] = letters[signals[i].signal];
    assert_string_equal(found, expected);
}

static void sevens_are_back_filled(void **state)
{
    (void)state;
    signals_are((const double[]){1, 1, 1, 1, 1, 1}, 6, "......");
    signals_are((const double[]){1, 1, 1, 1, 1, 1, -1}, 7, ".......");
    signals_are((const double[]){1, 1, 1, 1, 1, 1, 1, 1, -1}, 9, "ssssssss.");
    signals_are((const double[]){1, 1, 1, 0, 1, 1, 1, 1, 1}, 9, ".........");
    signals_are((const double[]){-1.5, -1, -.5, .5, 1, 1.5}, 6, "......");
    signals_are((const double[]){-1.5, -1, -.5, -.5, .5, 1, 1.5}, 7, ".......");
    signals_are((const double[]){-1.5, -1, -.5, -.1, .5, 1, 1.5}, 7, "ttttttt");
    signals_are((const double[]){-1, -1.5, -1, -.5, -.1, .5, 1, 1.5, -1}, 9, ".ttttttt.");
}

static void two_of_three_mark_those_beyond(void **state)
{
    (void)state;
    signals_are((const double[]){2.5, 1, 2.5}, 3, "2.2");
    signals_are((const double[]){1, 2.5, 2.5}, 3, ".22");
    signals_are((const double[]){1, 1, 2.5, 1, 2.5, 1}, 6, "..2.2.");
    signals_are((const double[]){1, 2.5, 1, 1, 2.5, 1}, 6, "......");
    signals_are((const double[]){2.5, -2.5, 1}, 3, "...");
    signals_are((const double[]){-2.5, -1, -2.5}, 3, "2.2");
    signals_are((const double[]){2, 2, 2}, 3, "...");
}

static void the_worst_signal_counts(void **state)
{
    (void)state;
    signals_are((const double[]){1, 1, 1, 3.1, 1, 2.5, 2.5}, 7, "sssos22");
    signals_are((const double[]){-1, -.9, -.8, -.7, -.6, -.5, 4}, 7, "tttttto");
    signals_are((const double[]){3, 1, -1}, 3, "...");
}

static void runs_are_anhoejs(void **state)
{
    (void)state;
    /* 20 useful points: a run may be 7 = round(log2 20) + 3, crossings 6 = qbinom(.05, 19, .5). */
    double values[24];
    struct chart_point points[POINTS_MOST];
    struct chart_limits limits[POINTS_MOST] = {{0}};
    distributions_begin();
    for (int i = 0; i < 20; i++)
        values[i] = i % 2 ? 1 : -1;
    values[20] = 0;
    struct runs_test runs = chart_runs(points, limits, points_of(values, 21, points));
    assert_int_equal(runs.useful, 20);
    assert_int_equal(runs.longest, 1);
    assert_int_equal(runs.crossings, 19);
    assert_int_equal(runs.longest_usual, 7);
    assert_int_equal(runs.crossings_usual, 6);
    assert_false(runs.shifted);
    for (int i = 0; i < 20; i++)
        values[i] = i < 8 ? 1 : i % 2 ? 1 : -1;
    runs = chart_runs(points, limits, points_of(values, 20, points));
    assert_int_equal(runs.longest, 8);
    assert_true(runs.shifted);
    runs = chart_runs(points, limits, points_of(values, 9, points));
    assert_false(runs.shifted);
}

static void verdicts_follow_polarity(void **state)
{
    (void)state;
    const struct point_signal high = {SIGNAL_SIDE, 1};
    const struct point_signal none = {SIGNAL_NONE, 0};
    assert_int_equal(variation_verdict(high, 12, POLARITY_HIGH_IS_GOOD), VARIATION_IMPROVEMENT);
    assert_int_equal(variation_verdict(high, 12, POLARITY_LOW_IS_GOOD), VARIATION_CONCERN);
    assert_int_equal(variation_verdict(high, 12, POLARITY_NEUTRAL), VARIATION_NEUTRAL);
    assert_int_equal(variation_verdict(none, 12, POLARITY_LOW_IS_GOOD), VARIATION_COMMON);
    assert_int_equal(variation_verdict(high, 11, POLARITY_LOW_IS_GOOD), VARIATION_TOO_FEW);
}

static void assurance_is_as_published(void **state)
{
    (void)state;
    static const struct {
        double lower, upper, target;
        enum polarity polarity;
        enum assurance_verdict verdict;
    } cases[] = {
        {1, 3, 4, POLARITY_HIGH_IS_GOOD, ASSURANCE_FAIL},   {5, 7, 4, POLARITY_HIGH_IS_GOOD, ASSURANCE_PASS},
        {1, 5, 4, POLARITY_HIGH_IS_GOOD, ASSURANCE_EITHER}, {1, 3, 4, POLARITY_LOW_IS_GOOD, ASSURANCE_PASS},
        {5, 7, 4, POLARITY_LOW_IS_GOOD, ASSURANCE_FAIL},    {5, 7, 4, POLARITY_NEUTRAL, ASSURANCE_NONE},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct chart_limits limits = {.lower = cases[i].lower, .upper = cases[i].upper};
        assert_int_equal(assurance_verdict(&limits, 20, &cases[i].target, cases[i].polarity), cases[i].verdict);
        assert_int_equal(assurance_verdict(&limits, 20, NULL, cases[i].polarity), ASSURANCE_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xmr_limits_are_the_published),     cmocka_unit_test(p_limits_follow_the_denominator),
        cmocka_unit_test(p_prime_of_no_variation_is_p),     cmocka_unit_test(rare_events_have_limits),
        cmocka_unit_test(the_kind_follows_the_denominators), cmocka_unit_test(sevens_are_back_filled),
        cmocka_unit_test(two_of_three_mark_those_beyond),   cmocka_unit_test(the_worst_signal_counts),
        cmocka_unit_test(runs_are_anhoejs),                 cmocka_unit_test(verdicts_follow_polarity),
        cmocka_unit_test(assurance_is_as_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

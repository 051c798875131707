/* Two proportions against Newcombe's example, a trend against R's, and many tests in their places. */
#include "unit/one_arena.h"

#include "core/statistics/distributions.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/trend_test.h"
#include "core/statistics/two_shares.h"

/* Newcombe 1998, Statistics in Medicine 17:873, table II (a): 56/70 less 48/80: 0.2000, by method 10 from 0.0524 to 0.3339. */
static void difference_is_newcombes(void **state)
{
    (void)state;
    struct two_shares found = two_shares_compare((struct funnel_unit){56, 70}, (struct funnel_unit){48, 80});
    assert_true(found.compared);
    assert_close(found.difference, 20, 1e-9);
    assert_close(found.lower, 5.24, 5e-3);
    assert_close(found.upper, 33.39, 5e-3);
}

/* The same by hand: together 104/150; (0.2)^2 / (0.69333 * 0.30667 * (1/70 + 1/80)) = 7.0234. */
static void test_is_by_hand(void **state)
{
    (void)state;
    struct two_shares found = two_shares_compare((struct funnel_unit){56, 70}, (struct funnel_unit){48, 80});
    double share = 104.0 / 150;
    double chi_squared = 0.04 / (share * (1 - share) * (1.0 / 70 + 1.0 / 80));
    assert_close(chi_squared, 7.0234, 5e-4);
    assert_close(found.p, chi_squared_above(chi_squared, 1), 1e-12);
}

static void few_are_not_compared(void **state)
{
    (void)state;
    struct two_shares nine = two_shares_compare((struct funnel_unit){5, 9}, (struct funnel_unit){50, 100});
    struct two_shares four_expected = two_shares_compare((struct funnel_unit){4, 10}, (struct funnel_unit){40, 100});
    struct two_shares five_expected = two_shares_compare((struct funnel_unit){5, 10}, (struct funnel_unit){50, 100});
    struct two_shares always = two_shares_compare((struct funnel_unit){10, 10}, (struct funnel_unit){100, 100});
    assert_false(nine.compared);
    assert_true(isnan(nine.p));
    assert_true(four_expected.compared);
    assert_true(isnan(four_expected.p));
    assert_close(five_expected.p, 1, 1e-9);
    assert_true(always.compared);
    assert_true(isnan(always.p));
    assert_same(always.difference, 0);
    assert_true(always.lower < 0 && always.upper > 0);
}

/* Fleiss 1981, p. 139, as in R's help of prop.trend.test: smokers among lung patients: X-squared 8.2249, p 0.004132. */
static void trend_is_rs(void **state)
{
    (void)state;
    const struct funnel_unit smokers[] = {{83, 86}, {90, 93}, {129, 136}, {70, 82}};
    const double scores[] = {0, 1, 2, 3};
    struct trend_test found = trend_across(smokers, scores, 4);
    assert_true(found.possible);
    assert_int_equal(found.groups, 4);
    assert_close(found.chi_squared, 8.2249, 5e-5);
    assert_close(found.p, 0.004132, 5e-7);
    assert_true(found.slope < 0);
}

/* 10, 20 and 30 of 100: exactly ten points a step, whatever stands between with too few. */
static void slope_is_points_a_step(void **state)
{
    (void)state;
    const struct funnel_unit rising[] = {{10, 100}, {9, 9}, {20, 100}, {30, 100}};
    const double scores[] = {0, 1, 1, 2};
    struct trend_test found = trend_across(rising, scores, 4);
    assert_int_equal(found.groups, 3);
    assert_close(found.slope, 10, 1e-9);
    assert_close(found.chi_squared, 12.5, 1e-9); /* (20)^2 / (0.2 * 0.8 * 200) */
}

static void few_groups_have_no_trend(void **state)
{
    (void)state;
    const struct funnel_unit two[] = {{10, 100}, {30, 100}, {5, 9}};
    const struct funnel_unit never[] = {{0, 100}, {0, 100}, {0, 100}};
    const double scores[] = {0, 1, 2};
    assert_false(trend_across(two, scores, 3).possible);
    assert_int_equal(trend_across(two, scores, 3).groups, 2);
    assert_false(trend_across(never, scores, 3).possible);
}

/* Adjusted by rank: 0.01 * 3 / 1, 0.02 * 3 / 2, 0.04; what was not made stays where it is. */
static void tests_keep_their_places(void **state)
{
    (void)state;
    struct many_tests tests = {.arena = &arena};
    assert_int_equal(many_tests_add(&tests, 0.04), 0);
    assert_int_equal(many_tests_add(&tests, NAN), 1);
    assert_int_equal(many_tests_add(&tests, 0.01), 2);
    assert_int_equal(many_tests_add(&tests, 0.02), 3);
    many_tests_adjust(&tests);
    assert_close(tests.adjusted[0], 0.04, 1e-12);
    assert_true(isnan(tests.adjusted[1]));
    assert_close(tests.adjusted[2], 0.03, 1e-12);
    assert_close(tests.adjusted[3], 0.03, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(difference_is_newcombes),
        cmocka_unit_test(test_is_by_hand),
        cmocka_unit_test(few_are_not_compared),
        cmocka_unit_test(trend_is_rs),
        cmocka_unit_test(slope_is_points_a_step),
        cmocka_unit_test(few_groups_have_no_trend),
        cmocka_unit_test(tests_keep_their_places),
    };
    distributions_begin();
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

/*
 * Log-rank against R's survdiff of the aml data (Miller 1997; survival), Gray's test where it must agree with the log-rank,
 * by its symmetries, and by how often it errs under no difference.
 */
#include "unit/unit.h"

#include "core/statistics/distributions.h"
#include "core/statistics/group_tests.h"

static const struct outcome_day maintained[] = {
    {.day = 9, .ended = {1}},  {.day = 13, .ended = {1}, .censored = 1}, {.day = 18, .ended = {1}},
    {.day = 23, .ended = {1}}, {.day = 28, .censored = 1},               {.day = 31, .ended = {1}},
    {.day = 34, .ended = {1}}, {.day = 45, .censored = 1},               {.day = 48, .ended = {1}},
    {.day = 161, .censored = 1},
};
static const struct outcome_day not_maintained[] = {
    {.day = 5, .ended = {2}},  {.day = 8, .ended = {2}},  {.day = 12, .ended = {1}}, {.day = 16, .censored = 1},
    {.day = 23, .ended = {1}}, {.day = 27, .ended = {1}}, {.day = 30, .ended = {1}}, {.day = 33, .ended = {1}},
    {.day = 43, .ended = {1}}, {.day = 45, .ended = {1}},
};
static const struct outcome_group aml[] = {{maintained, COUNT_OF(maintained), 11},
                                           {not_maintained, COUNT_OF(not_maintained), 12},
                                           {NULL, 0, 0}};

static int open_distributions(void **state)
{
    (void)state;
    distributions_begin();
    return 0;
}

static void log_rank_is_survdiff(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 24, NULL, NULL);
    struct group_test test = log_rank_test(aml, 3, &arena);
    assert_true(test.possible);
    assert_int_equal(test.degrees, 1);
    assert_close(test.chi_squared, 3.396389, 5e-7);
    assert_close(test.p, 0.0653393, 5e-7);
    arena_free(&arena);
}

/* Nothing competes: the same score; the variance is of the sum of squares of the weights and not hypergeometric. */
static void gray_without_competition_is_near_log_rank(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 24, NULL, NULL);
    struct group_test test = gray_test(aml, 2, 0, &arena);
    assert_true(test.possible);
    assert_close(test.chi_squared, 3.396389, 0.5);
    arena_free(&arena);
}

static void one_group_cannot_be_tested(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 24, NULL, NULL);
    assert_false(log_rank_test(aml, 1, &arena).possible);
    assert_false(gray_test(aml, 1, 0, &arena).possible);
    arena_free(&arena);
}

static void the_order_of_groups_changes_nothing(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 1 << 24, NULL, NULL);
    const struct outcome_group turned[] = {aml[1], aml[0]};
    assert_close(log_rank_test(aml, 2, &arena).chi_squared, log_rank_test(turned, 2, &arena).chi_squared, 1e-9);
    assert_close(gray_test(aml, 2, 0, &arena).chi_squared, gray_test(turned, 2, 0, &arena).chi_squared, 1e-9);
    arena_free(&arena);
}

enum { DAYS = 30, CASES = 150, TRIALS = 2000 };

/* Ends of two kinds in proportions by group, and censoring that differs between the groups. */
static void draw_group(struct outcome_day *days, double first, double second, double censored,
                       struct random_stream *stream)
{
    double n = CASES;
    for (int t = 0; t < DAYS; t++) {
        days[t] = (struct outcome_day){.day = t + 1};
        for (int i = 0; i < (int)n; i++) {
            double u = random_uniform(stream);
            days[t].ended[0] += u < first;
            days[t].ended[1] += u >= first && u < first + second;
            days[t].censored += u >= first + second && u < first + second + censored;
        }
        n -= days[t].ended[0] + days[t].ended[1] + days[t].censored;
    }
}

static double share_rejected(double other_group_first, double other_group_second, int outcome)
{
    struct random_stream *stream = random_begin(7);
    struct outcome_day days[3][DAYS];
    int rejected = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
        struct arena arena;
        arena_init(&arena, 1 << 24, NULL, NULL);
        draw_group(days[0], 0.04, 0.03, 0.01, stream);
        draw_group(days[1], other_group_first, other_group_second, 0.05, stream);
        draw_group(days[2], 0.04, 0.03, 0.02, stream);
        const struct outcome_group groups[] = {{days[0], DAYS, CASES}, {days[1], DAYS, CASES}, {days[2], DAYS, CASES}};
        struct group_test test = outcome < 0 ? log_rank_test(groups, 3, &arena) : gray_test(groups, 3, outcome, &arena);
        assert_true(test.possible);
        assert_int_equal(test.degrees, 2);
        rejected += test.p < 0.05;
        arena_free(&arena);
    }
    random_end(stream);
    return (double)rejected / TRIALS;
}

/* Within four standard errors of 5%: sqrt(.05 x .95 / 2000) = 0.0049. */
static void they_err_as_often_as_they_say(void **state)
{
    (void)state;
    assert_close(share_rejected(0.04, 0.03, 0), 0.05, 0.0195);
    assert_close(share_rejected(0.04, 0.03, -1), 0.05, 0.0195);
}

static void they_see_a_difference(void **state)
{
    (void)state;
    assert_true(share_rejected(0.08, 0.03, 0) > 0.8);
    assert_true(share_rejected(0.08, 0.03, -1) > 0.8);
    /* The other outcome alone is quicker: fewer of the first, which is what Gray's test is for. */
    assert_true(share_rejected(0.04, 0.09, 0) > 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_rank_is_survdiff),
        cmocka_unit_test(gray_without_competition_is_near_log_rank),
        cmocka_unit_test(one_group_cannot_be_tested),
        cmocka_unit_test(the_order_of_groups_changes_nothing),
        cmocka_unit_test(they_err_as_often_as_they_say),
        cmocka_unit_test(they_see_a_difference),
    };
    return cmocka_run_group_tests(tests, open_distributions, NULL);
}

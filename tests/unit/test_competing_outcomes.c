/*
 * Curves against R's survival (shared/data/oracles/survival.json: quantile.R, mstate.R, lifelines), and worked by hand.
 */
#include "unit/unit.h"

#include "core/statistics/competing_outcomes.h"

enum { STEPS_MOST = 16 };

/* Times 9 1 1+ 6 6 8+ 10+. */
static const struct outcome_day quantile_days[] = {
    {.day = 1, .ended = {1}, .censored = 1}, {.day = 6, .ended = {2}}, {.day = 8, .censored = 1},
    {.day = 9, .ended = {1}},                {.day = 10, .censored = 1},
};

static void kaplan_meier_is_as_published(void **state)
{
    (void)state;
    struct outcome_step steps[STEPS_MOST];
    size_t count = competing_outcomes(quantile_days, COUNT_OF(quantile_days), 7, steps);
    assert_int_equal(count, 3);
    assert_close(steps[0].open, 0.8571428571428571, 1e-12);
    assert_close(steps[1].open, 0.5142857142857142, 1e-12);
    assert_close(steps[2].open, 0.2571428571428571, 1e-12);
    assert_int_equal(steps[2].day, 9);
    assert_close(steps[1].at_risk, 5, 0);
    assert_close(at_risk_on(quantile_days, COUNT_OF(quantile_days), 7, 8), 3, 0);
    assert_close(at_risk_on(quantile_days, COUNT_OF(quantile_days), 7, 9), 2, 0);
    assert_close(at_risk_on(quantile_days, COUNT_OF(quantile_days), 7, 0), 7, 0);
}

static void quantiles_are_as_published(void **state)
{
    (void)state;
    static const struct {
        double open;
        double day; /* -1: not reached */
        double lower;
    } cases[] = {
        {0.9285714285714286, 1, 1},   {0.8571428571428571, 3.5, 1},
        {0.6666666666666666, 6, 1},   {0.5, 9, 6},
        {0.2571428571428571, 9.5, 6}, {0.1, -1, 9},
    };
    struct outcome_step steps[STEPS_MOST];
    size_t count = competing_outcomes(quantile_days, COUNT_OF(quantile_days), 7, steps);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        double p = 1 - cases[i].open;
        double day = -1;
        assert_int_equal(outcome_quantile(steps, count, 10, p, OPEN_ESTIMATE, &day), cases[i].day >= 0);
        assert_close(day, cases[i].day, 0);
        assert_true(outcome_quantile(steps, count, 10, p, OPEN_LOWER_LOG, &day));
        assert_close(day, cases[i].lower, 0);
        assert_false(outcome_quantile(steps, count, 10, p, OPEN_UPPER_LOG, &day));
    }
}

static void late_entry_is_as_published(void **state)
{
    (void)state;
    /* entry 1 2 4 0 0, time 2 10 5 4 3: all end */
    static const struct outcome_day days[] = {
        {.day = 1, .entered = 1}, {.day = 2, .entered = 1, .ended = {1}}, {.day = 3, .ended = {1}},
        {.day = 4, .entered = 1, .ended = {1}}, {.day = 5, .ended = {1}}, {.day = 10, .ended = {1}},
    };
    static const double open[] = {2.0 / 3, 4.0 / 9, 2.0 / 9, 1.0 / 9, 0};
    struct outcome_step steps[STEPS_MOST];
    assert_int_equal(competing_outcomes(days, COUNT_OF(days), 2, steps), 5);
    for (int i = 0; i < 5; i++)
        assert_close(steps[i].open, open[i], 1e-12);
    assert_close(steps[0].at_risk, 3, 0);
}

/* mstate.R: 1+ 2(1) 2+ 3(2) 3+ 3(2) 5+ 6(2). */
static void competing_ends_are_as_published(void **state)
{
    (void)state;
    static const struct outcome_day days[] = {
        {.day = 1, .censored = 1}, {.day = 2, .ended = {1}, .censored = 1}, {.day = 3, .ended = {0, 2}, .censored = 1},
        {.day = 5, .censored = 1}, {.day = 6, .ended = {0, 1}},
    };
    static const double expected[][3] = {{0.8571428571428571, 0.14285714285714285, 0},
                                         {0.5142857142857142, 0.14285714285714285, 0.34285714285714286},
                                         {0, 0.14285714285714285, 0.8571428571428571}};
    struct outcome_step steps[STEPS_MOST];
    assert_int_equal(competing_outcomes(days, COUNT_OF(days), 8, steps), 3);
    for (int i = 0; i < 3; i++) {
        assert_close(steps[i].open, expected[i][0], 1e-12);
        assert_close(steps[i].by[0], expected[i][1], 1e-12);
        assert_close(steps[i].by[1], expected[i][2], 1e-12);
    }
    assert_null(outcome_step_on(steps, 3, 1));
    assert_int_equal(outcome_step_on(steps, 3, 5)->day, 3);
    assert_int_equal(outcome_step_on(steps, 3, 6)->day, 6);
}

/* Nobody censored: the error of a share, sqrt(p (1 - p) / n); and of Greenwood the same. */
static void errors_of_the_uncensored_are_binomial(void **state)
{
    (void)state;
    static const struct outcome_day days[] = {
        {.day = 3, .ended = {4, 1}}, {.day = 7, .ended = {3, 6}}, {.day = 9, .ended = {2, 4}}};
    struct outcome_step steps[STEPS_MOST];
    assert_int_equal(competing_outcomes(days, COUNT_OF(days), 20, steps), 3);
    assert_close(steps[1].by[0], 0.35, 1e-12);
    assert_close(steps[1].error[0], sqrt(0.35 * 0.65 / 20), 1e-12);
    assert_close(steps[2].error[1], sqrt(0.55 * 0.45 / 20), 1e-12);
    assert_close(steps[1].open * sqrt(steps[1].open_variance), sqrt(0.3 * 0.7 / 20), 1e-12);
    double lower = 0;
    double upper = 0;
    assert_true(outcome_interval(0.35, steps[1].error[0], &lower, &upper));
    double width = 1.959963984540054 * steps[1].error[0] / (0.65 * -log(0.65));
    assert_close(lower, 1 - pow(0.65, exp(-width)), 1e-12);
    assert_close(upper, 1 - pow(0.65, exp(width)), 1e-12);
    assert_false(outcome_interval(0, 0.1, &lower, &upper));
    assert_false(outcome_interval(1, 0.1, &lower, &upper));
}

/* With one outcome its error is that of the open curve. */
static void one_outcome_is_kaplan_meier(void **state)
{
    (void)state;
    struct outcome_step steps[STEPS_MOST];
    size_t count = competing_outcomes(quantile_days, COUNT_OF(quantile_days), 7, steps);
    for (size_t i = 0; i < count; i++) {
        assert_close(steps[i].by[0], 1 - steps[i].open, 1e-12);
        assert_close(steps[i].error[0], steps[i].open * sqrt(steps[i].open_variance), 1e-12);
    }
    /* By hand: ln 0.5142857 = -0.66498, Greenwood 1/42 + 2/15, so -0.66498 e^(1.95996 x 0.39641 / 0.66498) = -2.1391. */
    assert_close(open_after(&steps[1], OPEN_LOWER), exp(-2.1391), 1e-5);
}

static void nobody_at_risk_is_no_step(void **state)
{
    (void)state;
    struct outcome_step steps[STEPS_MOST];
    static const struct outcome_day days[] = {{.day = 1, .ended = {1}}};
    assert_int_equal(competing_outcomes(days, 1, 0, steps), 0);
    assert_int_equal(competing_outcomes(NULL, 0, 0, steps), 0);
    double day;
    assert_false(outcome_quantile(steps, 0, 10, 0.5, OPEN_ESTIMATE, &day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kaplan_meier_is_as_published),          cmocka_unit_test(quantiles_are_as_published),
        cmocka_unit_test(late_entry_is_as_published),            cmocka_unit_test(competing_ends_are_as_published),
        cmocka_unit_test(errors_of_the_uncensored_are_binomial), cmocka_unit_test(one_outcome_is_kaplan_meier),
        cmocka_unit_test(nobody_at_risk_is_no_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

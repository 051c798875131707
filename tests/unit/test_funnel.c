/* Funnels and variation between groups, worked by hand, and against what chance alone does. */
#include "unit/one_arena.h"

#include "core/statistics/distributions.h"
#include "core/statistics/variation.h"

/* Three units of 100 with 40, 50 and 60: pooled a half, arcsine of its root pi/4. */
static void units_near_each_other_have_no_spread(void **state)
{
    (void)state;
    const struct funnel_unit units[] = {{49, 100}, {50, 100}, {51, 100}, {0, 0}};
    struct funnel_figure figures[4];
    struct funnel funnel = funnel_of(units, 4, figures, &arena);
    assert_int_equal(funnel.units, 3);
    assert_close(funnel.pooled, 50, 1e-12);
    assert_close(funnel.tau_squared, 0, 0);
    assert_close(figures[2].z, (asin(sqrt(.51)) - asin(sqrt(.5))) * 20, 1e-12);
    double angle = asin(sqrt(.5)) + 1.959963984540054 / 20;
    assert_close(figures[2].upper_95, 100 * sin(angle) * sin(angle), 1e-12);
    assert_int_equal(figures[2].place, FUNNEL_WITHIN);
    assert_int_equal(figures[3].place, FUNNEL_NONE);
}

/*
 * 20, 50 and 80 of 100: z = +-6.435 and 0. Winsorised at the tenth and ninetieth hundredths (type 7 of three: 0.8 of the
 * way), +-5.148: squares 53.0, phi 17.67; weights 400 each: tau squared = (53.0 - 2) / (1200 - 400).
 */
static void spread_is_estimated(void **state)
{
    (void)state;
    const struct funnel_unit units[] = {{20, 100}, {50, 100}, {80, 100}};
    struct funnel_figure figures[3];
    struct funnel funnel = funnel_of(units, 3, figures, &arena);
    double z = (asin(sqrt(.8)) - asin(sqrt(.5))) * 20;
    double squares = 2 * (0.8 * z) * (0.8 * z);
    assert_close(funnel.phi, squares / 3, 1e-9);
    assert_close(funnel.tau_squared, (squares - 2) / 800, 1e-9);
    assert_close(figures[2].z, z, 1e-9);
    assert_close(figures[2].z_adjusted, z / 20 / sqrt(1.0 / 400 + (squares - 2) / 800), 1e-9);
    assert_int_equal(figures[2].place, FUNNEL_WITHIN);
}

static void one_that_stands_out_is_named(void **state)
{
    (void)state;
    struct funnel_unit units[20];
    struct funnel_figure figures[20];
    for (int i = 0; i < 20; i++)
        units[i] = (struct funnel_unit){(uint64_t)(48 + i % 5), 100};
    units[7].numerator = 90;
    units[8].numerator = 38;
    struct funnel funnel = funnel_of(units, 20, figures, &arena);
    assert_close(funnel.tau_squared, 0, 0);
    assert_int_equal(figures[7].place, FUNNEL_VERY_HIGH);
    assert_int_equal(figures[8].place, FUNNEL_LOW);
    assert_int_equal(figures[0].place, FUNNEL_WITHIN);
}

/* By hand: 10 of 20, 30 of 40: pooled 2/3; chi squared = 20 (1/6)^2 / (2/9) + 40 (1/12)^2 / (2/9) = 3.75. */
static void homogeneity_is_tested(void **state)
{
    (void)state;
    const struct funnel_unit groups[] = {{10, 20}, {30, 40}, {1, 9}};
    struct variation variation = variation_between(groups, 3);
    assert_int_equal(variation.reason, VARIATION_TESTED);
    assert_int_equal(variation.groups, 2);
    assert_int_equal(variation.left_out, 1);
    assert_close(variation.chi_squared, 3.75, 1e-12);
    assert_close(variation.ratio, 3.75, 1e-12);
    assert_close(variation.p, chi_squared_above(3.75, 1), 1e-15);
    assert_close(variation.lowest, 50, 1e-12);
    assert_close(variation.highest, 75, 1e-12);
    /* between 5/6, within 12.5/58, size (60 - 2000/60) / 1 = 80/3 */
    double between = 5.0 / 6;
    double within = 12.5 / 58;
    assert_close(variation.correlation, (between - within) / (between + (80.0 / 3 - 1) * within), 1e-12);
}

static void what_cannot_be_tested_says_why(void **state)
{
    (void)state;
    assert_int_equal(variation_between((const struct funnel_unit[]){{5, 10}, {4, 9}}, 2).reason, VARIATION_FEW_GROUPS);
    assert_int_equal(variation_between(NULL, 0).reason, VARIATION_FEW_GROUPS);
    assert_int_equal(variation_between((const struct funnel_unit[]){{0, 10}, {0, 20}}, 2).reason, VARIATION_ALL_ALIKE);
    assert_int_equal(variation_between((const struct funnel_unit[]){{20, 20}, {30, 30}}, 2).reason,
                     VARIATION_ALL_ALIKE);
    assert_int_equal(variation_between((const struct funnel_unit[]){{1, 10}, {2, 20}}, 2).reason,
                     VARIATION_SMALL_EXPECTED);
}

/* Groups that differ by chance alone: 5% of tests say otherwise, and the correlation is near 0. */
static void chance_is_called_so(void **state)
{
    (void)state;
    enum { TRIALS = 2000, GROUPS = 8 };
    struct random_stream *stream = random_begin(3);
    int rejected = 0;
    double correlation = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
        struct funnel_unit groups[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            uint64_t n = 30 + 20 * (uint64_t)i;
            groups[i] = (struct funnel_unit){random_binomial(stream, 0.4, n), n};
        }
        struct variation variation = variation_between(groups, GROUPS);
        rejected += variation.p < 0.05;
        correlation += variation.correlation / TRIALS;
    }
    random_end(stream);
    assert_close((double)rejected / TRIALS, 0.05, 0.0195); /* four standard errors */
    assert_close(correlation, 0, 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_near_each_other_have_no_spread),
        cmocka_unit_test(spread_is_estimated),
        cmocka_unit_test(one_that_stands_out_is_named),
        cmocka_unit_test(homogeneity_is_tested),
        cmocka_unit_test(what_cannot_be_tested_says_why),
        cmocka_unit_test(chance_is_called_so),
    };
    distributions_begin();
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

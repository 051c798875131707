/* Changes taken apart: worked by hand, exact sums over drawn groups, and Kitagawa's as the two-factor case of Das Gupta's. */
#include "unit/unit.h"

#include "core/statistics/decomposition.h"
#include "core/statistics/distributions.h"

/* Rates 50% and 20% in both periods, weights 1/2 and 1/2, then 1/4 and 3/4: the change, -7.5 points, is all mix. */
static void a_change_of_mix_is_mix(void **state)
{
    (void)state;
    const struct mix_group groups[] = {{{50, 50}, {100, 100}}, {{20, 60}, {100, 300}}};
    struct mix_change change = mix_change_of(groups, 2);
    assert_close(change.rate[0], 35, 1e-12);
    assert_close(change.rate[1], 27.5, 1e-12);
    assert_close(change.mix, -7.5, 1e-12);
    assert_close(change.rates, 0, 1e-12);
}

static void a_change_of_rates_is_rates(void **state)
{
    (void)state;
    const struct mix_group groups[] = {{{50, 60}, {100, 100}}, {{20, 40}, {100, 100}}};
    struct mix_change change = mix_change_of(groups, 2);
    assert_close(change.mix, 0, 1e-12);
    assert_close(change.rates, 15, 1e-12);
}

/* A team that comes new at 90%, beside one at 50%: it is all mix. */
static void a_new_group_is_mix(void **state)
{
    (void)state;
    const struct mix_group groups[] = {{{50, 50}, {100, 100}}, {{0, 90}, {0, 100}}};
    struct mix_change change = mix_change_of(groups, 2);
    assert_close(change.mix, 20, 1e-12);
    assert_close(change.rates, 0, 1e-12);
}

static void parts_add_up(void **state)
{
    (void)state;
    struct random_stream *stream = random_begin(11);
    for (int trial = 0; trial < 500; trial++) {
        struct mix_group groups[12];
        for (int i = 0; i < 12; i++)
            for (int period = 0; period < 2; period++) {
                groups[i].denominator[period] = random_below(stream, 40);
                groups[i].numerator[period] = random_binomial(stream, 0.6, groups[i].denominator[period]);
            }
        struct mix_change change = mix_change_of(groups, 12);
        assert_close(change.mix + change.rates, change.rate[1] - change.rate[0], 1e-10);
    }
    random_end(stream);
}

/* Das Gupta's product of three: a b c. Of (2, 3, 5) to (4, 3, 6), alpha = (4-2) [3 (5+6)/2 ...]. */
static const double factor_values[2][3] = {{2, 3, 5}, {4, 3.5, 6}};

static double product(void *context, unsigned later)
{
    (void)context;
    double value = 1;
    for (int i = 0; i < 3; i++)
        value *= factor_values[later >> i & 1][i];
    return value;
}

/* Das Gupta 1993, equation 2.6: of a: [(bc + BC) / 3 + (bC + Bc) / 6] (A - a). */
static void factors_are_das_guptas(void **state)
{
    (void)state;
    const double *x = factor_values[0];
    const double *y = factor_values[1];
    double parts[3];
    factor_parts(product, NULL, 3, parts);
    assert_close(parts[0], ((x[1] * x[2] + y[1] * y[2]) / 3 + (x[1] * y[2] + y[1] * x[2]) / 6) * (y[0] - x[0]), 1e-12);
    assert_close(parts[1], ((x[0] * x[2] + y[0] * y[2]) / 3 + (x[0] * y[2] + y[0] * x[2]) / 6) * (y[1] - x[1]), 1e-12);
    assert_close(parts[0] + parts[1] + parts[2], 4 * 3.5 * 6 - 30, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_of_mix_is_mix), cmocka_unit_test(a_change_of_rates_is_rates),
        cmocka_unit_test(a_new_group_is_mix),     cmocka_unit_test(parts_add_up),
        cmocka_unit_test(factors_are_das_guptas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

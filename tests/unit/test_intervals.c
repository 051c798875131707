/*
 * Intervals against 50-digit values and R's binom.test (shared/data/oracles/proportions.json), and samples against
 * Cochran's correction.
 */
#include "unit/unit.h"

#include "core/statistics/distributions.h"
#include "core/statistics/intervals.h"

static void they_are_as_published(void **state)
{
    (void)state;
    static const struct {
        uint64_t k, n;
        double exact_lower, exact_upper, wilson_lower, wilson_upper;
    } cases[] = {
        {0, 1, 0.0, 0.975, 0.0, 0.7934506856227626},
        {1, 1, 0.025, 1.0, 0.20654931437723742, 1.0},
        {0, 5, 0.0, 0.5218237501049815, 0.0, 0.43448246478317476},
        {5, 5, 0.4781762498950185, 1.0, 0.5655175352168252, 1.0},
        {0, 10, 0.0, 0.30849710781876083, 0.0, 0.2775327998628892},
        {1, 10, 0.0025285785444617843, 0.44501611702819543, 0.017876213095072906, 0.4041500267952385},
        {5, 10, 0.18708602844739852, 0.8129139715526015, 0.23659309051256397, 0.7634069094874361},
        {8, 10, 0.44390453769235844, 0.9747892736731666, 0.4901624715366417, 0.9433178485456247},
        {10, 10, 0.6915028921812392, 1.0, 0.7224672001371107, 1.0},
        {3, 20, 0.03207093718546371, 0.37892682654531396, 0.052368745896216616, 0.36041886474075696},
        {2, 169, 0.0014364179917631791, 0.042093896196174034, 0.0032514194936283493, 0.042116508283635216},
        {11, 247, 0.02243800754775416, 0.07828578457566444, 0.025046507885944827, 0.07797258210892741},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        double lower;
        double upper;
        exact_interval(cases[i].k, cases[i].n, 0.95, &lower, &upper);
        assert_close(lower, 100 * cases[i].exact_lower, 1e-9);
        assert_close(upper, 100 * cases[i].exact_upper, 1e-9);
        wilson_interval((double)cases[i].k, (double)cases[i].n, Z_95, &lower, &upper);
        assert_close(lower, 100 * cases[i].wilson_lower, 1e-9);
        assert_close(upper, 100 * cases[i].wilson_upper, 1e-9);
    }
}

static void the_quantiles_are_the_normal_ones(void **state)
{
    (void)state;
    assert_close(normal_quantile(0.975), Z_95, 1e-12);
    assert_close(normal_quantile(0.999), Z_998, 1e-12);
}

/* A tenth of 300: 30 x 299 / 270. */
static void a_sample_of_few_tells_more(void **state)
{
    (void)state;
    assert_close(effective_sample(30, 300), 33.2222222222, 1e-9);
    assert_true(isinf(effective_sample(300, 300)));
    assert_close(effective_sample(1, 300), 1, 1e-12);
}

static int open_distributions(void **state)
{
    (void)state;
    distributions_begin();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_as_published),
        cmocka_unit_test(the_quantiles_are_the_normal_ones),
        cmocka_unit_test(a_sample_of_few_tells_more),
    };
    return cmocka_run_group_tests(tests, open_distributions, NULL);
}

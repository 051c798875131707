/* The statistics of single figures, against numbers published or worked out with other means. */
#include "unit/unit.h"

#include "core/figures/stats.h"
#include "core/statistics/distributions.h"

/*
 * Wilson intervals in the form of PHEindicatormethods, z = 1.959963984540054, worked out to 50 digits; exactly 0 and 1
 * at the ends that k = 0 and k = n fix. The interval of (8, 10) agrees with R's prop.test without correction.
 */
static const struct {
    uint64_t k;
    uint64_t n;
    double lower;
    double upper;
} wilson[] = {
    {0, 1, 0.0, 0.7934506856227626},
    {1, 1, 0.20654931437723742, 1.0},
    {0, 5, 0.0, 0.43448246478317476},
    {5, 5, 0.5655175352168252, 1.0},
    {0, 10, 0.0, 0.2775327998628892},
    {1, 10, 0.017876213095072906, 0.4041500267952385},
    {5, 10, 0.23659309051256397, 0.7634069094874361},
    {8, 10, 0.4901624715366417, 0.9433178485456247},
    {10, 10, 0.7224672001371107, 1.0},
    {3, 20, 0.052368745896216616, 0.36041886474075696},
    {2, 169, 0.0032514194936283493, 0.042116508283635216},
    {11, 247, 0.025046507885944827, 0.07797258210892741},
};

static void wilson_intervals_are_the_published_ones(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wilson); i++) {
        double lower;
        double upper;
        stats_wilson(wilson[i].k, wilson[i].n, &lower, &upper);
        assert_close(lower, 100 * wilson[i].lower, 1e-11);
        assert_close(upper, 100 * wilson[i].upper, 1e-11);
    }
}

static void wilson_intervals_hold_the_share_and_end_where_it_must(void **state)
{
    (void)state;
    for (uint64_t n = 1; n <= 400; n++)
        for (uint64_t k = 0; k <= n; k++) {
            double lower;
            double upper;
            double value = 100.0 * (double)k / (double)n;
            stats_wilson(k, n, &lower, &upper);
            if (!(lower <= value && value <= upper && lower >= 0.0 && upper <= 100.0))
                fail_msg("%d of %d: %.17g to %.17g", (int)k, (int)n, lower, upper);
            assert_true((k == 0) == (lower <= 0.0));
            assert_true((k == n) == (upper >= 100.0));
        }
}

static void a_share_of_millions_has_a_narrow_interval(void **state)
{
    (void)state;
    double lower;
    double upper;
    stats_wilson(3000000, 6000000, &lower, &upper);
    assert_close(lower, 50.0 - 100.0 * Z_95 * sqrt(0.25 / 6e6), 1e-7);
    assert_close(upper, 50.0 + 100.0 * Z_95 * sqrt(0.25 / 6e6), 1e-7);
}

/*
 * Ranks of the exact two-sided 95% interval of a median, n = 6 to 30: the table of the sign test's critical values
 * (Conover, Practical Nonparametric Statistics; Hollander and Wolfe, table A.2), r = critical value + 1.
 */
static const uint64_t median_ranks[] = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 8, 8, 8, 9, 9, 10};

static void median_ranks_are_those_of_the_tables(void **state)
{
    (void)state;
    for (uint64_t n = 0; n < 6; n++)
        assert_int_equal(stats_median_rank(n), 0);
    for (uint64_t n = 6; n <= 30; n++)
        assert_int_equal(stats_median_rank(n), median_ranks[n - 6]);
}

/* P(Bin(n, 1/2) <= r - 1), added up from the middle of Pascal's triangle in long doubles. */
static long double below(uint64_t n, uint64_t r)
{
    long double term = powl(0.5L, (long double)n);
    long double sum = 0;
    for (uint64_t i = 0; i < r; i++) {
        sum += term;
        term = term * (long double)(n - i) / (long double)(i + 1);
    }
    return sum;
}

static void median_ranks_are_the_largest_that_are_safe(void **state)
{
    (void)state;
    for (uint64_t n = 6; n <= 1500; n++) {
        uint64_t r = stats_median_rank(n);
        assert_true(r >= 1 && r <= n / 2);
        assert_true(2 * below(n, r) <= 0.05L);
        assert_true(2 * below(n, r + 1) > 0.05L);
    }
}

static void kept_ranks_are_those_worked_out(void **state)
{
    (void)state;
    struct median_ranks kept = {{0}};
    for (int again = 0; again < 2; again++)
        for (uint64_t n = 0; n <= RANKS_KEPT + 2; n++)
            assert_int_equal(stats_median_rank_kept(&kept, n), stats_median_rank(n));
}

static void the_rank_of_a_large_group_is_near_the_normal_one(void **state)
{
    (void)state;
    for (uint64_t n = 100000; n <= 6000000; n = n * 3 + 1) {
        double normal = (double)n / 2 - Z_95 * sqrt((double)n) / 2;
        assert_close((double)stats_median_rank(n), normal, 2.0);
    }
}

static double type7(const double *sorted, uint64_t n, int tenths)
{
    struct quantile_place place = stats_quantile_place(n, tenths);
    assert_true(place.below < n && place.weight >= 0 && place.weight < 10);
    if (place.weight == 0)
        return sorted[place.below];
    assert_true(place.below + 1 < n);
    return sorted[place.below] + place.weight / 10.0 * (sorted[place.below + 1] - sorted[place.below]);
}

/* R: quantile(c(...), c(.5, .9)), type 7. */
static void quantiles_are_those_of_r(void **state)
{
    (void)state;
    static const double one[] = {5};
    static const double two[] = {10, 20};
    static const double ten[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    static const double eleven[] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
    static const double weeks[] = {98, 119, 133, 140, 140, 141, 203};
    assert_same(type7(one, 1, 5), 5);
    assert_same(type7(one, 1, 9), 5);
    assert_same(type7(two, 2, 5), 15);
    assert_same(type7(two, 2, 9), 19);
    assert_same(type7(ten, 10, 5), 5.5);
    assert_close(type7(ten, 10, 9), 9.1, 1e-12);
    assert_same(type7(eleven, 11, 5), 50);
    assert_same(type7(eleven, 11, 9), 90);
    assert_same(type7(weeks, 7, 5), 140);
    assert_close(type7(weeks, 7, 9), 165.8, 1e-12); /* 141 + 0.4 x 62 */
}

/* Cohen 1968, linear weights. Two raters on 0-3: worked out by hand from observed and expected disagreement. */
static void weighted_kappa_is_one_less_the_share_of_chance_disagreement(void **state)
{
    (void)state;
    static const uint64_t agree[4][4] = {{1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 3, 0}, {0, 0, 0, 4}};
    static const uint64_t opposed[4][4] = {{0, 0, 0, 5}, {0, 0, 0, 0}, {0, 0, 0, 0}, {5, 0, 0, 0}};
    static const uint64_t chance[4][4] = {{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    /* 10 pairs, apart by 1 + 2 + 1 + 1 = 5; by chance (rows 4 3 2 1, columns 3 4 2 1) by 106 / 10. */
    static const uint64_t mixed[4][4] = {{3, 1, 0, 0}, {0, 2, 0, 1}, {0, 1, 1, 0}, {0, 0, 1, 0}};
    double kappa = -5;
    assert_true(stats_weighted_kappa(agree, &kappa));
    assert_close(kappa, 1.0, 1e-12);
    assert_true(stats_weighted_kappa(opposed, &kappa));
    assert_close(kappa, -1.0, 1e-12);
    assert_true(stats_weighted_kappa(chance, &kappa));
    assert_close(kappa, 0.0, 1e-12);
    assert_true(stats_weighted_kappa(mixed, &kappa));
    assert_close(kappa, 1.0 - 5.0 / 10.6, 1e-12);
}

static void kappa_is_not_defined_without_pairs_or_without_variety(void **state)
{
    (void)state;
    static const uint64_t nobody[4][4] = {{0}};
    static const uint64_t all_alike[4][4] = {{0}, {0}, {0, 0, 9}, {0}};
    double kappa = 0;
    assert_false(stats_weighted_kappa(nobody, &kappa));
    assert_false(stats_weighted_kappa(all_alike, &kappa));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_intervals_are_the_published_ones),
        cmocka_unit_test(wilson_intervals_hold_the_share_and_end_where_it_must),
        cmocka_unit_test(a_share_of_millions_has_a_narrow_interval),
        cmocka_unit_test(median_ranks_are_those_of_the_tables),
        cmocka_unit_test(median_ranks_are_the_largest_that_are_safe),
        cmocka_unit_test(kept_ranks_are_those_worked_out),
        cmocka_unit_test(the_rank_of_a_large_group_is_near_the_normal_one),
        cmocka_unit_test(quantiles_are_those_of_r),
        cmocka_unit_test(weighted_kappa_is_one_less_the_share_of_chance_disagreement),
        cmocka_unit_test(kappa_is_not_defined_without_pairs_or_without_variety),
    };
    distributions_begin();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

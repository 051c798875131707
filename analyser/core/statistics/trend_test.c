#include "core/statistics/distributions.h"
#include "core/statistics/trend_test.h"

struct sums {
    double n;
    double k;
    double score;   /* sum of n times score */
    double squared; /* of n times its square */
    double scored;  /* of k times score */
};

static struct sums sums_of(const struct funnel_unit *groups, const double *scores, size_t count, size_t *used)
{
    struct sums sums = {0};
    for (size_t i = 0; i < count; i++) {
        double n = (double)groups[i].denominator;
        double k = (double)groups[i].numerator;
        if (groups[i].denominator < TREND_CASES_LEAST)
            continue;
        (*used)++;
        sums.n += n;
        sums.k += k;
        sums.score += n * scores[i];
        sums.squared += n * scores[i] * scores[i];
        sums.scored += k * scores[i];
    }
    return sums;
}

struct trend_test trend_across(const struct funnel_unit *groups, const double *scores, size_t count)
{
    struct trend_test test = {0};
    struct sums sums = sums_of(groups, scores, count, &test.groups);
    if (test.groups < TREND_GROUPS_LEAST || sums.k <= 0 || sums.k >= sums.n)
        return test;
    double share = sums.k / sums.n;
    double together = sums.scored - share * sums.score;
    double spread = sums.squared - sums.score * sums.score / sums.n;
    test.possible = true;
    test.slope = 100 * together / spread;
    test.chi_squared = together * together / (share * (1 - share) * spread);
    test.p = chi_squared_above(test.chi_squared, 1);
    return test;
}

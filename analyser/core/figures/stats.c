#include <math.h>
#include <stdlib.h>

#include "core/figures/stats.h"
#include "core/statistics/distributions.h"

void stats_wilson(uint64_t k, uint64_t n, double *lower, double *upper)
{
    wilson_interval((double)k, (double)n, Z_95, lower, upper);
}

static bool rank_is_safe(uint64_t rank, uint64_t n)
{
    return rank >= 1 && 2.0 * binomial_at_most(rank - 1, 0.5, n) <= 0.05;
}

uint64_t stats_median_rank(uint64_t n)
{
    if (n < 6)
        return 0;
    double guess = (double)n / 2.0 - Z_95 * sqrt((double)n) / 2.0;
    uint64_t rank = guess > 1.0 ? (uint64_t)guess : 1;
    while (rank > 1 && !rank_is_safe(rank, n))
        rank--;
    while (rank_is_safe(rank + 1, n))
        rank++;
    return rank;
}

uint64_t stats_median_rank_kept(struct median_ranks *kept, uint64_t n)
{
    if (n >= RANKS_KEPT)
        return stats_median_rank(n);
    if (kept->of[n] == 0)
        kept->of[n] = (uint16_t)(stats_median_rank(n) + 1);
    return kept->of[n] - 1U;
}

struct quantile_place stats_quantile_place(uint64_t n, int tenths)
{
    uint64_t place = (n - 1) * (uint64_t)tenths;
    return (struct quantile_place){place / 10, (int)(place % 10)};
}

bool stats_weighted_kappa(const uint64_t pairs[4][4], double *kappa)
{
    static const double weight[4] = {1.0, 2.0 / 3.0, 1.0 / 3.0, 0.0}; /* by how far apart the scores are */
    double total = 0;
    double observed = 0;
    double first[4] = {0};
    double second[4] = {0};
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) {
            double count = (double)pairs[i][j];
            total += count;
            first[i] += count;
            second[j] += count;
            observed += count * weight[abs(i - j)];
        }
    double expected = 0;
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            expected += first[i] * second[j] * weight[abs(i - j)];
    if (total <= 0 || total * total - expected <= 0)
        return false;
    *kappa = (observed * total - expected) / (total * total - expected);
    return true;
}

/*
 * stats.h: the statistics of single figures.
 */
#ifndef CORE_STATS_H
#define CORE_STATS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/statistics/intervals.h"

/*
 * Wilson score interval of k/n, 95%, in percent (Wilson 1927; the form of PHEindicatormethods): exactly 0 where k = 0
 * and 100 where k = n. n > 0.
 */
void stats_wilson(uint64_t k, uint64_t n, double *lower, double *upper);

/*
 * Rank (from 1) of the lower end of the exact binomial order-statistic interval of a median, 95%, conservative and
 * symmetric: the largest r with 2 P(Bin(n, 1/2) <= r - 1) <= 0.05; the upper end has rank n + 1 - r. 0: none (n < 6).
 */
uint64_t stats_median_rank(uint64_t n);

/* The same, worked out once for each n below RANKS_KEPT: the rank plus one, 0 where it has not been asked for. */
enum { RANKS_KEPT = 1 << 13 };
struct median_ranks {
    uint16_t of[RANKS_KEPT];
};
uint64_t stats_median_rank_kept(struct median_ranks *kept, uint64_t n);

/*
 * A quantile of type 7 (R's default) at tenths/10 of n ordered values: it lies `weight` tenths of the way from the
 * value of rank `below` (from 0) to the next one. n > 0.
 */
struct quantile_place {
    uint64_t below;
    int weight; /* tenths, 0-9; with 0 the next value is not needed */
};
struct quantile_place stats_quantile_place(uint64_t n, int tenths);

/*
 * Cohen's kappa of a table of paired scores 0-3 with linear weights 1 - |i - j| / 3 (Cohen 1968). False where it is
 * not defined: no pairs, or agreement expected by chance is complete.
 */
bool stats_weighted_kappa(const uint64_t pairs[4][4], double *kappa);

#endif

/*
 * decomposition.h: how much of the change of a rate comes from what. Parts add up to the change.
 *
 * Kitagawa 1955 (JASA 50:1168): mix and rates of groups, each at the average of the other. Das Gupta 1993 (US Bureau of the
 * Census P23-186) for several factors: the part of a factor is its effect averaged over the orders in which the factors may
 * change (also Shapley's value).
 */
#ifndef CORE_DECOMPOSITION_H
#define CORE_DECOMPOSITION_H

#include <stddef.h>
#include <stdint.h>

/* A group in two periods. */
struct mix_group {
    uint64_t numerator[2];
    uint64_t denominator[2];
};

struct mix_change {
    double rate[2]; /* percent; 0 where there is no case */
    double mix;     /* percentage points */
    double rates;
};

/* A group without cases in one period has the rate of the other there: it is all mix. */
struct mix_change mix_change_of(const struct mix_group *groups, size_t count);

enum { FACTORS_MOST = 8 };

/* The rate with factor i as it was in the second period where bit i of `later` is set, else in the first. */
typedef double rate_with(void *context, unsigned later);

/* parts[i]: of factor i. Their sum is rate(all later) - rate(none). At most FACTORS_MOST: calls 2^factors. */
void factor_parts(rate_with *rate, void *context, int factors, double *parts);

#endif

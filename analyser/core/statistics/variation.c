#include <math.h>

#include "core/statistics/distributions.h"
#include "core/statistics/variation.h"

enum { EXPECTED_LEAST = 5 };

const char *const variation_reason_words[VARIATION_REASONS] = {
    [VARIATION_TESTED] = "",
    [VARIATION_FEW_GROUPS] = "not tested: fewer than two groups of ten cases and more",
    [VARIATION_ALL_ALIKE] = "not tested: it is so in all cases, or in none",
    [VARIATION_SMALL_EXPECTED] = "no p-value: fewer than five cases expected in some group",
};

struct sums {
    double n;
    double k;
    double squared_n;
    double within; /* sum of n p (1 - p) */
    double least;  /* n */
};

static double share_of(const struct funnel_unit *group)
{
    return (double)group->numerator / (double)group->denominator;
}

static struct sums sums_of(const struct funnel_unit *groups, size_t count, struct variation *result)
{
    struct sums sums = {.least = INFINITY};
    result->lowest = INFINITY;
    for (size_t i = 0; i < count; i++) {
        double n = (double)groups[i].denominator;
        if (groups[i].denominator < VARIATION_CASES_LEAST) {
            result->left_out += n > 0;
            continue;
        }
        double p = share_of(&groups[i]);
        result->groups++;
        result->lowest = fmin(result->lowest, 100 * p);
        result->highest = fmax(result->highest, 100 * p);
        sums.n += n;
        sums.k += (double)groups[i].numerator;
        sums.squared_n += n * n;
        sums.within += n * p * (1 - p);
        sums.least = fmin(sums.least, n);
    }
    return sums;
}

static double between(const struct funnel_unit *groups, size_t count, double pooled)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (groups[i].denominator < VARIATION_CASES_LEAST)
            continue;
        double difference = share_of(&groups[i]) - pooled;
        sum += (double)groups[i].denominator * difference * difference;
    }
    return sum;
}

struct variation variation_between(const struct funnel_unit *groups, size_t count)
{
    struct variation result = {0};
    struct sums sums = sums_of(groups, count, &result);
    if (result.groups < 2) {
        result.reason = VARIATION_FEW_GROUPS;
        return result;
    }
    if (sums.k <= 0 || sums.k >= sums.n) {
        result.reason = VARIATION_ALL_ALIKE;
        return result;
    }
    double pooled = sums.k / sums.n;
    double free = (double)result.groups - 1;
    double squares = between(groups, count, pooled);
    double mean_between = squares / free;
    double mean_within = sums.within / (sums.n - (double)result.groups);
    double size = (sums.n - sums.squared_n / sums.n) / free;
    result.correlation = (mean_between - mean_within) / (mean_between + (size - 1) * mean_within);
    if (sums.least * fmin(pooled, 1 - pooled) < EXPECTED_LEAST) {
        result.reason = VARIATION_SMALL_EXPECTED;
        return result;
    }
    result.chi_squared = squares / (pooled * (1 - pooled));
    result.ratio = result.chi_squared / free;
    result.p = chi_squared_above(result.chi_squared, free);
    return result;
}

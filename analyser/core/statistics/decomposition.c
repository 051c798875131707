#include <assert.h>

#include "core/statistics/decomposition.h"

static double ratio(uint64_t k, uint64_t n)
{
    return n ? (double)k / (double)n : 0;
}

static void totals_of(const struct mix_group *groups, size_t count, uint64_t *numerator, uint64_t *denominator)
{
    for (size_t i = 0; i < count; i++)
        for (int period = 0; period < 2; period++) {
            numerator[period] += groups[i].numerator[period];
            denominator[period] += groups[i].denominator[period];
        }
}

struct mix_change mix_change_of(const struct mix_group *groups, size_t count)
{
    struct mix_change change = {.mix = 0};
    uint64_t numerator[2] = {0};
    uint64_t denominator[2] = {0};
    totals_of(groups, count, numerator, denominator);
    for (int period = 0; period < 2; period++)
        change.rate[period] = 100 * ratio(numerator[period], denominator[period]);
    for (size_t i = 0; i < count; i++) {
        double weight[2];
        double rate[2];
        for (int period = 0; period < 2; period++) {
            int other = groups[i].denominator[period] ? period : 1 - period;
            weight[period] = ratio(groups[i].denominator[period], denominator[period]);
            rate[period] = 100 * ratio(groups[i].numerator[other], groups[i].denominator[other]);
        }
        change.mix += (weight[1] - weight[0]) * (rate[0] + rate[1]) / 2;
        change.rates += (rate[1] - rate[0]) * (weight[0] + weight[1]) / 2;
    }
    return change;
}

static int bits_of(unsigned set)
{
    int bits = 0;
    for (; set; set &= set - 1)
        bits++;
    return bits;
}

/* Of the orders of n factors, the share in which just these `before` come before a given one. */
static double share_of_orders(int before, int n)
{
    double share = 1.0 / n;
    for (int i = 1; i <= before; i++)
        share *= (double)i / (n - i);
    return share;
}

void factor_parts(rate_with *rate, void *context, int factors, double *parts)
{
    double rates[1 << FACTORS_MOST] = {0};
    assert(factors > 0 && factors <= FACTORS_MOST);
    for (unsigned later = 0; later < 1U << factors; later++)
        rates[later] = rate(context, later);
    for (int i = 0; i < factors; i++) {
        parts[i] = 0;
        for (unsigned before = 0; before < 1U << factors; before++)
            if (!(before & 1U << i))
                parts[i] += share_of_orders(bits_of(before), factors) * (rates[before | 1U << i] - rates[before]);
    }
}

#include <math.h>

#include "core/statistics/distributions.h"
#include "core/statistics/intervals.h"

void wilson_interval(double k, double n, double z, double *lower, double *upper)
{
    double z2 = z * z;
    double spread = z * sqrt(z2 + 4.0 * k * (1.0 - k / n));
    double twice = 2.0 * (n + z2);
    *lower = k <= 0 ? 0.0 : 100.0 * ((2.0 * k + z2 - spread) / twice);
    *upper = k >= n ? 100.0 : 100.0 * ((2.0 * k + z2 + spread) / twice);
}

void exact_interval(uint64_t k, uint64_t n, double level, double *lower, double *upper)
{
    double tail = (1 - level) / 2;
    double hits = (double)k;
    double misses = (double)(n - k);
    *lower = k == 0 ? 0.0 : 100.0 * beta_quantile(tail, hits, misses + 1);
    *upper = k == n ? 100.0 : 100.0 * beta_quantile(1 - tail, hits + 1, misses);
}

double effective_sample(uint64_t n, uint64_t population)
{
    if (n >= population)
        return HUGE_VAL;
    return (double)n * ((double)population - 1) / ((double)population - (double)n);
}

/*
 * intervals.h: intervals of a proportion, in percent, and intervals of samples from a population that is not endless.
 */
#ifndef CORE_INTERVALS_H
#define CORE_INTERVALS_H

#include <stdint.h>

#define Z_95 1.959963984540054  /* the normal quantile of 0.975 */
#define Z_998 3.090232306167813 /* of 0.999 */

/*
 * Wilson score interval of k/n (Wilson 1927; the form of PHEindicatormethods): exactly 0 where k = 0 and 100 where k = n.
 * n > 0. Counts may be effective ones.
 */
void wilson_interval(double k, double n, double z, double *lower, double *upper);

/* Clopper & Pearson 1934: covers at least the level (0.95), by quantiles of the beta distribution. n > 0. */
void exact_interval(uint64_t k, uint64_t n, double level, double *lower, double *upper);

/*
 * How many draws from an endless population tell as much as n of `population` without replacement: n (N - 1) / (N - n),
 * the finite population correction (Cochran 1977, 2.6). HUGE_VAL where all were drawn: nothing is left to chance.
 */
double effective_sample(uint64_t n, uint64_t population);

#endif

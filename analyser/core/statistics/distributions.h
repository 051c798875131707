/*
 * distributions.h: probability distributions, random numbers and the solving of equations, all GSL's. The one file
 * beside its source that the rest of core needs to know of GSL.
 *
 * Probabilities are 0-1. Nothing here allocates but random_begin. GSL is asked for accuracy near that of a double.
 */
#ifndef CORE_DISTRIBUTIONS_H
#define CORE_DISTRIBUTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Before any other: GSL reports errors by its return values and never aborts. */
void distributions_begin(void);

double normal_at_most(double z);
double normal_quantile(double p);
double chi_squared_above(double x, double degrees);
double chi_squared_quantile(double p, double degrees);
double beta_quantile(double p, double a, double b);
double student_quantile(double p, double degrees);

/* P(X <= k) of Bin(n, p); n up to 2^32 - 1. */
double binomial_at_most(uint64_t k, double p, uint64_t n);

/* P(X <= k) of a Poisson variable of this mean. */
double poisson_at_most(uint64_t k, double mean);

/* ln of the gamma function, x > 0. */
double log_gamma(double x);

/*
 * Cholesky's decomposition of a symmetric positive definite matrix of n rows (row-major, both triangles filled), then
 * its inverse in its place. False, and the matrix of no use, where it is not positive definite.
 */
bool invert_symmetric(double *matrix, size_t n);

/* A stream of random numbers, the same for the same seed on every machine (GSL's mt19937). NULL: no memory. */
struct random_stream;
struct random_stream *random_begin(uint64_t seed);
void random_end(struct random_stream *stream);                       /* NULL is let be */
double random_uniform(struct random_stream *stream);                 /* [0, 1) */
uint64_t random_below(struct random_stream *stream, uint64_t bound); /* 0 to bound - 1; 0 < bound < 2^32 */
uint64_t random_binomial(struct random_stream *stream, double p, uint64_t n);
uint64_t random_poisson(struct random_stream *stream, double mean);

#endif

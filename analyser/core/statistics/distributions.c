#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_gamma.h>

#include "core/statistics/distributions.h"

void distributions_begin(void)
{
    gsl_set_error_handler_off();
}

double normal_at_most(double z)
{
    return gsl_cdf_ugaussian_P(z);
}

double normal_quantile(double p)
{
    return gsl_cdf_ugaussian_Pinv(p);
}

double chi_squared_above(double x, double degrees)
{
    return gsl_cdf_chisq_Q(x, degrees);
}

double chi_squared_quantile(double p, double degrees)
{
    return gsl_cdf_chisq_Pinv(p, degrees);
}

double beta_quantile(double p, double a, double b)
{
    return gsl_cdf_beta_Pinv(p, a, b);
}

double student_quantile(double p, double degrees)
{
    return gsl_cdf_tdist_Pinv(p, degrees);
}

double binomial_at_most(uint64_t k, double p, uint64_t n)
{
    return gsl_cdf_binomial_P((unsigned)k, p, (unsigned)n);
}

double poisson_at_most(uint64_t k, double mean)
{
    return gsl_cdf_poisson_P((unsigned)k, mean);
}

double log_gamma(double x)
{
    return gsl_sf_lngamma(x);
}

bool invert_symmetric(double *matrix, size_t n)
{
    gsl_matrix_view view = gsl_matrix_view_array(matrix, n, n);
    return gsl_linalg_cholesky_decomp1(&view.matrix) == GSL_SUCCESS &&
           gsl_linalg_cholesky_invert(&view.matrix) == GSL_SUCCESS;
}

/* The stream is GSL's own generator under a name of ours. */
static gsl_rng *generator_of(struct random_stream *stream)
{
    return (gsl_rng *)(void *)stream;
}

struct random_stream *random_begin(uint64_t seed)
{
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
    if (generator != NULL)
        gsl_rng_set(generator, seed);
    return (struct random_stream *)(void *)generator;
}

void random_end(struct random_stream *stream)
{
    gsl_rng_free(generator_of(stream));
}

double random_uniform(struct random_stream *stream)
{
    return gsl_rng_uniform(generator_of(stream));
}

uint64_t random_below(struct random_stream *stream, uint64_t bound)
{
    return gsl_rng_uniform_int(generator_of(stream), bound);
}

uint64_t random_binomial(struct random_stream *stream, double p, uint64_t n)
{
    return gsl_ran_binomial(generator_of(stream), p, (unsigned)n);
}

uint64_t random_poisson(struct random_stream *stream, double mean)
{
    return gsl_ran_poisson(generator_of(stream), mean);
}

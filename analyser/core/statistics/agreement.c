#include <math.h>

#include "core/statistics/agreement.h"
#include "core/statistics/intervals.h"

static double weight_of(enum agreement_weights weights, size_t scores, size_t i, size_t j)
{
    double apart = fabs((double)i - (double)j) / (double)(scores - 1);
    if (weights == AGREEMENT_EXACT)
        return i == j;
    return weights == AGREEMENT_LINEAR ? 1 - apart : 1 - apart * apart;
}

struct margins {
    double first[SCORES_MOST];
    double second[SCORES_MOST];
    double mean_first[SCORES_MOST]; /* the mean weight of a first score against all seconds */
    double mean_second[SCORES_MOST];
};

static void fill_margins(const double *shares, size_t scores, enum agreement_weights weights, struct margins *margins)
{
    for (size_t i = 0; i < scores; i++)
        for (size_t j = 0; j < scores; j++) {
            margins->first[i] += shares[i * scores + j];
            margins->second[j] += shares[i * scores + j];
        }
    for (size_t i = 0; i < scores; i++)
        for (size_t j = 0; j < scores; j++) {
            margins->mean_first[i] += margins->second[j] * weight_of(weights, scores, i, j);
            margins->mean_second[j] += margins->first[i] * weight_of(weights, scores, i, j);
        }
}

static double error_of(const double *shares, size_t scores, enum agreement_weights weights,
                       const struct margins *margins, double kappa, double expected, double pairs)
{
    double sum = 0;
    for (size_t i = 0; i < scores; i++)
        for (size_t j = 0; j < scores; j++) {
            double means = margins->mean_first[i] + margins->mean_second[j];
            double term = weight_of(weights, scores, i, j) - means * (1 - kappa);
            sum += shares[i * scores + j] * term * term;
        }
    double centre = kappa - expected * (1 - kappa);
    double variance = (sum - centre * centre) / (pairs * (1 - expected) * (1 - expected));
    return variance > 0 ? sqrt(variance) : 0;
}

struct agreement agreement_of(const uint64_t *pairs, size_t scores, enum agreement_weights weights)
{
    struct agreement result = {0};
    struct margins margins = {.first = {0}};
    double shares[SCORES_MOST * SCORES_MOST] = {0};
    double observed = 0;
    double expected = 0;
    for (size_t i = 0; i < scores * scores; i++)
        result.pairs += pairs[i];
    if (result.pairs == 0)
        return result;
    for (size_t i = 0; i < scores * scores; i++)
        shares[i] = (double)pairs[i] / (double)result.pairs;
    fill_margins(shares, scores, weights, &margins);
    for (size_t i = 0; i < scores; i++) {
        expected += margins.first[i] * margins.mean_first[i];
        for (size_t j = 0; j < scores; j++)
            observed += shares[i * scores + j] * weight_of(weights, scores, i, j);
    }
    if (1 - expected < 1e-12)
        return result;
    result.defined = true;
    result.kappa = (observed - expected) / (1 - expected);
    result.error = error_of(shares, scores, weights, &margins, result.kappa, expected, (double)result.pairs);
    result.lower = fmax(-1, result.kappa - Z_95 * result.error);
    result.upper = fmin(1, result.kappa + Z_95 * result.error);
    return result;
}

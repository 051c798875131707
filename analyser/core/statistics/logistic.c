#include <math.h>
#include <string.h>

#include "core/statistics/distributions.h"
#include "core/statistics/logistic.h"

enum { STEPS_MOST = 50 };

static const double converged = 1e-11; /* the largest step of an estimate */
static const double separated = 18;    /* |ln odds| of a fitted pattern: odds of 1 in 65 million */

struct fit {
    const struct logistic_data *data;
    size_t terms;
    double *estimates;
    double *information; /* then its inverse */
    double *score;
    double *row; /* of one pattern, with the intercept */
};

/* Adds what one pattern says; false where its odds have run away. */
static bool add_pattern(struct fit *fit, size_t place)
{
    double linear = 0;
    memset(fit->row, 0, fit->terms * sizeof(double));
    struct logistic_pattern pattern = fit->data->pattern(fit->data->context, place, fit->row + 1);
    fit->row[0] = 1;
    for (size_t i = 0; i < fit->terms; i++)
        linear += fit->row[i] * fit->estimates[i];
    double p = 1 / (1 + exp(-linear));
    double weight = pattern.trials * p * (1 - p);
    double rest = pattern.successes - pattern.trials * p;
    for (size_t i = 0; i < fit->terms; i++) {
        if (fit->row[i] == 0)
            continue;
        fit->score[i] += fit->row[i] * rest;
        for (size_t j = 0; j <= i; j++)
            fit->information[i * fit->terms + j] += weight * fit->row[i] * fit->row[j];
    }
    return pattern.trials == 0 || fabs(linear) < separated;
}

static bool add_patterns(struct fit *fit)
{
    bool finite = true;
    memset(fit->information, 0, fit->terms * fit->terms * sizeof(double));
    memset(fit->score, 0, fit->terms * sizeof(double));
    for (size_t pattern = 0; pattern < fit->data->patterns; pattern++)
        finite &= add_pattern(fit, pattern);
    for (size_t i = 0; i < fit->terms; i++)
        for (size_t j = 0; j < i; j++)
            fit->information[j * fit->terms + i] = fit->information[i * fit->terms + j];
    return finite;
}

/* The largest change of an estimate. */
static double step(struct fit *fit)
{
    double most = 0;
    for (size_t i = 0; i < fit->terms; i++) {
        double change = 0;
        for (size_t j = 0; j < fit->terms; j++)
            change += fit->information[i * fit->terms + j] * fit->score[j];
        fit->estimates[i] += change;
        most = fmax(most, fabs(change));
    }
    return most;
}

static void give_terms(const struct fit *fit, struct logistic_term *terms)
{
    for (size_t i = 0; i < fit->terms; i++) {
        double error = sqrt(fit->information[i * fit->terms + i]);
        terms[i] = (struct logistic_term){
            .estimate = fit->estimates[i], .error = error, .p = 2 * normal_at_most(-fabs(fit->estimates[i] / error))};
    }
}

enum logistic_outcome logistic_fit(const struct logistic_data *data, struct logistic_term *terms, struct arena *scratch)
{
    size_t n = data->columns + 1;
    struct fit fit = {.data = data,
                      .terms = n,
                      .estimates = ARENA_NEW(scratch, n, double),
                      .information = ARENA_NEW(scratch, n * n, double),
                      .score = ARENA_NEW(scratch, n, double),
                      .row = ARENA_NEW(scratch, n, double)};
    for (int i = 0; i < STEPS_MOST; i++) {
        bool finite = add_patterns(&fit);
        if (!finite)
            return LOGISTIC_SEPARATED;
        if (!invert_symmetric(fit.information, n))
            return i == 0 ? LOGISTIC_NOT_IDENTIFIED : LOGISTIC_SEPARATED;
        if (step(&fit) < converged) {
            give_terms(&fit, terms);
            return LOGISTIC_FITTED;
        }
    }
    return LOGISTIC_SEPARATED;
}

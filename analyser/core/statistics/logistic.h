/*
 * logistic.h: logistic regression of grouped cases by iteratively reweighted least squares (McCullagh & Nelder 1989), as
 * R's glm: the intercept and one column a covariate, Wald errors and intervals.
 */
#ifndef CORE_LOGISTIC_H
#define CORE_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Cases alike in all covariates: how many there are, and of how many it is so. */
struct logistic_pattern {
    double successes;
    double trials;
};

struct logistic_data {
    size_t patterns;
    size_t columns; /* covariates, without the intercept */
    /* Fills the `columns` values, nought so far, of one pattern; asked for each pattern in each step. */
    struct logistic_pattern (*pattern)(const void *context, size_t pattern, double *values);
    const void *context;
};

enum logistic_outcome {
    LOGISTIC_FITTED,
    LOGISTIC_SEPARATED,     /* some group has it always or never: no finite estimate */
    LOGISTIC_NOT_IDENTIFIED /* columns depend on each other */
};

struct logistic_term {
    double estimate; /* ln of the odds ratio */
    double error;
    double p; /* Wald, two-sided */
};

/* terms: the intercept and the columns, columns + 1 of them; only where it is fitted. */
enum logistic_outcome logistic_fit(const struct logistic_data *data, struct logistic_term *terms,
                                   struct arena *scratch);

#endif

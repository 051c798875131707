/*
 * logistic.h: logistic regression of grouped cases by iteratively reweighted least squares (McCullagh & Nelder 1989), as
 * R's glm: the intercept and one column a covariate, Wald errors and intervals.
 */
#ifndef CORE_LOGISTIC_H
#define CORE_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Cases alike in all covariates: `columns` values of each pattern, without the intercept, row by row. */
struct logistic_data {
    size_t patterns;
    size_t columns;
    const double *covariates; /* patterns * columns */
    const double *successes;
    const double *trials;
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

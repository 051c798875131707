/*
 * trend_test.h: does a share rise or fall over groups that have an order? Cochran & Armitage's test for a linear trend
 * (Armitage 1955, Biometrics 11:375), as R's prop.trend.test.
 */
#ifndef CORE_TREND_TEST_H
#define CORE_TREND_TEST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/statistics/funnel.h"

enum { TREND_GROUPS_LEAST = 3, TREND_CASES_LEAST = 10 };

struct trend_test {
    bool possible; /* three groups and more of ten cases and more, and it is so in some cases and not in others */
    size_t groups; /* that were tested: of ten cases and more */
    double slope;  /* points from one score to the next, by least squares weighted by the cases */
    double chi_squared;
    double p;
};

/* `scores`: the place of each group in the order, as 0, 1, 2. */
struct trend_test trend_across(const struct funnel_unit *groups, const double *scores, size_t count);

#endif

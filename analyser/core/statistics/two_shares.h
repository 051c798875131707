/*
 * two_shares.h: two proportions of different cases compared: their difference with its interval (Newcombe 1998, Statistics in
 * Medicine 17:873, method 10: of two Wilson intervals) and the chi-squared test of the two-by-two table, without correction.
 */
#ifndef CORE_TWO_SHARES_H
#define CORE_TWO_SHARES_H

#include <stdbool.h>

#include "core/statistics/funnel.h"

enum { TWO_SHARES_CASES_LEAST = 10, TWO_SHARES_EXPECTED_LEAST = 5 };

struct two_shares {
    bool compared;     /* both have ten cases and more: there is a difference */
    double difference; /* in points, of the first less the second */
    double lower;
    double upper;
    double p; /* NAN: fewer than five expected somewhere, or it is so in all cases or in none */
};

struct two_shares two_shares_compare(struct funnel_unit first, struct funnel_unit second);

#endif

/*
 * variation.h: do groups differ more than chance has it? "Too variable", measured.
 *
 * The chi-squared test of homogeneity; the ratio of its statistic to its degrees of freedom (1 under chance alone); the
 * intraclass correlation of a yes or no by analysis of variance (Donner & Koval 1980; Ridout et al. 1999): the share of all
 * variation that lies between groups.
 */
#ifndef CORE_VARIATION_H
#define CORE_VARIATION_H

#include <stddef.h>

#include "core/statistics/funnel.h"

enum { VARIATION_CASES_LEAST = 10 }; /* a group with fewer is left out */

enum variation_reason {
    VARIATION_TESTED,
    VARIATION_FEW_GROUPS,   /* of ten cases and more: fewer than two */
    VARIATION_ALL_ALIKE,    /* everybody has it, or nobody */
    VARIATION_SMALL_EXPECTED, /* fewer than five expected somewhere: the correlation alone */
    VARIATION_REASONS
};

extern const char *const variation_reason_words[VARIATION_REASONS];

struct variation {
    enum variation_reason reason;
    size_t groups; /* that were compared */
    size_t left_out;
    double chi_squared;
    double p;
    double ratio;       /* chi squared / (groups - 1) */
    double correlation; /* intraclass; may be below 0 where groups are more alike than chance has it */
    double lowest;      /* percent, of a group that was compared */
    double highest;
};

struct variation variation_between(const struct funnel_unit *groups, size_t count);

#endif

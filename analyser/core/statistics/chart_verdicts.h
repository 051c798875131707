/*
 * chart_verdicts.h: what a control chart says to a board, Making Data Count's two icons as words: variation, of the latest
 * point, and assurance, of a target against the limits of the last segment (never of earlier ones).
 */
#ifndef CORE_CHART_VERDICTS_H
#define CORE_CHART_VERDICTS_H

#include <stddef.h>

#include "core/statistics/chart_signals.h"

enum polarity { POLARITY_NEUTRAL, POLARITY_HIGH_IS_GOOD, POLARITY_LOW_IS_GOOD };

enum variation_verdict {
    VARIATION_TOO_FEW, /* points for a verdict: fewer than CHART_TRIAL_POINTS in the segment */
    VARIATION_COMMON,
    VARIATION_IMPROVEMENT,
    VARIATION_CONCERN,
    VARIATION_NEUTRAL, /* a signal, of a measure that is neither good nor bad */
    VARIATION_VERDICTS
};

enum assurance_verdict {
    ASSURANCE_NONE,
    ASSURANCE_TOO_FEW,
    ASSURANCE_PASS,
    ASSURANCE_FAIL,
    ASSURANCE_EITHER,
    ASSURANCE_VERDICTS
};

extern const char *const variation_words[VARIATION_VERDICTS];
extern const char *const assurance_words[ASSURANCE_VERDICTS];

/* `signal` of the latest point, of a segment of so many points. */
enum variation_verdict variation_verdict(struct point_signal signal, size_t points, enum polarity polarity);

/* `limits` of the latest point; no verdict on a neutral measure or without a target (NULL). */
enum assurance_verdict assurance_verdict(const struct chart_limits *limits, size_t points, const double *target,
                                         enum polarity polarity);

#endif

/*
 * chart_signals.h: which points of a control chart are more than noise.
 *
 * The four rules of Making Data Count, worst first, as NHSRplotthedots applies them, and Anhoej's two runs rules (Anhoej &
 * Olesen 2014, PLoS ONE 9:e113825), which look at the whole segment. A point on the centre line is on no side.
 */
#ifndef CORE_CHART_SIGNALS_H
#define CORE_CHART_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/statistics/process_chart.h"

/* In the order of priority: a point has the first that applies. */
enum chart_signal { SIGNAL_NONE, SIGNAL_OUTSIDE, SIGNAL_TREND, SIGNAL_TWO_OF_THREE, SIGNAL_SIDE, CHART_SIGNALS };

extern const char *const chart_signal_words[CHART_SIGNALS]; /* "" for none */

struct point_signal {
    enum chart_signal signal;
    int direction; /* 1: high or rising, -1: low or falling, 0: no signal */
};

/* Of one segment with its limits. Trends of seven and sevens on one side mark all of their points, two of three only those beyond. */
void chart_signals(const struct chart_point *points, const struct chart_limits *limits, size_t count,
                   struct point_signal *signals);

struct runs_test {
    size_t useful;          /* points not on the centre line */
    size_t longest;         /* run on one side */
    size_t longest_usual;   /* round(log2 useful) + 3 */
    size_t crossings;       /* of the centre line */
    size_t crossings_usual; /* the 5% quantile of Bin(useful - 1, 1/2) */
    bool shifted;           /* longest > longest_usual or crossings < crossings_usual */
};

/* Anhoej's rules. With fewer than ten useful points nothing is said: shifted is false. */
struct runs_test chart_runs(const struct chart_point *points, const struct chart_limits *limits, size_t count);

#endif

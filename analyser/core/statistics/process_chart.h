/*
 * process_chart.h: the centre line and limits of control charts.
 *
 * XmR with 2.66 times the mean moving range, and the one-pass screening of ranges (NHSRplotthedots; Making Data Count's own
 * workbook does not screen); P (Shewhart); P-prime (Laney 2002, Quality Engineering 14:531); T (Nelson 1994, Journal of
 * Quality Technology 26:239: XmR of time to the power 1/3.6); G (Benneyan 2001: geometric, mean + 3 sqrt(mean (mean + 1))).
 * Points come in the order of time, without gaps: a month without a case is no point.
 */
#ifndef CORE_PROCESS_CHART_H
#define CORE_PROCESS_CHART_H

#include <stdbool.h>
#include <stddef.h>

enum chart_kind { CHART_XMR, CHART_P, CHART_P_PRIME, CHART_T, CHART_G, CHART_KINDS };

/* What a kind is for, as it is printed. */
struct chart_rule {
    const char *name;
    const char *chosen; /* when */
    const char *limits; /* how they are computed */
};

extern const struct chart_rule chart_rules[CHART_KINDS];

struct chart_point {
    double value;       /* a percentage, or days (T) or cases (G) between */
    double denominator; /* of a percentage */
};

struct chart_limits {
    double centre;
    double lower;
    double upper;
    double lower_near; /* two thirds of the way to the limits */
    double upper_near;
};

enum { CHART_TRIAL_POINTS = 12 }; /* with fewer, limits are called trial limits */

/*
 * The kind for a series of percentages, by its denominators: P-prime where they are large on average (500 and more, where
 * chance alone gives limits too narrow), XmR where none is below 12 and all lie within a quarter of their mean, else P.
 */
enum chart_kind chart_choose(const struct chart_point *points, size_t count);

/*
 * Limits of each point of one segment; count > 0. `screened`: moving ranges of 3.267 times their mean and more are left
 * out, once (XmR, T). An XmR or T chart of one point has limits equal to it.
 */
void chart_limits(enum chart_kind kind, const struct chart_point *points, size_t count, bool screened,
                  struct chart_limits *limits);

/* No limit beyond what can be: 0 to 100 of percentages, 0 and more of days and cases. */
void chart_clip(struct chart_limits *limits, size_t count, double least, double most);

#endif

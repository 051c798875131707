/*
 * clock_results.h: what a group of instances comes to: counts, quantiles and curves, before they are made measures.
 */
#ifndef CORE_CLOCK_RESULTS_H
#define CORE_CLOCK_RESULTS_H

#include "core/counting/clock_tally.h"
#include "core/figures/curve.h"
#include "core/figures/stats.h"

/* Scratch for groups, one after the other, of any clock. */
struct figures_space {
    struct histogram days;
    struct curve_space curves;
    struct median_ranks *ranks;
};

void figures_space_init(struct figures_space *space, struct arena *arena);

/* A median or percentile in days; the interval only of medians, and only where it is defined. */
struct quantile {
    double value;
    bool has_interval;
    double lower;
    double upper;
};

struct completed_result {
    uint32_t ways[ENDED_WAYS];
    struct quantile median;
    struct quantile p90;
};

struct due_result {
    uint32_t ways[DUE_WAYS];
};

struct started_result {
    uint32_t seen_to_due; /* whose end, closed day or as_of is on or after the due day */
    struct curve_result curve;
};

enum { OVERDUE_BANDS = 5 };
extern const int overdue_band_days[OVERDUE_BANDS]; /* last day over of each band but the last */

struct stock_result {
    uint32_t open;
    uint32_t overdue;
    uint32_t overdue_excepted;
    uint32_t bands[OVERDUE_BANDS];
    struct quantile median;
    struct quantile p90;
};

/* Sums over the slots of a period; quantiles only if there is anybody. Totals are the sums of the ways. */
void completed_result(const struct category_tally *tally, const struct period *period, struct figures_space *space,
                      struct completed_result *result);
void due_result(const struct category_tally *tally, const struct period *period, struct due_result *result);
void started_result(const struct category_tally *tally, const struct period *period, struct figures_space *space,
                    struct started_result *result);

/* Results for every distinct stock day of the calendar: calendar->day_count of them. */
void stock_results(const struct category_tally *tally, const struct calendar *calendar, struct figures_space *space,
                   struct stock_result *results);

uint64_t completed_total(const struct completed_result *result);
uint64_t due_total(const struct due_result *result);

#endif

/*
 * forecast_model.h: the rates at which open cases end, by age, and a simulation of the weeks to come.
 *
 * Fitted to WEEKS_FITTED weeks before a snapshot: of each age up to 20 weeks its own rate, of older cases the rate of a band
 * of ages. How much such rates change from one quarter to the next is measured over the year before, and every simulation
 * begins with a change of that size and drifts on by as much in a quarter. Arrivals are drawn from the weeks of the year before.
 */
#ifndef CORE_FORECAST_MODEL_H
#define CORE_FORECAST_MODEL_H

#include "core/inference/forecast_weeks.h"
#include "core/statistics/distributions.h"

enum { ENDS_LEAST = 30, WEEKS_AHEAD_MOST = 53, ARRIVAL_WEEKS = 52 };

struct forecast_model {
    bool possible;                  /* ENDS_LEAST ended in the weeks it is fitted to */
    double rates[AGES][WEEK_FATES]; /* in a week */
    double change;                  /* standard deviation of the logarithm of the change of rates */
    uint32_t arrivals[ARRIVAL_WEEKS];
    double today; /* share of a week's new cases that come on the snapshot's day */
};

/* What a scenario changes, by week ahead. */
struct forecast_push {
    double plans;          /* issued in the week beyond the rates, oldest first */
    double requests;       /* factor */
    double advice_in_time; /* share of the cases that would become overdue that do not */
};

struct forecast_week {
    uint32_t open;
    uint32_t overdue;
    uint32_t issued;
    uint32_t issued_in_time;
    uint32_t due; /* became due: issued before, or still open */
    uint32_t due_in_time;
};

/* From what is known on the snapshot `back` weeks before as_of. */
void forecast_fit(const struct past_weeks *past, int back, struct forecast_model *model);

/* One course of the weeks ahead from the snapshot; pushes and weeks: `count` of each. */
void forecast_simulate(const struct forecast_model *model, const struct past_week *start,
                       const struct forecast_push *pushes, size_t count, struct random_stream *stream,
                       struct forecast_week *weeks);

#endif

/*
 * competing_outcomes.h: waiting as curves where several outcomes compete: how likely each is by a day, and how likely it
 * is that nothing has happened yet.
 *
 * Aalen & Johansen 1978, of counts by day; with one outcome it is one minus Kaplan & Meier 1958. Whoever is censored on a
 * day is still at risk on it; whoever comes in late (delayed entry) is at risk from the day after. Variance of what is
 * open: Greenwood's; of an outcome: Marubini & Valsecchi 1995, ch. 10. Intervals are log-log, 95%. Times are whole days.
 */
#ifndef CORE_COMPETING_OUTCOMES_H
#define CORE_COMPETING_OUTCOMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    OUTCOMES_MOST = 3,
    AT_RISK_LEAST = 10 /* with fewer at risk a curve is not shown any further */
};

/* What happened on one day since the start. */
struct outcome_day {
    int32_t day;
    double entered; /* seen from the day after this on */
    double ended[OUTCOMES_MOST];
    double censored;
};

/* The curves on a day on which something ended. */
struct outcome_step {
    int32_t day;
    double at_risk;
    double open;                 /* probability that nothing has happened by the end of the day */
    double open_variance;        /* of its logarithm: Greenwood's sum */
    double by[OUTCOMES_MOST];    /* probability of each outcome by the day */
    double error[OUTCOMES_MOST]; /* standard error of it */
};

/*
 * Days in rising order; `from_start`: at risk from day 0 on. Steps: room for `count`. Returns how many there are. Days on
 * which nobody is at risk give no step.
 */
size_t competing_outcomes(const struct outcome_day *days, size_t count, double from_start, struct outcome_step *steps);

/* At risk on a day: seen, and neither ended nor censored before it. */
double at_risk_on(const struct outcome_day *days, size_t count, double from_start, int32_t day);

/* The step that holds on a day: the last not after it, NULL before the first. */
const struct outcome_step *outcome_step_on(const struct outcome_step *steps, size_t count, int32_t day);

/* Log-log interval of a probability with its standard error, 95%. False where it is 0 or 1 or the error 0: none. */
bool outcome_interval(double probability, double error, double *lower, double *upper);

enum open_band { OPEN_ESTIMATE, OPEN_LOWER, OPEN_UPPER, OPEN_LOWER_LOG, OPEN_UPPER_LOG };

/* What is open after a step, or an end of its interval: log-log, or R's default, the logarithm's. */
double open_after(const struct outcome_step *step, enum open_band band);

/*
 * The day by which a share p (0-1) has ended in some way, as R's quantile.survfit: the first day on which no more than 1 - p
 * is open; where the curve is flat exactly there, the middle of the flat, which ends with the next step or, after the last
 * step, on `last_day`, the last on which anybody was seen. False: not reached.
 */
bool outcome_quantile(const struct outcome_step *steps, size_t count, int32_t last_day, double p, enum open_band band,
                      double *day);

#endif

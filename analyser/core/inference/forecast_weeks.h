/*
 * forecast_weeks.h: the past in weeks, as the forecast sees it: on snapshots a week apart, the last on as_of, the open cases by
 * the weeks they have waited, and what became of them in the week after.
 *
 * A case that has waited d days is of age (d + 6) / 7 weeks: one that is due on the day is of age 20, an overdue one of 21
 * and more, and each week adds one exactly.
 */
#ifndef CORE_FORECAST_WEEKS_H
#define CORE_FORECAST_WEEKS_H

#include "core/inference/inference.h"

enum {
    WEEKS_BACK = 124,   /* snapshots */
    AGES = 160,         /* the last holds all that are older */
    AGE_DUE = 20,
    WEEKS_FITTED = 13
};

enum week_fate { WEEK_IN_TIME, WEEK_LATE, WEEK_REFUSED, WEEK_WITHDRAWN, WEEK_FATES };

struct past_week {
    uint32_t open[AGES];                   /* on the snapshot */
    uint32_t ended[AGES][WEEK_FATES];      /* of these, in the week after */
    uint32_t new_today;                    /* received on the snapshot's day */
    uint32_t new_this_week;                /* in the six days before */
    uint32_t issued_by_start[AGE_DUE + 1]; /* not yet due by age, already issued in time */
};

struct past_weeks {
    int32_t as_of;
    struct past_week *week; /* [0] on as_of, [1] a week before, ... */
};

struct past_weeks past_weeks_of(const struct inference *inference);

uint32_t week_overdue(const struct past_week *week);
uint32_t week_open(const struct past_week *week);

#endif

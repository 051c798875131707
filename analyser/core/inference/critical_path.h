/*
 * critical_path.h: what late plans waited for.
 */
#ifndef CORE_CRITICAL_PATH_H
#define CORE_CRITICAL_PATH_H

#include "core/inference/inference.h"

/* The steps on the way to a plan. */
enum critical_step { STEP_DECISION, STEP_ADVICE, STEP_DRAFT, STEP_FINAL, STEPS };

const char *critical_step_name(enum critical_step step);

/* A plan that became late in the latest 12 months, issued or not, and what held it. */
struct late_plan_row {
    int64_t request_id;
    const char *local_authority;
    const char *team;
    int32_t due;
    int32_t issued; /* DAY_NONE: not yet */
    int32_t days_over;
    const char *step; /* most over its allowance; "" where each kept to it */
    int step_days_over;
    bool step_alone;  /* without these days it would have been in time */
    const char *kind; /* of the advice that came last, or has not come; "" where none was asked */
    const char *provider;
    int advice_days_over; /* of it, beyond six weeks; 0 where in time */
    bool advice_alone;
};

/* Longest over first, then by request; from the arena. */
const struct late_plan_row *late_plans(const struct inference *inference, size_t *count);

/*
 * Of the plans of the latest 12 months that became late, the share (0-1) that would have been in time if no advice had come
 * after its six weeks.
 */
double breaches_by_advice(const struct inference *inference);

#endif

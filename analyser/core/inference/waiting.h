/*
 * waiting.h: days by what happened on them, of sets of requests, for curves, quantiles and tests.
 */
#ifndef CORE_WAITING_H
#define CORE_WAITING_H

#include "core/inference/inference.h"
#include "core/inference/plan_cases.h"
#include "core/statistics/group_tests.h"

enum { WAITING_DAYS = 2048 }; /* longer waits count as this */

/* By day since the request. */
struct waiting_days {
    uint32_t entered[WAITING_DAYS + 1];
    uint32_t fates[PLAN_FATES][WAITING_DAYS + 1];
    uint32_t from_start;
    uint32_t cases;
};

/* A case followed from its start to its stop; one that stopped before it started is left out. */
void waiting_follow(struct waiting_days *days, const struct plan_case *plan);

/* The same, seen from the first day of a period to its last alone. */
void waiting_follow_within(struct waiting_days *days, const struct plan_case *plan, int32_t first, int32_t last);

/* The days on which anything happened; from the arena. */
struct outcome_group waiting_outcomes(const struct waiting_days *days, struct arena *arena);

#endif

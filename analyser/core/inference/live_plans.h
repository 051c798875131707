/*
 * live_plans.h: plans that are in force on as_of.
 */
#ifndef CORE_LIVE_PLANS_H
#define CORE_LIVE_PLANS_H

#include <stdbool.h>

#include "core/records/book.h"

/* Begun, not ceased, and of the authority asked for. */
static inline bool plan_is_live(const struct book *book, const struct plan_record *plan)
{
    bool begun = plan->anchor != DAY_NONE && plan->anchor <= book->as_of;
    bool ceased = plan->ceased != DAY_NONE && plan->ceased <= book->as_of;
    bool here = plan->transferred == DAY_NONE || plan->transferred <= book->as_of;
    return begun && here && !ceased && !(plan->flags & PLAN_ELSEWHERE);
}

#endif

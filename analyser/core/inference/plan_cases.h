/*
 * plan_cases.h: requests on their way to a plan, as statistics see them: one record of PLAN20 each, by what became of it.
 */
#ifndef CORE_PLAN_CASES_H
#define CORE_PLAN_CASES_H

#include <stdbool.h>
#include <stdint.h>

#include "core/records/book.h"

enum plan_fate { PLAN_ISSUED, PLAN_REFUSED, PLAN_WITHDRAWN, PLAN_OPEN, PLAN_FATES };
enum { PLAN_OUTCOMES = PLAN_OPEN };

struct plan_case {
    const struct request_record *request;
    uint32_t place; /* of the request */
    int32_t start;
    int32_t due;
    int32_t stop; /* the day it ended; of an open case as_of */
    enum plan_fate fate;
    bool excepted;
};

/* False: it has no PLAN20, or is of another authority. */
bool plan_case_of(const struct book *book, uint32_t place, struct plan_case *found);

/* As it stood at the end of a day; false: not begun. */
bool plan_case_on(const struct plan_case *now, int32_t day, struct plan_case *then);

static inline int32_t plan_case_days(const struct plan_case *plan)
{
    return plan->stop - plan->start;
}

static inline bool plan_case_in_time(const struct plan_case *plan)
{
    return plan->fate == PLAN_ISSUED && plan->stop <= plan->due;
}

#endif

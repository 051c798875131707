/*
 * case_clock.h: one instance of a clock with the case, the row and the categories behind it (core/case_clocks.h gives
 * them out). Days as in base/day.h. It holds the key of a case.
 */
#ifndef CORE_CASE_CLOCK_H
#define CORE_CASE_CLOCK_H

#include "core/definitions/breakdown.h"
#include "core/definitions/clock.h"
#include "core/records/worklist.h"

/* What the row behind a clock is, where it is not the request or the plan itself. */
enum case_row { ROW_IS_CASE, ROW_ADVICE, ROW_REVIEW, ROW_ORDER, ROW_AUDIT, CASE_ROWS };

extern const char *const case_row_names[CASE_ROWS]; /* "", "advice", "review", "tribunal_order" */
enum case_row case_row_of(enum clock_id clock);

extern const char *const case_kind_names[]; /* by enum work_kind: "request", "plan", "" */

struct case_clock {
    enum clock_id clock;
    enum work_kind kind; /* WORK_NEITHER: an order on neither a request nor a plan */
    int64_t case_id;     /* request_id or plan_id; 0 of neither */
    enum case_row row;
    int64_t row_id;                   /* advice_id, review_id or order_id; NUMBER_NONE where it is the case itself */
    struct instance instance;         /* start, due, at most one of end and closed, excepted */
    enum instance_state state;        /* at as_of */
    const char *exception_provision;  /* that excuses it; NULL: no exception is recorded */
    bool left_out;                    /* outside the DfE's population of the 20-week measure */
    const char *category[BREAKDOWNS]; /* name by breakdown, age_band at the start; NULL: not one of this clock's */
    uint16_t category_id[BREAKDOWNS]; /* the same as numbers */
    int32_t birth;                    /* DAY_NONE: not recorded */
};

#endif

/*
 * case_clocks.h: every instance of every clock with the case behind it, as the analysis counts them: what evidence.csv
 * sums up, one by one. The same code that counts gives them out (core/records, `telling`).
 *
 * To be asked for beforehand (analysis_options.keep_cases: 8 bytes a review and 48 an advice or order more), and to be
 * called after analysis_finish and before analysis_evidence, which lets go what it has counted. Days are as known at
 * as_of. What is given holds keys of cases: it must reach no log and no file that others may read.
 */
#ifndef CORE_CASE_CLOCKS_H
#define CORE_CASE_CLOCKS_H

#include "core/analysis.h"
#include "core/definitions/breakdown.h"
#include "core/definitions/clock.h"
#include "core/records/worklist.h"

/* What the row behind a clock is, where it is not the request or the plan itself. */
enum case_row { ROW_IS_CASE, ROW_ADVICE, ROW_REVIEW, ROW_ORDER, CASE_ROWS };

extern const char *const case_row_names[CASE_ROWS]; /* "", "advice", "review", "tribunal_order" */
extern const char *const case_kind_names[];         /* by enum work_kind: "request", "plan", "" */

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

/* False with err set ends it. What is given is the sink's until it returns; names live as long as the analysis. */
typedef bool case_clock_sink(void *context, const struct case_clock *instance, struct err *err);

/*
 * All instances, by clock in the order of `enum clock_id`, each clock's in the order of its records (requests and plans
 * in the order read, which is that of their keys where the source orders them). False where the sink says so;
 * ERR_INTERNAL if cases were not asked for or have been let go.
 */
bool analysis_case_clocks(struct analysis *analysis, struct arena *scratch, case_clock_sink *sink, void *context,
                          struct err *err) MUST_CHECK;

#endif

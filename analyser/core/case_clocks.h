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
#include "core/records/case_clock.h"

/* False with err set ends it. What is given is the sink's until it returns; names live as long as the analysis. */
typedef bool case_clock_sink(void *context, const struct case_clock *instance, struct err *err);

/*
 * All instances, by clock in the order of `enum clock_id`, each clock's in the order of its records (requests and plans
 * in the order read, which is that of their keys where the source orders them). False where the sink says so;
 * ERR_INTERNAL if cases were not asked for or have been let go.
 */
bool analysis_case_clocks(struct analysis *analysis, struct arena *scratch, case_clock_sink *sink, void *context,
                          struct err *err) MUST_CHECK;

/* The same of one clock. */
bool analysis_cases_of_clock(struct analysis *analysis, enum clock_id clock, struct arena *scratch,
                             case_clock_sink *sink, void *context, struct err *err) MUST_CHECK;

#endif

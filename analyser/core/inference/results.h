/*
 * results.h: the tables of statistics, a row each: what it shows, how it is computed, the fewest cases it needs, and where
 * the method comes from. `list statistics` and evidence.json read these.
 */
#ifndef CORE_RESULTS_H
#define CORE_RESULTS_H

#include <stddef.h>

/* In the order in which they are written. */
enum result_id {
    RESULT_TREND,
    RESULT_TREND_VERDICTS,
    RESULT_RARE_BREACHES,
    RESULT_COMPARISON,
    RESULT_AUTHORITIES,
    RESULT_VARIATION,
    RESULT_WAITING_CURVES,
    RESULT_WAITING_QUANTILES,
    RESULT_WAITING_LIST,
    RESULT_WAITING_TESTS,
    RESULT_QUEUE,
    RESULT_FORECAST,
    RESULT_FORECAST_TRIED,
    RESULT_EARLY_WARNING_TRIED,
    RESULT_CHANGE,
    RESULT_CRITICAL_PATH,
    RESULT_SERVICES,
    RESULT_EQUITY,
    RESULT_EQUITY_ADJUSTED,
    RESULT_AUDITORS,
    RESULT_AUDIT_ESTIMATES,
    RESULT_PLAN_CHECKS,
    RESULT_PLAN_PROVISION,
    RESULT_PLAN_CURRENCY,
    RESULT_PLAN_COPIES,
    RESULT_PLAN_CHECKS_BY_VERSION,
    RESULT_AUDIT_SECTIONS,
    RESULT_AUDIT_GRADES,
    RESULT_AUDIT_TREND,
    RESULT_AUDIT_AGENCIES,
    RESULT_AUDITS_BESIDE_TEXT,
    RESULT_CONTRIBUTIONS,
    RESULT_PLANS_BEFORE_ADVICE,
    RESULT_VOICE_FUNNEL,
    RESULT_VOICE_VARIATION,
    RESULT_TIMELINESS_QUALITY,
    RESULT_ON_TIME_LATE,
    RESULTS
};

struct result_definition {
    const char *id; /* of the table, and of its row in `list statistics` */
    const char *title;
    const char *method;
    const char *needs;  /* the fewest cases */
    const char *source; /* of the method */
    const char *const *header;
    size_t columns;
};

extern const struct result_definition results[RESULTS];

#endif

/*
 * makers.h: who makes the tables of results.h: each fills its own places in the list.
 */
#ifndef CORE_MAKERS_H
#define CORE_MAKERS_H

#include "core/inference/inference.h"

result_maker make_trends;             /* trend.c: trend, trend_verdicts */
result_maker make_rare_breaches;      /* rare_breaches.c */
result_maker make_comparisons;        /* comparison.c: comparison, variation */
result_maker make_authorities;        /* authorities.c */
result_maker make_waiting_curves;     /* waiting_curves.c: waiting_curves, waiting_quantiles */
result_maker make_waiting_lists;      /* waiting_list.c: waiting_list, queue */
result_maker make_waiting_tests;      /* waiting_tests.c */
result_maker make_forecasts;          /* forecast.c: forecast, forecast_tried */
result_maker make_early_warnings;     /* early_warning_tried.c */
result_maker make_changes;            /* change.c */
result_maker make_critical_paths;     /* critical_path.c: critical_path, critical_path_services */
result_maker make_equity;             /* equity.c */
result_maker make_adjusted;           /* equity_adjusted.c */
result_maker make_audits;             /* audits.c: auditors, audit_estimates */
result_maker make_plan_quality;       /* plan_quality.c: plan_checks, plan_provision */
result_maker make_plan_history;       /* plan_history.c: plan_checks_by_version */
result_maker make_plan_currency;      /* plan_currency.c: plan_currency, plan_copies */
result_maker make_audit_sections;     /* audit_sections.c: audit_sections, audit_grades */
result_maker make_audit_trend;        /* audit_trend.c */
result_maker make_audit_agencies;     /* audit_agencies.c */
result_maker make_audits_beside_text; /* audits_beside_text.c */
result_maker make_contributions;      /* contributions_made.c: contributions, plans_before_advice */
result_maker make_voice_funnel;       /* voice_funnel.c: voice_funnel, voice_variation */
result_maker make_timeliness_quality; /* timeliness_quality.c: timeliness_and_quality, on_time_against_late */

#endif

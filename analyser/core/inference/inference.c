#include "core/inference/inference.h"
#include "core/inference/makers.h"
#include "core/inference/results.h"

static result_maker *const of_records[] = {
    make_rare_breaches, make_authorities, make_waiting_curves, make_waiting_lists,
    make_waiting_tests, make_forecasts,   make_changes,        make_critical_paths,
    make_plan_quality,  make_plan_history, make_plan_currency,
    make_audit_sections, make_audit_trend, make_audit_agencies, make_contributions, make_voice_funnel,
    make_timeliness_quality, make_audits_beside_text,
    make_early_warnings,
};

/* Of cells, or of counts that are whole only when the last cell has been given. */
static result_maker *const of_evidence[] = {
    make_trends, make_comparisons, make_equity, make_adjusted, make_audits,
};

static void make(const struct inference *inference, result_maker *const *makers, size_t count,
                 struct people_table *tables)
{
    for (size_t i = 0; i < count; i++) {
        makers[i](inference, tables);
        arena_free(inference->scratch);
    }
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

void inference_tables(const struct inference *inference, struct people_table *tables)
{
    if (inference->series)
        make(inference, of_evidence, COUNT(of_evidence), tables);
    else
        make(inference, of_records, COUNT(of_records), tables);
}

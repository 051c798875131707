#include <string.h>

#include "core/figures/audit_agreement.h"
#include "core/figures/cell_value.h"
#include "core/figures/stats.h"

static uint16_t category_of_pair(const struct audit_pair *pair, enum breakdown_id breakdown)
{
    if (breakdown == BREAKDOWN_AGE_BAND)
        return age_band(pair->categories.birth, pair->audited);
    return pair->categories.of[breakdown];
}

/* The pairs of one category by first and second score. */
struct pair_counts {
    uint64_t total;
    uint64_t pairs[4][4];
};

static void count_pairs(const struct audit_pairs *pairs, enum breakdown_id breakdown, const struct period *period,
                        struct pair_counts *counts)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        const struct audit_pair *pair = &pairs->pairs[i];
        if (pair->audited < period->start || pair->audited > period->end)
            continue;
        struct pair_counts *count = &counts[category_of_pair(pair, breakdown)];
        count->pairs[pair->first][pair->second]++;
        count->total++;
    }
}

static void agreement_cell(const struct pair_counts *count, struct cell *cell)
{
    double kappa;
    cell->has_denominator = true;
    cell->denominator = count->total;
    if (!stats_weighted_kappa((const uint64_t(*)[4])count->pairs, &kappa)) {
        cell->status = STATUS_NOT_AVAILABLE;
        return;
    }
    cell->has_value = true;
    cell->value = 100.0 * kappa;
}

static bool walk_breakdown(const struct audit_pairs *pairs, const struct category_order *order,
                           enum breakdown_id breakdown, const struct period *period, struct pair_counts *counts,
                           cell_sink *sink, void *context, struct err *err)
{
    memset(counts, 0, category_count(order, breakdown) * sizeof counts[0]);
    count_pairs(pairs, breakdown, period, counts);
    for (uint32_t i = 0; i < category_count(order, breakdown); i++) {
        uint16_t category = order->of[breakdown][i];
        if (counts[category].total == 0)
            continue;
        struct cell cell = {.measure = family_measures[FAMILY_QA_AGREEMENT].id,
                            .basis = BASIS_COMPLETED,
                            .period_type = period->type,
                            .period_start = period->start,
                            .period_end = period->end,
                            .breakdown = breakdowns[breakdown].id,
                            .category = category_name(order, breakdown, category),
                            .unit = UNIT_PERCENT};
        agreement_cell(&counts[category], &cell);
        if (!cell_give(&cell, sink, context, err))
            return false;
    }
    return true;
}

static bool walk_period(const struct audit_pairs *pairs, const struct category_order *order,
                        const struct period *period, struct pair_counts *counts, cell_sink *sink, void *context,
                        struct err *err)
{
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        bool reported = BREAKDOWNS_USUAL & BREAKDOWN_BIT(b) && category_order_has(order, b);
        bool with_period = pairs->calendars[breakdown_grain(b)].periods_of[period->type].before > 0;
        if (reported && with_period && !walk_breakdown(pairs, order, b, period, counts, sink, context, err))
            return false;
    }
    return true;
}

static size_t most_categories(const struct category_order *order)
{
    size_t most = 0;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        most = category_count(order, b) > most ? category_count(order, b) : most;
    return most;
}

bool audit_agreement_evidence(const struct audit_pairs *pairs, const struct category_order *order, struct arena *arena,
                              cell_sink *sink, void *context, struct err *err)
{
    const struct calendar *calendar = &pairs->calendars[GRAIN_MONTH];
    struct pair_counts *counts = ARENA_NEW(arena, most_categories(order), struct pair_counts);
    for (uint16_t p = 0; pairs->count && p < calendar->period_count; p++)
        if (!walk_period(pairs, order, &calendar->periods[p], counts, sink, context, err))
            return false;
    return true;
}

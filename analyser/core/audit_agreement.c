#include "core/audit_agreement.h"
#include "core/cell_value.h"
#include "core/stats.h"

static uint16_t category_of_pair(const struct audit_pair *pair, enum breakdown_id breakdown)
{
    if (breakdown == BREAKDOWN_AGE_BAND)
        return age_band(pair->categories.birth, pair->audited);
    return pair->categories.of[breakdown];
}

/* Pairs of a category in a period, by first and second score. Pairs are few: each cell looks through them all. */
static uint64_t count_pairs(const struct book *book, enum breakdown_id breakdown, uint16_t category,
                            const struct period *period, uint64_t pairs[4][4])
{
    uint64_t total = 0;
    for (uint32_t i = 0; i < book->audit_pair_count; i++) {
        const struct audit_pair *pair = &book->audit_pairs[i];
        if (pair->audited < period->start || pair->audited > period->end ||
            category_of_pair(pair, breakdown) != category)
            continue;
        pairs[pair->first][pair->second]++;
        total++;
    }
    return total;
}

static void agreement_cell(const uint64_t pairs[4][4], uint64_t total, struct cell *cell)
{
    double kappa;
    cell->has_denominator = true;
    cell->denominator = total;
    if (!stats_weighted_kappa(pairs, &kappa)) {
        cell->status = STATUS_NOT_AVAILABLE;
        return;
    }
    cell->has_value = true;
    cell->value = 100.0 * kappa;
}

static bool walk_breakdown(const struct book *book, const struct category_order *order, enum breakdown_id breakdown,
                           const struct period *period, cell_sink *sink, void *context, struct err *err)
{
    for (uint32_t i = 0; i < category_count(order, breakdown); i++) {
        uint16_t category = order->of[breakdown][i];
        uint64_t pairs[4][4] = {{0}};
        uint64_t total = count_pairs(book, breakdown, category, period, pairs);
        if (total == 0)
            continue;
        struct cell cell = {.measure = family_measures[FAMILY_QA_AGREEMENT].id,
                            .basis = BASIS_COMPLETED,
                            .period_type = period->type,
                            .period_start = period->start,
                            .period_end = period->end,
                            .breakdown = breakdowns[breakdown].id,
                            .category = category_name(order, breakdown, category),
                            .unit = UNIT_PERCENT};
        agreement_cell((const uint64_t(*)[4])pairs, total, &cell);
        if (!cell_give(&cell, sink, context, err))
            return false;
    }
    return true;
}

static bool walk_period(const struct book *book, const struct category_order *order, const struct period *period,
                        cell_sink *sink, void *context, struct err *err)
{
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        bool reported = BREAKDOWNS_USUAL & BREAKDOWN_BIT(b) && category_order_has(order, b);
        bool with_period = breakdowns[b].monthly || period->type != PERIOD_MONTH;
        if (reported && with_period && !walk_breakdown(book, order, b, period, sink, context, err))
            return false;
    }
    return true;
}

bool audit_agreement_evidence(const struct book *book, const struct category_order *order, cell_sink *sink,
                              void *context, struct err *err)
{
    const struct calendar *calendar = &book->calendars[GRAIN_MONTH];
    for (uint16_t p = 0; book->audit_pair_count && p < calendar->period_count; p++)
        if (!walk_period(book, order, &calendar->periods[p], sink, context, err))
            return false;
    return true;
}

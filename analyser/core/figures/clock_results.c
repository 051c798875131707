#include <string.h>

#include "core/figures/clock_results.h"

void figures_space_init(struct figures_space *space, struct arena *arena)
{
    histogram_init(&space->days, arena);
    curve_space_init(&space->curves, arena);
    space->ranks = ARENA_NEW(arena, 1, struct median_ranks);
}

const int overdue_band_days[OVERDUE_BANDS] = {30, 90, 182, 365, INT32_MAX};

uint64_t completed_total(const struct completed_result *result)
{
    uint64_t total = 0;
    for (int way = 0; way < ENDED_WAYS; way++)
        total += result->ways[way];
    return total;
}

uint64_t due_total(const struct due_result *result)
{
    uint64_t total = 0;
    for (int way = 0; way < DUE_WAYS; way++)
        total += result->ways[way];
    return total;
}

/* How the k-th smallest value of a group is found. */
typedef int32_t value_at(const void *group, uint64_t k);

static double quantile_value(const void *group, value_at *at, uint64_t n, int tenths)
{
    struct quantile_place place = stats_quantile_place(n, tenths);
    int64_t below = at(group, place.below);
    if (place.weight == 0)
        return (double)below;
    int64_t above = at(group, place.below + 1);
    return (double)(below * 10 + place.weight * (above - below)) / 10.0;
}

static void quantiles(const void *group, value_at *at, uint64_t n, struct median_ranks *ranks, struct quantile *median,
                      struct quantile *p90)
{
    median->value = quantile_value(group, at, n, 5);
    p90->value = quantile_value(group, at, n, 9);
    uint64_t rank = stats_median_rank_kept(ranks, n);
    median->has_interval = rank > 0;
    if (rank == 0)
        return;
    median->lower = at(group, rank - 1);
    median->upper = at(group, n - rank);
}

static int32_t in_histogram(const void *group, uint64_t k)
{
    return histogram_at(group, k);
}

void completed_result(const struct category_tally *tally, const struct period *period, struct figures_space *space,
                      struct completed_result *result)
{
    struct histogram *days = &space->days;
    memset(result, 0, sizeof *result);
    histogram_clear(days);
    for (int s = period->first_slot; s < period->slot_end; s++) {
        for (int way = 0; way < ENDED_WAYS; way++)
            result->ways[way] += tally->slots[s].completed[way];
        histogram_pour(days, &tally->slots[s].days);
    }
    histogram_settle(days);
    if (days->total)
        quantiles(days, in_histogram, days->total, space->ranks, &result->median, &result->p90);
}

void due_result(const struct category_tally *tally, const struct period *period, struct due_result *result)
{
    memset(result, 0, sizeof *result);
    for (int s = period->first_slot; s < period->slot_end; s++)
        for (int way = 0; way < DUE_WAYS; way++)
            result->ways[way] += tally->slots[s].due[way];
}

void started_result(const struct category_tally *tally, const struct period *period, struct figures_space *space,
                    struct started_result *result)
{
    struct curve_space *curves = &space->curves;
    memset(result, 0, sizeof *result);
    uint32_t started = 0;
    curve_space_clear(curves);
    for (int s = period->first_slot; s < period->slot_end; s++) {
        const struct slot_tally *slot = &tally->slots[s];
        started += slot->started;
        result->seen_to_due += slot->seen_to_due;
        for (int fate = 0; fate < CURVE_FATES; fate++)
            histogram_pour(&curves->group.fates[fate], &slot->fates[fate]);
    }
    if (started)
        result->curve = curve_of(curves);
}

/* Those overdue on a stock day: the due days before it. The longest overdue has the earliest due day. */
struct overdue_group {
    const struct histogram *due; /* by due_value */
    int32_t day;                 /* the stock day, as due_value */
    uint64_t count;
};

/* The k-th smallest number of days over: the k-th latest due day. */
static int32_t days_over_at(const void *group, uint64_t k)
{
    const struct overdue_group *overdue = group;
    return overdue->day - histogram_at(overdue->due, overdue->count - 1 - k);
}

static void add_over(struct stock_result *result, int32_t over, uint32_t count)
{
    int band = 0;
    while (over > overdue_band_days[band])
        band++;
    result->bands[band] += count;
    result->overdue += count;
}

static void count_overdue(const struct histogram *due, int32_t day, struct stock_result *result)
{
    for (uint32_t i = 0; i < due->far_count; i++)
        if (due->far[i] < day)
            add_over(result, day - due->far[i], 1);
    for (int band = 0; band < OVERDUE_BANDS; band++) {
        int64_t earliest = band + 1 < OVERDUE_BANDS ? (int64_t)day - overdue_band_days[band] : 0;
        int32_t latest = day - 1 - (band ? overdue_band_days[band - 1] : 0);
        uint32_t over = (uint32_t)histogram_between(due, earliest > 0 ? (int32_t)earliest : 0, latest);
        result->bands[band] += over;
        result->overdue += over;
    }
}

/*
 * From the last stock day back: on each, those who stopped being overdue on the next one come in, those who entered
 * the band on the next one go out.
 */
void stock_results(const struct category_tally *tally, const struct calendar *calendar, struct figures_space *space,
                   struct stock_result *results)
{
    struct histogram *due = &space->days;
    int32_t open = 0;
    int32_t excepted = 0;
    memset(results, 0, calendar->day_count * sizeof results[0]);
    for (int d = 0; d < calendar->day_count; d++) {
        open += tally->stock[d].open;
        excepted += tally->stock[d].excepted;
        results[d].open = (uint32_t)open;
        results[d].overdue_excepted = (uint32_t)excepted;
    }
    histogram_clear(due);
    for (int d = calendar->day_count - 1; d >= 0; d--) {
        histogram_pour(due, &tally->stock[d + 1].overdue_until);
        if (tally->overdue_before)
            histogram_take_away(due, &tally->overdue_before[d + 1]);
        if (due->total == 0)
            continue;
        histogram_settle(due);
        int32_t day = due_value(calendar->days[d]);
        count_overdue(due, day, &results[d]);
        struct overdue_group group = {due, day, results[d].overdue};
        if (group.count)
            quantiles(&group, days_over_at, group.count, space->ranks, &results[d].median, &results[d].p90);
    }
}

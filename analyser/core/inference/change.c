/* Why the rate of plans in time changed from one period to another. */
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "core/inference/makers.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"
#include "core/statistics/decomposition.h"

enum {
    SPANS_MOST = 16,
    PLANS_LEAST = 10,
    CELLS_FIRST = 256,
    CELL_LEAST = 5, /* plans of a cell in each period; smaller ones are put together by team */
    TOGETHER = UINT8_MAX
};

struct span {
    int32_t first;
    int32_t last;
};

/* Need, team and source together. */
struct cell_key {
    uint16_t team;
    uint8_t need;
    uint8_t source;
};

/* Ordinary plans of a cell: neither old when the period began nor excepted. */
struct ordinary_cell {
    struct cell_key key;
    bool used;
    uint32_t plans[2];
    uint32_t in_time[2];
};

struct period_counts {
    double issued;
    double in_time;
    double old; /* overdue before the period began */
    double excepted;
    double excepted_in_time;
    double ordinary;
    double refused; /* or not issued, of cases that were not old */
};

struct comparison {
    struct span spans[2];
    struct period_counts counts[2];
    struct ordinary_cell *cells; /* open addressing, a power of two */
    size_t room;
    size_t used;
    struct arena *arena;
};

/* --- counting */

static size_t place_of(const struct ordinary_cell *cells, size_t room, struct cell_key key)
{
    size_t place = (key.team * 2654435761U + key.need * 40503U + key.source * 9973U) & (room - 1);
    while (cells[place].used && memcmp(&cells[place].key, &key, sizeof key) != 0)
        place = (place + 1) & (room - 1);
    return place;
}

static void grow(struct comparison *comparison)
{
    size_t room = comparison->room ? 2 * comparison->room : CELLS_FIRST;
    struct ordinary_cell *bigger = ARENA_NEW(comparison->arena, room, struct ordinary_cell);
    for (size_t i = 0; i < comparison->room; i++)
        if (comparison->cells[i].used)
            bigger[place_of(bigger, room, comparison->cells[i].key)] = comparison->cells[i];
    comparison->cells = bigger;
    comparison->room = room;
}

static struct ordinary_cell *cell_of(struct comparison *comparison, struct cell_key key)
{
    if (2 * comparison->used >= comparison->room)
        grow(comparison);
    struct ordinary_cell *cell = &comparison->cells[place_of(comparison->cells, comparison->room, key)];
    comparison->used += !cell->used;
    cell->used = true;
    cell->key = key;
    return cell;
}

static void count_ordinary(struct comparison *comparison, int period, const struct plan_case *plan)
{
    const struct case_traits *traits = &plan->request->traits;
    struct ordinary_cell *cell = cell_of(comparison, (struct cell_key){traits->team, traits->need, traits->source});
    cell->plans[period]++;
    cell->in_time[period] += plan_case_in_time(plan);
}

/* Rates of one or two plans are chance: small cells become one a team, and small ones of these one of all. */
static void put_small_cells_together(struct comparison *comparison)
{
    for (int round = 0; round < 2; round++) {
        struct comparison from = *comparison;
        comparison->cells = NULL;
        comparison->room = comparison->used = 0;
        grow(comparison);
        for (size_t i = 0; i < from.room; i++) {
            const struct ordinary_cell *cell = &from.cells[i];
            bool small = cell->plans[0] < CELL_LEAST || cell->plans[1] < CELL_LEAST;
            struct cell_key key = cell->key;
            if (!cell->used)
                continue;
            if (small)
                key = (struct cell_key){round == 0 ? key.team : UINT16_MAX, TOGETHER, TOGETHER};
            struct ordinary_cell *into = cell_of(comparison, key);
            for (int period = 0; period < 2; period++) {
                into->plans[period] += cell->plans[period];
                into->in_time[period] += cell->in_time[period];
            }
        }
    }
}

static void count_case(struct comparison *comparison, int period, const struct plan_case *plan)
{
    const struct span *span = &comparison->spans[period];
    struct period_counts *counts = &comparison->counts[period];
    bool old = plan->due < span->first;
    if (plan->fate == PLAN_OPEN || plan->stop < span->first || plan->stop > span->last)
        return;
    counts->refused += plan->fate == PLAN_REFUSED && !old;
    if (plan->fate != PLAN_ISSUED)
        return;
    counts->issued++;
    counts->in_time += plan_case_in_time(plan);
    if (old)
        counts->old++;
    else if (plan->excepted) {
        counts->excepted++;
        counts->excepted_in_time += plan_case_in_time(plan);
    } else {
        counts->ordinary++;
        count_ordinary(comparison, period, plan);
    }
}

/* --- the rate as a function of five factors */

enum factor { FACTOR_OLD, FACTOR_EXCEPTIONS, FACTOR_REFUSALS, FACTOR_MIX, FACTOR_SPEED, FACTORS };

static int period_of(unsigned later, enum factor factor)
{
    return (int)(later >> factor & 1U);
}

static double ratio(double k, double n)
{
    return n > 0 ? k / n : 0;
}

/* Rate of ordinary plans with the mix of one period and the rates of another; a cell without plans has the other's. */
static double ordinary_rate(const struct comparison *comparison, int mix, int speed)
{
    double sum = 0;
    for (size_t i = 0; i < comparison->room; i++) {
        const struct ordinary_cell *cell = &comparison->cells[i];
        if (!cell->used || cell->plans[mix] == 0)
            continue;
        int of = cell->plans[speed] ? speed : 1 - speed;
        sum += cell->plans[mix] * ratio(cell->in_time[of], cell->plans[of]);
    }
    return ratio(sum, comparison->counts[mix].ordinary);
}

/*
 * Of the cases decided that were not old, a share is refused, the rest are issued, some of them excepted; to these come so
 * many old ones for each decided. In time are ordinary and excepted ones at their rates, old ones never.
 */
static double rate_of(void *context, unsigned later)
{
    const struct comparison *comparison = context;
    const struct period_counts *old = &comparison->counts[period_of(later, FACTOR_OLD)];
    const struct period_counts *exceptions = &comparison->counts[period_of(later, FACTOR_EXCEPTIONS)];
    const struct period_counts *refusals = &comparison->counts[period_of(later, FACTOR_REFUSALS)];
    double old_share = ratio(old->old, old->ordinary + old->excepted + old->refused);
    double excepted = ratio(exceptions->excepted, exceptions->ordinary + exceptions->excepted);
    double excepted_rate = ratio(exceptions->excepted_in_time, exceptions->excepted);
    double issued = 1 - ratio(refusals->refused, refusals->ordinary + refusals->excepted + refusals->refused);
    double rate = ordinary_rate(comparison, period_of(later, FACTOR_MIX), period_of(later, FACTOR_SPEED));
    double in_time = issued * ((1 - excepted) * rate + excepted * excepted_rate);
    return 100 * ratio(in_time, issued + old_share);
}

/* --- words */

static const char *const factor_words[FACTORS] = {
    [FACTOR_OLD] = "old cases being cleared",
    [FACTOR_EXCEPTIONS] = "exceptions",
    [FACTOR_REFUSALS] = "refusals",
    [FACTOR_MIX] = "another mix of need, team and source",
    [FACTOR_SPEED] = "cases getting faster or slower",
};

static const char *sentence(const struct comparison *comparison, const double *parts, double change,
                            struct arena *arena)
{
    int largest = 0;
    for (int i = 1; i < FACTORS; i++)
        if (fabs(parts[i]) > fabs(parts[largest]))
            largest = i;
    const struct period_counts *counts = comparison->counts;
    const char *text = change < 0 ? "The rate fell by " : "The rate rose by ";
    text = result_joined(arena, text, result_number(arena, fabs(change), 1));
    text = result_joined(arena, text, " points; the largest part, ");
    text = result_joined(arena, text, result_number(arena, parts[largest], 1));
    text = result_joined(arena, text, " points, comes from ");
    text = result_joined(arena, text, factor_words[largest]);
    for (int period = 0; period < 2; period++) {
        double decided = counts[period].issued + counts[period].refused;
        text = result_joined(arena, text, period == 0 ? "; refused or not issued: " : "%, then ");
        text = result_joined(arena, text, result_number(arena, 100 * ratio(counts[period].refused, decided), 1));
    }
    return result_joined(arena, text, "% of cases decided");
}

/* --- the table */

static void put_shares(const struct comparison *comparison, const char **row, struct arena *arena)
{
    for (int period = 0; period < 2; period++) {
        const struct period_counts *counts = &comparison->counts[period];
        row[period] = result_number(arena, 100 * ratio(counts->old, counts->issued), 1);
        row[2 + period] = result_number(arena, 100 * ratio(counts->excepted, counts->issued), 1);
        row[4 + period] = result_number(arena, 100 * ratio(counts->refused, counts->issued + counts->refused), 1);
    }
}

static const char *span_text(const struct span *span, struct arena *arena)
{
    const char *text = result_joined(arena, result_day(arena, span->first), " to ");
    return result_joined(arena, text, result_day(arena, span->last));
}

static void put_change(struct comparison *comparison, struct result_table *table)
{
    struct arena *arena = table->arena;
    const struct period_counts *counts = comparison->counts;
    if (counts[0].issued + counts[1].issued == 0)
        return;
    const char **row = result_row(table);
    for (int period = 0; period < 2; period++) {
        row[period] = span_text(&comparison->spans[period], arena);
        row[2 + period] = result_number(arena, counts[period].issued, 0);
        row[4 + period] = result_number(arena, 100 * ratio(counts[period].in_time, counts[period].issued), 1);
    }
    if (counts[0].issued < PLANS_LEAST || counts[1].issued < PLANS_LEAST) {
        row[18] = "not explained: fewer than 10 plans issued in a period";
        return;
    }
    put_small_cells_together(comparison);
    double parts[FACTORS];
    double change = rate_of(comparison, (1U << FACTORS) - 1) - rate_of(comparison, 0);
    factor_parts(rate_of, comparison, FACTORS, parts);
    row[6] = result_number(arena, change, 4);
    for (int i = 0; i < FACTORS; i++)
        row[7 + i] = result_number(arena, parts[i], 4);
    put_shares(comparison, row + 12, arena);
    row[18] = sentence(comparison, parts, change, arena);
}

static size_t add(const struct inference *inference, struct comparison *comparisons, size_t count, struct span before,
                  struct span after)
{
    comparisons[count] = (struct comparison){.spans = {before, after}, .arena = inference->scratch};
    grow(&comparisons[count]);
    return count + 1;
}

/* Calendar years, one after the other; the latest 12 months and those before; the latest quarter over and a year before. */
static size_t choose(const struct inference *inference, struct comparison *comparisons)
{
    int32_t as_of = inference->book->as_of;
    int64_t last = day_civil(as_of + 1).year - 1;
    size_t count = 0;
    for (int64_t year = day_civil(inference->book->options.since).year; year < last; year++)
        if (year >= last - SPANS_MOST / 2)
            count = add(inference, comparisons, count, (struct span){day_of(year, 1, 1), day_of(year, 12, 31)},
                        (struct span){day_of(year + 1, 1, 1), day_of(year + 1, 12, 31)});
    int32_t half = day_add_months(as_of, -12);
    count = add(inference, comparisons, count, (struct span){day_add_months(as_of, -24) + 1, half},
                (struct span){half + 1, as_of});
    struct civil now = day_civil(as_of + 1);
    int32_t quarter = day_of(now.year, (now.month - 1) / 3 * 3 + 1, 1);
    int32_t start = day_add_months(quarter, -3);
    return add(inference, comparisons, count,
               (struct span){day_add_months(start, -12), day_add_months(quarter, -12) - 1},
               (struct span){start, quarter - 1});
}

void make_changes(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_CHANGE, inference->arena);
    struct comparison comparisons[SPANS_MOST];
    size_t count = choose(inference, comparisons);
    struct plan_case plan;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++)
        if (plan_case_of(inference->book, i, &plan))
            for (size_t c = 0; c < count; c++)
                for (int period = 0; period < 2; period++)
                    count_case(&comparisons[c], period, &plan);
    for (size_t c = 0; c < count; c++)
        put_change(&comparisons[c], &table);
    tables[RESULT_CHANGE] = result_table_end(&table);
}

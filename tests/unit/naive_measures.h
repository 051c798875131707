/*
 * naive_measures.h: the clocks' part of spec/measures.md once more, for tests: every cell from the plain list of
 * instances, counted anew for each cell.
 */
#ifndef UNIT_NAIVE_MEASURES_H
#define UNIT_NAIVE_MEASURES_H

#include "unit/naive_curve.h"
#include "unit/naive_reviews.h"
#include "unit/outcome.h"

/* A clock's instances of one category, while cells are made of them. */
struct naive_group {
    const struct naive_instance **members; /* of the category */
    size_t count;
    const char *clock;
    const char *breakdown;
    const char *category;
    bool by_age;
    int64_t as_of;
    struct cell *cells;
    size_t *cell_count;
    struct arena *arena;
};

static inline bool naive_is_floor(const char *clock)
{
    return strcmp(clock, "DRAFT15") == 0 || strcmp(clock, "AM_REPS15") == 0;
}

static inline bool naive_has_exceptions(const char *clock)
{
    return strcmp(clock, "REQ6") == 0 || strcmp(clock, "PLAN20") == 0 || strcmp(clock, "NOTISSUE16") == 0 ||
           strcmp(clock, "ADV6") == 0 || strncmp(clock, "TR_", 3) == 0;
}

static inline const char *naive_age_band(int64_t birth, int64_t day)
{
    if (birth == NUMBER_NONE || day < birth)
        return NULL;
    struct naive_date born = naive_date_of(birth);
    struct naive_date now = naive_date_of(day);
    int64_t age = now.year - born.year - (now.month < born.month || (now.month == born.month && now.day < born.day));
    return age < 5 ? "0-4" : age < 11 ? "5-10" : age < 16 ? "11-15" : age < 20 ? "16-19" : age < 26 ? "20-25" : NULL;
}

static inline const char *naive_category(const struct naive_instance *instance, enum breakdown_id breakdown,
                                         int64_t day)
{
    const char *category =
        breakdown == BREAKDOWN_AGE_BAND ? naive_age_band(instance->birth, day) : instance->category[breakdown];
    return category ? category : "not recorded";
}

/* ---- making cells */

static inline struct cell *naive_cell(struct naive_group *group, const char *measure, enum basis basis,
                                      enum period_type type, int64_t start, int64_t end, enum unit unit)
{
    char *name = arena_take(group->arena, 60, 1);
    snprintf(name, 60, "%s.%s", group->clock, measure);
    assert_true(*group->cell_count < OUTCOME_CELLS_MOST);
    struct cell *cell = &group->cells[(*group->cell_count)++];
    *cell = (struct cell){.measure = name,
                          .basis = basis,
                          .period_type = type,
                          .period_start = (int32_t)start,
                          .period_end = (int32_t)end,
                          .breakdown = group->breakdown,
                          .category = group->category,
                          .unit = unit};
    return cell;
}

static inline void naive_low(struct cell *cell)
{
    if (cell->has_value && cell->has_denominator && cell->denominator < 10)
        cell->status = STATUS_LOW;
}

static inline void naive_percent(struct cell *cell, uint64_t k, uint64_t n)
{
    double z = 1.959963984540054;
    double p = n ? (double)k / (double)n : 0;
    double centre = n ? (p + z * z / 2 / (double)n) / (1 + z * z / (double)n) : 0;
    double half =
        n ? z * sqrt(p * (1 - p) / (double)n + z * z / 4 / (double)n / (double)n) / (1 + z * z / (double)n) : 0;
    cell->has_numerator = cell->has_denominator = true;
    cell->numerator = k;
    cell->denominator = n;
    cell->has_value = cell->has_interval = n > 0;
    cell->value = n ? 100.0 * (double)k / (double)n : 0;
    cell->lower = k == 0 ? 0 : 100 * (centre - half);
    cell->upper = k == n ? 100 : 100 * (centre + half);
    cell->status = n ? STATUS_PLAIN : STATUS_NOT_AVAILABLE;
    naive_low(cell);
}

static inline int naive_ascending(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Type 7: between the values around the place (n - 1) p. */
static inline double naive_quantile(const int64_t *sorted, size_t n, size_t tenths)
{
    size_t place = (n - 1) * tenths;
    int64_t low = sorted[place / 10];
    int64_t high = sorted[place % 10 ? place / 10 + 1 : place / 10];
    return (double)(low * 10 + (int64_t)(place % 10) * (high - low)) / 10;
}

/* The largest r with 2 P(Bin(n, 1/2) <= r - 1) <= 0.05, by adding up the binomial. */
static inline size_t naive_median_rank(size_t n)
{
    long double term = powl(0.5L, (long double)n);
    long double sum = term;
    size_t r = 0;
    while (2 * sum <= 0.05L) {
        r++;
        term = term * (long double)(n - r + 1) / (long double)r;
        sum += term;
    }
    return r;
}

static inline void naive_days(struct cell *cell, int64_t *values, size_t n, size_t tenths)
{
    qsort(values, n, sizeof values[0], naive_ascending);
    size_t rank = tenths == 5 ? naive_median_rank(n) : 0;
    cell->has_denominator = cell->has_value = true;
    cell->denominator = n;
    cell->value = naive_quantile(values, n, tenths);
    cell->has_interval = rank > 0;
    if (rank > 0) {
        cell->lower = (double)values[rank - 1];
        cell->upper = (double)values[n - rank];
    }
    naive_low(cell);
}

/* ---- the bases */

static inline bool naive_met(const struct naive_instance *i)
{
    return i->end != NUMBER_NONE && (i->floor ? i->end >= i->due : i->end <= i->due);
}

static inline void naive_completed(struct naive_group *group, enum period_type type, int64_t start, int64_t end)
{
    static const struct {
        const char *measure;
        bool without_excepted, without_disputed;
    } shares[] = {{"on_time", false, false},
                  {"on_time_ex", true, false},
                  {"sen2_on_time", false, true},
                  {"sen2_on_time_ex", true, true}};
    int64_t *days = ARENA_NEW(group->arena, group->count, int64_t);
    uint64_t k[4] = {0}, n[4] = {0}, all = 0, excepted = 0;
    for (size_t m = 0; m < group->count; m++) {
        const struct naive_instance *i = group->members[m];
        if (i->end == NUMBER_NONE || i->end < start || i->end > end)
            continue;
        days[all++] = i->end - i->start;
        excepted += i->excepted;
        for (size_t s = 0; s < 4; s++)
            if (!(shares[s].without_excepted && i->excepted) && !(shares[s].without_disputed && i->disputed)) {
                n[s]++;
                k[s] += naive_met(i);
            }
    }
    if (all == 0)
        return;
    for (size_t s = 0; s < 4; s++)
        if ((s < 2 || strcmp(group->clock, "PLAN20") == 0) && (s == 0 || naive_has_exceptions(group->clock)))
            naive_percent(naive_cell(group, shares[s].measure, BASIS_COMPLETED, type, start, end, UNIT_PERCENT), k[s],
                          n[s]);
    if (naive_is_floor(group->clock))
        return;
    naive_days(naive_cell(group, "days", BASIS_COMPLETED, type, start, end, UNIT_DAYS), days, all, 5);
    naive_days(naive_cell(group, "days_p90", BASIS_COMPLETED, type, start, end, UNIT_DAYS), days, all, 9);
    if (naive_has_exceptions(group->clock))
        naive_percent(naive_cell(group, "excepted", BASIS_COMPLETED, type, start, end, UNIT_PERCENT), excepted, all);
}

static inline void naive_due(struct naive_group *group, enum period_type type, int64_t start, int64_t end)
{
    uint64_t all = 0, k = 0, n = 0, k_ex = 0, n_ex = 0;
    for (size_t m = 0; m < group->count; m++) {
        const struct naive_instance *i = group->members[m];
        if (i->due < start || i->due > end || i->due > group->as_of)
            continue;
        bool running = i->end == NUMBER_NONE && i->closed == NUMBER_NONE && group->as_of <= i->due;
        bool counts = !running && !(i->closed != NUMBER_NONE && i->closed <= i->due);
        all++;
        n += counts;
        k += counts && naive_met(i);
        n_ex += counts && !i->excepted;
        k_ex += counts && !i->excepted && naive_met(i);
    }
    if (all == 0)
        return;
    naive_percent(naive_cell(group, "on_time", BASIS_DUE, type, start, end, UNIT_PERCENT), k, n);
    if (naive_has_exceptions(group->clock))
        naive_percent(naive_cell(group, "on_time_ex", BASIS_DUE, type, start, end, UNIT_PERCENT), k_ex, n_ex);
}

/* The day on which an instance's wait is over: ended, closed or still open on the day of analysis. */
static inline int64_t naive_over(const struct naive_instance *i, int64_t as_of)
{
    if (i->end != NUMBER_NONE)
        return i->end;
    return i->closed != NUMBER_NONE ? i->closed : as_of;
}

static inline enum naive_fate naive_fate_of(const struct naive_instance *i)
{
    if (i->end != NUMBER_NONE)
        return i->end <= i->due ? NAIVE_ON_TIME : NAIVE_LATE;
    return i->closed != NUMBER_NONE ? NAIVE_CLOSED : NAIVE_OPEN;
}

static inline void naive_by_due(struct cell *cell, struct naive_waits waits, bool known)
{
    cell->has_denominator = true;
    cell->denominator = waits.count;
    cell->has_value = known;
    cell->status = known ? STATUS_PLAIN : STATUS_NOT_AVAILABLE;
    if (known) {
        cell->value = 100 * naive_probability(waits, INT32_MAX, NAIVE_ON_TIME);
        cell->has_interval = naive_interval(waits, &cell->lower, &cell->upper);
        cell->lower *= 100;
        cell->upper *= 100;
    }
    naive_low(cell);
}

static inline void naive_half_done_days(struct cell *cell, struct naive_waits waits, bool some_open)
{
    int32_t day = naive_half_done(waits);
    cell->has_denominator = true;
    cell->denominator = waits.count;
    cell->has_value = day >= 0;
    cell->value = day;
    cell->status = day >= 0 ? STATUS_PLAIN : some_open ? STATUS_NOT_AVAILABLE : STATUS_NOT_APPLICABLE;
    naive_low(cell);
}

static inline void naive_started(struct naive_group *group, enum period_type type, int64_t start, int64_t end)
{
    struct naive_wait *list = ARENA_NEW(group->arena, group->count, struct naive_wait);
    size_t n = 0, open = 0, seen = 0;
    for (size_t m = 0; m < group->count; m++) {
        const struct naive_instance *i = group->members[m];
        if (i->start < start || i->start > end)
            continue;
        int64_t over = naive_over(i, group->as_of);
        enum naive_fate fate = naive_fate_of(i);
        list[n++] = (struct naive_wait){(int32_t)(over - i->start), fate};
        open += fate == NAIVE_OPEN;
        seen += over >= i->due;
    }
    if (n == 0)
        return;
    struct naive_waits waits = {list, n};
    naive_by_due(naive_cell(group, "by_due", BASIS_STARTED, type, start, end, UNIT_PERCENT), waits,
                 open == 0 || seen > 0);
    naive_half_done_days(naive_cell(group, "half_done", BASIS_STARTED, type, start, end, UNIT_DAYS), waits, open > 0);
}

static inline void naive_count(struct naive_group *group, const char *measure, enum period_type type, int64_t day,
                               uint64_t number)
{
    struct cell *cell = naive_cell(group, measure, BASIS_STOCK, type, day, day, UNIT_COUNT);
    cell->has_numerator = cell->has_value = true;
    cell->numerator = number;
    cell->value = (double)number;
}

static inline void naive_stock(struct naive_group *group, enum period_type type, int64_t day)
{
    static const struct {
        const char *measure;
        int64_t from, to;
    } bands[] = {{"overdue_1_30", 1, 30},
                 {"overdue_31_90", 31, 90},
                 {"overdue_91_182", 91, 182},
                 {"overdue_183_365", 183, 365},
                 {"overdue_over_365", 366, INT32_MAX}};
    int64_t *over = ARENA_NEW(group->arena, group->count, int64_t);
    uint64_t open = 0, overdue = 0, excepted = 0;
    for (size_t m = 0; m < group->count; m++) {
        const struct naive_instance *i = group->members[m];
        bool is_open = i->start <= day && !(i->end != NUMBER_NONE && i->end <= day) &&
                       !(i->closed != NUMBER_NONE && i->closed <= day);
        if (!is_open || (group->by_age && strcmp(naive_category(i, BREAKDOWN_AGE_BAND, day), group->category) != 0))
            continue;
        open++;
        if (i->due >= day)
            continue;
        over[overdue++] = day - i->due;
        excepted += i->excepted;
    }
    naive_count(group, "open", type, day, open);
    naive_count(group, "overdue", type, day, overdue);
    if (naive_has_exceptions(group->clock))
        naive_count(group, "overdue_excepted", type, day, excepted);
    for (size_t b = 0; b < COUNT_OF(bands); b++) {
        uint64_t number = 0;
        for (uint64_t i = 0; i < overdue; i++)
            number += over[i] >= bands[b].from && over[i] <= bands[b].to;
        naive_count(group, bands[b].measure, type, day, number);
    }
    if (overdue == 0)
        return;
    naive_days(naive_cell(group, "days_over", BASIS_STOCK, type, day, day, UNIT_DAYS), over, overdue, 5);
    naive_days(naive_cell(group, "days_over_p90", BASIS_STOCK, type, day, day, UNIT_DAYS), over, overdue, 9);
}

#endif

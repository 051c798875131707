#include "core/definitions/measure.h"
#include "core/figures/cell_value.h"
#include "core/figures/clock_evidence.h"

struct walk {
    const struct clock_figures *figures;
    const struct category_order *order;
    const struct group **groups; /* in the order of evidence.csv */
    size_t group_count;
    cell_sink *sink;
    void *context;
};

/* ---- measures, each read off the result of its basis; false where there is no row */

static void days(struct cell *cell, const struct quantile *quantile, uint64_t denominator)
{
    cell->has_denominator = true;
    cell->denominator = denominator;
    cell->has_value = true;
    cell->value = quantile->value;
    cell->has_interval = quantile->has_interval;
    cell->lower = quantile->lower;
    cell->upper = quantile->upper;
}

/* The ended with all the bits wanted and none of those unwanted. */
static uint64_t ended(const struct completed_result *result, int wanted, int unwanted)
{
    uint64_t total = 0;
    for (int way = 0; way < ENDED_WAYS; way++)
        if ((way & wanted) == wanted && (way & unwanted) == 0)
            total += result->ways[way];
    return total;
}

static bool completed_cell(enum clock_measure_id measure, const struct completed_result *result, struct cell *cell)
{
    uint64_t total = completed_total(result);
    if (total == 0)
        return false;
    if (measure == MEASURE_DAYS)
        days(cell, &result->median, total);
    else if (measure == MEASURE_DAYS_P90)
        days(cell, &result->p90, total);
    else if (measure == MEASURE_EXCEPTED)
        cell_share(cell, ended(result, ENDED_EXCEPTED, 0), total);
    else {
        int unwanted = (measure == MEASURE_ON_TIME_EX || measure == MEASURE_SEN2_ON_TIME_EX ? ENDED_EXCEPTED : 0) |
                       (measure == MEASURE_SEN2_ON_TIME || measure == MEASURE_SEN2_ON_TIME_EX ? ENDED_LEFT_OUT : 0);
        cell_share(cell, ended(result, ENDED_MET, unwanted), ended(result, 0, unwanted));
    }
    return true;
}

static bool due_cell(enum clock_measure_id measure, const struct due_result *result, struct cell *cell)
{
    if (due_total(result) == 0)
        return false;
    uint64_t met = result->ways[DUE_MET];
    uint64_t all = met + result->ways[0];
    if (measure == MEASURE_ON_TIME_DUE) {
        met += result->ways[DUE_MET | DUE_EXCEPTED];
        all += result->ways[DUE_EXCEPTED] + result->ways[DUE_MET | DUE_EXCEPTED];
    }
    cell_share(cell, met, all);
    return true;
}

static void by_due_cell(const struct started_result *result, struct cell *cell)
{
    if (result->curve.open > 0 && result->seen_to_due == 0) {
        cell->status = STATUS_NOT_AVAILABLE;
        return;
    }
    cell->has_value = true;
    cell->value = result->curve.open ? 100.0 * result->curve.by_due
                                     : 100.0 * (double)result->curve.on_time / (double)result->curve.count;
    cell->has_interval = result->curve.has_interval;
    cell->lower = 100.0 * result->curve.lower;
    cell->upper = 100.0 * result->curve.upper;
}

static void half_done_cell(const struct started_result *result, struct cell *cell)
{
    cell->has_value = result->curve.reached_half;
    cell->value = result->curve.half_done;
    if (!result->curve.reached_half)
        cell->status = result->curve.open ? STATUS_NOT_AVAILABLE : STATUS_NOT_APPLICABLE;
}

static bool started_cell(enum clock_measure_id measure, const struct started_result *result, struct cell *cell)
{
    if (result->curve.count == 0)
        return false;
    cell->has_denominator = true;
    cell->denominator = result->curve.count;
    if (measure == MEASURE_BY_DUE)
        by_due_cell(result, cell);
    else
        half_done_cell(result, cell);
    return true;
}

static bool stock_cell(enum clock_measure_id measure, const struct stock_result *result, struct cell *cell)
{
    switch (measure) {
    case MEASURE_OPEN:
        cell_count(cell, result->open);
        return true;
    case MEASURE_OVERDUE:
        cell_count(cell, result->overdue);
        return true;
    case MEASURE_OVERDUE_EXCEPTED:
        cell_count(cell, result->overdue_excepted);
        return true;
    case MEASURE_OVERDUE_1_30:
        cell_count(cell, result->bands[0]);
        return true;
    case MEASURE_OVERDUE_31_90:
        cell_count(cell, result->bands[1]);
        return true;
    case MEASURE_OVERDUE_91_182:
        cell_count(cell, result->bands[2]);
        return true;
    case MEASURE_OVERDUE_183_365:
        cell_count(cell, result->bands[3]);
        return true;
    case MEASURE_OVERDUE_OVER_365:
        cell_count(cell, result->bands[4]);
        return true;
    default:
        break;
    }
    if (result->overdue == 0)
        return false;
    days(cell, measure == MEASURE_DAYS_OVER ? &result->median : &result->p90, result->overdue);
    return true;
}

/* ---- the walk */

static bool measure_of_period(enum clock_measure_id measure, const struct group *group, size_t period,
                              struct cell *cell)
{
    switch (cell->basis) {
    case BASIS_COMPLETED:
        return completed_cell(measure, &group->completed[period], cell);
    case BASIS_DUE:
        return group->due && due_cell(measure, &group->due[period], cell);
    case BASIS_STARTED:
        return group->started && started_cell(measure, &group->started[period], cell);
    case BASIS_STOCK:
    case BASES:
        break;
    }
    return false;
}

static struct cell blank(const struct walk *walk, const struct cell *pattern, const struct group *group)
{
    struct cell cell = *pattern;
    cell.breakdown = breakdowns[group->breakdown].id;
    cell.category = category_name(walk->order, group->breakdown, group->category);
    return cell;
}

/*
 * The longer calendar has every type of the shorter one at the same places, or does not share the type at all: so
 * both count the periods of a type from the first one on.
 */
static bool walk_period(const struct walk *walk, enum clock_measure_id measure, struct cell *pattern, size_t nth,
                        struct err *err)
{
    for (size_t g = 0; g < walk->group_count; g++) {
        const struct group *group = walk->groups[g];
        struct stretch stretch = group->calendar->periods_of[pattern->period_type];
        if (stretch.from + nth >= stretch.before)
            continue;
        const struct period *period = &group->calendar->periods[stretch.from + nth];
        pattern->period_start = period->start;
        pattern->period_end = period->end;
        struct cell cell = blank(walk, pattern, group);
        if (measure_of_period(measure, group, stretch.from + nth, &cell) &&
            !cell_give(&cell, walk->sink, walk->context, err))
            return false;
    }
    return true;
}

static bool walk_stock_day(const struct walk *walk, enum clock_measure_id measure, struct cell *pattern, size_t nth,
                           struct err *err)
{
    for (size_t g = 0; g < walk->group_count; g++) {
        const struct group *group = walk->groups[g];
        struct stretch stretch = group->calendar->stocks_of[pattern->period_type];
        if (stretch.from + nth >= stretch.before)
            continue;
        const struct stock_day *stock = &group->calendar->stocks[stretch.from + nth];
        pattern->period_start = stock->day;
        pattern->period_end = stock->day;
        struct cell cell = blank(walk, pattern, group);
        if (stock_cell(measure, &group->stock[stock->position], &cell) &&
            !cell_give(&cell, walk->sink, walk->context, err))
            return false;
    }
    return true;
}

static size_t most_of_type(const struct walk *walk, enum basis basis, enum period_type type)
{
    size_t most = 0;
    for (enum grain grain = 0; grain < GRAINS; grain++) {
        const struct calendar *calendar = &walk->figures->calendars[grain];
        struct stretch stretch = basis == BASIS_STOCK ? calendar->stocks_of[type] : calendar->periods_of[type];
        size_t count_of_type = (size_t)(stretch.before - stretch.from);
        most = count_of_type > most ? count_of_type : most;
    }
    return most;
}

static bool walk_measure(const struct walk *walk, enum clock_measure_id measure, const char *name, struct err *err)
{
    struct cell pattern = {
        .measure = name, .basis = clock_measures[measure].basis, .unit = clock_measures[measure].unit};
    for (enum period_type type = 0; type < PERIOD_TYPES; type++) {
        size_t most = most_of_type(walk, pattern.basis, type);
        pattern.period_type = type;
        for (size_t nth = 0; nth < most; nth++) {
            bool went_on = pattern.basis == BASIS_STOCK ? walk_stock_day(walk, measure, &pattern, nth, err)
                                                        : walk_period(walk, measure, &pattern, nth, err);
            if (!went_on)
                return false;
        }
    }
    return true;
}

static void order_groups(struct walk *walk, struct arena *scratch)
{
    const struct category_order *order = walk->order;
    walk->groups = ARENA_NEW(scratch, walk->figures->group_count, const struct group *);
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        for (uint32_t i = 0; category_order_has(order, b) && i < category_count(order, b); i++) {
            const struct group *group = clock_figures_of(walk->figures, b, order->of[b][i]);
            if (group)
                walk->groups[walk->group_count++] = group;
        }
}

bool clock_evidence(const struct clock_figures *figures, const char *const names[CLOCK_MEASURES],
                    const struct category_order *order, struct arena *scratch, cell_sink *sink, void *context,
                    struct err *err)
{
    struct walk walk = {.figures = figures, .order = order, .sink = sink, .context = context};
    order_groups(&walk, scratch);
    for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++)
        if (clock_has_measure(figures->clock, m) && !walk_measure(&walk, m, names[m], err))
            return false;
    return true;
}

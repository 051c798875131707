#include <string.h>

#include "base/day.h"
#include "core/pack/figure_text.h"
#include "core/pack/flows.h"

/* Where each flow stands: in the numerator of a count, else in the denominator. */
static const struct {
    const char *measure; /* after the clock */
    enum basis basis;
} flow_cells[FLOWS] = {
    [FLOW_STARTS] = {".by_due", BASIS_STARTED},
    [FLOW_ENDS] = {".on_time", BASIS_COMPLETED},
    [FLOW_OPEN] = {".open", BASIS_STOCK},
};

/* FLOWS: none of them. */
static enum flow flow_of(const struct record_cell *cell)
{
    const char *name = strchr(cell->measure, '.');
    for (enum flow flow = 0; name && flow < FLOWS; flow++)
        if (strcmp(name, flow_cells[flow].measure) == 0 &&
            strcmp(cell->basis, basis_names[flow_cells[flow].basis]) == 0)
            return flow;
    return FLOWS;
}

static double count_of(const struct record_cell *cell)
{
    double count = 0;
    const char *text = cell->denominator[0] ? cell->denominator : cell->numerator;
    return figure_number(text, &count) ? count : 0;
}

/* Both dates of a stock are the month's last day. */
static bool is_within(const struct record_cell *cell, int32_t since, int32_t before, int32_t *end)
{
    int32_t start;
    return strcmp(cell->period_type, period_type_names[PERIOD_MONTH]) == 0 && day_parse(cell->period_start, &start) &&
           day_parse(cell->period_end, end) && start >= since && *end <= before;
}

struct month_flows month_flows_of(struct arena *arena, const struct record *record, int32_t since, int32_t before)
{
    struct month_flows flows = {.list = ARENA_NEW(arena, record->cell_count + 1, struct month_flow)};
    for (size_t i = 0; i < record->cell_count; i++) {
        const struct record_cell *cell = &record->cells[i];
        enum flow flow = flow_of(cell);
        int32_t end;
        if (flow != FLOWS && is_within(cell, since, before, &end))
            flows.list[flows.count++] =
                (struct month_flow){flow, cell->measure, strcspn(cell->measure, "."), end, count_of(cell)};
    }
    return flows;
}

/* ---- what changed from one run to the other */

struct months {
    double *changes[FLOWS]; /* by month */
    size_t count;
};

static size_t month_of(int32_t day)
{
    struct civil civil = day_civil(day);
    return (size_t)(civil.year * 12 + civil.month);
}

static void add(struct months *months, const struct month_flows *flows, const char *clock, double sign, size_t first)
{
    size_t length = strlen(clock);
    for (size_t i = 0; i < flows->count; i++) {
        const struct month_flow *one = &flows->list[i];
        if (one->length == length && strncmp(one->measure, clock, length) == 0)
            months->changes[one->flow][month_of(one->end) - first] += sign * one->count;
    }
}

static void widen(const struct month_flows *flows, int32_t *first, int32_t *last)
{
    for (size_t i = 0; i < flows->count; i++) {
        *first = flows->list[i].end < *first ? flows->list[i].end : *first;
        *last = flows->list[i].end > *last ? flows->list[i].end : *last;
    }
}

struct flow_changes flow_changes_by(struct arena *arena, const struct month_flows *old, const struct month_flows *new,
                                    const char *clock, int32_t day)
{
    struct flow_changes changes = {0};
    struct months months;
    int32_t first = day;
    int32_t last = day;
    widen(old, &first, &last);
    widen(new, &first, &last);
    months.count = month_of(last) - month_of(first) + 1;
    for (int flow = 0; flow < FLOWS; flow++)
        months.changes[flow] = ARENA_NEW(arena, months.count, double);
    add(&months, old, clock, -1, month_of(first));
    add(&months, new, clock, 1, month_of(first));
    for (size_t i = 0; i <= month_of(day) - month_of(first); i++) {
        changes.fell = changes.fell || months.changes[FLOW_STARTS][i] < 0 || months.changes[FLOW_ENDS][i] < 0;
        changes.came += months.changes[FLOW_STARTS][i];
    }
    changes.gone = changes.came - months.changes[FLOW_OPEN][month_of(day) - month_of(first)];
    return changes;
}

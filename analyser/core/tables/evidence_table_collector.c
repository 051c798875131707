#include <assert.h>
#include <string.h>

#include "core/tables/evidence_table_collector.h"

struct table_collector *table_collector_new(struct arena *arena, int32_t as_of, int32_t since)
{
    struct table_collector *collector = ARENA_NEW(arena, 1, struct table_collector);
    collector->arena = arena;
    collector->spans = table_spans_make(arena, as_of, since);
    collector->wants = wants_of_tables(arena);
    return collector;
}

int32_t table_as_of(const struct table_collector *collector)
{
    return collector->spans.as_of;
}

static bool starts_measure(const struct passing_cells *passing, const struct cell *cell)
{
    return !passing->measure || cell->basis != passing->basis || strcmp(cell->measure, passing->measure) != 0;
}

static bool starts_period(const struct passing_cells *passing, const struct cell *cell)
{
    return cell->period_start != passing->period_start || cell->period_type != passing->period_type ||
           cell->period_end != passing->period_end;
}

static void enter_measure(struct table_collector *collector, const struct cell *cell)
{
    struct passing_cells *passing = &collector->passing;
    passing->measure = arena_text(collector->arena, cell->measure, strlen(cell->measure));
    passing->basis = cell->basis;
    passing->breakdown = NULL;
    passing->want = NULL;
    passing->of_measure_count = 0;
    for (size_t i = 0; i < collector->wants.count; i++) {
        struct want *want = &collector->wants.list[i];
        if (want->basis != cell->basis || strcmp(want->measure, cell->measure) != 0)
            continue;
        assert(passing->of_measure_count < BREAKDOWNS_OF_A_MEASURE);
        passing->of_measure[passing->of_measure_count++] = want;
    }
}

static void enter_breakdown(struct passing_cells *passing, const char *breakdown)
{
    passing->breakdown = breakdown;
    passing->want = NULL;
    for (size_t i = 0; i < passing->of_measure_count; i++)
        if (strcmp(passing->of_measure[i]->breakdown, breakdown) == 0)
            passing->want = passing->of_measure[i];
}

static void enter_period(struct table_collector *collector, const struct cell *cell)
{
    struct passing_cells *passing = &collector->passing;
    passing->period_type = cell->period_type;
    passing->period_start = cell->period_start;
    passing->period_end = cell->period_end;
    passing->period_kinds = table_spans_kinds(&collector->spans, cell);
}

bool table_collect(void *context, const struct cell *cell, struct err *err)
{
    (void)err;
    struct table_collector *collector = context;
    struct passing_cells *passing = &collector->passing;
    if (starts_measure(passing, cell)) {
        enter_measure(collector, cell);
        enter_period(collector, cell);
    }
    if (passing->of_measure_count == 0)
        return true;
    if (!passing->breakdown || cell->breakdown != passing->breakdown)
        enter_breakdown(passing, cell->breakdown);
    if (!passing->want)
        return true;
    if (starts_period(passing, cell))
        enter_period(collector, cell);
    if (passing->period_kinds & passing->want->periods)
        want_keep(passing->want, cell, collector->arena);
    return true;
}

bool table_collect_finding(void *context, const struct finding *finding, struct err *err)
{
    (void)err;
    struct table_collector *collector = context;
    assert(collector->finding_count < sizeof collector->findings / sizeof collector->findings[0]);
    collector->findings[collector->finding_count++] =
        (struct seen_finding){finding->rule, finding->relation, finding->count};
    return true;
}

static const struct cell *kept_of_span(const struct table_spans *spans, size_t i, const struct want *want)
{
    for (const struct kept_cell *kept = want->first; kept; kept = kept->next)
        if (table_span_holds(spans, i, &kept->cell))
            return &kept->cell;
    return NULL;
}

const struct cell *table_cell(const struct table_collector *collector, const char *measure, enum basis basis,
                              enum table_period period, int32_t start)
{
    const struct table_figure figure = {.measure = measure, .basis = basis};
    const struct want *want = want_find(&collector->wants, "", &figure, BREAKDOWN_ALL);
    assert(want && (want->periods & period));
    const struct table_spans *spans = &collector->spans;
    for (size_t i = 0; i < spans->count; i++)
        if (spans->list[i].kind == period && (period == TABLE_LATEST || spans->list[i].start == start))
            return kept_of_span(spans, i, want);
    return NULL;
}

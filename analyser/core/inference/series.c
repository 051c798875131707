#include <string.h>

#include "base/growing.h"
#include "core/definitions/breakdown.h"
#include "core/inference/series.h"

struct series *series_new(struct arena *arena, int32_t as_of)
{
    struct series *series = ARENA_NEW(arena, 1, struct series);
    series->arena = arena;
    series->as_of = as_of;
    series->headline = -1;
    return series;
}

static int headline_of(const struct cell *cell)
{
    for (int i = 0; i < HEADLINES; i++)
        if (headlines[i].basis == cell->basis && strcmp(headlines[i].measure, cell->measure) == 0)
            return i;
    return -1;
}

static void keep(struct series *series, struct series_list *list, const struct cell *cell)
{
    list->points = growing(series->arena, list->points, list->count, &list->room, sizeof *list->points);
    list->points[list->count++] = (struct series_point){.breakdown = cell->breakdown,
                                                        .category = cell->category,
                                                        .start = cell->period_start,
                                                        .end = cell->period_end,
                                                        .numerator = cell->numerator,
                                                        .denominator = cell->denominator};
}

void series_collect(struct series *series, const struct cell *cell)
{
    if (!series->measure || series->basis != cell->basis || strcmp(series->measure, cell->measure) != 0) {
        series->measure = arena_text(series->arena, cell->measure, strlen(cell->measure));
        series->basis = cell->basis;
        series->headline = headline_of(cell);
    }
    if (series->headline < 0 || !cell->has_numerator || !cell->has_denominator || cell->denominator == 0)
        return;
    bool of_everybody = strcmp(cell->breakdown, breakdowns[BREAKDOWN_ALL].id) == 0;
    int32_t known_by = cell->period_end + headlines[series->headline].days_to_know;
    if (cell->period_type == PERIOD_MONTH && of_everybody && known_by <= series->as_of)
        keep(series, &series->months[series->headline], cell);
    if (cell->period_type == PERIOD_LATEST_12M)
        keep(series, &series->groups[series->headline], cell);
}

const struct series_point *series_groups(const struct series *series, int headline, const char *breakdown,
                                         size_t *count)
{
    const struct series_list *list = &series->groups[headline];
    size_t first = 0;
    while (first < list->count && strcmp(list->points[first].breakdown, breakdown) != 0)
        first++;
    size_t last = first;
    while (last < list->count && strcmp(list->points[last].breakdown, breakdown) == 0)
        last++;
    *count = last - first;
    return list->points + first;
}

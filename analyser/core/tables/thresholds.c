#include <string.h>

#include "core/definitions/breakdown.h"
#include "core/definitions/measure.h"
#include "core/tables/thresholds.h"

const char *const threshold_order_signs[THRESHOLD_ORDERS] = {
    [THRESHOLD_OVER] = ">", [THRESHOLD_AT_LEAST] = ">=", [THRESHOLD_UNDER] = "<", [THRESHOLD_AT_MOST] = "<="};

void thresholds_forget(struct thresholds *thresholds)
{
    for (size_t i = 0; i < thresholds->count; i++) {
        thresholds->list[i].known = false;
        thresholds->list[i].crossed = false;
    }
}

static bool is_watched(const struct threshold *threshold, const struct cell *cell)
{
    return strcmp(threshold->measure, cell->measure) == 0 && (!threshold->of_basis || threshold->basis == cell->basis);
}

static bool crosses(const struct threshold *threshold, double value)
{
    switch (threshold->order) {
    case THRESHOLD_OVER:
        return value > threshold->limit;
    case THRESHOLD_AT_LEAST:
        return value >= threshold->limit;
    case THRESHOLD_UNDER:
        return value < threshold->limit;
    default:
        return value <= threshold->limit;
    }
}

void thresholds_take(struct thresholds *thresholds, const struct cell *cell)
{
    bool now = cell->period_type == PERIOD_LATEST_12M || cell->period_type == PERIOD_AS_OF;
    if (!now || !cell->has_value || strcmp(cell->breakdown, breakdowns[BREAKDOWN_ALL].id) != 0)
        return;
    for (size_t i = 0; i < thresholds->count; i++) {
        struct threshold *threshold = &thresholds->list[i];
        if (threshold->crossed || !is_watched(threshold, cell))
            continue;
        threshold->known = true;
        threshold->value = cell->value;
        threshold->crossed = crosses(threshold, cell->value);
    }
}

static const char *joined(const char *id, const char *measure, char *text, size_t room)
{
    size_t first = strlen(id);
    size_t rest = strlen(measure);
    if (first + rest + 2 > room)
        return NULL;
    memcpy(text, id, first);
    text[first] = '.';
    memcpy(text + first + 1, measure, rest + 1);
    return text;
}

const char *measure_name_at(size_t place, char *text, size_t room)
{
    enum { OF_CLOCKS = (int)CLOCKS * (int)CLOCK_MEASURES };
    if (place < OF_CLOCKS)
        return joined(clocks[place / CLOCK_MEASURES].id, clock_measures[place % CLOCK_MEASURES].name, text, room);
    return place - OF_CLOCKS < FAMILY_MEASURES ? family_measures[place - OF_CLOCKS].id : NULL;
}

bool is_measure(const char *name)
{
    char text[64];
    const char *its;
    for (size_t i = 0; (its = measure_name_at(i, text, sizeof text)); i++)
        if (strcmp(its, name) == 0)
            return true;
    return false;
}

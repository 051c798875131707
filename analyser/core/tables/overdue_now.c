#include <string.h>

#include "core/definitions/breakdown.h"
#include "core/definitions/measure.h"
#include "core/tables/overdue_now.h"

static bool is_overdue_of(const char *measure, const char *clock)
{
    size_t length = strlen(clock);
    return strncmp(measure, clock, length) == 0 && measure[length] == '.' &&
           strcmp(measure + length + 1, clock_measures[MEASURE_OVERDUE].name) == 0;
}

void overdue_now_take(struct overdue_now *overdue, const struct cell *cell)
{
    if (cell->period_type != PERIOD_AS_OF || !cell->has_value ||
        strcmp(cell->breakdown, breakdowns[BREAKDOWN_ALL].id) != 0)
        return;
    for (int i = 0; i < CLOCKS; i++)
        if (is_overdue_of(cell->measure, clocks[i].id)) {
            overdue->known[i] = true;
            overdue->cases[i] = (uint64_t)cell->value;
        }
}

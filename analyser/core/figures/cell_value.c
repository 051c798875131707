#include "core/figures/cell_value.h"
#include "core/figures/stats.h"

enum { DENOMINATOR_LOW = 10 };

void cell_share(struct cell *cell, uint64_t numerator, uint64_t denominator)
{
    cell->has_numerator = true;
    cell->has_denominator = true;
    cell->numerator = numerator;
    cell->denominator = denominator;
    if (denominator == 0) {
        cell->status = STATUS_NOT_AVAILABLE;
        return;
    }
    cell->has_value = true;
    cell->value = 100.0 * (double)numerator / (double)denominator;
    cell->has_interval = true;
    stats_wilson(numerator, denominator, &cell->lower, &cell->upper);
}

void cell_count(struct cell *cell, uint64_t number)
{
    cell->has_numerator = true;
    cell->numerator = number;
    cell->has_value = true;
    cell->value = (double)number;
}

bool cell_give(struct cell *cell, cell_sink *sink, void *context, struct err *err)
{
    if (cell->has_value && cell->has_denominator && cell->denominator < DENOMINATOR_LOW)
        cell->status = STATUS_LOW;
    return sink(context, cell, err);
}

#include "core/counting/family_tally.h"
#include "core/figures/cell_value.h"

struct walk {
    const struct family_tally *tally;
    unsigned place; /* of the numerator in a cell */
    const struct category_order *order;
    cell_sink *sink;
    void *context;
};

static const struct calendar *calendar_of(const struct walk *walk, enum breakdown_id breakdown)
{
    return &walk->tally->calendars[breakdown_grain(breakdown)];
}

struct share {
    uint32_t denominator;
    uint32_t numerator;
};

static struct share sum(const struct walk *walk, const uint32_t *cells, uint32_t from, uint32_t before)
{
    unsigned width = walk->tally->width;
    struct share total = {0, 0};
    for (uint32_t i = from; i < before; i++) {
        total.denominator += cells[i * width];
        total.numerator += cells[i * width + walk->place];
    }
    return total;
}

/* The nth period, or stock day, of the pattern's type in the breakdown's calendar; false where there is none. */
static bool add_up(const struct walk *walk, enum breakdown_id breakdown, const uint32_t *cells, size_t nth,
                   struct cell *cell, struct share *total)
{
    const struct calendar *calendar = calendar_of(walk, breakdown);
    bool stock = cell->basis == BASIS_STOCK;
    struct stretch stretch = stock ? calendar->stocks_of[cell->period_type] : calendar->periods_of[cell->period_type];
    if (stretch.from + nth >= stretch.before)
        return false;
    if (stock) {
        const struct stock_day *day = &calendar->stocks[stretch.from + nth];
        cell->period_start = cell->period_end = day->day;
        *total = sum(walk, cells, 0, day->position + 1U);
        return true;
    }
    const struct period *period = &calendar->periods[stretch.from + nth];
    cell->period_start = period->start;
    cell->period_end = period->end;
    *total = sum(walk, cells, period->first_slot, period->slot_end);
    return total->denominator > 0;
}

static bool walk_breakdown(const struct walk *walk, enum breakdown_id breakdown, const struct cell *pattern, size_t nth,
                           struct err *err)
{
    for (uint32_t i = 0; i < category_count(walk->order, breakdown); i++) {
        uint16_t category = walk->order->of[breakdown][i];
        const uint32_t *cells = family_tally_of(walk->tally, breakdown, category);
        struct cell cell = *pattern;
        struct share total;
        if (!cells || !add_up(walk, breakdown, cells, nth, &cell, &total))
            continue;
        cell.breakdown = breakdowns[breakdown].id;
        cell.category = category_name(walk->order, breakdown, category);
        if (pattern->unit == UNIT_COUNT)
            cell_count(&cell, total.denominator);
        else
            cell_share(&cell, total.numerator, total.denominator);
        if (!cell_give(&cell, walk->sink, walk->context, err))
            return false;
    }
    return true;
}

static size_t most_of_type(const struct walk *walk, const struct cell *pattern)
{
    size_t most = 0;
    for (enum grain grain = 0; grain < GRAINS; grain++) {
        const struct calendar *calendar = &walk->tally->calendars[grain];
        struct stretch stretch = pattern->basis == BASIS_STOCK ? calendar->stocks_of[pattern->period_type]
                                                               : calendar->periods_of[pattern->period_type];
        size_t count = (size_t)(stretch.before - stretch.from);
        most = count > most ? count : most;
    }
    return most;
}

bool family_evidence(const struct family_tally *tally, enum family_measure_id measure,
                     const struct category_order *order, cell_sink *sink, void *context, struct err *err)
{
    const struct family_measure *row = &family_measures[measure];
    struct walk walk = {tally, 1 + family_measure_place(measure), order, sink, context};
    struct cell pattern = {.measure = row->id, .basis = row->basis, .unit = row->unit};
    for (enum period_type type = 0; type < PERIOD_TYPES; type++) {
        pattern.period_type = type;
        size_t most = most_of_type(&walk, &pattern);
        for (size_t nth = 0; nth < most; nth++)
            for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
                if (category_order_has(order, b) && !walk_breakdown(&walk, b, &pattern, nth, err))
                    return false;
    }
    return true;
}

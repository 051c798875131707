#include <string.h>

#include "core/pack/cells_table.h"

static const char *const header[] = {"measure",     "basis", "period", "first day", "last day", "numerator",
                                     "denominator", "value", "lower",  "upper",     "unit", "status"};

enum { COLUMNS = sizeof header / sizeof header[0] };

struct people_table cells_table(struct arena *arena, const struct record_cell *cells, size_t count)
{
    const char **text = ARENA_NEW(arena, (count + 1) * COLUMNS, const char *);
    for (size_t i = 0; i < count; i++) {
        const struct record_cell *cell = &cells[i];
        const char *const row[COLUMNS] = {cell->measure,    cell->basis,      cell->period_type, cell->period_start,
                                          cell->period_end, cell->numerator,  cell->denominator, cell->value,
                                          cell->lower,      cell->upper, cell->unit,     cell->status};
        memcpy(text + i * COLUMNS, row, sizeof row);
    }
    return (struct people_table){.id = CELLS_TABLE,
                                 .title = "All figures",
                                 .note = "",
                                 .law = "",
                                 .columns = COLUMNS,
                                 .rows = count,
                                 .header = header,
                                 .text = text};
}

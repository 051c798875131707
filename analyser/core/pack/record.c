#include <string.h>

#include "core/pack/record.h"

const struct people_table *record_table(const struct record *record, const char *id)
{
    for (size_t i = 0; i < record->table_count; i++)
        if (strcmp(record->tables[i].id, id) == 0)
            return &record->tables[i];
    return NULL;
}

void record_add_table(struct arena *arena, struct record *record, struct people_table table)
{
    struct people_table *tables = ARENA_NEW(arena, record->table_count + 1, struct people_table);
    if (record->table_count)
        memcpy(tables, record->tables, record->table_count * sizeof *tables);
    tables[record->table_count++] = table;
    record->tables = tables;
}

size_t table_column(const struct people_table *table, const char *heading)
{
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->header[i], heading) == 0)
            return i;
    return SIZE_MAX;
}

bool table_is_empty(const struct people_table *table)
{
    const char *first = table->rows ? table_field(table, 0, 0) : TABLE_NO_DATA;
    return strcmp(first, TABLE_NO_DATA) == 0 || strcmp(first, TABLE_NOTHING_FOUND) == 0;
}

static bool is_it(const struct record_cell *cell, const char *measure, const char *basis, const char *period_type,
                  const char *period_start)
{
    return strcmp(cell->measure, measure) == 0 && strcmp(cell->basis, basis) == 0 &&
           strcmp(cell->period_type, period_type) == 0 &&
           (!period_start || strcmp(cell->period_start, period_start) == 0);
}

const struct record_cell *record_cell(const struct record *record, const char *measure, const char *basis,
                                      const char *period_type, const char *period_start)
{
    for (size_t i = 0; i < record->cell_count; i++)
        if (is_it(&record->cells[i], measure, basis, period_type, period_start))
            return &record->cells[i];
    return NULL;
}

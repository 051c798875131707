#include <string.h>

#include "base/num.h"
#include "core/pack/selection.h"

static bool has_all(const struct people_table *table, size_t row, const struct wanted_field *wanted, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t column = table_column(table, wanted[i].heading);
        if (column == SIZE_MAX || strcmp(table_field(table, row, column), wanted[i].text) != 0)
            return false;
    }
    return true;
}

struct selection selection_of(const struct record *record, const char *id, const struct wanted_field *wanted,
                              size_t wanted_count, struct arena *arena)
{
    const struct people_table *table = record_table(record, id);
    struct selection selection = {.table = table};
    if (!table || table_is_empty(table))
        return selection;
    selection.rows = ARENA_NEW(arena, table->rows, size_t);
    for (size_t row = 0; row < table->rows; row++)
        if (has_all(table, row, wanted, wanted_count))
            selection.rows[selection.count++] = row;
    return selection;
}

struct selection selection_last(struct selection selection, size_t count)
{
    if (selection.count > count) {
        selection.rows += selection.count - count;
        selection.count = count;
    }
    return selection;
}

const char *selected(const struct selection *selection, size_t place, const char *heading)
{
    size_t column = place < selection->count ? table_column(selection->table, heading) : SIZE_MAX;
    return column == SIZE_MAX ? "" : table_field(selection->table, selection->rows[place], column);
}

bool selected_number(const struct selection *selection, size_t place, const char *heading, double *number)
{
    return num_read(selected(selection, place, heading), number);
}

double *selected_numbers(const struct selection *selection, const char *heading, double missing, struct arena *arena)
{
    double *numbers = ARENA_NEW(arena, selection->count, double);
    for (size_t i = 0; i < selection->count; i++)
        if (!selected_number(selection, i, heading, &numbers[i]))
            numbers[i] = missing;
    return numbers;
}

const char **selected_texts(const struct selection *selection, const char *heading, struct arena *arena)
{
    const char **texts = ARENA_NEW(arena, selection->count, const char *);
    for (size_t i = 0; i < selection->count; i++)
        texts[i] = selected(selection, i, heading);
    return texts;
}

static size_t columns_of(const struct people_table *table, const char *const *headings, size_t heading_count,
                         size_t *columns)
{
    size_t count = 0;
    for (size_t i = 0; i < (heading_count ? heading_count : table->columns); i++) {
        size_t column = heading_count ? table_column(table, headings[i]) : i;
        if (column != SIZE_MAX)
            columns[count++] = column;
    }
    return count;
}

struct people_table *selected_table(const struct selection *selection, const char *const *headings,
                                    size_t heading_count, struct arena *arena)
{
    const struct people_table *from = selection->table;
    size_t *columns = ARENA_NEW(arena, heading_count ? heading_count : from->columns, size_t);
    struct people_table *table = ARENA_NEW(arena, 1, struct people_table);
    *table = *from;
    table->columns = columns_of(from, headings, heading_count, columns);
    table->rows = selection->count;
    const char **header = ARENA_NEW(arena, table->columns, const char *);
    const char **text = ARENA_NEW(arena, table->rows * table->columns, const char *);
    for (size_t c = 0; c < table->columns; c++) {
        header[c] = from->header[columns[c]];
        for (size_t r = 0; r < table->rows; r++)
            text[r * table->columns + c] = table_field(from, selection->rows[r], columns[c]);
    }
    table->header = header;
    table->text = text;
    return table;
}

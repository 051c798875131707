/*
 * printed_columns.h: what the columns of a table are: the key of its rows, counts of cases, or figures made of them; and
 * rows of two tables matched by their keys, not by their places.
 */
#ifndef CORE_PRINTED_COLUMNS_H
#define CORE_PRINTED_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/pack/record.h"

struct printed_column {
    const char *heading;
    const char *name; /* the heading; of several that are alike, after the percentage that they follow */
    size_t nth;       /* of those with the same heading, from 0 */
    bool is_key;
    bool is_shown; /* a key that people read; the others only tell rows apart */
    bool is_count;
    bool is_percent;
    size_t group;                      /* the first column of the same figure: its counts explain all of it */
    const struct table_figure *figure; /* NULL: of no table of table_definitions */
};

/* One for each column of the table. */
const struct printed_column *printed_columns(struct arena *arena, const struct people_table *table);

/* Of another table; SIZE_MAX: none. */
size_t printed_column_like(const struct printed_column *columns, size_t count, const struct printed_column *like);

/* A row that says that there is no data. */
bool printed_row_is_empty(const struct people_table *table, size_t row);

/* The row's key as people read it: "PLAN20; 2024 Q3; 2024-07-01". */
const char *printed_row_name(struct arena *arena, const struct people_table *table,
                             const struct printed_column *columns, size_t row);

/* The field of the row under the heading; NULL: no such column. */
const char *printed_field(const struct people_table *table, size_t row, const char *heading);

/* For each row the one of the other table with the same key, SIZE_MAX: none. Of equal keys the n-th goes with the n-th. */
struct printed_matches {
    size_t *of_old;
    size_t *of_new;
};

struct printed_matches printed_matches_make(struct arena *arena, const struct people_table *old,
                                            const struct people_table *new);

#endif

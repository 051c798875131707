/*
 * selection.h: rows and columns of a table of the record, by what they say.
 */
#ifndef CORE_SELECTION_H
#define CORE_SELECTION_H

#include "base/arena.h"
#include "core/pack/record.h"

/* A field that a row must have. */
struct wanted_field {
    const char *heading;
    const char *text;
};

/* Rows in their order. */
struct selection {
    const struct people_table *table; /* NULL: there is none, and no row */
    size_t *rows;
    size_t count;
};

/* Those rows that have all of the `wanted` fields. */
struct selection selection_of(const struct record *record, const char *id, const struct wanted_field *wanted,
                              size_t wanted_count, struct arena *arena);

#define SELECT(record, table, arena, ...)                                                                              \
    selection_of((record), (table), (const struct wanted_field[]){__VA_ARGS__},                                        \
                 sizeof((const struct wanted_field[]){__VA_ARGS__}) / sizeof(struct wanted_field), (arena))

#define SELECT_ALL(record, table, arena) selection_of((record), (table), NULL, 0, (arena))

/* The last rows of it, at most so many. */
struct selection selection_last(struct selection selection, size_t count);

/* The text of a field, "" where there is none. */
const char *selected(const struct selection *selection, size_t place, const char *heading);

/* Its number; false where it is none. */
bool selected_number(const struct selection *selection, size_t place, const char *heading, double *number);

/* A column of numbers; a field that is none becomes `missing`. */
double *selected_numbers(const struct selection *selection, const char *heading, double missing, struct arena *arena);

const char **selected_texts(const struct selection *selection, const char *heading, struct arena *arena);

/* A table of these rows, with those of the columns that are there, in this order; none given: all. */
struct people_table *selected_table(const struct selection *selection, const char *const *headings,
                                    size_t heading_count, struct arena *arena);

#endif

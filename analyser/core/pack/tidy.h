/*
 * tidy.h: the figures of a run as tidy data in the DfE's standard for Explore Education Statistics: one file a topic and
 * kind of period, a row for each period and item of the filter, a column for each indicator, with what describes each column.
 *
 * The matrix is full. Texts are those of the record; where it has no figure there is a symbol: c suppressed, x not
 * available, z not applicable (nothing falls in the period, or the duty has no such figure).
 */
#ifndef CORE_PACK_TIDY_H
#define CORE_PACK_TIDY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/pack/record.h"

enum tidy_role { TIDY_TIME, TIDY_PLACE, TIDY_FILTER_GROUP, TIDY_FILTER, TIDY_INDICATOR };
enum tidy_part { TIDY_NUMERATOR, TIDY_DENOMINATOR, TIDY_VALUE, TIDY_LOWER, TIDY_UPPER };
enum tidy_datatype { TIDY_TEXT, TIDY_COUNT, TIDY_SHARE, TIDY_AMOUNT, TIDY_NUMBER, TIDY_DATATYPES };

extern const char *const tidy_part_names[]; /* as evidence.csv has them */

/* An indicator is a part of the cell of a measure; of which, may depend on the item of the filter. */
struct tidy_column {
    enum tidy_role role;
    const char *name;
    const char *label;
    const char *grouping;   /* of an indicator, as below; "": none */
    const char *unit;       /* "%" or "" */
    const char *dp;         /* decimal places to show */
    const char *hint;       /* of a filter */
    const char *grouped_by; /* of a filter: the column of its groups */
    const char *pattern;    /* of a text: its values, a regular expression */
    enum tidy_datatype datatype;
    enum tidy_part part;
    const char *basis;
    const char *period_type;     /* as evidence.csv has it */
    const char *const *measures; /* one an item of the filter, one where there is no filter; NULL: not applicable */
};

/* Lives as long as its arena and the record. */
struct tidy_table {
    const char *name; /* the file's stem */
    const char *title;
    const char *description;
    const char *breakdown; /* as evidence.csv has it; Total is that of all */
    struct tidy_column *columns;
    size_t column_count;
    const char *const *items; /* of the filter */
    size_t item_count;        /* 1 where there is no filter */
    size_t rows;
    const char **text; /* rows * column_count, never NULL; tidy_table_fill makes them */
};

size_t tidy_table_count(void);

const char *tidy_table_name(size_t which, struct arena *arena);

/* What the table is and its columns, without rows. */
struct tidy_table tidy_table_of(const struct record *record, size_t which, struct arena *arena);

/* Its rows. */
void tidy_table_fill(const struct record *record, size_t which, struct tidy_table *table, struct arena *arena);

#endif

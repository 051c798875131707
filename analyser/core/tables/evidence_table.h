/*
 * evidence_table.h: the evidence as people read it, tables/<id>.csv: a few figures side by side, one row a period,
 * a duty or a team.
 *
 * Order of calls: table_collector_new; table_collect for every cell, in the order of evidence.csv (a cell_sink; cells
 * no table needs are let go at once); table_collect_finding for every finding (a finding_sink); people_tables.
 *
 * Percentages have one decimal, rounded half up from the integers; days and curves one decimal from the double.
 * A figure that cannot be known reads "x", one that does not apply "z"; where nothing falls in a period the field is
 * empty; a table without any cell is its header and one row whose first field is TABLE_NO_DATA. Never an invented zero.
 */
#ifndef CORE_EVIDENCE_TABLE_H
#define CORE_EVIDENCE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/definitions/evidence.h"
#include "core/definitions/quality.h"

#define TABLE_NO_DATA "no data"
#define TABLE_NOTHING_FOUND "nothing found" /* data quality without a finding */

/* A table, ready to be written. Lives as long as the arena given to people_tables and the evidence. */
struct people_table {
    const char *id; /* the file's stem */
    const char *title;
    const char *note; /* what it shows, and the legend */
    const char *law;  /* what it is about in law */
    size_t columns;
    size_t rows; /* without the header; at least 1 */
    const char *const *header;
    const char *const *text; /* row by row, rows * columns; never NULL */
};

struct table_collector;

/*
 * `since`: the first day of the periods reported. Cells are kept in the arena; the names of their categories are not
 * copied and must live as long.
 */
struct table_collector *table_collector_new(struct arena *arena, int32_t as_of, int32_t since);

/* The context is the collector. Both only ever succeed. */
bool table_collect(void *collector, const struct cell *cell, struct err *err) MUST_CHECK;
bool table_collect_finding(void *collector, const struct finding *finding, struct err *err) MUST_CHECK;

/* All tables, in the order of table_definitions. Returns how many. May be called again, with another arena. */
size_t people_tables(const struct table_collector *collector, struct arena *arena, const struct people_table **tables);

/* What of a cell goes into one field. */
enum table_part {
    PART_PERCENT, /* one decimal, from the integers where there are any */
    PART_NUMERATOR,
    PART_DENOMINATOR,
    PART_CASES, /* the same, where it is no denominator but how many cases there were */
    PART_LOWER, /* of the 95% interval, one decimal */
    PART_UPPER,
    PART_DAYS, /* at most one decimal */
    PART_COUNT,
    PART_MARK, /* "[low]" or empty */
    TABLE_PARTS
};

/* The field of a cell, empty for no cell. */
const char *table_part_text(enum table_part part, const struct cell *cell, struct arena *arena);

/* Of a breakdown, no more categories than this in one period; the note of a table that is cut says so. */
enum { TABLE_CATEGORIES_MOST = 2000 };

/* The periods that have rows, one bit each. A stock has the row of every period that ends on its day, or on as_of. */
enum table_period {
    TABLE_YEARS = 1 << 0,    /* calendar years since `since` */
    TABLE_QUARTERS = 1 << 1, /* the last eight, the one that holds as_of included */
    TABLE_LATEST = 1 << 2,   /* the 12 months that end on as_of */
    TABLE_MONTHS = 1 << 3,   /* the last twelve, the one that holds as_of included */
    TABLE_EVERY_PERIOD = TABLE_YEARS | TABLE_QUARTERS | TABLE_LATEST | TABLE_MONTHS,
};

/* The first day of the i-th of the last twelve months, i = 0 the oldest; as_of lies in the last. */
int32_t table_month_start(int32_t as_of, int i);

/*
 * A cell that was kept for breakdown `all`: of the year, quarter or month that starts on `start`, or of TABLE_LATEST
 * (start ignored); a stock on the last day of that period, or on as_of. NULL: there is no such cell. That no table
 * shows the measure at that kind of period is a bug, asserted.
 */
const struct cell *table_cell(const struct table_collector *collector, const char *measure, enum basis basis,
                              enum table_period period, int32_t start);

int32_t table_as_of(const struct table_collector *collector);

/* The definitions, in evidence_table_definitions.c. */

/* Which parts a figure has: one column each. */
enum figure_form {
    FIGURE_RATE,  /* percent, number, out of, interval, mark */
    FIGURE_SHARE, /* percent, out of, mark */
    FIGURE_CURVE, /* percent, interval, number of cases, mark: no numerator */
    FIGURE_DAYS,  /* days, number of cases, mark */
    FIGURE_COUNT,
    FIGURE_FORMS
};

/* A measure on a basis, as columns. */
struct table_figure {
    const char *label;   /* the columns' heading begins with it */
    const char *measure; /* "" or ".on_time": appended to the row's subject; else a measure's whole name */
    enum basis basis;
    enum figure_form form;
    bool beside; /* shown beside what the table is about: fills rows, makes none */
};

enum table_rows {
    TABLE_ROWS_PERIODS, /* a row for each period */
    TABLE_ROWS_DAYS,    /* stocks only: a row for each day on which one of the periods ends */
    TABLE_ROWS_FINDINGS /* data quality: a row for each finding */
};

struct table_definition {
    const char *id;
    const char *title;
    const char *law;
    const char *note;
    enum table_rows rows;
    unsigned periods;              /* enum table_period bits */
    const char *const *subjects;   /* clocks or measures, rows for each; NULL: none; ends with NULL */
    const char *const *breakdowns; /* NULL: `all` alone, without a column; ends with NULL */
    const struct table_figure *figures;
    size_t figure_count;
};

extern const struct table_definition table_definitions[];
extern const size_t table_definition_count;

#endif

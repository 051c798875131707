/*
 * plausible_rows.h: the checks of plausibility.h that look at a row of a table, or at a whole table.
 */
#ifndef CORE_PLAUSIBLE_ROWS_H
#define CORE_PLAUSIBLE_ROWS_H

#include "core/pack/plausibility.h"
#include "core/pack/printed_columns.h"

/* A check at work. */
struct looking {
    struct arena *arena;
    struct plausibility_result *result;
};

typedef void row_check(struct looking *looking, const struct people_table *table, const struct printed_column *columns,
                       size_t row);
typedef void table_check(struct looking *looking, const struct people_table *table,
                         const struct printed_column *columns);

/* One thing looked at; where it is kept as an example, the text must live as long as the arena. */
void looked_at(struct looking *looking, bool passed, const char *example);

row_check plausible_units;
row_check plausible_percentages;
row_check plausible_numbers;
row_check plausible_intervals;
row_check plausible_ages;
row_check plausible_marks;
row_check plausible_days;
table_check plausible_parts;

#endif

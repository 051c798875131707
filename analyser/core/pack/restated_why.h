/*
 * restated_why.h: why a figure was restated, as far as two records can tell.
 *
 * definition       the definitions of the two runs differ; how much of the difference is theirs cannot be told
 * late data entry  the same definitions; no count of the figure fell, and one rose. A count of what was open or overdue on a
 *                  day: at least as many more starts (it rose) or ends (it fell) of that duty came in up to that day
 * correction       anything else: a count fell, or the figure changed with the same counts. What closes a case otherwise
 *                  than its end does, entered late, looks the same
 */
#ifndef CORE_RESTATED_WHY_H
#define CORE_RESTATED_WHY_H

#include "core/pack/settled.h"

enum restated_why { RESTATED_DEFINITION, RESTATED_LATE_ENTRY, RESTATED_CORRECTION, RESTATED_WHYS };

extern const char *const restated_why_names[RESTATED_WHYS];

/* A row as both runs have it; a row that one of them has not is SIZE_MAX, and its counts are none. */
struct restated_row {
    const struct people_table *old;
    const struct people_table *new;
    const struct printed_column *old_columns;
    const struct printed_column *new_columns;
    size_t old_row;
    size_t new_row;
};

/* Of the figure in the column, of old_columns where that run has the row, else of new_columns. */
enum restated_why restated_why(const struct settled *settled, const struct restated_row *row,
                               const struct printed_column *column);

#endif

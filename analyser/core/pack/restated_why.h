/*
 * restated_why.h: why a figure was restated, as far as two records can tell.
 *
 * definition       the definitions of the two runs differ; how much of the difference is theirs cannot be told
 * late data entry  the same definitions; no count of the figure fell, and one rose. Of what was open or overdue on a day: in
 *                  no month up to it did fewer cases of that duty begin or end, and as many more began (it rose), or had
 *                  ended or closed (it fell). Of what fell due in a period: fewer cases, none fewer in time, and in no month
 *                  up to it did fewer begin or end: it became known that some had closed before
 * correction       anything else: a count fell, or the figure changed with the same counts. An exception entered late looks the
 *                  same; and a day that is put right into another month is a correction where it was, late where it is now
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
enum restated_why restated_why(const struct settled *settled, struct arena *arena, const struct restated_row *row,
                               const struct printed_column *column);

#endif

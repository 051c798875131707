/*
 * settled.h: which figures of two runs may be compared: those of a period that both report and that was over by the day
 * of the older run. What follows the day of the analysis differs as it should (the latest 12 months, stocks as of the day,
 * what became of the requests of a period) and is no restatement, unless both runs are of one day.
 */
#ifndef CORE_SETTLED_H
#define CORE_SETTLED_H

#include <stdbool.h>

#include "base/arena.h"
#include "core/pack/flows.h"
#include "core/pack/printed_columns.h"
#include "core/tables/evidence_table_spans.h"

struct settled {
    const struct record *old;
    const struct record *new;
    bool same_day;
    int32_t since; /* the later of the two */
    struct table_spans old_spans;
    struct table_spans new_spans;
    struct month_flows old_flows; /* of the months that both report and that were over */
    struct month_flows new_flows;
};

struct settled settled_make(struct arena *arena, const struct record *old, const struct record *new);

/* Whether the row, of either run, is of such a period. */
bool settled_row(const struct settled *settled, struct arena *arena, const struct people_table *table, size_t row);

/* Whether both runs would report the row if they had records for it: else one that only one of them has says nothing. */
bool settled_reports(const struct settled *settled, const struct people_table *table);

/* Whether the figure in this column of such a row follows its period alone. */
bool settled_figure(const struct settled *settled, const struct people_table *table, size_t row,
                    const struct printed_column *column);

/* The last day that the row is of; DAY_NONE where it says none. */
int32_t settled_last_day(const struct people_table *table, size_t row);

/* The basis of the figure: of its column, or of its row; "" where it has none. */
const char *settled_basis(const struct people_table *table, size_t row, const struct printed_column *column);

#endif

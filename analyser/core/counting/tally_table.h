/*
 * tally_table.h: the tallies behind category numbers, made as they are met; and the sums of pairs.
 */
#ifndef CORE_TALLY_TABLE_H
#define CORE_TALLY_TABLE_H

#include "core/counting/clock_tally.h"

/* Where there is none yet. */
struct category_tally *new_tally_of_number(struct clock_tally *tally, enum axis_id axis, uint32_t number);

static inline struct category_tally *tally_of_number(struct clock_tally *tally, enum axis_id axis, uint32_t number)
{
    const struct tally_table *table = &tally->axes[axis];
    if (number < table->room && table->of[number])
        return table->of[number];
    return new_tally_of_number(tally, axis, number);
}

/* Fills the tally's breakdowns from its axes: when all is counted. */
void tally_sum_up(struct clock_tally *tally);

#endif

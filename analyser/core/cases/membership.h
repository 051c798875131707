/*
 * membership.h: in which cells of the evidence one instance of a clock counts, and on which side. Read off the same events
 * that the tallies are counted from (core/counting/tally_events.h), so that cases and figures cannot part.
 */
#ifndef CORE_MEMBERSHIP_H
#define CORE_MEMBERSHIP_H

#include "core/counting/tally_events.h"
#include "core/definitions/measure.h"

/* What one instance is, by the calendar of months; a slot is SLOT_NONE where it is in none. */
struct membership {
    uint16_t ended_slot;
    uint16_t ended_way; /* ENDED_ bits */
    uint16_t due_slot;
    uint16_t due_way; /* DUE_ bits */
    uint16_t started_slot;
    uint16_t open_from; /* stock days, by position; none where it is not before `open_before` */
    uint16_t open_before;
    uint16_t overdue_from;
    int32_t due;
    bool excepted;
};

/* Room to find them in, used again and again: a batch at a time. */
struct membership_finder {
    struct tally_events events;
    const struct calendar *months;
    struct membership *of; /* by place in the batch */
};

enum { MEMBERSHIP_BATCH = 4096 };

void membership_begin(struct membership_finder *finder, const struct calendar *months, size_t batch,
                      struct arena *arena);

/* Of `count` instances of the clock, at most the batch, into finder->of; `left_out` as for clock_tally_add. */
void membership_find(struct membership_finder *finder, const struct clock *clock, const struct instance *instances,
                     const bool *left_out, size_t count);

/* A numerator is in the denominator too where the measure has one. */
enum cell_side { SIDE_NONE, SIDE_DENOMINATOR, SIDE_NUMERATOR };

/* In the cell of a period (basis completed, due or started), or of a stock day. */
enum cell_side membership_in_period(const struct membership *of, enum clock_measure_id measure,
                                    const struct period *period);
enum cell_side membership_on_day(const struct membership *of, enum clock_measure_id measure, int32_t day,
                                 uint16_t position);

#endif

/*
 * tally_events.h: what a batch of instances adds to a tally, as lists: who ended in which slot, fell due, started, was
 * open on which stock days. The calendar of months decides, so the lists are made once and walked for each
 * breakdown; each list is of one kind of counting, so that walking it hardly asks a question; and it stands in the
 * order of time, so that what is counted to lies close together.
 */
#ifndef CORE_TALLY_EVENTS_H
#define CORE_TALLY_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/counting/period.h"
#include "core/definitions/clock.h"

/* Places in a batch are numbered in sixteen bits. */
enum { TALLY_EVENTS_MOST = 65536 };

/* Of the ended: bits of the place in slot_tally.completed. */
enum { ENDED_MET = 1, ENDED_EXCEPTED = 2, ENDED_LEFT_OUT = 4, ENDED_WAYS = 8 };

/* Of the due: bits of the place in slot_tally.due, and the place of those that are in neither side. */
enum { DUE_MET = 1, DUE_EXCEPTED = 2, DUE_NEITHER = 4, DUE_WAYS = 5 };

/* `at` is the place of the instance in its batch; slots and stock days are those of months, other days from the start. */
struct ended_event {
    uint16_t at;
    uint16_t slot;
    uint16_t way;
    int32_t days;
};

struct due_event {
    uint16_t at;
    uint16_t slot;
    uint16_t way;
};

/* What became of an instance, for curves: those open are censored at as_of. */
enum curve_fate { FATE_ON_TIME, FATE_LATE, FATE_CLOSED, FATE_OPEN, CURVE_FATES };

struct started_event {
    uint16_t at;
    uint16_t slot;
    uint8_t fate;     /* enum curve_fate */
    bool seen_to_due; /* its end, closed day or as_of is on or after its due day */
    int32_t days;     /* to its end, closed day or as_of */
};

/* Open on the stock days from the first on, until before the second; overdue on those from `overdue` on, if any. */
struct open_event {
    uint16_t at;
    uint16_t from;
    uint16_t before;
    uint16_t overdue;
    bool excepted;
    int32_t due;
};

/* Scratch: what an instance's events stand by; the number of slots, or of days and one, where it has no such event. */
struct event_times {
    uint16_t ended;
    uint16_t due;
    uint16_t started;
    uint16_t over; /* `before` of its open event */
    uint16_t from; /* of the same */
};

/* Scratch, by time: where the next event of each list goes. */
struct event_places {
    uint32_t ended;
    uint32_t due;
    uint32_t started;
    uint32_t open;
};

struct tally_events {
    size_t ended_count;
    size_t due_count;
    size_t started_count;
    size_t open_count;
    struct ended_event *ended; /* each list has room for all instances */
    struct due_event *due;
    struct started_event *started;
    struct open_event *open;
    struct event_times *times; /* by instance */
    struct event_places *places;
};

/* Room for the events of so many instances, at most TALLY_EVENTS_MOST, in the slots and on the days of the calendar. */
void tally_events_init(struct tally_events *events, size_t instances, const struct calendar *months,
                       struct arena *arena);

/* Lists what `count` instances, for which there is room, are by month, of the same calendar; `left_out` as for clock_tally_add. */
void tally_events_list(struct tally_events *events, const struct clock *clock, const struct calendar *months,
                       const struct instance *instances, const bool *left_out, size_t count);

#endif

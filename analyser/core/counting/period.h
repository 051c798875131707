/*
 * period.h: the periods that are reported, cut into slots, and the days at which stocks are taken.
 *
 * A slot is the longest run of days that no period boundary cuts, so that every period is a run of whole slots and
 * each instance is counted once, in one slot. Two calendars: for breakdowns with months, and for those with quarters.
 */
#ifndef CORE_PERIOD_H
#define CORE_PERIOD_H

#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/breakdown.h"
#include "core/definitions/evidence.h"

#define SLOT_NONE UINT16_MAX

struct period {
    enum period_type type;
    int32_t start; /* nominal first day */
    int32_t end;   /* nominal last day, after as_of for a period that is not over */
    uint16_t first_slot;
    uint16_t slot_end; /* one past its last slot */
};

/* A day at which stocks are taken. */
struct stock_day {
    enum period_type type; /* month, quarter or as_of */
    int32_t day;
    uint16_t position; /* among the distinct days of the calendar, ascending */
};

/* A run of entries of one type in a list. */
struct stretch {
    uint16_t from;
    uint16_t before;
};

struct calendar {
    int32_t as_of;
    int32_t since;
    uint16_t slot_count;
    uint16_t period_count;
    struct period *periods; /* in the order of evidence.csv: by name of type, then start */
    uint16_t day_count;
    int32_t *days; /* distinct stock days, ascending; the last is as_of */
    uint16_t stock_count;
    struct stock_day *stocks;                /* in the order of evidence.csv */
    struct stretch periods_of[PERIOD_TYPES]; /* where `periods` lists those of each type */
    struct stretch stocks_of[PERIOD_TYPES];
    int32_t base;       /* first day of the two tables below, which go by calendar_place */
    uint16_t *slot_of;  /* slot of each day */
    uint16_t *day_from; /* position of the first stock day on or after each day */
    uint16_t *of_slot;  /* by slot of the months' calendar: the slot it lies in; slot_count where it lies in none */
    uint16_t *of_day;   /* by position of the months' calendar: that of the first stock day on or after it */
};

/* since <= as_of. Tables are of as many days as lie between the two. */
void calendar_init(struct calendar *calendar, enum grain grain, int32_t since, int32_t as_of, struct arena *arena);

/*
 * One period from a day to another, in the place of the latest 12 months, and the stock of its last day in the place of
 * that on as_of. from <= to <= as_of.
 */
void calendar_init_span(struct calendar *calendar, int32_t from, int32_t to, int32_t as_of, struct arena *arena);

/*
 * Fills of_slot and of_day: what is known by month is known by quarter too, since every quarter starts and ends with a
 * month. The calendar may be that of months itself.
 */
void calendar_relate(struct calendar *calendar, const struct calendar *months, struct arena *arena);

/*
 * Where tables by day have a day: those from base to as_of, between one place for all days before and one for all after.
 * Instances are asked about in no order of days, so that each question less is a wrong guess of the processor less.
 */
static inline size_t calendar_place(const struct calendar *calendar, int32_t day)
{
    int32_t before = calendar->base - 1;
    int32_t after = calendar->as_of + 1;
    int32_t from = day > before ? day : before;
    return (size_t)((from < after ? from : after) - before);
}

/* The slot of a day, SLOT_NONE before the first period and after as_of. */
static inline uint16_t calendar_slot(const struct calendar *calendar, int32_t day)
{
    return calendar->slot_of[calendar_place(calendar, day)];
}

/* Position of the first stock day on or after a day; day_count where there is none. */
static inline uint16_t calendar_day_from(const struct calendar *calendar, int32_t day)
{
    return calendar->day_from[calendar_place(calendar, day)];
}

#endif

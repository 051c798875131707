#include <string.h>

#include "core/counting/tally_events.h"

/* The day on which the instance was over; as_of where it is not. */
static int32_t last_seen(const struct instance *instance, int32_t as_of)
{
    if (instance->end != DAY_NONE)
        return instance->end;
    return instance->closed != DAY_NONE ? instance->closed : as_of;
}

/*
 * Orders a list by time without moving it twice: each instance's time is written to `times` first, the number of times
 * there are for an instance that has no event; then each event goes to the next place of its time, and what has none
 * behind all others. Returns how many have one.
 */
static size_t make_places(struct tally_events *events, size_t count, size_t times)
{
    uint32_t *places = events->places;
    uint32_t sum = 0;
    memset(places, 0, (times + 1) * sizeof places[0]);
    for (size_t i = 0; i < count; i++)
        places[events->times[i]]++;
    for (size_t time = 0; time <= times; time++) {
        uint32_t of_time = places[time];
        places[time] = sum;
        sum += of_time;
    }
    return places[times];
}

static inline uint32_t next_place(struct tally_events *events, size_t i)
{
    return events->places[events->times[i]]++;
}

static inline uint16_t slot_or_last(const struct calendar *calendar, int32_t day)
{
    uint16_t slot = calendar_slot(calendar, day);
    return slot == SLOT_NONE ? calendar->slot_count : slot;
}

static void list_ended(struct tally_events *events, const struct clock *clock, const struct calendar *calendar,
                       const struct instance *instances, const bool *left_out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        events->times[i] = slot_or_last(calendar, instances[i].end); /* of none: before all slots */
    events->ended_count = make_places(events, count, calendar->slot_count);
    for (size_t i = 0; i < count; i++) {
        const struct instance *instance = &instances[i];
        unsigned way = (clock_met(clock, instance->end, instance->due) ? ENDED_MET : 0U) |
                       (instance->excepted ? ENDED_EXCEPTED : 0U) | (left_out[i] ? ENDED_LEFT_OUT : 0U);
        int32_t days = instance->end != DAY_NONE ? instance->end - instance->start : 0;
        events->ended[next_place(events, i)] = (struct ended_event){(uint16_t)i, events->times[i], (uint16_t)way, days};
    }
}

/* spec/measures.md: the running and those closed on or before the due day are in neither side. */
static unsigned due_way(const struct instance *instance, int32_t as_of)
{
    bool ended = instance->end != DAY_NONE;
    bool closed = instance->closed != DAY_NONE;
    bool running = !ended && !closed && as_of <= instance->due;
    if (running || (closed && instance->closed <= instance->due))
        return DUE_NEITHER;
    bool met = ended && instance->end <= instance->due;
    return (met ? DUE_MET : 0U) | (instance->excepted ? DUE_EXCEPTED : 0U);
}

static void list_due(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                     size_t count)
{
    for (size_t i = 0; i < count; i++)
        events->times[i] = slot_or_last(calendar, instances[i].due);
    events->due_count = make_places(events, count, calendar->slot_count);
    for (size_t i = 0; i < count; i++)
        events->due[next_place(events, i)] =
            (struct due_event){(uint16_t)i, events->times[i], (uint16_t)due_way(&instances[i], calendar->as_of)};
}

static enum curve_fate fate_of(const struct instance *instance)
{
    if (instance->end != DAY_NONE)
        return instance->end <= instance->due ? FATE_ON_TIME : FATE_LATE;
    return instance->closed != DAY_NONE ? FATE_CLOSED : FATE_OPEN;
}

static void list_started(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        events->times[i] = slot_or_last(calendar, instances[i].start);
    events->started_count = make_places(events, count, calendar->slot_count);
    for (size_t i = 0; i < count; i++) {
        const struct instance *instance = &instances[i];
        int32_t seen = last_seen(instance, calendar->as_of);
        events->started[next_place(events, i)] = (struct started_event){
            (uint16_t)i, events->times[i], (uint8_t)fate_of(instance), seen >= instance->due, seen - instance->start};
    }
}

static uint16_t first_day_over(const struct calendar *calendar, const struct instance *instance)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    return over == DAY_NONE ? calendar->day_count : calendar_day_from(calendar, over);
}

static uint16_t first_day_overdue(const struct calendar *calendar, const struct instance *instance)
{
    bool due_before = instance->due < calendar->as_of; /* due + 1 is a day */
    return due_before ? calendar_day_from(calendar, instance->due + 1) : calendar->day_count;
}

static void list_open(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                      size_t count)
{
    size_t times =
        calendar->day_count + 1U; /* nobody is over before the first day: `before` may be one past the last */
    for (size_t i = 0; i < count; i++) {
        uint16_t before = first_day_over(calendar, &instances[i]);
        bool seen = calendar_day_from(calendar, instances[i].start) < before;
        events->times[i] = seen ? before : (uint16_t)times;
    }
    events->open_count = make_places(events, count, times);
    for (size_t i = 0; i < count; i++) {
        const struct instance *instance = &instances[i];
        events->open[next_place(events, i)] =
            (struct open_event){(uint16_t)i,        calendar_day_from(calendar, instance->start),
                                events->times[i],   first_day_overdue(calendar, instance),
                                instance->excepted, instance->due};
    }
}

void tally_events_init(struct tally_events *events, size_t instances, struct arena *arena)
{
    *events = (struct tally_events){.ended = ARENA_NEW(arena, instances, struct ended_event),
                                    .due = ARENA_NEW(arena, instances, struct due_event),
                                    .started = ARENA_NEW(arena, instances, struct started_event),
                                    .open = ARENA_NEW(arena, instances, struct open_event),
                                    .times = ARENA_NEW(arena, instances, uint16_t)};
}

void tally_events_list(struct tally_events *events, const struct clock *clock, const struct calendar *months,
                       const struct instance *instances, const bool *left_out, size_t count)
{
    events->due_count = events->started_count = events->open_count = 0;
    list_ended(events, clock, months, instances, left_out, count);
    if (clock->scope != MEASURED_ON_EVERY_BASIS)
        return;
    list_due(events, months, instances, count);
    list_started(events, months, instances, count);
    list_open(events, months, instances, count);
}

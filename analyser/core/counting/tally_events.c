#include <string.h>

#include "core/counting/tally_events.h"

/*
 * Instances come in no order, so that a question about one is often guessed wrong, which costs more than the rest of its
 * event: what is made of one here is reckoned without questions, where the language lets it.
 */

/* ---- the order of time */

static inline uint16_t slot_or_last(const struct calendar *calendar, int32_t day)
{
    uint16_t slot = calendar_slot(calendar, day);
    return slot == SLOT_NONE ? calendar->slot_count : slot;
}

static inline uint16_t first_day_over(const struct calendar *calendar, const struct instance *instance)
{
    int32_t end = instance->end;
    int32_t closed = instance->closed;
    int32_t over = end != DAY_NONE ? end : closed;
    return calendar_day_from(calendar, over != DAY_NONE ? over : DAY_INFINITY);
}

static inline struct event_times times_of(const struct calendar *calendar, const struct instance *instance)
{
    uint16_t from = calendar_day_from(calendar, instance->start);
    uint16_t before = first_day_over(calendar, instance);
    uint16_t none = (uint16_t)(calendar->day_count + 1);                        /* `before` may be one past the last */
    return (struct event_times){.ended = slot_or_last(calendar, instance->end), /* of none: before all slots */
                                .due = slot_or_last(calendar, instance->due),
                                .started = slot_or_last(calendar, instance->start),
                                .over = from < before ? before : none,
                                .from = from};
}

/* The last slot or day that an event stands by, and those of none. */
static size_t last_time(const struct calendar *calendar)
{
    size_t days = calendar->day_count + 1U;
    return calendar->slot_count > days ? calendar->slot_count : days;
}

/*
 * Lists are put in order without being moved twice: the times of all instances are found and counted first; then each
 * event goes to the next place of its time, and what has none behind all others.
 */
static void make_places(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                        size_t count)
{
    size_t last = last_time(calendar);
    struct event_places *places = events->places;
    struct event_places sum = {0, 0, 0, 0};
    memset(places, 0, (last + 1) * sizeof places[0]);
    for (size_t i = 0; i < count; i++) {
        struct event_times times = times_of(calendar, &instances[i]);
        events->times[i] = times;
        places[times.ended].ended++;
        places[times.due].due++;
        places[times.started].started++;
        places[times.over].open++;
    }
    for (size_t time = 0; time <= last; time++) {
        struct event_places of_time = places[time];
        places[time] = sum;
        sum.ended += of_time.ended;
        sum.due += of_time.due;
        sum.started += of_time.started;
        sum.open += of_time.open;
    }
}

/* How many events there are: all that stand before those of no time. */
static void note_counts(struct tally_events *events, const struct calendar *calendar)
{
    const struct event_places *of_no_slot = &events->places[calendar->slot_count];
    events->ended_count = of_no_slot->ended;
    events->due_count = of_no_slot->due;
    events->started_count = of_no_slot->started;
    events->open_count = events->places[calendar->day_count + 1U].open;
}

/* ---- events */

static inline struct ended_event ended_event(const struct clock *clock, const struct instance *instance, bool left_out)
{
    int32_t end = instance->end;
    int32_t days = end != DAY_NONE ? end - instance->start : 0;
    unsigned way = (clock_met(clock, end, instance->due) ? ENDED_MET : 0U) |
                   (instance->excepted ? ENDED_EXCEPTED : 0U) | (left_out ? ENDED_LEFT_OUT : 0U);
    return (struct ended_event){.way = (uint16_t)way, .days = days};
}

/* spec/measures.md: the running and those closed on or before the due day are in neither side. */
static inline unsigned due_way(const struct instance *instance, int32_t as_of)
{
    bool ended = instance->end != DAY_NONE;
    bool closed = instance->closed != DAY_NONE;
    bool running = !ended & !closed & (as_of <= instance->due);
    bool neither = running | (closed & (instance->closed <= instance->due));
    bool met = ended & (instance->end <= instance->due);
    unsigned way = (met ? DUE_MET : 0U) | (instance->excepted ? DUE_EXCEPTED : 0U);
    return neither ? DUE_NEITHER : way;
}

static inline unsigned fate_of(const struct instance *instance)
{
    unsigned ended = instance->end <= instance->due ? FATE_ON_TIME : FATE_LATE;
    unsigned not_ended = instance->closed != DAY_NONE ? FATE_CLOSED : FATE_OPEN;
    return instance->end != DAY_NONE ? ended : not_ended;
}

/* The day on which the instance was over; as_of where it is not. */
static inline int32_t last_seen(const struct instance *instance, int32_t as_of)
{
    int32_t closed = instance->closed != DAY_NONE ? instance->closed : as_of;
    return instance->end != DAY_NONE ? instance->end : closed;
}

static inline uint16_t first_day_overdue(const struct calendar *calendar, const struct instance *instance)
{
    int32_t due = instance->due;
    return calendar_day_from(calendar, due < calendar->as_of ? due + 1 : DAY_INFINITY); /* due + 1 is a day */
}

static void list_ended(struct tally_events *events, const struct clock *clock, const struct instance *instances,
                       const bool *left_out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint16_t slot = events->times[i].ended;
        struct ended_event event = ended_event(clock, &instances[i], left_out[i]);
        event.at = (uint16_t)i;
        event.slot = slot;
        events->ended[events->places[slot].ended++] = event;
    }
}

static void list_due(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint16_t slot = events->times[i].due;
        events->due[events->places[slot].due++] =
            (struct due_event){(uint16_t)i, slot, (uint16_t)due_way(&instances[i], calendar->as_of)};
    }
}

static void list_started(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct instance *instance = &instances[i];
        uint16_t slot = events->times[i].started;
        int32_t seen = last_seen(instance, calendar->as_of);
        events->started[events->places[slot].started++] = (struct started_event){
            (uint16_t)i, slot, (uint8_t)fate_of(instance), seen >= instance->due, seen - instance->start};
    }
}

static void list_open(struct tally_events *events, const struct calendar *calendar, const struct instance *instances,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct instance *instance = &instances[i];
        struct event_times times = events->times[i];
        events->open[events->places[times.over].open++] =
            (struct open_event){(uint16_t)i,        times.from,   times.over, first_day_overdue(calendar, instance),
                                instance->excepted, instance->due};
    }
}

void tally_events_init(struct tally_events *events, size_t instances, const struct calendar *months,
                       struct arena *arena)
{
    *events = (struct tally_events){.ended = ARENA_NEW(arena, instances, struct ended_event),
                                    .due = ARENA_NEW(arena, instances, struct due_event),
                                    .started = ARENA_NEW(arena, instances, struct started_event),
                                    .open = ARENA_NEW(arena, instances, struct open_event),
                                    .times = ARENA_NEW(arena, instances, struct event_times),
                                    .places = ARENA_NEW(arena, last_time(months) + 1, struct event_places)};
}

void tally_events_list(struct tally_events *events, const struct clock *clock, const struct calendar *months,
                       const struct instance *instances, const bool *left_out, size_t count)
{
    make_places(events, months, instances, count);
    note_counts(events, months);
    list_ended(events, clock, instances, left_out, count);
    if (clock->scope != MEASURED_ON_EVERY_BASIS) {
        events->due_count = events->started_count = events->open_count = 0;
        return;
    }
    list_due(events, months, instances, count);
    list_started(events, months, instances, count);
    list_open(events, months, instances, count);
}

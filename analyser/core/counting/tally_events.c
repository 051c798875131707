#include "core/counting/tally_events.h"

/* The day on which the instance was over; as_of where it is not. */
static int32_t last_seen(const struct instance *instance, int32_t as_of)
{
    if (instance->end != DAY_NONE)
        return instance->end;
    return instance->closed != DAY_NONE ? instance->closed : as_of;
}

static void list_ended(struct tally_events *events, const struct clock *clock, const struct calendar *calendar,
                       const struct instance *instance, bool left_out, uint16_t at)
{
    bool has_ended = instance->end != DAY_NONE;
    uint16_t slot = has_ended ? calendar_slot(calendar, instance->end) : SLOT_NONE;
    int32_t days = has_ended ? instance->end - instance->start : 0;
    unsigned way = (clock_met(clock, instance->end, instance->due) ? ENDED_MET : 0U) |
                   (instance->excepted ? ENDED_EXCEPTED : 0U) | (left_out ? ENDED_LEFT_OUT : 0U);
    events->ended[events->ended_count] = (struct ended_event){at, slot, (uint16_t)way, days};
    events->ended_count += slot != SLOT_NONE;
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

static void list_due(struct tally_events *events, const struct calendar *calendar, const struct instance *instance,
                     uint16_t at)
{
    uint16_t slot = calendar_slot(calendar, instance->due);
    events->due[events->due_count] = (struct due_event){at, slot, (uint16_t)due_way(instance, calendar->as_of)};
    events->due_count += slot != SLOT_NONE;
}

static enum curve_fate fate_of(const struct instance *instance)
{
    if (instance->end != DAY_NONE)
        return instance->end <= instance->due ? FATE_ON_TIME : FATE_LATE;
    return instance->closed != DAY_NONE ? FATE_CLOSED : FATE_OPEN;
}

static void list_started(struct tally_events *events, const struct calendar *calendar, const struct instance *instance,
                         uint16_t at)
{
    uint16_t slot = calendar_slot(calendar, instance->start);
    int32_t seen = last_seen(instance, calendar->as_of);
    events->started[events->started_count] =
        (struct started_event){at, slot, (uint8_t)fate_of(instance), seen >= instance->due, seen - instance->start};
    events->started_count += slot != SLOT_NONE;
}

static uint16_t first_day_over(const struct calendar *calendar, const struct instance *instance)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    return over == DAY_NONE ? calendar->day_count : calendar_day_from(calendar, over);
}

static void list_open(struct tally_events *events, const struct calendar *calendar, const struct instance *instance,
                      uint16_t at)
{
    uint16_t from = calendar_day_from(calendar, instance->start);
    uint16_t before = first_day_over(calendar, instance);
    bool due_before = instance->due < calendar->as_of; /* due + 1 is a day */
    uint16_t overdue = due_before ? calendar_day_from(calendar, instance->due + 1) : calendar->day_count;
    events->open[events->open_count] = (struct open_event){at, from, before, overdue};
    events->open_count += from < before;
}

void tally_events_list(struct tally_events *events, const struct clock *clock, const struct calendar *calendar,
                       const struct instance *instances, const bool *left_out, size_t count)
{
    events->ended_count = events->due_count = events->started_count = events->open_count = 0;
    for (size_t i = 0; i < count; i++)
        list_ended(events, clock, calendar, &instances[i], left_out[i], (uint16_t)i);
    if (clock->scope != MEASURED_ON_EVERY_BASIS)
        return;
    for (size_t i = 0; i < count; i++) {
        list_due(events, calendar, &instances[i], (uint16_t)i);
        list_started(events, calendar, &instances[i], (uint16_t)i);
        list_open(events, calendar, &instances[i], (uint16_t)i);
    }
}

#include "core/cases/membership.h"

void membership_begin(struct membership_finder *finder, const struct calendar *months, size_t batch,
                      struct arena *arena)
{
    tally_events_init(&finder->events, batch, months, arena);
    finder->months = months;
    finder->of = ARENA_NEW(arena, batch, struct membership);
}

void membership_find(struct membership_finder *finder, const struct clock *clock, const struct instance *instances,
                     const bool *left_out, size_t count)
{
    struct tally_events *events = &finder->events;
    tally_events_list(events, clock, finder->months, instances, left_out, count);
    for (size_t i = 0; i < count; i++)
        finder->of[i] = (struct membership){.ended_slot = SLOT_NONE,
                                            .due_slot = SLOT_NONE,
                                            .started_slot = SLOT_NONE,
                                            .due = instances[i].due,
                                            .excepted = instances[i].excepted};
    for (size_t i = 0; i < events->ended_count; i++) {
        finder->of[events->ended[i].at].ended_slot = events->ended[i].slot;
        finder->of[events->ended[i].at].ended_way = events->ended[i].way;
    }
    for (size_t i = 0; i < events->due_count; i++) {
        finder->of[events->due[i].at].due_slot = events->due[i].slot;
        finder->of[events->due[i].at].due_way = events->due[i].way;
    }
    for (size_t i = 0; i < events->started_count; i++)
        finder->of[events->started[i].at].started_slot = events->started[i].slot;
    for (size_t i = 0; i < events->open_count; i++) {
        struct membership *of = &finder->of[events->open[i].at];
        of->open_from = events->open[i].from;
        of->open_before = events->open[i].before;
        of->overdue_from = events->open[i].overdue;
    }
}

/* ---- in a period */

static bool in_slots(uint16_t slot, const struct period *period)
{
    return slot != SLOT_NONE && slot >= period->first_slot && slot < period->slot_end;
}

static enum cell_side side_of(bool in_numerator)
{
    return in_numerator ? SIDE_NUMERATOR : SIDE_DENOMINATOR;
}

/* Bits of the ended that keep one out of a measure's denominator. */
static unsigned left_out_of(enum clock_measure_id measure)
{
    switch (measure) {
    case MEASURE_ON_TIME_EX:
        return ENDED_EXCEPTED;
    case MEASURE_SEN2_ON_TIME:
        return ENDED_LEFT_OUT;
    case MEASURE_SEN2_ON_TIME_EX:
        return ENDED_EXCEPTED | ENDED_LEFT_OUT;
    default:
        return 0;
    }
}

static enum cell_side completed_side(const struct membership *of, enum clock_measure_id measure)
{
    if (of->ended_way & left_out_of(measure))
        return SIDE_NONE;
    if (measure == MEASURE_DAYS || measure == MEASURE_DAYS_P90)
        return SIDE_DENOMINATOR;
    return side_of(of->ended_way & (measure == MEASURE_EXCEPTED ? ENDED_EXCEPTED : ENDED_MET));
}

static enum cell_side due_side(const struct membership *of, enum clock_measure_id measure)
{
    if (of->due_way == DUE_NEITHER || (measure == MEASURE_ON_TIME_EX_DUE && of->due_way & DUE_EXCEPTED))
        return SIDE_NONE;
    return side_of(of->due_way & DUE_MET);
}

enum cell_side membership_in_period(const struct membership *of, enum clock_measure_id measure,
                                    const struct period *period)
{
    switch (clock_measures[measure].basis) {
    case BASIS_COMPLETED:
        return in_slots(of->ended_slot, period) ? completed_side(of, measure) : SIDE_NONE;
    case BASIS_DUE:
        return in_slots(of->due_slot, period) ? due_side(of, measure) : SIDE_NONE;
    case BASIS_STARTED:
        return in_slots(of->started_slot, period) ? SIDE_DENOMINATOR : SIDE_NONE;
    case BASIS_STOCK:
    case BASES:
        break;
    }
    return SIDE_NONE;
}

/* ---- on a stock day */

static bool days_between(int32_t days, int32_t least, int32_t most)
{
    return days >= least && days <= most;
}

/* Of one that is overdue by so many days. */
static enum cell_side overdue_side(const struct membership *of, enum clock_measure_id measure, int32_t days)
{
    bool in = true;
    switch (measure) {
    case MEASURE_OVERDUE_EXCEPTED:
        in = of->excepted;
        break;
    case MEASURE_OVERDUE_1_30:
        in = days_between(days, 1, 30);
        break;
    case MEASURE_OVERDUE_31_90:
        in = days_between(days, 31, 90);
        break;
    case MEASURE_OVERDUE_91_182:
        in = days_between(days, 91, 182);
        break;
    case MEASURE_OVERDUE_183_365:
        in = days_between(days, 183, 365);
        break;
    case MEASURE_OVERDUE_OVER_365:
        in = days > 365;
        break;
    case MEASURE_DAYS_OVER:
    case MEASURE_DAYS_OVER_P90:
        return SIDE_DENOMINATOR;
    default:
        break;
    }
    return in ? SIDE_NUMERATOR : SIDE_NONE;
}

enum cell_side membership_on_day(const struct membership *of, enum clock_measure_id measure, int32_t day,
                                 uint16_t position)
{
    if (clock_measures[measure].basis != BASIS_STOCK || position < of->open_from || position >= of->open_before)
        return SIDE_NONE;
    if (measure == MEASURE_OPEN)
        return SIDE_NUMERATOR;
    return position < of->overdue_from ? SIDE_NONE : overdue_side(of, measure, day - of->due);
}

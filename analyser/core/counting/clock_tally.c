#include <string.h>

#include "core/counting/clock_tally.h"
#include "core/counting/listing.h"
#include "core/counting/tally_table.h"

struct tally_batch {
    struct clock_tally *tally; /* whose instances they are */
    size_t count;
    size_t room;
    struct instance *instances;
    bool *left_out;
    int32_t *birth;
    uint32_t *numbers[AXES];    /* category numbers on each axis */
    struct tally_events events; /* listed when the batch is full */
};

static struct tally_batch *new_batch(size_t instances, const struct calendar *months, struct arena *arena)
{
    struct tally_batch *batch = ARENA_NEW(arena, 1, struct tally_batch);
    batch->room = instances;
    batch->instances = ARENA_NEW(arena, instances, struct instance);
    batch->left_out = ARENA_NEW(arena, instances, bool);
    batch->birth = ARENA_NEW(arena, instances, int32_t);
    for (enum axis_id axis = 0; axis < AXES; axis++)
        batch->numbers[axis] = ARENA_NEW(arena, instances, uint32_t);
    tally_events_init(&batch->events, instances, months, arena);
    return batch;
}

void tally_batches_init(struct tally_batches *batches, size_t instances, const struct calendar *months,
                        struct arena *arena)
{
    batches->filling = new_batch(instances, months, arena);
    batches->other = new_batch(instances, months, arena);
}

void clock_tally_init(struct clock_tally *tally, const struct clock *clock, uint32_t breakdown_bits,
                      const struct calendar *calendars, struct tally_batches *batches, struct arena *arena,
                      const struct beside *beside)
{
    memset(tally, 0, sizeof *tally);
    tally->clock = clock;
    tally->axis_bits = axes_of(breakdown_bits);
    tally->calendars = calendars;
    tally->batches = batches;
    tally->arena = arena;
    tally->beside = beside;
    arena_begin_pass(&tally->here, arena);
}

/* The categories of a batch on one axis: of each instance its number, the tally of each number, and the axis's time. */
struct batch_categories {
    const uint32_t *numbers;
    struct category_tally *const *tallies;
    const uint16_t *of_slot; /* of calendar */
    const uint16_t *of_day;
};

static inline struct category_tally *tally_at(const struct batch_categories *categories, uint16_t at)
{
    return categories->tallies[categories->numbers[at]];
}

static inline struct slot_tally *slot_at(const struct batch_categories *categories, uint16_t at, uint16_t slot)
{
    return &tally_at(categories, at)->slots[categories->of_slot[slot]];
}

static void count_ended(const struct tally_events *events, const struct batch_categories *categories, bool with_days,
                        struct arena *arena)
{
    for (size_t i = 0; i < events->ended_count; i++) {
        const struct ended_event *event = &events->ended[i];
        struct slot_tally *slot = slot_at(categories, event->at, event->slot);
        slot->completed[event->way]++;
        if (with_days)
            bag_add(&slot->days, arena, event->days);
    }
}

static void count_due(const struct tally_events *events, const struct batch_categories *categories)
{
    for (size_t i = 0; i < events->due_count; i++) {
        const struct due_event *event = &events->due[i];
        slot_at(categories, event->at, event->slot)->due[event->way]++;
    }
}

static void count_started(const struct tally_events *events, const struct batch_categories *categories,
                          struct arena *arena)
{
    for (size_t i = 0; i < events->started_count; i++) {
        const struct started_event *event = &events->started[i];
        struct slot_tally *slot = slot_at(categories, event->at, event->slot);
        slot->started++;
        slot->seen_to_due += event->seen_to_due;
        bag_add(&slot->fates[event->fate], arena, event->days);
    }
}

/* The same stretch on the stock days of the axis; of quarters there may be none. */
static inline bool open_on(const struct batch_categories *categories, const struct open_event *by_month,
                           struct open_event *event)
{
    *event = *by_month;
    event->from = categories->of_day[by_month->from];
    event->before = categories->of_day[by_month->before];
    event->overdue = categories->of_day[by_month->overdue];
    return event->from < event->before;
}

/* A stretch of stock days on which the instance is open and of the category. */
static inline void count_open(struct category_tally *category, const struct open_event *event, struct arena *arena)
{
    struct stock_tally *stock = category->stock;
    stock[event->from].open++;
    stock[event->before].open--;
    uint16_t overdue = event->overdue > event->from ? event->overdue : event->from;
    if (overdue >= event->before)
        return;
    bag_add(&stock[event->before].overdue_until, arena, due_value(event->due));
    if (overdue > event->overdue)
        bag_add(&category->overdue_before[overdue], arena, due_value(event->due));
    stock[overdue].excepted += event->excepted;
    stock[event->before].excepted -= event->excepted;
}

static void count_stock(const struct tally_events *events, const struct batch_categories *categories,
                        struct arena *arena)
{
    for (size_t i = 0; i < events->open_count; i++) {
        struct open_event event;
        if (open_on(categories, &events->open[i], &event))
            count_open(tally_at(categories, event.at), &event, arena);
    }
}

static const struct calendar *calendar_of(const struct clock_tally *tally, enum axis_id axis)
{
    return &tally->calendars[breakdown_grain(axes[axis].first)];
}

/* Each instance makes its category, counted in the time reported or not. */
static struct batch_categories find_categories(const struct tally_batch *batch, enum axis_id axis)
{
    const struct calendar *calendar = calendar_of(batch->tally, axis);
    for (size_t i = 0; i < batch->count; i++)
        tally_of_number(batch->tally, axis, batch->numbers[axis][i]);
    return (struct batch_categories){batch->numbers[axis], batch->tally->axes[axis].of, calendar->of_slot,
                                     calendar->of_day};
}

/* An instance moves from band to band while it is open. */
static void count_open_by_age(const struct tally_batch *batch, const struct calendar *calendar,
                              const struct open_event *open)
{
    struct clock_tally *tally = batch->tally;
    int32_t birth = batch->birth[open->at];
    int32_t last = calendar->days[open->before - 1];
    struct open_event event = *open;
    while (event.from < open->before) {
        int32_t day = calendar->days[event.from];
        uint16_t next = calendar_day_from(calendar, age_band_next(birth, day, last));
        event.before = next < open->before ? next : open->before;
        count_open(tally_of_number(tally, AXIS_AGE_BAND, age_band(birth, day)), &event, &tally->here);
        event.from = event.before;
    }
}

static void count_stock_by_age(const struct tally_batch *batch, const struct batch_categories *categories)
{
    const struct tally_events *events = &batch->events;
    for (size_t i = 0; i < events->open_count; i++) {
        struct open_event event;
        if (open_on(categories, &events->open[i], &event))
            count_open_by_age(batch, calendar_of(batch->tally, AXIS_AGE_BAND), &event);
    }
}

static void count_axis(const struct tally_batch *batch, enum axis_id axis)
{
    struct clock_tally *tally = batch->tally;
    struct arena *arena = axis == AXIS_HERE ? &tally->here : tally->arena;
    const struct tally_events *events = &batch->events;
    struct batch_categories categories = find_categories(batch, axis);
    count_ended(events, &categories, tally->clock->scope != MEASURED_AS_FLOOR, arena);
    count_due(events, &categories);
    count_started(events, &categories, arena);
    if (axis == AXIS_AGE_BAND)
        count_stock_by_age(batch, &categories);
    else
        count_stock(events, &categories, arena);
}

/* ---- by all breakdowns of children at once */

static struct profile profile_of(const struct tally_batch *batch, uint16_t at)
{
    const enum axis_id in[PROFILE_BREAKDOWNS] = {AXIS_NEED_AND_SEX,
                                                 AXIS_AGE_BAND,
                                                 AXIS_NEED_AND_SEX,
                                                 AXIS_ETHNICITY_AND_SOCIAL_CARE,
                                                 AXIS_ETHNICITY_AND_SOCIAL_CARE,
                                                 AXIS_PHASE_AND_SOURCE};
    struct profile profile;
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
        profile.of[b] = axis_category(&axes[in[b]], batch->numbers[in[b]][at], profile_breakdowns[b]);
    return profile;
}

static void count_profiles(const struct tally_batch *batch)
{
    struct profile_tally *profiles = batch->tally->profiles;
    for (size_t i = 0; i < batch->events.due_count; i++) {
        const struct due_event *event = &batch->events.due[i];
        if (event->way == DUE_NEITHER || !profile_tally_covers(profiles, event->slot))
            continue;
        struct profile profile = profile_of(batch, event->at);
        uint32_t *counts = profile_tally_at(profiles, &profile);
        counts[PROFILE_DUE]++;
        counts[PROFILE_DUE_MET] += (event->way & DUE_MET) != 0;
    }
    for (size_t i = 0; i < batch->events.ended_count; i++) {
        const struct ended_event *event = &batch->events.ended[i];
        if (!profile_tally_covers(profiles, event->slot))
            continue;
        struct profile profile = profile_of(batch, event->at);
        uint32_t *counts = profile_tally_at(profiles, &profile);
        counts[PROFILE_ENDED]++;
        counts[PROFILE_ENDED_MET] += (event->way & ENDED_MET) != 0;
        counts[PROFILE_ENDED_EXCEPTED] += (event->way & ENDED_EXCEPTED) != 0;
    }
}

static void find_age_bands(struct tally_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        batch->numbers[AXIS_AGE_BAND][i] = age_band(batch->birth[i], batch->instances[i].start);
}

static void count_beside(void *argument)
{
    const struct tally_batch *batch = argument;
    for (enum axis_id axis = 0; axis < AXES; axis++)
        if (axis != AXIS_HERE && batch->tally->axis_bits & 1U << axis)
            count_axis(batch, axis);
    if (batch->tally->profiles)
        count_profiles(batch);
}

/* Half of it here and half beside. */
static void count_batch(struct clock_tally *tally)
{
    struct tally_batches *batches = tally->batches;
    struct tally_batch *batch = batches->filling;
    batch->tally = tally;
    find_age_bands(batch);
    tally_events_list(&batch->events, tally->clock, &tally->calendars[GRAIN_MONTH], batch->instances, batch->left_out,
                      batch->count);
    beside_wait(tally->beside);
    beside_go(tally->beside, count_beside, batch);
    if (tally->axis_bits & 1U << AXIS_HERE)
        count_axis(batch, AXIS_HERE);
    tally->instances += batch->count;
    *batches = (struct tally_batches){batches->other, batch};
    batches->filling->count = 0;
}

void clock_tally_settle(struct clock_tally *tally)
{
    if (tally->batches->filling->count > 0)
        count_batch(tally);
    beside_wait(tally->beside);
    tally_sum_up(tally);
}

void clock_tally_add(struct clock_tally *tally, const struct instance *instance,
                     const struct case_categories *categories, bool left_out)
{
    if (tally->listing) {
        listing_add_instance(tally->listing, instance, categories, left_out);
        return;
    }
    struct tally_batch *batch = tally->batches->filling;
    size_t at = batch->count++;
    batch->instances[at] = *instance;
    batch->left_out[at] = left_out;
    batch->birth[at] = categories->birth;
    for (enum axis_id axis = 0; axis < AXIS_AGE_BAND; axis++)
        batch->numbers[axis][at] = axis_number(&axes[axis], categories->of);
    if (batch->count == batch->room)
        count_batch(tally);
}

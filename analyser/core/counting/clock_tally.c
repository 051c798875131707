#include <string.h>

#include "core/counting/clock_tally.h"

/*
 * Instances wait in columns, so that counting goes breakdown by breakdown through a small part of the tally at a time.
 */
struct tally_batch {
    struct clock_tally *tally;
    size_t count;
    struct instance instances[TALLY_BATCH];
    bool left_out[TALLY_BATCH];
    int32_t birth[TALLY_BATCH];
    uint16_t category[BREAKDOWNS][TALLY_BATCH];
    struct tally_events events[GRAINS]; /* quarters are listed here, months beside */
};

void clock_tally_init(struct clock_tally *tally, const struct clock *clock, uint32_t breakdown_bits,
                      const struct calendar *calendars, struct arena *arenas, const struct beside *beside)
{
    memset(tally, 0, sizeof *tally);
    tally->clock = clock;
    tally->breakdown_bits = breakdown_bits;
    tally->calendars = calendars;
    tally->arenas = arenas;
    tally->beside = beside;
}

static const struct calendar *calendar_of(const struct clock_tally *tally, enum breakdown_id breakdown)
{
    return &tally->calendars[breakdown_grain(breakdown)];
}

/* Beside go the months, with most memory to walk through, and a little more: here rows are read and days derived too. */
static const uint32_t counted_here = BREAKDOWN_BIT(BREAKDOWN_AGE_BAND) | BREAKDOWN_BIT(BREAKDOWN_SEX) |
                                     BREAKDOWN_BIT(BREAKDOWN_ETHNICITY) | BREAKDOWN_BIT(BREAKDOWN_SOCIAL_CARE) |
                                     BREAKDOWN_BIT(BREAKDOWN_SOURCE);

static enum hand hand_of(enum breakdown_id breakdown)
{
    return counted_here & BREAKDOWN_BIT(breakdown) ? HAND_HERE : HAND_BESIDE;
}

static struct arena *arena_of(const struct clock_tally *tally, enum breakdown_id breakdown)
{
    return &tally->arenas[hand_of(breakdown)];
}

enum { CACHE_LINE = 64 };

/* Things that fill cache lines, or halves of them, begin where a line does. */
static void *take_lines(struct arena *arena, size_t count, size_t size)
{
    unsigned char *taken = arena_take(arena, count * size + CACHE_LINE, 1);
    return taken + (CACHE_LINE - (uintptr_t)taken % CACHE_LINE) % CACHE_LINE;
}

static struct category_tally *new_category(struct clock_tally *tally, enum breakdown_id breakdown)
{
    const struct calendar *calendar = calendar_of(tally, breakdown);
    struct arena *arena = arena_of(tally, breakdown);
    struct category_tally *category = ARENA_NEW(arena, 1, struct category_tally);
    size_t days = (size_t)calendar->day_count + 1;
    category->slots = take_lines(arena, calendar->slot_count, sizeof(struct slot_tally));
    if (tally->clock->scope != MEASURED_ON_EVERY_BASIS)
        return category;
    category->stock = take_lines(arena, days, sizeof(struct stock_tally));
    if (breakdown == BREAKDOWN_AGE_BAND)
        category->overdue_before = ARENA_NEW(arena, days, struct bag);
    return category;
}

static struct category_tally *add_category(struct clock_tally *tally, enum breakdown_id breakdown, uint16_t category)
{
    uint32_t room = tally->room[breakdown];
    if (category >= room) {
        uint32_t wanted = category + 8U + category / 2U;
        struct category_tally **bigger = ARENA_NEW(arena_of(tally, breakdown), wanted, struct category_tally *);
        if (room)
            memcpy(bigger, tally->of[breakdown], room * sizeof(bigger[0]));
        tally->of[breakdown] = bigger;
        tally->room[breakdown] = wanted;
    }
    if (!tally->of[breakdown][category])
        tally->of[breakdown][category] = new_category(tally, breakdown);
    return tally->of[breakdown][category];
}

static inline struct category_tally *category_in(struct clock_tally *tally, enum breakdown_id breakdown,
                                                 uint16_t category)
{
    if (category < tally->room[breakdown] && tally->of[breakdown][category])
        return tally->of[breakdown][category];
    return add_category(tally, breakdown, category);
}

static void count_ended(const struct tally_events *events, struct category_tally *const *categories, bool with_days,
                        struct arena *arena)
{
    for (size_t i = 0; i < events->ended_count; i++) {
        const struct ended_event *event = &events->ended[i];
        struct slot_tally *slot = &categories[event->at]->slots[event->slot];
        slot->completed[event->way]++;
        if (with_days)
            bag_add(&slot->days, arena, event->days);
    }
}

static void count_due(const struct tally_events *events, struct category_tally *const *categories)
{
    for (size_t i = 0; i < events->due_count; i++) {
        const struct due_event *event = &events->due[i];
        categories[event->at]->slots[event->slot].due[event->way]++;
    }
}

static void count_started(const struct tally_events *events, struct category_tally *const *categories,
                          struct arena *arena)
{
    for (size_t i = 0; i < events->started_count; i++) {
        const struct started_event *event = &events->started[i];
        struct slot_tally *slot = &categories[event->at]->slots[event->slot];
        slot->started++;
        slot->seen_to_due += event->seen_to_due;
        bag_add(&slot->fates[event->fate], arena, event->days);
    }
}

/* A stretch of stock days on which the instance is open and of the category. */
static inline void count_open(struct category_tally *category, const struct instance *instance,
                              const struct open_event *event, struct arena *arena)
{
    struct stock_tally *stock = category->stock;
    stock[event->from].open++;
    stock[event->before].open--;
    uint16_t overdue = event->overdue > event->from ? event->overdue : event->from;
    if (overdue >= event->before)
        return;
    bag_add(&stock[event->before].overdue_until, arena, due_value(instance->due));
    if (overdue > event->overdue)
        bag_add(&category->overdue_before[overdue], arena, due_value(instance->due));
    stock[overdue].excepted += instance->excepted;
    stock[event->before].excepted -= instance->excepted;
}

static void count_stock(const struct tally_batch *batch, const struct tally_events *events,
                        struct category_tally *const *categories, struct arena *arena)
{
    for (size_t i = 0; i < events->open_count; i++) {
        const struct open_event *event = &events->open[i];
        count_open(categories[event->at], &batch->instances[event->at], event, arena);
    }
}

/* Each instance makes its category, counted in the time reported or not. */
static void find_categories(const struct tally_batch *batch, enum breakdown_id breakdown,
                            struct category_tally **categories)
{
    for (size_t i = 0; i < batch->count; i++)
        categories[i] = category_in(batch->tally, breakdown, batch->category[breakdown][i]);
}

static void count_breakdown(const struct tally_batch *batch, enum breakdown_id breakdown)
{
    const struct clock_tally *tally = batch->tally;
    const struct tally_events *events = &batch->events[breakdown_grain(breakdown)];
    struct arena *arena = arena_of(tally, breakdown);
    struct category_tally *categories[TALLY_BATCH];
    find_categories(batch, breakdown, categories);
    count_ended(events, categories, tally->clock->scope != MEASURED_AS_FLOOR, arena);
    count_due(events, categories);
    count_started(events, categories, arena);
    if (breakdown != BREAKDOWN_AGE_BAND)
        count_stock(batch, events, categories, arena);
}

/* An instance moves from band to band while it is open. */
static void count_open_by_age(const struct tally_batch *batch, const struct calendar *calendar,
                              const struct open_event *open)
{
    int32_t birth = batch->birth[open->at];
    struct open_event event = *open;
    while (event.from < open->before) {
        int32_t day = calendar->days[event.from];
        uint16_t next = calendar_day_from(calendar, age_band_next(birth, day, calendar->as_of));
        event.before = next < open->before ? next : open->before;
        count_open(category_in(batch->tally, BREAKDOWN_AGE_BAND, age_band(birth, day)), &batch->instances[open->at],
                   &event, arena_of(batch->tally, BREAKDOWN_AGE_BAND));
        event.from = event.before;
    }
}

static void count_stock_by_age(const struct tally_batch *batch)
{
    const struct tally_events *events = &batch->events[breakdown_grain(BREAKDOWN_AGE_BAND)];
    for (size_t i = 0; i < events->open_count; i++)
        count_open_by_age(batch, calendar_of(batch->tally, BREAKDOWN_AGE_BAND), &events->open[i]);
}

static void find_age_bands(struct tally_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        batch->category[BREAKDOWN_AGE_BAND][i] = age_band(batch->birth[i], batch->instances[i].start);
}

static void list_events(struct tally_batch *batch, enum grain grain)
{
    tally_events_list(&batch->events[grain], batch->tally->clock, &batch->tally->calendars[grain], batch->instances,
                      batch->left_out, batch->count);
}

static void count_by(const struct tally_batch *batch, enum hand hand)
{
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        if ((batch->tally->breakdown_bits & BREAKDOWN_BIT(b)) && hand_of(b) == hand)
            count_breakdown(batch, b);
}

static void count_beside(void *argument)
{
    struct tally_batch *batch = argument;
    list_events(batch, GRAIN_MONTH);
    count_by(batch, HAND_BESIDE);
}

static void count_here(struct tally_batch *batch)
{
    count_by(batch, HAND_HERE);
    count_stock_by_age(batch);
}

static void count_batch(struct clock_tally *tally)
{
    struct tally_batch *batch = tally->batch;
    find_age_bands(batch);
    list_events(batch, GRAIN_QUARTER);
    beside_wait(tally->beside);
    beside_go(tally->beside, count_beside, batch);
    count_here(batch);
    tally->instances += batch->count;
    tally->batch = tally->other_batch;
    tally->other_batch = batch;
    if (tally->batch)
        tally->batch->count = 0;
}

void clock_tally_settle(struct clock_tally *tally)
{
    if (tally->batch && tally->batch->count > 0)
        count_batch(tally);
    beside_wait(tally->beside);
}

static struct tally_batch *batch_of(struct clock_tally *tally)
{
    if (!tally->batch) {
        tally->batch = ARENA_NEW(&tally->arenas[HAND_HERE], 1, struct tally_batch);
        tally->batch->tally = tally;
    }
    return tally->batch;
}

void clock_tally_add(struct clock_tally *tally, const struct instance *instance,
                     const struct case_categories *categories, bool left_out)
{
    struct tally_batch *batch = batch_of(tally);
    size_t at = batch->count++;
    batch->instances[at] = *instance;
    batch->left_out[at] = left_out;
    batch->birth[at] = categories->birth;
    for (unsigned bits = tally->breakdown_bits; bits; bits &= bits - 1) {
        int b = __builtin_ctz(bits);
        batch->category[b][at] = categories->of[b];
    }
    if (batch->count == TALLY_BATCH)
        count_batch(tally);
}

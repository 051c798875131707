#include <string.h>

#include "core/clock_tally.h"

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
};

/* Where the instances of a batch fall in a calendar. */
struct placing {
    uint16_t end_slot;
    uint16_t due_slot;
    uint16_t start_slot;
    uint16_t open_from;  /* stock days: first on which it is open */
    uint16_t open_until; /* first on which it is no longer */
    uint16_t overdue_from;
    uint8_t ended_way;
    uint8_t due_way;
    uint8_t fate;
    bool counts;      /* it ended, was due, started or was open in the time reported */
    bool seen_to_due; /* its end, closed day or as_of is on or after its due day */
    int32_t waited;   /* days from start to end, closed day or as_of */
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

static struct category_tally *new_category(struct clock_tally *tally, enum breakdown_id breakdown)
{
    const struct calendar *calendar = calendar_of(tally, breakdown);
    struct arena *arena = arena_of(tally, breakdown);
    struct category_tally *category = ARENA_NEW(arena, 1, struct category_tally);
    size_t days = (size_t)calendar->day_count + 1;
    category->slots = ARENA_NEW(arena, calendar->slot_count, struct slot_tally);
    if (tally->clock->scope != MEASURED_ON_EVERY_BASIS)
        return category;
    category->open_change = ARENA_NEW(arena, days, int32_t);
    category->excepted_change = ARENA_NEW(arena, days, int32_t);
    category->overdue_until = ARENA_NEW(arena, days, struct bag);
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

static uint8_t ended_way(const struct clock_tally *tally, const struct instance *instance, bool left_out)
{
    return (uint8_t)((clock_met(tally->clock, instance->end, instance->due) ? ENDED_MET : 0) |
                     (instance->excepted ? ENDED_EXCEPTED : 0) | (left_out ? ENDED_LEFT_OUT : 0));
}

/* spec/measures.md: the running and those closed on or before the due day are in neither side. */
static uint8_t due_way(const struct instance *instance, int32_t as_of)
{
    bool ended = instance->end != DAY_NONE;
    bool closed = instance->closed != DAY_NONE;
    bool running = !ended && !closed && as_of <= instance->due;
    if (running || (closed && instance->closed <= instance->due))
        return DUE_NEITHER;
    bool met = ended && instance->end <= instance->due;
    return (uint8_t)((met ? DUE_MET : 0) | (instance->excepted ? DUE_EXCEPTED : 0));
}

static uint8_t fate_of(const struct instance *instance)
{
    if (instance->end != DAY_NONE)
        return instance->end <= instance->due ? FATE_ON_TIME : FATE_LATE;
    return instance->closed != DAY_NONE ? FATE_CLOSED : FATE_OPEN;
}

static uint16_t until(const struct calendar *calendar, const struct instance *instance)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    return over == DAY_NONE ? calendar->day_count : calendar_day_from(calendar, over);
}

static void place(const struct clock_tally *tally, const struct calendar *calendar, const struct instance *instance,
                  bool left_out, struct placing *placing)
{
    int32_t as_of = calendar->as_of;
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed != DAY_NONE ? instance->closed : as_of;
    bool ended = instance->end != DAY_NONE;
    placing->end_slot = ended ? calendar_slot(calendar, instance->end) : SLOT_NONE;
    placing->due_slot = calendar_slot(calendar, instance->due);
    placing->start_slot = calendar_slot(calendar, instance->start);
    placing->open_from = calendar_day_from(calendar, instance->start);
    placing->open_until = until(calendar, instance);
    placing->overdue_from =
        instance->due >= as_of ? calendar->day_count : calendar_day_from(calendar, instance->due + 1);
    placing->ended_way = ended ? ended_way(tally, instance, left_out) : 0;
    placing->due_way = due_way(instance, as_of);
    placing->fate = fate_of(instance);
    placing->seen_to_due = over >= instance->due;
    placing->counts = placing->end_slot != SLOT_NONE || placing->due_slot != SLOT_NONE ||
                      placing->start_slot != SLOT_NONE || placing->open_from < placing->open_until;
    placing->waited = over - instance->start;
}

static void count_completed(const struct clock_tally *tally, const struct category_tally *category,
                            const struct placing *placing, struct arena *arena)
{
    if (placing->end_slot == SLOT_NONE)
        return;
    struct slot_tally *slot = &category->slots[placing->end_slot];
    slot->completed[placing->ended_way]++;
    if (tally->clock->scope != MEASURED_AS_FLOOR)
        bag_add(&slot->days, arena, placing->waited);
}

static void count_due_and_started(const struct category_tally *category, const struct placing *placing,
                                  struct arena *arena)
{
    if (placing->due_slot != SLOT_NONE)
        category->slots[placing->due_slot].due[placing->due_way]++;
    if (placing->start_slot == SLOT_NONE)
        return;
    struct slot_tally *slot = &category->slots[placing->start_slot];
    slot->started++;
    slot->seen_to_due += placing->seen_to_due;
    bag_add(&slot->fates[placing->fate], arena, placing->waited);
}

/* A stretch of stock days in which the instance belongs to the category. */
static void count_stock(const struct category_tally *category, const struct instance *instance,
                        const struct placing *placing, uint16_t from, uint16_t before, struct arena *arena)
{
    if (from >= before)
        return;
    category->open_change[from]++;
    category->open_change[before]--;
    uint16_t overdue = placing->overdue_from > from ? placing->overdue_from : from;
    if (overdue >= before)
        return;
    bag_add(&category->overdue_until[before], arena, due_value(instance->due));
    if (overdue > placing->overdue_from)
        bag_add(&category->overdue_before[overdue], arena, due_value(instance->due));
    category->excepted_change[overdue] += instance->excepted;
    category->excepted_change[before] -= instance->excepted;
}

enum { AHEAD = 8 };

/* The counts lie all over: what an instance some places on will touch is asked for now. */
static void fetch(const struct category_tally *category, const struct placing *placing)
{
    if (!placing->counts)
        return;
    if (placing->end_slot != SLOT_NONE) {
        const struct slot_tally *slot = &category->slots[placing->end_slot];
        __builtin_prefetch(slot->completed, 1);
        bag_fetch(&slot->days, placing->waited);
    }
    if (placing->start_slot != SLOT_NONE)
        bag_fetch(&category->slots[placing->start_slot].fates[placing->fate], placing->waited);
    if (placing->due_slot != SLOT_NONE)
        __builtin_prefetch(category->slots[placing->due_slot].due, 1);
}

static void count_breakdown(const struct tally_batch *batch, enum breakdown_id breakdown,
                            const struct placing *placings)
{
    struct clock_tally *tally = batch->tally;
    struct arena *arena = arena_of(tally, breakdown);
    bool every_basis = tally->clock->scope == MEASURED_ON_EVERY_BASIS;
    for (size_t i = 0; i < batch->count; i++) {
        const struct category_tally *category = category_in(tally, breakdown, batch->category[breakdown][i]);
        size_t ahead = i + AHEAD < batch->count ? i + AHEAD : i;
        fetch(category_in(tally, breakdown, batch->category[breakdown][ahead]), &placings[ahead]);
        const struct instance *instance = &batch->instances[i];
        if (!placings[i].counts)
            continue; /* its category has an instance all the same */
        count_completed(tally, category, &placings[i], arena);
        if (!every_basis)
            continue;
        count_due_and_started(category, &placings[i], arena);
        if (breakdown != BREAKDOWN_AGE_BAND)
            count_stock(category, instance, &placings[i], placings[i].open_from, placings[i].open_until, arena);
    }
}

/* The stock of age bands: the age on the stock day, so an instance moves from band to band while it is open. */
static void count_stock_by_age(const struct tally_batch *batch, size_t i, const struct placing *placing)
{
    struct clock_tally *tally = batch->tally;
    const struct calendar *calendar = calendar_of(tally, BREAKDOWN_AGE_BAND);
    struct arena *arena = arena_of(tally, BREAKDOWN_AGE_BAND);
    int32_t birth = batch->birth[i];
    uint16_t from = placing->open_from;
    while (from < placing->open_until) {
        int32_t day = calendar->days[from];
        uint16_t next = calendar_day_from(calendar, age_band_next(birth, day, calendar->as_of));
        uint16_t before = next < placing->open_until ? next : placing->open_until;
        struct category_tally *category = category_in(tally, BREAKDOWN_AGE_BAND, age_band(birth, day));
        count_stock(category, &batch->instances[i], placing, from, before, arena);
        from = before;
    }
}

static void find_age_bands(struct tally_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        batch->category[BREAKDOWN_AGE_BAND][i] = age_band(batch->birth[i], batch->instances[i].start);
}

static bool counts_here(const struct clock_tally *tally, enum breakdown_id breakdown, enum hand hand, enum grain grain)
{
    return (tally->breakdown_bits & BREAKDOWN_BIT(breakdown)) && hand_of(breakdown) == hand &&
           breakdown_grain(breakdown) == grain;
}

static void count_grain(const struct tally_batch *batch, enum hand hand, enum grain grain)
{
    struct placing placings[TALLY_BATCH];
    const struct clock_tally *tally = batch->tally;
    for (size_t i = 0; i < batch->count; i++)
        place(tally, &tally->calendars[grain], &batch->instances[i], batch->left_out[i], &placings[i]);
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        if (counts_here(tally, b, hand, grain))
            count_breakdown(batch, b, placings);
    if (!counts_here(tally, BREAKDOWN_AGE_BAND, hand, grain) || tally->clock->scope != MEASURED_ON_EVERY_BASIS)
        return;
    for (size_t i = 0; i < batch->count; i++)
        count_stock_by_age(batch, i, &placings[i]);
}

static void count_beside(void *argument)
{
    count_grain(argument, HAND_BESIDE, GRAIN_MONTH);
    count_grain(argument, HAND_BESIDE, GRAIN_QUARTER);
}

static void count_batch(struct clock_tally *tally)
{
    struct tally_batch *batch = tally->batch;
    find_age_bands(batch);
    beside_wait(tally->beside);
    beside_go(tally->beside, count_beside, batch);
    count_grain(batch, HAND_HERE, GRAIN_QUARTER);
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
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        batch->category[b][at] = categories->of[b];
    if (batch->count == TALLY_BATCH)
        count_batch(tally);
}

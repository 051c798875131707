#include <string.h>

#include "core/counting/tally_table.h"

enum { CACHE_LINE = 64 };

/* Things that fill cache lines, or halves of them, begin where a line does. */
static void *take_lines(struct arena *arena, size_t count, size_t size)
{
    unsigned char *taken = arena_take(arena, count * size + CACHE_LINE, 1);
    return taken + (CACHE_LINE - (uintptr_t)taken % CACHE_LINE) % CACHE_LINE;
}

static const struct calendar *calendar_of(const struct clock_tally *tally, enum breakdown_id breakdown)
{
    return &tally->calendars[breakdown_grain(breakdown)];
}

/* Whoever counts the axis takes from it. */
static struct arena *arena_of(struct clock_tally *tally, enum breakdown_id breakdown)
{
    return breakdown == axes[AXIS_HERE].first ? &tally->here : tally->arena;
}

static struct category_tally *new_category(struct clock_tally *tally, enum breakdown_id breakdown)
{
    const struct calendar *calendar = calendar_of(tally, breakdown);
    struct arena *arena = arena_of(tally, breakdown);
    struct category_tally *category = ARENA_NEW(arena, 1, struct category_tally);
    size_t days = (size_t)calendar->day_count + 1;
    category->slots = take_lines(arena, calendar->slot_count + 1U, sizeof(struct slot_tally));
    if (tally->clock->scope != MEASURED_ON_EVERY_BASIS)
        return category;
    category->stock = take_lines(arena, days, sizeof(struct stock_tally));
    if (breakdown == BREAKDOWN_AGE_BAND)
        category->overdue_before = ARENA_NEW(arena, days, struct bag);
    return category;
}

static void make_room(struct clock_tally *tally, struct tally_table *table, enum breakdown_id breakdown,
                      uint32_t number)
{
    if (number < table->room)
        return;
    uint32_t wanted = number + 8U + number / 2U;
    struct category_tally **bigger = ARENA_NEW(arena_of(tally, breakdown), wanted, struct category_tally *);
    if (table->room)
        memcpy(bigger, table->of, table->room * sizeof(bigger[0]));
    table->of = bigger;
    table->room = wanted;
}

static struct category_tally *add_category(struct clock_tally *tally, struct tally_table *table,
                                           enum breakdown_id breakdown, uint32_t number)
{
    make_room(tally, table, breakdown, number);
    if (!table->of[number])
        table->of[number] = new_category(tally, breakdown);
    return table->of[number];
}

struct category_tally *new_tally_of_number(struct clock_tally *tally, enum axis_id axis, uint32_t number)
{
    return add_category(tally, &tally->axes[axis], axes[axis].first, number);
}

/* ---- sums */

static void add_slot(struct slot_tally *to, const struct slot_tally *from, struct arena *arena)
{
    for (int way = 0; way < ENDED_WAYS; way++)
        to->completed[way] += from->completed[way];
    for (int way = 0; way < DUE_WAYS; way++)
        to->due[way] += from->due[way];
    for (int fate = 0; fate < CURVE_FATES; fate++)
        bag_join(&to->fates[fate], arena, &from->fates[fate]);
    bag_join(&to->days, arena, &from->days);
    to->started += from->started;
    to->seen_to_due += from->seen_to_due;
}

static void add_stock_day(struct stock_tally *to, const struct stock_tally *from, struct arena *arena)
{
    to->open += from->open;
    to->excepted += from->excepted;
    bag_join(&to->overdue_until, arena, &from->overdue_until);
}

static void add_to_breakdown(struct clock_tally *tally, enum breakdown_id breakdown, uint32_t category,
                             const struct category_tally *from)
{
    const struct calendar *calendar = calendar_of(tally, breakdown);
    struct category_tally *to = add_category(tally, &tally->breakdowns[breakdown], breakdown, category);
    for (uint16_t slot = 0; slot < calendar->slot_count; slot++)
        add_slot(&to->slots[slot], &from->slots[slot], tally->arena);
    for (uint16_t day = 0; from->stock && day <= calendar->day_count; day++)
        add_stock_day(&to->stock[day], &from->stock[day], tally->arena);
}

/* What has been summed twice is not needed again, and there is much of it. */
static void return_pair(struct clock_tally *tally, const struct axis *axis, struct category_tally *pair)
{
    const struct calendar *calendar = calendar_of(tally, axis->first);
    for (uint16_t slot = 0; slot < calendar->slot_count; slot++) {
        bag_return(&pair->slots[slot].days, tally->arena);
        for (int fate = 0; fate < CURVE_FATES; fate++)
            bag_return(&pair->slots[slot].fates[fate], tally->arena);
    }
    for (uint16_t day = 0; pair->stock && day <= calendar->day_count; day++)
        bag_return(&pair->stock[day].overdue_until, tally->arena);
}

/* The first pair of a category becomes its tally, to which the others are added. */
static void sum_into_first(struct clock_tally *tally, const struct axis *axis, uint32_t category,
                           struct category_tally *pair)
{
    struct tally_table *table = &tally->breakdowns[axis->first];
    make_room(tally, table, axis->first, category);
    if (!table->of[category]) {
        table->of[category] = pair;
        return;
    }
    add_to_breakdown(tally, axis->first, category, pair);
    return_pair(tally, axis, pair);
}

static void sum_pairs(struct clock_tally *tally, const struct axis *axis, const struct tally_table *pairs)
{
    for (uint32_t number = 0; number < pairs->room; number++) {
        if (!pairs->of[number])
            continue;
        add_to_breakdown(tally, axis->second, number % axis->width, pairs->of[number]);
        sum_into_first(tally, axis, number / axis->width, pairs->of[number]);
    }
}

static void add_overdue_before(const struct clock_tally *tally, struct category_tally *to,
                               const struct category_tally *from)
{
    const struct calendar *calendar = calendar_of(tally, BREAKDOWN_AGE_BAND);
    for (uint16_t day = 0; from->overdue_before && day < calendar->day_count; day++)
        bag_join(&to->overdue_before[day], tally->arena, &from->overdue_before[day]);
}

void clock_tally_join_bands(struct clock_tally *tally, const bool takes[AGE_BANDS + 1], uint16_t into)
{
    for (int band = 0; band <= AGE_BANDS; band++) {
        const struct category_tally *from = clock_tally_of(tally, BREAKDOWN_AGE_BAND, (uint16_t)band);
        if (!takes[band] || !from)
            continue;
        add_to_breakdown(tally, BREAKDOWN_AGE_BAND, into, from);
        add_overdue_before(tally, tally->breakdowns[BREAKDOWN_AGE_BAND].of[into], from);
    }
}

void tally_sum_up(struct clock_tally *tally)
{
    for (enum axis_id a = 0; a < AXES; a++) {
        if (axes[a].width > 1)
            sum_pairs(tally, &axes[a], &tally->axes[a]);
        else
            tally->breakdowns[axes[a].first] = tally->axes[a];
    }
}

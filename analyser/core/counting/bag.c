#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/counting/bag.h"

enum { LINES_MOST = 2048, STRETCH = 4, STRETCH_ALWAYS = 256 };

static void add_far(struct bag *bag, struct arena *arena, int32_t value)
{
    if (!bag->far)
        bag->far = ARENA_NEW(arena, 1, struct far_values);
    struct far_values *far = bag->far;
    if (far->count == far->room) {
        uint32_t room = far->room ? far->room * 2 : 4;
        int32_t *bigger = ARENA_NEW(arena, room, int32_t);
        if (far->count)
            memcpy(bigger, far->values, far->count * sizeof bigger[0]);
        far->values = bigger;
        far->room = room;
    }
    far->values[far->count++] = value;
}

static void add_line(struct bag *bag, struct arena *arena)
{
    size_t bytes = sizeof(struct bag_line);
    struct bag_line *line = arena_borrow(arena, &bytes);
    line->older = bag->size ? bag->values : NULL;
    bag->values = line;
    bag->size++;
    bag->low = 0;
}

/* Of one count, in bytes. */
static size_t width_of(unsigned form)
{
    return (size_t)1 << (form - BAG_COUNTS8);
}

static size_t count_bytes(const struct bag *bag)
{
    return bag->size * width_of(bag->form);
}

/* Fresh counts for the values from low to high, in place of what the bag holds; the old block is handed to the caller. */
static void *fresh_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, unsigned form)
{
    size_t width = width_of(form);
    size_t bytes = (size_t)(high - low + 1) * width;
    void *counts = arena_borrow(arena, &bytes);
    memset(counts, 0, bytes);
    size_t there = bytes / width;
    size_t most = (size_t)(UINT16_MAX - low + 1);
    void *before = bag->values;
    bag->values = counts;
    bag->low = (uint16_t)low;
    bag->size = (uint16_t)(there < most ? there : most < UINT16_MAX ? most : UINT16_MAX);
    bag->form = (uint8_t)form;
    return before;
}

/* The range of the values of a list whose newest line is full. */
static void range_of_list(const struct bag *bag, int32_t *low, int32_t *high)
{
    *low = UINT16_MAX;
    *high = 0;
    for (const struct bag_line *line = bag->values; line; line = line->older)
        for (int i = 0; i < BAG_LINE_VALUES; i++) {
            *low = line->values[i] < *low ? line->values[i] : *low;
            *high = line->values[i] > *high ? line->values[i] : *high;
        }
}

static void move_to_counts(struct bag *bag, struct arena *arena, struct bag_line *line)
{
    while (line) {
        struct bag_line *older = line->older;
        for (int i = 0; i < BAG_LINE_VALUES; i++)
            bag_add(bag, arena, line->values[i]);
        arena_return(arena, line, sizeof *line);
        line = older;
    }
}

/* Looked at when the number of lines is a power of two, and in any case when there are LINES_MOST. */
static bool list_becomes_counts(struct bag *bag, struct arena *arena)
{
    uint32_t lines = bag->size;
    int32_t low;
    int32_t high;
    if (lines == 0 || (lines & (lines - 1)) != 0)
        return false;
    range_of_list(bag, &low, &high);
    if (high - low + 1 > (int32_t)(2 * lines * BAG_LINE_VALUES) && lines < LINES_MOST)
        return false;
    if (high - low + 1 > UINT16_MAX)
        high--; /* the whole range and one: what is 65535 goes to the far values */
    move_to_counts(bag, arena, fresh_counts(bag, arena, low, high, BAG_COUNTS8));
    return true;
}

static void set_count(struct bag *bag, uint32_t offset, uint32_t count)
{
    if (bag->form == BAG_COUNTS8)
        ((uint8_t *)bag->values)[offset] = (uint8_t)count;
    else if (bag->form == BAG_COUNTS16)
        ((uint16_t *)bag->values)[offset] = (uint16_t)count;
    else
        ((uint32_t *)bag->values)[offset] = count;
}

/*
 * The same counts over a wider range or with wider numbers. Counts have at most 65535 places, so 0 and 65535 do not both
 * have one: the latter goes to the far values.
 */
static void remake_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, unsigned form)
{
    struct bag before = *bag;
    fresh_counts(bag, arena, low, high - low < UINT16_MAX ? high : high - 1, form);
    for (uint32_t i = 0; i < before.size; i++) {
        uint32_t count = bag_count_at(&before, i);
        uint32_t at = before.low + i - bag->low;
        if (at < bag->size)
            set_count(bag, at, count);
        else
            for (uint32_t n = 0; n < count; n++)
                add_far(bag, arena, (int32_t)(before.low + i));
    }
    arena_return(arena, before.values, count_bytes(&before));
}

/* A value outside the range widens it, with an eighth to spare, unless that would be many times what it is. */
static bool widen(struct bag *bag, struct arena *arena, int32_t value)
{
    int32_t low = bag->low;
    int32_t high = bag->low + bag->size - 1;
    int32_t spare = bag->size / 8;
    if (value < low)
        low = value > spare ? value - spare : 0;
    if (value > high)
        high = value < UINT16_MAX - spare ? value + spare : UINT16_MAX - 1;
    int32_t span = high - low + 1;
    if (value > high || span > UINT16_MAX || (span > STRETCH * bag->size && span > STRETCH_ALWAYS))
        return false;
    remake_counts(bag, arena, low, high, bag->form);
    return true;
}

void bag_add_slowly(struct bag *bag, struct arena *arena, int32_t value)
{
    if (value < 0 || value > UINT16_MAX) {
        add_far(bag, arena, value);
        return;
    }
    if (bag->form == BAG_LIST) {
        if (!list_becomes_counts(bag, arena))
            add_line(bag, arena);
        bag_add(bag, arena, value);
        return;
    }
    uint32_t offset = (uint32_t)value - bag->low;
    if (offset < bag->size)
        remake_counts(bag, arena, bag->low, bag->low + bag->size - 1, bag->form + 1U);
    else if (!widen(bag, arena, value)) {
        add_far(bag, arena, value);
        return;
    }
    bag_add(bag, arena, value);
}

/* ---- joining */

static void join_list(struct bag *bag, struct arena *arena, const struct bag *list)
{
    uint16_t count = list->low;
    for (const struct bag_line *line = list->size ? list->values : NULL; line; line = line->older) {
        for (uint16_t i = 0; i < count; i++)
            bag_add(bag, arena, line->values[i]);
        count = BAG_LINE_VALUES;
    }
}

/* The bag becomes counts with the range and width of the other's, and keeps its values. */
static void become_counts(struct bag *bag, struct arena *arena, const struct bag *other)
{
    struct bag list = *bag;
    fresh_counts(bag, arena, other->low, other->low + other->size - 1, other->form);
    join_list(bag, arena, &list);
}

static int32_t highest(const struct bag *counts)
{
    return counts->low + counts->size - 1;
}

/* The least form of counts that has room for a count. */
static unsigned form_for(uint32_t count)
{
    if (count > UINT16_MAX)
        return BAG_COUNTS32;
    return count > UINT8_MAX ? BAG_COUNTS16 : BAG_COUNTS8;
}

static void join_count(struct bag *bag, struct arena *arena, int32_t value, uint32_t count)
{
    uint32_t offset = (uint32_t)(value - bag->low);
    if (offset >= bag->size) {
        for (uint32_t i = 0; i < count; i++)
            add_far(bag, arena, value);
        return;
    }
    uint32_t sum = bag_count_at(bag, offset) + count;
    if (form_for(sum) > bag->form)
        remake_counts(bag, arena, bag->low, highest(bag), form_for(sum));
    set_count(bag, offset, sum);
}

/* Counts of both, as wide as their values need: each range is as short as its own values let it be. */
static void join_counts(struct bag *bag, struct arena *arena, const struct bag *other)
{
    if (bag->form == BAG_LIST)
        become_counts(bag, arena, other);
    int32_t low = other->low < bag->low ? other->low : bag->low;
    int32_t high = highest(other) > highest(bag) ? highest(other) : highest(bag);
    if (low < bag->low || high > highest(bag) || other->form > bag->form)
        remake_counts(bag, arena, low, high, other->form > bag->form ? other->form : bag->form);
    for (uint32_t i = 0; i < other->size; i++) {
        uint32_t count = bag_count_at(other, i);
        if (count)
            join_count(bag, arena, other->low + (int32_t)i, count);
    }
}

void bag_return(struct bag *bag, struct arena *arena)
{
    struct bag_line *line = bag->form == BAG_LIST && bag->size ? bag->values : NULL;
    while (line) {
        struct bag_line *older = line->older;
        arena_return(arena, line, sizeof *line);
        line = older;
    }
    if (bag->form != BAG_LIST)
        arena_return(arena, bag->values, count_bytes(bag));
    *bag = (struct bag){.form = BAG_LIST};
}

void bag_join(struct bag *bag, struct arena *arena, const struct bag *other)
{
    if (other->form == BAG_LIST)
        join_list(bag, arena, other);
    else
        join_counts(bag, arena, other);
    for (uint32_t i = 0; other->far && i < other->far->count; i++)
        add_far(bag, arena, other->far->values[i]);
}

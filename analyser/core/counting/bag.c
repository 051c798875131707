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
    line->behind = bag->line;
    bag->line = line;
    bag->size++;
    bag->room = BAG_LINE_VALUES;
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

/* Fresh counts for the values from low to high behind the bag's line, in place of what stood there. */
static void fresh_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, unsigned form)
{
    size_t width = width_of(form);
    size_t bytes = (size_t)(high - low + 1) * width;
    void *counts = arena_borrow(arena, &bytes);
    memset(counts, 0, bytes);
    size_t there = bytes / width;
    size_t most = (size_t)(UINT16_MAX - low + 1);
    bag->line->behind = counts;
    bag->low = (uint16_t)low;
    bag->size = (uint16_t)(there < most ? there : most < UINT16_MAX ? most : UINT16_MAX);
    bag->form = (uint8_t)form;
}

/* The range of the values of a list whose newest line is full. */
static void range_of_list(const struct bag *bag, int32_t *low, int32_t *high)
{
    *low = UINT16_MAX;
    *high = 0;
    for (const struct bag_line *line = bag->line; line; line = line->behind)
        for (int i = 0; i < BAG_LINE_VALUES; i++) {
            *low = line->values[i] < *low ? line->values[i] : *low;
            *high = line->values[i] > *high ? line->values[i] : *high;
        }
}

/* Counts values from a place of a line on until one has no room, and gives its place; BAG_LINE_VALUES: all had. */
#define COUNT_RUN(type, most)                                                                                          \
    static int count_run_##type(type counts[], const struct bag *bag, const struct bag_line *line, int from)            \
    {                                                                                                                  \
        const uint32_t low = bag->low;                                                                                 \
        const uint32_t size = bag->size;                                                                               \
        for (; from < BAG_LINE_VALUES; from++) {                                                                       \
            uint32_t offset = line->values[from] - low;                                                                \
            if (offset >= size || counts[offset] == (most))                                                            \
                break;                                                                                                 \
            counts[offset]++;                                                                                          \
        }                                                                                                              \
        return from;                                                                                                   \
    }

COUNT_RUN(uint8_t, UINT8_MAX)
COUNT_RUN(uint16_t, UINT16_MAX)
COUNT_RUN(uint32_t, UINT32_MAX)

static int count_run(const struct bag *bag, const struct bag_line *line, int from)
{
    void *counts = bag->line->behind;
    if (bag->form == BAG_COUNTS8)
        return count_run_uint8_t(counts, bag, line, from);
    if (bag->form == BAG_COUNTS16)
        return count_run_uint16_t(counts, bag, line, from);
    return count_run_uint32_t(counts, bag, line, from);
}

static bool count_in_place(struct bag *bag, uint16_t value)
{
    struct bag_line line;
    line.values[BAG_LINE_VALUES - 1] = value;
    return count_run(bag, &line, BAG_LINE_VALUES - 1) == BAG_LINE_VALUES;
}

static void count_slowly(struct bag *bag, struct arena *arena, uint16_t value);

static void count_line(struct bag *bag, struct arena *arena, const struct bag_line *line, int from)
{
    while ((from = count_run(bag, line, from)) < BAG_LINE_VALUES)
        count_slowly(bag, arena, line->values[from++]);
}

/* The bag is of counts: what waits in its line is counted. */
static void empty_line(struct bag *bag, struct arena *arena)
{
    count_line(bag, arena, bag->line, bag->room);
    bag->room = BAG_LINE_VALUES;
}

/* The bag is a list and becomes counts, of its values too; its newest line stays. */
static void move_to_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, unsigned form)
{
    struct bag_line *line = bag->line->behind;
    fresh_counts(bag, arena, low, high, form);
    empty_line(bag, arena);
    while (line) {
        struct bag_line *older = line->behind;
        count_line(bag, arena, line, 0);
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
    move_to_counts(bag, arena, low, high, BAG_COUNTS8);
    return true;
}

static void set_count(struct bag *bag, uint32_t offset, uint32_t count)
{
    void *counts = bag->line->behind;
    if (bag->form == BAG_COUNTS8)
        ((uint8_t *)counts)[offset] = (uint8_t)count;
    else if (bag->form == BAG_COUNTS16)
        ((uint16_t *)counts)[offset] = (uint16_t)count;
    else
        ((uint32_t *)counts)[offset] = count;
}

/*
 * The same counts over a wider range or with wider numbers. Counts have at most 65535 places, so 0 and 65535 do not both
 * have one: the latter goes to the far values.
 */
static void remake_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, unsigned form)
{
    struct bag_line there = {.behind = bag->line->behind};
    struct bag before = *bag;
    before.line = &there;
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
    arena_return(arena, there.behind, count_bytes(&before));
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

/* Wider counts, or a wider range; else the value is far. */
static void count_slowly(struct bag *bag, struct arena *arena, uint16_t value)
{
    uint32_t offset = (uint32_t)value - bag->low;
    if (offset < bag->size)
        remake_counts(bag, arena, bag->low, bag->low + bag->size - 1, bag->form + 1U);
    else if (!widen(bag, arena, value)) {
        add_far(bag, arena, value);
        return;
    }
    if (!count_in_place(bag, value))
        add_far(bag, arena, value);
}

void bag_add_slowly(struct bag *bag, struct arena *arena, int32_t value)
{
    if (value < 0 || value > UINT16_MAX) {
        add_far(bag, arena, value);
        return;
    }
    if (bag->form != BAG_LIST)
        empty_line(bag, arena);
    else if (!list_becomes_counts(bag, arena))
        add_line(bag, arena);
    bag->line->values[--bag->room] = (uint16_t)value;
}

/* ---- joining */

/* Adds the values of a line, from a place on. */
static void join_line(struct bag *bag, struct arena *arena, const struct bag_line *line, int from)
{
    for (int i = from; i < BAG_LINE_VALUES; i++)
        bag_add(bag, arena, line->values[i]);
}

static void join_list(struct bag *bag, struct arena *arena, const struct bag *list)
{
    int from = list->room;
    for (const struct bag_line *line = list->line; line; line = line->behind) {
        join_line(bag, arena, line, from);
        from = 0;
    }
}

/* The bag becomes counts with the range and width of the other's, and keeps its values. */
static void become_counts(struct bag *bag, struct arena *arena, const struct bag *other)
{
    if (!bag->line)
        add_line(bag, arena);
    move_to_counts(bag, arena, other->low, other->low + other->size - 1, other->form);
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
    join_line(bag, arena, other->line, other->room);
}

void bag_return(struct bag *bag, struct arena *arena)
{
    struct bag_line *line = bag->line;
    if (bag->form != BAG_LIST) {
        arena_return(arena, line->behind, count_bytes(bag));
        line->behind = NULL;
    }
    while (line) {
        struct bag_line *older = line->behind;
        arena_return(arena, line, sizeof *line);
        line = older;
    }
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

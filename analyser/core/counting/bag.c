#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/counting/bag.h"

/* Only broken dates give such values, so they may cost what they cost. */
struct far_values {
    int32_t *values;
    uint32_t count;
    uint32_t room;
};

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

static size_t count_bytes(const struct bag *bag)
{
    return bag->size * (bag->form == BAG_COUNTS32 ? sizeof(uint32_t) : sizeof(uint16_t));
}

/* Fresh counts for the values from low to high, in place of what the bag holds; the old block is handed to the caller. */
static void *fresh_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, enum bag_form form)
{
    size_t width = form == BAG_COUNTS32 ? sizeof(uint32_t) : sizeof(uint16_t);
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
    move_to_counts(bag, arena, fresh_counts(bag, arena, low, high, BAG_COUNTS16));
    return true;
}

static uint32_t count_at(const struct bag *bag, uint32_t offset)
{
    return bag->form == BAG_COUNTS32 ? ((const uint32_t *)bag->values)[offset]
                                     : ((const uint16_t *)bag->values)[offset];
}

/* The same counts over a wider range or with wider numbers. */
static void remake_counts(struct bag *bag, struct arena *arena, int32_t low, int32_t high, enum bag_form form)
{
    struct bag before = *bag;
    fresh_counts(bag, arena, low, high, form);
    for (uint32_t i = 0; i < before.size; i++) {
        uint32_t count = count_at(&before, i);
        uint32_t at = before.low + i - bag->low;
        if (count && form == BAG_COUNTS32)
            ((uint32_t *)bag->values)[at] = count;
        else if (count)
            ((uint16_t *)bag->values)[at] = (uint16_t)count;
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
        remake_counts(bag, arena, bag->low, bag->low + bag->size - 1, BAG_COUNTS32);
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

/* Counts wide enough for both, whatever the range: each is as short as its own values let it be. */
static void make_counts_for(struct bag *bag, struct arena *arena, const struct bag *other)
{
    int32_t low = other->low < bag->low ? other->low : bag->low;
    int32_t other_high = other->low + other->size - 1;
    int32_t high = bag->low + bag->size - 1;
    high = other_high > high ? other_high : high;
    bool wider = low < bag->low || high > bag->low + bag->size - 1;
    if (wider || bag->form != BAG_COUNTS32)
        remake_counts(bag, arena, low, high, BAG_COUNTS32);
}

static void join_counts(struct bag *bag, struct arena *arena, const struct bag *other)
{
    if (bag->form == BAG_LIST)
        become_counts(bag, arena, other);
    make_counts_for(bag, arena, other);
    uint32_t *counts = (uint32_t *)bag->values + (other->low - bag->low);
    for (uint32_t i = 0; i < other->size; i++)
        counts[i] += count_at(other, i);
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

void histogram_init(struct histogram *histogram, struct arena *arena)
{
    *histogram = (struct histogram){.low = HISTOGRAM_VALUES, .high = -1, .arena = arena};
    histogram->counts = ARENA_NEW(arena, HISTOGRAM_VALUES, uint32_t);
    histogram->blocks = ARENA_NEW(arena, HISTOGRAM_VALUES / HISTOGRAM_BLOCK, uint32_t);
}

void histogram_clear(struct histogram *histogram)
{
    if (histogram->high >= histogram->low) {
        memset(histogram->counts + histogram->low, 0,
               (size_t)(histogram->high - histogram->low + 1) * sizeof histogram->counts[0]);
        int32_t first = histogram->low / HISTOGRAM_BLOCK;
        int32_t last = histogram->high / HISTOGRAM_BLOCK;
        memset(histogram->blocks + first, 0, (size_t)(last - first + 1) * sizeof histogram->blocks[0]);
    }
    histogram->low = HISTOGRAM_VALUES;
    histogram->high = -1;
    histogram->total = 0;
    histogram->far_count = 0;
}

static void touch(struct histogram *histogram, int32_t low, int32_t high)
{
    histogram->low = low < histogram->low ? low : histogram->low;
    histogram->high = high > histogram->high ? high : histogram->high;
}

static void far_room(struct histogram *histogram, uint32_t more)
{
    if (histogram->far_count + more <= histogram->far_room)
        return;
    uint32_t room = (histogram->far_count + more) * 2;
    int32_t *bigger = ARENA_NEW(histogram->arena, room, int32_t);
    if (histogram->far_count)
        memcpy(bigger, histogram->far, histogram->far_count * sizeof bigger[0]);
    histogram->far = bigger;
    histogram->far_room = room;
}

static void pour_one(struct histogram *histogram, int32_t value)
{
    if (value >= 0 && value < HISTOGRAM_VALUES) {
        touch(histogram, value, value);
        histogram->counts[value]++;
        histogram->blocks[value / HISTOGRAM_BLOCK]++;
    } else {
        far_room(histogram, 1);
        histogram->far[histogram->far_count++] = value;
    }
    histogram->total++;
}

static void pour_line(struct histogram *histogram, const struct bag_line *line, uint16_t count)
{
    int32_t low = histogram->low;
    int32_t high = histogram->high;
    for (uint16_t i = 0; i < count; i++) {
        uint16_t value = line->values[i];
        histogram->counts[value]++;
        histogram->blocks[value / HISTOGRAM_BLOCK]++;
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    histogram->low = low;
    histogram->high = high;
    histogram->total += count;
}

static void pour_list(struct histogram *histogram, const struct bag *bag)
{
    uint16_t count = bag->low;
    for (const struct bag_line *line = bag->size ? bag->values : NULL; line; line = line->older) {
        pour_line(histogram, line, count);
        count = BAG_LINE_VALUES;
    }
}

/* Counts of one block at a time; returns how many values they are. */
static uint32_t pour_run(uint32_t *to, const struct bag *bag, uint32_t from, uint32_t length)
{
    uint32_t total = 0;
    if (bag->form == BAG_COUNTS16) {
        const uint16_t *counts = (const uint16_t *)bag->values + from;
        for (uint32_t i = 0; i < length; i++) {
            to[i] += counts[i];
            total += counts[i];
        }
        return total;
    }
    const uint32_t *counts = (const uint32_t *)bag->values + from;
    for (uint32_t i = 0; i < length; i++) {
        to[i] += counts[i];
        total += counts[i];
    }
    return total;
}

static void pour_counts(struct histogram *histogram, const struct bag *bag)
{
    touch(histogram, bag->low, bag->low + bag->size - 1);
    for (uint32_t from = 0; from < bag->size;) {
        uint32_t value = bag->low + from;
        uint32_t room = HISTOGRAM_BLOCK - value % HISTOGRAM_BLOCK;
        uint32_t length = room < bag->size - from ? room : bag->size - from;
        uint32_t total = pour_run(histogram->counts + value, bag, from, length);
        histogram->blocks[value / HISTOGRAM_BLOCK] += total;
        histogram->total += total;
        from += length;
    }
}

void histogram_pour(struct histogram *histogram, const struct bag *bag)
{
    if (bag->form != BAG_LIST)
        pour_counts(histogram, bag);
    else
        pour_list(histogram, bag);
    for (uint32_t i = 0; bag->far && i < bag->far->count; i++)
        pour_one(histogram, bag->far->values[i]);
}

static void take_one_away(struct histogram *histogram, int32_t value)
{
    histogram->total--;
    if (value >= 0 && value < HISTOGRAM_VALUES) {
        histogram->counts[value]--;
        histogram->blocks[value / HISTOGRAM_BLOCK]--;
        return;
    }
    for (uint32_t i = 0; i < histogram->far_count; i++)
        if (histogram->far[i] == value) {
            histogram->far[i] = histogram->far[--histogram->far_count];
            return;
        }
}

static void take_list_away(struct histogram *histogram, const struct bag *bag)
{
    uint16_t count = bag->low;
    for (const struct bag_line *line = bag->size ? bag->values : NULL; line; line = line->older) {
        for (uint16_t i = 0; i < count; i++)
            take_one_away(histogram, line->values[i]);
        count = BAG_LINE_VALUES;
    }
}

static void take_counts_away(struct histogram *histogram, const struct bag *bag)
{
    for (uint32_t i = 0; i < bag->size; i++) {
        histogram->counts[bag->low + i] -= count_at(bag, i);
        histogram->blocks[(bag->low + i) / HISTOGRAM_BLOCK] -= count_at(bag, i);
        histogram->total -= count_at(bag, i);
    }
}

void histogram_take_away(struct histogram *histogram, const struct bag *bag)
{
    if (bag->form == BAG_LIST)
        take_list_away(histogram, bag);
    else
        take_counts_away(histogram, bag);
    for (uint32_t i = 0; bag->far && i < bag->far->count; i++)
        take_one_away(histogram, bag->far->values[i]);
}

static int ascending(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

void histogram_settle(struct histogram *histogram)
{
    if (histogram->far_count > 1)
        qsort(histogram->far, histogram->far_count, sizeof histogram->far[0], ascending);
}

int32_t histogram_at(const struct histogram *histogram, uint64_t k)
{
    uint32_t before = 0; /* far values below 0 */
    while (before < histogram->far_count && histogram->far[before] < 0)
        before++;
    if (k < before)
        return histogram->far[k];
    k -= before;
    for (int32_t value = histogram->low; value <= histogram->high; value++) {
        uint32_t block = histogram->blocks[value / HISTOGRAM_BLOCK];
        if (value % HISTOGRAM_BLOCK == 0 && k >= block) {
            k -= block;
            value += HISTOGRAM_BLOCK - 1;
            continue;
        }
        if (k < histogram->counts[value])
            return value;
        k -= histogram->counts[value];
    }
    return histogram->far[before + k];
}

uint64_t histogram_between(const struct histogram *histogram, int32_t first, int32_t last)
{
    uint64_t total = 0;
    int32_t value = first > histogram->low ? first : histogram->low;
    last = last < histogram->high ? last : histogram->high;
    while (value <= last) {
        if (value % HISTOGRAM_BLOCK == 0 && value + HISTOGRAM_BLOCK - 1 <= last) {
            total += histogram->blocks[value / HISTOGRAM_BLOCK];
            value += HISTOGRAM_BLOCK;
        } else {
            total += histogram->counts[value++];
        }
    }
    return total;
}

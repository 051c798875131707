#include <stdlib.h>
#include <string.h>

#include "core/counting/histogram.h"

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

static void pour_line(struct histogram *histogram, const struct bag_line *line, int from)
{
    int32_t low = histogram->low;
    int32_t high = histogram->high;
    for (int i = from; i < BAG_LINE_VALUES; i++) {
        uint16_t value = line->values[i];
        histogram->counts[value]++;
        histogram->blocks[value / HISTOGRAM_BLOCK]++;
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    histogram->low = low;
    histogram->high = high;
    histogram->total += (uint64_t)(BAG_LINE_VALUES - from);
}

static void pour_list(struct histogram *histogram, const struct bag *bag)
{
    int from = bag->room;
    for (const struct bag_line *line = bag->line; line; line = line->behind) {
        pour_line(histogram, line, from);
        from = 0;
    }
}

/* Counts of one block at a time; returns how many values they are. */
#define POUR(type)                                                                                                     \
    static uint32_t pour_##type(uint32_t *to, const type *counts, uint32_t length)                                     \
    {                                                                                                                  \
        uint32_t total = 0;                                                                                            \
        for (uint32_t i = 0; i < length; i++) {                                                                        \
            to[i] += counts[i];                                                                                        \
            total += counts[i];                                                                                        \
        }                                                                                                              \
        return total;                                                                                                  \
    }

POUR(uint8_t)
POUR(uint16_t)
POUR(uint32_t)

static uint32_t pour_run(uint32_t *to, const struct bag *bag, uint32_t from, uint32_t length)
{
    if (bag->form == BAG_COUNTS8)
        return pour_uint8_t(to, (const uint8_t *)bag->line->behind + from, length);
    if (bag->form == BAG_COUNTS16)
        return pour_uint16_t(to, (const uint16_t *)bag->line->behind + from, length);
    return pour_uint32_t(to, (const uint32_t *)bag->line->behind + from, length);
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
    pour_line(histogram, bag->line, bag->room);
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

static void take_line_away(struct histogram *histogram, const struct bag_line *line, int from)
{
    for (int i = from; i < BAG_LINE_VALUES; i++)
        take_one_away(histogram, line->values[i]);
}

static void take_list_away(struct histogram *histogram, const struct bag *bag)
{
    int from = bag->room;
    for (const struct bag_line *line = bag->line; line; line = line->behind) {
        take_line_away(histogram, line, from);
        from = 0;
    }
}

static void take_counts_away(struct histogram *histogram, const struct bag *bag)
{
    for (uint32_t i = 0; i < bag->size; i++) {
        histogram->counts[bag->low + i] -= bag_count_at(bag, i);
        histogram->blocks[(bag->low + i) / HISTOGRAM_BLOCK] -= bag_count_at(bag, i);
        histogram->total -= bag_count_at(bag, i);
    }
    take_line_away(histogram, bag->line, bag->room);
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

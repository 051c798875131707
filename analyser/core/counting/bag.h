/*
 * bag.h: a multiset of whole numbers (days), exact, in little memory: there are hundreds of thousands of bags.
 *
 * A small bag is a chain of cache lines; a full one becomes counts over the range of its values, when that is
 * shorter. Values from 0 to 65535 are kept in two bytes; others, which only broken dates give, in a list of their own.
 * Read by being poured out into a histogram (histogram.h).
 */
#ifndef CORE_BAG_H
#define CORE_BAG_H

#include <stdint.h>

#include "base/arena.h"

enum bag_form { BAG_LIST, BAG_COUNTS8, BAG_COUNTS16, BAG_COUNTS32 }; /* each of counts twice as wide as the last */

enum { BAG_LINE_VALUES = 28 };

/* Lines are never moved, so a list leaves nothing behind as it grows. */
struct bag_line { /* 64 bytes */
    struct bag_line *older;
    uint16_t values[BAG_LINE_VALUES];
};

/* Only broken dates give such values, so they may cost what they cost. */
struct far_values {
    int32_t *values;
    uint32_t count;
    uint32_t room;
};

struct bag {
    void *values; /* by form: the newest bag_line, or counts of uint8_t, uint16_t or uint32_t */
    struct far_values *far;
    uint16_t low;  /* of counts: the value of the first; of a list: how many its newest line holds */
    uint16_t size; /* of counts: how many; of a list: how many lines there are */
    uint8_t form;
};

/* Where the line or the range does not suffice. */
void bag_add_slowly(struct bag *bag, struct arena *arena, int32_t value);

static inline void bag_add(struct bag *bag, struct arena *arena, int32_t value)
{
    uint32_t offset = (uint32_t)value - bag->low;
    if (bag->form == BAG_COUNTS8 && offset < bag->size && ((uint8_t *)bag->values)[offset] < UINT8_MAX)
        ((uint8_t *)bag->values)[offset]++;
    else if (bag->form == BAG_COUNTS32 && offset < bag->size)
        ((uint32_t *)bag->values)[offset]++;
    else if (bag->form == BAG_COUNTS16 && offset < bag->size && ((uint16_t *)bag->values)[offset] < UINT16_MAX)
        ((uint16_t *)bag->values)[offset]++;
    else if (bag->form == BAG_LIST && bag->size && bag->low < BAG_LINE_VALUES && (uint32_t)value <= UINT16_MAX)
        ((struct bag_line *)bag->values)->values[bag->low++] = (uint16_t)value;
    else
        bag_add_slowly(bag, arena, value);
}

/* Gives back to the arena what the bag holds in it, but for far values: the bag is empty then. */
void bag_return(struct bag *bag, struct arena *arena);

/* Adds all values of another bag, which keeps its own. */
void bag_join(struct bag *bag, struct arena *arena, const struct bag *other);

/* How many times an entry of counts has been added; offset < size. */
static inline uint32_t bag_count_at(const struct bag *counts, uint32_t offset)
{
    if (counts->form == BAG_COUNTS8)
        return ((const uint8_t *)counts->values)[offset];
    return counts->form == BAG_COUNTS32 ? ((const uint32_t *)counts->values)[offset]
                                        : ((const uint16_t *)counts->values)[offset];
}

#endif

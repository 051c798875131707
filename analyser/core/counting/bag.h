/*
 * bag.h: a multiset of whole numbers (days), exact, in little memory: there are hundreds of thousands of bags.
 *
 * Every value first waits in a cache line, whatever the bag is: adding asks one question, and lines are emptied many
 * values at a time. A small bag is a chain of such lines; a full one becomes counts over the range of its values, when
 * that is shorter, and keeps one line. Values from 0 to 65535 are kept in two bytes; others, which only broken dates
 * give, in a list of their own. Read by being poured out into a histogram (histogram.h).
 */
#ifndef CORE_BAG_H
#define CORE_BAG_H

#include <stdint.h>

#include "base/arena.h"

enum bag_form { BAG_LIST, BAG_COUNTS8, BAG_COUNTS16, BAG_COUNTS32 }; /* each of counts twice as wide as the last */

enum { BAG_LINE_VALUES = 28 };

/* Lines are never moved, so a list leaves nothing behind as it grows. Filled from the last place to the first. */
struct bag_line { /* 64 bytes */
    void *behind; /* of a list: the older bag_line, NULL: none; of counts: the counts, uint8_t, uint16_t or uint32_t */
    uint16_t values[BAG_LINE_VALUES];
};

/* Only broken dates give such values, so they may cost what they cost. */
struct far_values {
    int32_t *values;
    uint32_t count;
    uint32_t room;
};

struct bag {
    struct bag_line *line; /* NULL: nothing has been added but far values */
    struct far_values *far;
    uint16_t low;  /* of counts: the value of the first */
    uint16_t size; /* of counts: how many; of a list: how many lines */
    uint8_t form;
    uint8_t room; /* for so many more values in the line */
};

/* Where the line is full, or the value not of its kind. */
void bag_add_slowly(struct bag *bag, struct arena *arena, int32_t value);

static inline void bag_add(struct bag *bag, struct arena *arena, int32_t value)
{
    if (bag->room && (uint32_t)value <= UINT16_MAX)
        bag->line->values[--bag->room] = (uint16_t)value;
    else
        bag_add_slowly(bag, arena, value);
}

/* Gives back to the arena what the bag holds in it, but for far values: the bag is empty then. */
void bag_return(struct bag *bag, struct arena *arena);

/* Adds all values of another bag, which keeps its own. */
void bag_join(struct bag *bag, struct arena *arena, const struct bag *other);

/* How many times an entry of counts has been added, but for those that wait in the line; offset < size. */
static inline uint32_t bag_count_at(const struct bag *counts, uint32_t offset)
{
    const void *values = counts->line->behind;
    if (counts->form == BAG_COUNTS8)
        return ((const uint8_t *)values)[offset];
    return counts->form == BAG_COUNTS32 ? ((const uint32_t *)values)[offset] : ((const uint16_t *)values)[offset];
}

#endif

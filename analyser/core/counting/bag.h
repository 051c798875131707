/*
 * bag.h: a multiset of whole numbers (days), exact, in little memory: there are hundreds of thousands of bags.
 *
 * A small bag is a chain of cache lines; a full one becomes counts over the range of its values, when that is
 * shorter. Values from 0 to 65535 are kept in two bytes; others, which only broken dates give, in a list of their own.
 * Poured out into a histogram, in any order; bags add by being poured into the same one.
 */
#ifndef CORE_BAG_H
#define CORE_BAG_H

#include <stdint.h>

#include "base/arena.h"

enum bag_form { BAG_LIST, BAG_COUNTS16, BAG_COUNTS32 };

enum { BAG_LINE_VALUES = 28 };

/* Lines are never moved, so a list leaves nothing behind as it grows. */
struct bag_line { /* 64 bytes */
    struct bag_line *older;
    uint16_t values[BAG_LINE_VALUES];
};

struct far_values;

struct bag {
    void *values; /* by form: the newest bag_line, or counts of uint16_t or uint32_t */
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
    if (bag->form == BAG_COUNTS32 && offset < bag->size)
        ((uint32_t *)bag->values)[offset]++;
    else if (bag->form == BAG_COUNTS16 && offset < bag->size && ((uint16_t *)bag->values)[offset] < UINT16_MAX)
        ((uint16_t *)bag->values)[offset]++;
    else if (bag->form == BAG_LIST && bag->size && bag->low < BAG_LINE_VALUES && (uint32_t)value <= UINT16_MAX)
        ((struct bag_line *)bag->values)->values[bag->low++] = (uint16_t)value;
    else
        bag_add_slowly(bag, arena, value);
}

/* Adds all values of another bag, which keeps its own. */
void bag_join(struct bag *bag, struct arena *arena, const struct bag *other);

enum { HISTOGRAM_VALUES = 65536, HISTOGRAM_BLOCK = 64 };

/* Counts of values, a scratch space used again and again: clearing costs only the range that was touched. */
struct histogram {
    uint32_t *counts; /* HISTOGRAM_VALUES of them */
    uint32_t *blocks; /* sums of HISTOGRAM_BLOCK counts each, to pass over what is empty or known */
    int32_t low;      /* range touched; low > high when empty */
    int32_t high;
    uint64_t total; /* all values, the far ones included */
    int32_t *far;   /* values outside 0-65535, in ascending order once histogram_settle has been called */
    uint32_t far_count;
    uint32_t far_room;
    struct arena *arena;
};

void histogram_init(struct histogram *histogram, struct arena *arena);
void histogram_clear(struct histogram *histogram);

/* Adds all values of the bag. */
void histogram_pour(struct histogram *histogram, const struct bag *bag);

/* Takes all values of the bag away again; they must be there. */
void histogram_take_away(struct histogram *histogram, const struct bag *bag);

/* Sorts the far values: to be called after pouring and before histogram_at. */
void histogram_settle(struct histogram *histogram);

/* How many values from first to last there are, far ones left out; both within 0-65535. */
uint64_t histogram_between(const struct histogram *histogram, int32_t first, int32_t last);

/* The k-th smallest value, counted from 0; k < total. */
int32_t histogram_at(const struct histogram *histogram, uint64_t k);

#endif

/*
 * histogram.h: counts of values (days), of which the k-th smallest can be asked. Bags are poured into it, in any order,
 * and add up there.
 */
#ifndef CORE_HISTOGRAM_H
#define CORE_HISTOGRAM_H

#include "core/counting/bag.h"

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

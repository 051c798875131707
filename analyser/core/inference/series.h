/*
 * series.h: the cells of evidence that statistics are made of, kept as they pass by: of each headline the months of
 * everybody, and the latest twelve months by every breakdown.
 */
#ifndef CORE_SERIES_H
#define CORE_SERIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/evidence.h"
#include "core/inference/headlines.h"

struct series_point {
    const char *breakdown;
    const char *category;
    int32_t start;
    int32_t end;
    uint64_t numerator;
    uint64_t denominator;
};

struct series_list {
    struct series_point *points;
    size_t count;
    size_t room;
};

struct series {
    struct arena *arena;
    int32_t as_of;
    struct series_list
        months[HEADLINES]; /* in the order of time; those not over at as_of, or not decided, are left out */
    struct series_list groups[HEADLINES]; /* latest twelve months, in the order of evidence.csv */
    char *measure;                        /* of the cells that pass */
    enum basis basis;
    int headline; /* theirs, -1: none */
};

struct series *series_new(struct arena *arena, int32_t as_of);

/* Every cell, in the order of evidence.csv. Names of categories are not copied and must live as long. */
void series_collect(struct series *series, const struct cell *cell);

/* The groups of a headline in one breakdown stand together: sets first and count. */
const struct series_point *series_groups(const struct series *series, int headline, const char *breakdown,
                                         size_t *count);

#endif

/*
 * passed.h: instances of the clocks whose rows stream past (advice, orders), kept as they were counted where cases are
 * asked for: 48 bytes each. Where they are not, nothing is kept.
 */
#ifndef CORE_PASSED_H
#define CORE_PASSED_H

#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/clock.h"
#include "core/records/worklist.h"

/* The case behind an instance. */
struct work_place {
    int64_t row; /* the key of the advice, review or order; NUMBER_NONE: the clock is on the request or plan itself */
    enum work_kind kind;
    uint32_t place; /* of the request or plan record */
    uint8_t advice_kind;
    uint16_t provider;
};

struct passed_record {
    struct instance instance;
    struct work_place place;
};

enum { PASSED_CHUNK = 1024 };

struct passed_chunk {
    struct passed_chunk *next;
    uint32_t count;
    struct passed_record records[PASSED_CHUNK];
};

/* In the order of the rows. */
struct passed {
    struct passed_chunk *first;
    struct passed_chunk *last;
};

void passed_add(struct passed *passed, struct arena *arena, const struct instance *instance,
                const struct work_place *place);

#endif

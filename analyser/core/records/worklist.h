/*
 * worklist.h: the open instances at as_of, in sixteen bytes each.
 */
#ifndef CORE_WORKLIST_H
#define CORE_WORKLIST_H

#include <stdint.h>

#include "base/arena.h"

enum work_kind { WORK_REQUEST, WORK_PLAN, WORK_NEITHER };

struct work_record {
    int32_t due;
    int32_t start;
    uint32_t place; /* of the request or plan record */
    uint8_t clock;
    uint8_t kind_and_advice; /* enum work_kind, + 4 x kind of advice, + 128 if excepted */
    uint16_t provider;
};

enum { WORK_CHUNK = 1 << 14, WORK_CHUNKS_MOST = 1 << 14 };

struct worklist {
    struct work_record **chunks;
    uint64_t count;
};

void worklist_add(struct worklist *worklist, struct arena *arena, const struct work_record *record);

static inline const struct work_record *worklist_at(const struct worklist *worklist, uint64_t i)
{
    return &worklist->chunks[i / WORK_CHUNK][i % WORK_CHUNK];
}

#endif

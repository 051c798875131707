#include <stdbool.h>
#include <string.h>

#include "core/records/key_index.h"

enum { NEIGHBOURS = 16 }; /* slots to a cache line */

/*
 * Sixteen neighbouring ids have sixteen neighbouring slots, since rows that refer to them come in their order; where
 * the sixteen lie is a full mix of the bits (the finaliser of MurmurHash3, public domain).
 */
static uint64_t home(const struct key_index *index, int64_t id)
{
    uint64_t value = (uint64_t)id / NEIGHBOURS;
    value = (value ^ value >> 33) * 0xff51afd7ed558ccdULL;
    value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53ULL;
    uint64_t line = ((value ^ value >> 33) >> 32) * index->lines >> 32;
    return line * NEIGHBOURS + (uint64_t)id % NEIGHBOURS;
}

static int64_t id_of(const struct key_index *index, uint32_t row)
{
    int64_t id;
    memcpy(&id, index->ids + (size_t)row * index->stride, sizeof id);
    return id;
}

void key_index_init(struct key_index *index, struct arena *arena, size_t rows, const void *ids, size_t stride)
{
    index->lines = (uint64_t)rows / 10 + 1;
    index->slots = ARENA_NEW(arena, index->lines * NEIGHBOURS, uint32_t);
    index->ids = ids;
    index->stride = stride;
    index->rows = 0;
    index->last = 0;
}

static uint64_t next(const struct key_index *index, uint64_t at)
{
    return at + 1 < index->lines * NEIGHBOURS ? at + 1 : 0;
}

void key_index_add(struct key_index *index, uint32_t row)
{
    uint64_t at = home(index, id_of(index, row));
    while (index->slots[at])
        at = next(index, at);
    index->slots[at] = row + 1;
    index->rows = row >= index->rows ? row + 1 : index->rows;
}

/* Rows that refer to others often come in their order: the last one found again, or the one after it. */
static bool is_near(struct key_index *index, int64_t id)
{
    if (index->last < index->rows && id_of(index, index->last) == id)
        return true;
    bool next_one = index->last + 1 < index->rows && id_of(index, index->last + 1) == id;
    index->last += next_one ? 1U : 0U;
    return next_one;
}

uint32_t key_index_find(struct key_index *index, int64_t id)
{
    if (is_near(index, id))
        return index->last;
    for (uint64_t at = home(index, id); index->slots[at]; at = next(index, at))
        if (id_of(index, index->slots[at] - 1) == id)
            return index->last = index->slots[at] - 1;
    return ROW_NONE;
}

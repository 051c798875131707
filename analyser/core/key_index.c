#include <string.h>

#include "core/key_index.h"

/* A full mix of the bits (the finaliser of MurmurHash3, public domain): ids come dense, sparse or with common factors. */
static uint64_t home(const struct key_index *index, int64_t id)
{
    uint64_t value = (uint64_t)id;
    value = (value ^ value >> 33) * 0xff51afd7ed558ccdULL;
    value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return (value ^ value >> 33) & index->mask;
}

static int64_t id_of(const struct key_index *index, uint32_t row)
{
    int64_t id;
    memcpy(&id, index->ids + (size_t)row * index->stride, sizeof id);
    return id;
}

void key_index_init(struct key_index *index, struct arena *arena, size_t rows, const void *ids, size_t stride)
{
    uint64_t slots = 16;
    while (slots * 2 < (uint64_t)rows * 3)
        slots *= 2;
    index->slots = ARENA_NEW(arena, slots, uint32_t);
    index->mask = slots - 1;
    index->ids = ids;
    index->stride = stride;
}

void key_index_add(struct key_index *index, uint32_t row)
{
    uint64_t at = home(index, id_of(index, row));
    while (index->slots[at])
        at = (at + 1) & index->mask;
    index->slots[at] = row + 1;
}

uint32_t key_index_find(const struct key_index *index, int64_t id)
{
    for (uint64_t at = home(index, id); index->slots[at]; at = (at + 1) & index->mask)
        if (id_of(index, index->slots[at] - 1) == id)
            return index->slots[at] - 1;
    return ROW_NONE;
}

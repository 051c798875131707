/*
 * key_index.h: from the id of a record to its row, by open addressing: four bytes a slot, at most five eighths full.
 * The ids themselves stay in the records; the index is told how to find them.
 */
#ifndef CORE_KEY_INDEX_H
#define CORE_KEY_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define ROW_NONE UINT32_MAX

/* The most rows of a relation that can be told apart: places have 31 bits. */
#define ROWS_MOST (INT32_MAX - 1)

struct key_index {
    uint32_t *slots;          /* 0 empty, else row + 1 */
    uint64_t lines;           /* sixteen slots each */
    const unsigned char *ids; /* the id of row 0 */
    size_t stride;            /* bytes from one row's id to the next one's */
    uint32_t rows;            /* filed: all rows before this one */
    uint32_t last;            /* found */
};

/* An index over at most `rows` records, whose ids lie `stride` bytes apart from `ids` on. */
void key_index_init(struct key_index *index, struct arena *arena, size_t rows, const void *ids, size_t stride);

/* Files a row, whose id must not be there yet. */
void key_index_add(struct key_index *index, uint32_t row);

/* The row with the id, or ROW_NONE. */
uint32_t key_index_find(struct key_index *index, int64_t id);

#endif

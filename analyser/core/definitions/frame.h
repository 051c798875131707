/*
 * frame.h: a batch of rows of one relation as typed columns, the only form in which rows reach the core.
 *
 * Null ("not recorded") is a value of its own in each type: DAY_NONE, NUMBER_NONE, TRUTH_NONE, text with NULL bytes.
 * Text points into the frame and lives until the frame is cleared for the next batch.
 */
#ifndef CORE_FRAME_H
#define CORE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "core/definitions/contract.h"

#define NUMBER_NONE INT64_MIN

enum { FRAME_ROWS = 2048, FRAME_COLUMNS = 16 };

enum truth { TRUTH_NO = 0, TRUTH_YES = 1, TRUTH_NONE = 2 };

struct text {
    const char *bytes; /* NULL: not recorded */
    uint32_t length;
};

/* Whether two texts that are recorded are the same bytes. */
bool text_same(struct text a, struct text b);

/* One of the arrays is set, by type: number for bigint, integer and smallint. Each holds FRAME_ROWS values. */
struct frame_column {
    enum column_type type;
    int64_t *number;
    int32_t *day;
    uint8_t *truth;
    struct text *text;
};

struct frame {
    enum relation_id relation;
    size_t rows;
    size_t column_count;
    struct frame_column columns[FRAME_COLUMNS]; /* the columns read, in contract order */
    unsigned char *area; /* what texts point into, kept by whoever fills the frame; NULL at first */
    size_t capacity;     /* its bytes */
};

/* Shapes the frame for a relation; its arrays come from the arena. */
void frame_shape(struct frame *frame, enum relation_id relation, struct arena *arena);

/* The same for columns of one's own. */
void frame_shape_as(struct frame *frame, enum relation_id relation, const enum column_type *types, size_t count,
                    struct arena *arena);

/* The position among the columns read of the named one; asserts that it is there. */
size_t frame_position(enum relation_id relation, const char *name);

#endif

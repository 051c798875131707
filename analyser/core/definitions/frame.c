#include <assert.h>
#include <string.h>

#include "core/definitions/frame.h"

bool text_same(struct text a, struct text b)
{
    return a.length == b.length && memcmp(a.bytes, b.bytes, a.length) == 0;
}

static void shape_column(struct frame_column *column, enum column_type type, struct arena *arena)
{
    *column = (struct frame_column){.type = type};
    switch (type) {
    case TYPE_BIGINT:
    case TYPE_INTEGER:
    case TYPE_SMALLINT:
        column->number = ARENA_NEW(arena, FRAME_ROWS, int64_t);
        break;
    case TYPE_DATE:
        column->day = ARENA_NEW(arena, FRAME_ROWS, int32_t);
        break;
    case TYPE_BOOLEAN:
        column->truth = ARENA_NEW(arena, FRAME_ROWS, uint8_t);
        break;
    case TYPE_TEXT:
    case COLUMN_TYPES:
        column->text = ARENA_NEW(arena, FRAME_ROWS, struct text);
        break;
    }
}

void frame_shape_as(struct frame *frame, enum relation_id relation, const enum column_type *types, size_t count,
                    struct arena *arena)
{
    assert(count <= FRAME_COLUMNS);
    frame->relation = relation;
    frame->rows = 0;
    frame->area = NULL;
    frame->capacity = 0;
    frame->column_count = count;
    for (size_t i = 0; i < count; i++)
        shape_column(&frame->columns[i], types[i], arena);
}

void frame_shape(struct frame *frame, enum relation_id relation, struct arena *arena)
{
    enum column_type types[FRAME_COLUMNS];
    size_t count = contract_read_count(&contract[relation]);
    assert(count <= FRAME_COLUMNS);
    for (size_t i = 0; i < count; i++)
        types[i] = contract_read_column(&contract[relation], i)->type;
    frame_shape_as(frame, relation, types, count, arena);
}

size_t frame_position(enum relation_id relation, const char *name)
{
    size_t position = 0;
    while (strcmp(contract_read_column(&contract[relation], position)->name, name) != 0)
        position++;
    return position;
}

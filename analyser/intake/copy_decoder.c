#include <string.h>

#include "intake/copy_decoder.h"

/* PostgreSQL manual, COPY, Binary Format: signature, flags, extension length, extension; rows; field count -1. */
enum { SIGNATURE = 11, HEADER = SIGNATURE + 4 + 4, COUNT_BYTES = 2, LENGTH_BYTES = 4, TRAILER = -1, NULL_LENGTH = -1 };

static const unsigned char signature[SIGNATURE] = "PGCOPY\n\377\r\n";

/* Flags 16 to 31 change the format (16: with OIDs, before version 12); the lower ones may be ignored. */
#define CRITICAL_FLAGS 0xffff0000u

/* FRAME_ROWS rows of 512 bytes: a usual batch fits. Pages that are not touched cost nothing. */
#define AREA_AT_FIRST ((size_t)1 << 20)

enum step { STEP_TAKEN, STEP_INCOMPLETE, STEP_WRONG };

/* A field or row being read: [at, end). */
struct cursor {
    const unsigned char *at;
    const unsigned char *end;
};

static inline size_t left(const struct cursor *cursor)
{
    return (size_t)(cursor->end - cursor->at);
}

static inline uint16_t unsigned16(const unsigned char *bytes)
{
    return (uint16_t)((uint32_t)bytes[0] << 8 | bytes[1]);
}

static inline uint32_t unsigned32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline uint64_t unsigned64(const unsigned char *bytes)
{
    return (uint64_t)unsigned32(bytes) << 32 | unsigned32(bytes + 4);
}

static const char *relation_name(const struct copy_decoder *decoder)
{
    return contract[decoder->frame->relation].name;
}

static enum step wrong_stream(const struct copy_decoder *decoder, struct err *err, const char *what)
{
    err_set(err, ERR_DATA, "ehc.%s: not a COPY BINARY stream: %s", relation_name(decoder), what);
    return STEP_WRONG;
}

static enum step wrong_row(const struct copy_decoder *decoder, struct err *err, const char *what)
{
    err_set(err, ERR_DATA, "ehc.%s: row %llu: %s", relation_name(decoder), (unsigned long long)decoder->rows + 1, what);
    return STEP_WRONG;
}

static enum step wrong_field(const struct copy_decoder *decoder, size_t column, struct err *err, const char *what)
{
    const struct contract_column *named = contract_read_column(&contract[decoder->frame->relation], column);
    err_set(err, ERR_DATA, "ehc.%s: row %llu: column %s (%s): %s", relation_name(decoder),
            (unsigned long long)decoder->rows + 1, named->name, contract_types[named->type].name, what);
    return STEP_WRONG;
}

/* An area for at least so many bytes, empty. */
static void need_area(struct copy_decoder *decoder, size_t bytes)
{
    struct frame *frame = decoder->frame;
    size_t capacity = frame->capacity ? frame->capacity : AREA_AT_FIRST;
    while (capacity < bytes)
        capacity *= 2;
    if (capacity == frame->capacity)
        return;
    if (frame->area)
        arena_return(decoder->arena, frame->area, frame->capacity);
    frame->area = arena_borrow(decoder->arena, &capacity);
    frame->capacity = capacity;
}

void copy_decoder_start(struct copy_decoder *decoder, struct frame *frame, struct arena *arena)
{
    *decoder = (struct copy_decoder){.frame = frame, .arena = arena};
    need_area(decoder, AREA_AT_FIRST);
    frame->rows = 0;
}

static enum step take_header(struct copy_decoder *decoder, struct cursor *cursor, struct err *err)
{
    size_t known = left(cursor) < SIGNATURE ? left(cursor) : SIGNATURE;
    if (memcmp(cursor->at, signature, known) != 0)
        return wrong_stream(decoder, err, "its signature is another one");
    if (left(cursor) < HEADER)
        return STEP_INCOMPLETE;
    if (unsigned32(cursor->at + SIGNATURE) & CRITICAL_FLAGS)
        return wrong_stream(decoder, err, "its header has a flag that is not known");
    uint32_t extension = unsigned32(cursor->at + SIGNATURE + 4);
    if (extension > COPY_EXTENSION_MOST)
        return wrong_stream(decoder, err, "its header extension is negative or too long");
    if (left(cursor) - HEADER < extension)
        return STEP_INCOMPLETE;
    cursor->at += HEADER + extension;
    decoder->stage = COPY_ROWS;
    return STEP_TAKEN;
}

static inline void store_null(struct frame_column *column, size_t row)
{
    switch (column->type) {
    case TYPE_BIGINT:
    case TYPE_INTEGER:
    case TYPE_SMALLINT:
        column->number[row] = NUMBER_NONE;
        break;
    case TYPE_DATE:
        column->day[row] = DAY_NONE;
        break;
    case TYPE_BOOLEAN:
        column->truth[row] = TRUTH_NONE;
        break;
    case TYPE_TEXT:
    case COLUMN_TYPES:
        column->text[row] = (struct text){NULL, 0};
        break;
    }
}

/* PostgreSQL sends infinity as INT32_MAX and -infinity as INT32_MIN, which here would mean "not recorded". */
static inline int32_t day_from(const unsigned char *bytes)
{
    int32_t day = (int32_t)unsigned32(bytes);
    return day == DAY_NONE ? DAY_INFINITY : day;
}

/* A value of the right length. False: a boolean that is neither 0 nor 1. */
static inline bool store(struct frame_column *column, size_t row, const unsigned char *bytes, uint32_t length)
{
    switch (column->type) {
    case TYPE_BIGINT:
        column->number[row] = (int64_t)unsigned64(bytes);
        return true;
    case TYPE_INTEGER:
        column->number[row] = (int32_t)unsigned32(bytes);
        return true;
    case TYPE_SMALLINT:
        column->number[row] = (int16_t)unsigned16(bytes);
        return true;
    case TYPE_DATE:
        column->day[row] = day_from(bytes);
        return true;
    case TYPE_BOOLEAN:
        column->truth[row] = bytes[0];
        return bytes[0] <= TRUTH_YES;
    case TYPE_TEXT:
    case COLUMN_TYPES:
        column->text[row] = (struct text){(const char *)bytes, length};
        return true;
    }
    return false;
}

/* What is wrong with the length of a field that is not null; NULL: nothing. */
static inline const char *length_fault(enum column_type type, int32_t length)
{
    if (type != TYPE_TEXT)
        return length == contract_types[type].bytes ? NULL : "its length is not that of its type";
    if (length < 0)
        return "its length is negative";
    return (size_t)length > COPY_TEXT_MOST ? "it is longer than the most the program takes (1 MiB)" : NULL;
}

static inline enum step take_field(struct copy_decoder *decoder, size_t index, struct cursor *cursor, struct err *err)
{
    struct frame_column *column = &decoder->frame->columns[index];
    if (left(cursor) < LENGTH_BYTES)
        return STEP_INCOMPLETE;
    int32_t length = (int32_t)unsigned32(cursor->at);
    cursor->at += LENGTH_BYTES;
    if (length == NULL_LENGTH) {
        store_null(column, decoder->frame->rows);
        return STEP_TAKEN;
    }
    const char *fault = length_fault(column->type, length);
    if (fault)
        return wrong_field(decoder, index, err, fault);
    if (left(cursor) < (size_t)length)
        return STEP_INCOMPLETE;
    if (!store(column, decoder->frame->rows, cursor->at, (uint32_t)length))
        return wrong_field(decoder, index, err, "it is neither 0 nor 1");
    cursor->at += length;
    return STEP_TAKEN;
}

static enum step take_fields(struct copy_decoder *decoder, struct cursor *cursor, struct err *err)
{
    for (size_t i = 0; i < decoder->frame->column_count; i++) {
        enum step step = take_field(decoder, i, cursor, err);
        if (step != STEP_TAKEN)
            return step;
    }
    return STEP_TAKEN;
}

/* How long the row is, as far as it has come. */
static inline size_t row_bytes(const struct copy_decoder *decoder, const struct cursor *cursor, enum step step)
{
    const unsigned char *end = step == STEP_TAKEN ? cursor->at : cursor->end;
    return (size_t)(end - decoder->frame->area) - decoder->decoded;
}

/* Fields after their count; the row is counted when it is whole. */
static enum step take_counted(struct copy_decoder *decoder, struct cursor *cursor, struct err *err)
{
    enum step step = take_fields(decoder, cursor, err);
    if (step != STEP_WRONG && row_bytes(decoder, cursor, step) > COPY_ROW_MOST)
        return wrong_row(decoder, err, "it is longer than the most the program takes (4 MiB)");
    if (step == STEP_TAKEN) {
        decoder->frame->rows++;
        decoder->rows++;
    }
    return step;
}

static enum step take_row(struct copy_decoder *decoder, struct cursor *cursor, struct err *err)
{
    if (left(cursor) < COUNT_BYTES)
        return STEP_INCOMPLETE;
    int16_t count = (int16_t)unsigned16(cursor->at);
    cursor->at += COUNT_BYTES;
    if (count == TRAILER) {
        decoder->stage = COPY_ENDED;
        return STEP_TAKEN;
    }
    if (count < 0 || (size_t)count != decoder->frame->column_count)
        return wrong_row(decoder, err, "it has another number of fields than the query has columns");
    return take_counted(decoder, cursor, err);
}

static enum step take_one(struct copy_decoder *decoder, struct err *err)
{
    struct cursor cursor = {decoder->frame->area + decoder->decoded, decoder->frame->area + decoder->filled};
    if (decoder->stage == COPY_ENDED)
        return left(&cursor) ? wrong_stream(decoder, err, "bytes follow its trailer") : STEP_INCOMPLETE;
    enum step step =
        decoder->stage == COPY_HEADER ? take_header(decoder, &cursor, err) : take_row(decoder, &cursor, err);
    if (step == STEP_TAKEN)
        decoder->decoded = (size_t)(cursor.at - decoder->frame->area);
    return step;
}

/* Hands the batch on; the bytes after it are the first of the next, whose frame may be another one. */
static bool deliver(struct copy_decoder *decoder, frame_sink *sink, void *context, struct err *err)
{
    const unsigned char *rest = decoder->frame->area + decoder->decoded;
    if (decoder->frame->rows > 0 && !sink(context, &decoder->frame, err))
        return false;
    decoder->frame->rows = 0;
    decoder->filled -= decoder->decoded;
    need_area(decoder, decoder->filled);
    memmove(decoder->frame->area, rest, decoder->filled);
    decoder->decoded = 0;
    return true;
}

static bool take_all(struct copy_decoder *decoder, frame_sink *sink, void *context, struct err *err)
{
    enum step step;
    while ((step = take_one(decoder, err)) == STEP_TAKEN)
        if (decoder->frame->rows == FRAME_ROWS && !deliver(decoder, sink, context, err))
            return false;
    return step == STEP_INCOMPLETE;
}

/* A row that does not fit the area (no more than COPY_ROW_MOST of it): twice the size, while no text points into it. */
static void enlarge(struct copy_decoder *decoder)
{
    struct frame *frame = decoder->frame;
    size_t capacity = frame->capacity * 2;
    unsigned char *area = arena_borrow(decoder->arena, &capacity);
    memcpy(area, frame->area, decoder->filled);
    arena_return(decoder->arena, frame->area, frame->capacity);
    frame->area = area;
    frame->capacity = capacity;
}

static bool make_room(struct copy_decoder *decoder, frame_sink *sink, void *context, struct err *err)
{
    if (decoder->filled < decoder->frame->capacity)
        return true;
    if (!deliver(decoder, sink, context, err))
        return false;
    if (decoder->filled == decoder->frame->capacity)
        enlarge(decoder);
    return true;
}

bool copy_decoder_feed(struct copy_decoder *decoder, const void *bytes, size_t length, frame_sink *sink, void *context,
                       struct err *err)
{
    const unsigned char *from = bytes;
    while (length > 0) {
        if (!make_room(decoder, sink, context, err))
            return false;
        size_t room = decoder->frame->capacity - decoder->filled;
        size_t taken = length < room ? length : room;
        memcpy(decoder->frame->area + decoder->filled, from, taken);
        decoder->filled += taken;
        from += taken;
        length -= taken;
        if (!take_all(decoder, sink, context, err))
            return false;
    }
    return true;
}

static bool whole(const struct copy_decoder *decoder, struct err *err)
{
    if (decoder->stage == COPY_ENDED)
        return true;
    return err_set(err, ERR_DATA, "ehc.%s: the stream ends after %llu rows without its trailer", relation_name(decoder),
                   (unsigned long long)decoder->rows);
}

bool copy_decoder_finish(struct copy_decoder *decoder, frame_sink *sink, void *context, struct err *err)
{
    return whole(decoder, err) && deliver(decoder, sink, context, err);
}

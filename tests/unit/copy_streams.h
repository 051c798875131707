/*
 * copy_streams.h: streams of COPY in binary made by hand, field by field, so that they can be wrong, and the decoding of
 * them into a sink that keeps what it saw.
 */
#ifndef UNIT_COPY_STREAMS_H
#define UNIT_COPY_STREAMS_H

#include "unit/unit.h"

#include "base/buf.h"
#include "intake/copy_decoder.h"

/* Setting (setting_urn integer, phase text) is the small relation; request has all six types. */
enum { ARENA_LIMIT = 64 << 20, STREAM_LIMIT = 64 << 20, KEPT = 8 };

/* --- building streams --- */

static inline void big_endian(struct buf *stream, uint64_t value, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--)
        buf_byte(stream, (char)(unsigned char)(value >> (8 * i)));
}

static inline void header_with(struct buf *stream, uint32_t flags, uint32_t extension)
{
    buf_add(stream, "PGCOPY\n\377\r\n", 11);
    big_endian(stream, flags, 4);
    big_endian(stream, extension, 4);
}

static inline void field_count(struct buf *stream, int count)
{
    big_endian(stream, (uint64_t)(int64_t)count, 2);
}

static inline void trailer(struct buf *stream)
{
    field_count(stream, -1);
}

static inline void null_field(struct buf *stream)
{
    big_endian(stream, (uint64_t)(int64_t)-1, 4);
}

static inline void number_field(struct buf *stream, int64_t value, int bytes)
{
    big_endian(stream, (uint64_t)bytes, 4);
    big_endian(stream, (uint64_t)value, bytes);
}

static inline void text_field(struct buf *stream, const char *text, size_t length)
{
    big_endian(stream, length, 4);
    buf_add(stream, text, length);
}

static inline void setting_row(struct buf *stream, int64_t urn, const char *phase)
{
    field_count(stream, 2);
    number_field(stream, urn, 4);
    if (phase)
        text_field(stream, phase, strlen(phase));
    else
        null_field(stream);
}

static inline struct buf begun(void)
{
    struct buf stream;
    buf_init(&stream, STREAM_LIMIT);
    header_with(&stream, 0, 0);
    return stream;
}

static inline struct buf small_stream(void)
{
    struct buf stream = begun();
    setting_row(&stream, 100001, "primary");
    setting_row(&stream, -2, "");
    setting_row(&stream, INT32_MAX, NULL);
    trailer(&stream);
    return stream;
}

/* --- decoding them --- */

/* What the sink saw: all rows counted, the first ones kept (texts copied, as they live until it returns). */
struct seen {
    uint64_t rows;
    unsigned batches;
    size_t largest_batch;
    int64_t number[KEPT];
    char text[KEPT][16];
    bool is_null[KEPT];
    bool refuse;
};

static inline void keep_setting(struct seen *seen, const struct frame *frame, size_t row)
{
    if (seen->rows >= KEPT)
        return;
    const struct text *text = &frame->columns[1].text[row];
    seen->number[seen->rows] = frame->columns[0].number[row];
    seen->is_null[seen->rows] = text->bytes == NULL;
    if (text->bytes && text->length < sizeof seen->text[0])
        memcpy(seen->text[seen->rows], text->bytes, text->length);
}

static inline bool see(void *context, struct frame **filled, struct err *err)
{
    struct seen *seen = context;
    const struct frame *frame = *filled;
    assert_in_range(frame->rows, 1, FRAME_ROWS);
    if (seen->refuse)
        return err_set(err, ERR_OUTPUT, "refused");
    seen->batches++;
    if (frame->rows > seen->largest_batch)
        seen->largest_batch = frame->rows;
    for (size_t i = 0; i < frame->rows; i++, seen->rows++)
        if (frame->relation == RELATION_SETTING)
            keep_setting(seen, frame, i);
    return true;
}

static inline void no_memory(void *context, size_t asked)
{
    (void)context;
    (void)asked;
    fail_msg("the arena is exhausted");
}

struct decoding {
    struct arena arena;
    struct frame frame;
    struct copy_decoder decoder;
    struct seen seen;
    struct err err;
};

static inline void start(struct decoding *decoding, enum relation_id relation)
{
    memset(decoding, 0, sizeof *decoding);
    arena_init(&decoding->arena, ARENA_LIMIT, no_memory, NULL);
    frame_shape(&decoding->frame, relation, &decoding->arena);
    copy_decoder_start(&decoding->decoder, &decoding->frame, &decoding->arena);
}

/* From memory of its own size, so that reading past the end of a message is seen by the sanitizers. */
static inline bool feed(struct decoding *decoding, const char *bytes, size_t length)
{
    char *message = malloc(length ? length : 1);
    assert_non_null(message);
    if (length)
        memcpy(message, bytes, length);
    bool good = copy_decoder_feed(&decoding->decoder, message, length, see, &decoding->seen, &decoding->err);
    free(message);
    return good;
}

static inline bool finish(struct decoding *decoding)
{
    return copy_decoder_finish(&decoding->decoder, see, &decoding->seen, &decoding->err);
}

/* Decodes a whole stream in one piece and frees it. */
static inline bool decode(struct decoding *decoding, enum relation_id relation, struct buf *stream)
{
    assert_false(stream->broken);
    start(decoding, relation);
    bool good = feed(decoding, stream->bytes, stream->length) && finish(decoding);
    buf_free(stream);
    return good;
}

static inline void assert_good(struct buf stream, uint64_t rows)
{
    struct decoding decoding;
    assert_true(decode(&decoding, RELATION_SETTING, &stream));
    assert_int_equal(decoding.seen.rows, rows);
    assert_int_equal(decoding.decoder.rows, rows);
    arena_free(&decoding.arena);
}

/* It fails, as ERR_DATA, naming the relation and saying `what`. */
static inline void assert_wrong(struct buf stream, const char *what)
{
    struct decoding decoding;
    assert_false(decode(&decoding, RELATION_SETTING, &stream));
    assert_int_equal(decoding.err.kind, ERR_DATA);
    assert_non_null(strstr(decoding.err.text, "ehc.setting"));
    assert_non_null(strstr(decoding.err.text, what));
    arena_free(&decoding.arena);
}

static inline void assert_small_stream(const struct seen *seen)
{
    assert_int_equal(seen->rows, 3);
    assert_int_equal(seen->number[0], 100001);
    assert_string_equal(seen->text[0], "primary");
    assert_int_equal(seen->number[1], -2);
    assert_string_equal(seen->text[1], "");
    assert_false(seen->is_null[1]);
    assert_int_equal(seen->number[2], INT32_MAX);
    assert_true(seen->is_null[2]);
}

#endif

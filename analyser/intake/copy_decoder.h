/*
 * copy_decoder.h: PostgreSQL's COPY (FORMAT binary) as a byte stream -> frames of one relation. Knows no libpq.
 *
 * The stream may be cut anywhere: bytes that do not make a whole row yet wait for the next feed. Everything is checked:
 * signature, flags, header extension, number of fields, length of each field against its contract type, booleans 0 or
 * 1, the trailer and that nothing follows it. What is wrong is ERR_DATA and names relation, row (from 1) and column,
 * never a value. After a `false` the decoder is spent.
 *
 * Values: null is the "none" of its type (core/definitions/frame.h). A date of infinity or -infinity is DAY_INFINITY, which the
 * core counts as an impossible date. A bigint of -2^63 cannot be told from null and reads as not recorded.
 */
#ifndef INTAKE_COPY_DECODER_H
#define INTAKE_COPY_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/definitions/frame.h"

/* Limits in bytes; one past is ERR_DATA. */
#define COPY_TEXT_MOST ((size_t)1 << 20)      /* of one text */
#define COPY_ROW_MOST ((size_t)4 << 20)       /* of one row with the lengths of its fields */
#define COPY_EXTENSION_MOST ((size_t)1 << 16) /* of the header extension, which is skipped */

/*
 * Takes a batch of 1 to FRAME_ROWS rows: FRAME_ROWS each time, fewer in the last one, or where rows are so long that
 * their bytes fill the frame's area first. The frame is valid until it returns, unless it is kept and another, shaped
 * for the same relation and not in use, put in its place. False, with err set, ends the reading.
 */
typedef bool frame_sink(void *context, struct frame **frame, struct err *err);

enum copy_stage { COPY_HEADER, COPY_ROWS, COPY_ENDED };

struct copy_decoder {
    struct frame *frame;
    struct arena *arena;
    size_t filled;  /* bytes of the frame's area in use */
    size_t decoded; /* bytes before this one are rows of the frame */
    enum copy_stage stage;
    uint64_t rows; /* decoded so far */
};

/* The frame is shaped already (frame_shape). Areas come from the arena, which lives as long as the frames. */
void copy_decoder_start(struct copy_decoder *decoder, struct frame *frame, struct arena *arena);

MUST_CHECK bool copy_decoder_feed(struct copy_decoder *decoder, const void *bytes, size_t length, frame_sink *sink,
                                  void *context, struct err *err);

/* The end of the stream: demands the trailer and delivers the rows that are left; decoder->rows counts all of them. */
MUST_CHECK bool copy_decoder_finish(struct copy_decoder *decoder, frame_sink *sink, void *context, struct err *err);

#endif

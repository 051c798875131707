/*
 * row_reader.h: counts and reads a relation over a connection of its own, in a thread of its own, while the rows that
 * have arrived are analysed.
 *
 *     row_reader_start, then frames from its relay until that ends, then row_reader_finish; row_reader_end at last.
 */
#ifndef APP_ROW_READER_H
#define APP_ROW_READER_H

#include "app/frame_relay.h"
#include "intake/source.h"

struct background;

/* What is read; or only counted, to be read later. */
struct row_request {
    enum relation_id relation;
    struct source_relation state;
    bool counted; /* already: */
    struct source_counts counts;
    bool only_count;
};

struct row_reader {
    struct source *source;         /* borrowed; NULL: there is no connection for it */
    struct background *background; /* kept from relation to relation */
    struct arena arena;            /* of the frames, and of the decoder */
    bool reading;
    bool expected; /* the analysis knows what the relation counts */
    struct row_request request;
    struct source_counts counts; /* set when the first frame comes, or the end */
    struct frame_relay relay;
    struct frame *frame;
    uint64_t taken; /* rows that the analysis has had */
    bool good;
    struct err err;
};

/* Whether rows of equal keys come, and come in order so that the first can be kept. */
bool row_reader_is_ordered(const struct row_reader *reader);

/* False: no thread is to be had. */
MUST_CHECK bool row_reader_start(struct row_reader *reader, const struct row_request *request, struct relay_post *post);

/* After the last frame: whether all has been read, and if not why. */
MUST_CHECK bool row_reader_finish(struct row_reader *reader, struct err *err);

/* The same in turn, without a thread: takes a batch; the frame is valid until it returns. */
typedef bool row_taker(void *context, const struct frame *frame, struct err *err);
MUST_CHECK bool row_reader_read_in_turn(struct row_reader *reader, const struct row_request *request, row_taker *take,
                                        void *context, struct err *err);

/*
 * Ends the thread. A reading in the middle is stopped: then the source can only be closed. Safe on a zeroed one whose
 * arena has been begun.
 */
void row_reader_end(struct row_reader *reader);

#endif

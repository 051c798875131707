/*
 * row_reader.h: reads a relation in a thread of its own, while the rows that have arrived are analysed.
 */
#ifndef APP_ROW_READER_H
#define APP_ROW_READER_H

#include "app/frame_relay.h"
#include "intake/source.h"

struct background;

/* What is read: a relation that is there, in order or as it comes, its frames in an arena that nobody else uses. */
struct row_request {
    struct source *source;
    enum relation_id relation;
    bool ordered;
    struct arena *arena;
};

/* Takes a batch; the frame is valid until it returns. */
typedef bool row_taker(void *context, const struct frame *frame, struct err *err);

struct row_reader {
    struct background *background; /* kept from relation to relation */
    bool reading;
    struct row_request request;
    struct frame_relay relay;
    struct frame *frame;
    uint64_t rows;
    bool good;
    struct err err;
};

/* All rows of the relation, batch by batch; without a thread to be had, in turn. */
MUST_CHECK bool row_reader_read(struct row_reader *reader, const struct row_request *request, row_taker *take,
                                void *context, struct err *err);

/* Stops a reading that was left in the middle and ends the thread. Safe on a zeroed one. */
void row_reader_end(struct row_reader *reader);

#endif

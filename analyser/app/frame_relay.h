/*
 * frame_relay.h: rows on their way from the thread that reads them to the one that analyses them. A few frames go
 * round: the reader fills one while the others wait or are analysed, so that neither stops for the other's sake.
 */
#ifndef APP_FRAME_RELAY_H
#define APP_FRAME_RELAY_H

#include <pthread.h>

#include "base/arena.h"
#include "core/definitions/frame.h"
#include "intake/copy_decoder.h"

enum { RELAY_FRAMES = 4 };

struct frame_queue {
    struct frame *frames[RELAY_FRAMES];
    size_t first;
    size_t count;
};

struct frame_relay {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct frame_queue empty;
    struct frame_queue full;
    bool ended;   /* no more frames will come */
    bool stopped; /* no more frames are wanted */
};

/* All frames are empty, shaped for the relation, from the arena. Returns one more, for the reader to begin with. */
struct frame *frame_relay_open(struct frame_relay *relay, enum relation_id relation, struct arena *arena);
void frame_relay_close(struct frame_relay *relay);

/* The reader's: a frame_sink that queues the frame and takes an empty one for it. Fails when the relay was stopped. */
MUST_CHECK bool frame_relay_put(void *relay, struct frame **frame, struct err *err);

/* The reader's: that was the last. */
void frame_relay_end(struct frame_relay *relay);

/* The analyser's: the next frame, NULL after the last; and the frame given back. */
struct frame *frame_relay_next(struct frame_relay *relay);
void frame_relay_done(struct frame_relay *relay, struct frame *frame);

/* The analyser's: it wants no more. */
void frame_relay_stop(struct frame_relay *relay);

#endif

/*
 * frame_relay.h: rows on their way from the threads that read them to the one that analyses them. Of each reader a few
 * frames go round: it fills one while the others wait or are analysed, so that neither stops for the other's sake. The
 * analyser waits for whichever comes first.
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

/* What all relays of one analyser share. */
struct relay_post {
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

struct frame_relay {
    struct relay_post *post;
    struct frame_queue empty;
    struct frame_queue full;
    bool ended;   /* no more frames will come */
    bool stopped; /* no more frames are wanted */
};

void relay_post_open(struct relay_post *post);
void relay_post_close(struct relay_post *post);

/* All frames are empty, shaped for the relation, from the arena. Returns one more, for the reader to begin with. */
struct frame *frame_relay_open(struct frame_relay *relay, struct relay_post *post, enum relation_id relation,
                               struct arena *arena);

/* One on which nothing comes but its end. */
void frame_relay_open_bare(struct frame_relay *relay, struct relay_post *post);

/* The reader's: a frame_sink that queues the frame and takes an empty one for it. Fails when the relay was stopped. */
MUST_CHECK bool frame_relay_put(void *relay, struct frame **frame, struct err *err);

/* The reader's: that was the last. */
void frame_relay_end(struct frame_relay *relay);

/*
 * The analyser's: waits until one of the relays (NULL: none in that place) has a frame or has come to its end, and gives
 * its place; of several that with most frames.
 */
size_t frame_relay_wait(struct relay_post *post, struct frame_relay *const *relays, size_t count);

/* The analyser's: the next frame, NULL: there is none, after frame_relay_wait none any more; and the frame given back. */
struct frame *frame_relay_next(struct frame_relay *relay);
void frame_relay_done(struct frame_relay *relay, struct frame *frame);

/* The analyser's: it wants no more. */
void frame_relay_stop(struct frame_relay *relay);

#endif

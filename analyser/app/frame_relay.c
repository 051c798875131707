#include "app/frame_relay.h"

static void push(struct frame_queue *queue, struct frame *frame)
{
    queue->frames[(queue->first + queue->count++) % RELAY_FRAMES] = frame;
}

static struct frame *pop(struct frame_queue *queue)
{
    struct frame *frame = queue->frames[queue->first];
    queue->first = (queue->first + 1) % RELAY_FRAMES;
    queue->count--;
    return frame;
}

static struct frame *new_frame(enum relation_id relation, struct arena *arena)
{
    struct frame *frame = ARENA_NEW(arena, 1, struct frame);
    frame_shape(frame, relation, arena);
    return frame;
}

struct frame *frame_relay_open(struct frame_relay *relay, enum relation_id relation, struct arena *arena)
{
    *relay = (struct frame_relay){.ended = false};
    pthread_mutex_init(&relay->lock, NULL); /* neither fails with default attributes on Linux */
    pthread_cond_init(&relay->changed, NULL);
    for (int i = 1; i < RELAY_FRAMES; i++)
        push(&relay->empty, new_frame(relation, arena));
    return new_frame(relation, arena);
}

void frame_relay_close(struct frame_relay *relay)
{
    pthread_cond_destroy(&relay->changed);
    pthread_mutex_destroy(&relay->lock);
}

bool frame_relay_put(void *context, struct frame **frame, struct err *err)
{
    struct frame_relay *relay = context;
    pthread_mutex_lock(&relay->lock);
    push(&relay->full, *frame);
    pthread_cond_broadcast(&relay->changed);
    while (relay->empty.count == 0 && !relay->stopped)
        pthread_cond_wait(&relay->changed, &relay->lock);
    bool stopped = relay->stopped;
    if (!stopped)
        *frame = pop(&relay->empty);
    pthread_mutex_unlock(&relay->lock);
    return !stopped || err_set(err, ERR_INTERNAL, "stopped"); /* why is known to who stopped it */
}

void frame_relay_end(struct frame_relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    relay->ended = true;
    pthread_cond_broadcast(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
}

struct frame *frame_relay_next(struct frame_relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    while (relay->full.count == 0 && !relay->ended)
        pthread_cond_wait(&relay->changed, &relay->lock);
    struct frame *frame = relay->full.count > 0 ? pop(&relay->full) : NULL;
    pthread_mutex_unlock(&relay->lock);
    return frame;
}

void frame_relay_done(struct frame_relay *relay, struct frame *frame)
{
    pthread_mutex_lock(&relay->lock);
    push(&relay->empty, frame);
    pthread_cond_broadcast(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
}

void frame_relay_stop(struct frame_relay *relay)
{
    pthread_mutex_lock(&relay->lock);
    relay->stopped = true;
    pthread_cond_broadcast(&relay->changed);
    pthread_mutex_unlock(&relay->lock);
}

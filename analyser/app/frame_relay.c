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

void relay_post_open(struct relay_post *post)
{
    pthread_mutex_init(&post->lock, NULL); /* neither fails with default attributes on Linux */
    pthread_cond_init(&post->changed, NULL);
}

void relay_post_close(struct relay_post *post)
{
    pthread_cond_destroy(&post->changed);
    pthread_mutex_destroy(&post->lock);
}

void frame_relay_open_bare(struct frame_relay *relay, struct relay_post *post)
{
    *relay = (struct frame_relay){.post = post};
}

struct frame *frame_relay_open(struct frame_relay *relay, struct relay_post *post, enum relation_id relation,
                               struct arena *arena)
{
    frame_relay_open_bare(relay, post);
    for (int i = 1; i < RELAY_FRAMES; i++)
        push(&relay->empty, new_frame(relation, arena));
    return new_frame(relation, arena);
}

bool frame_relay_put(void *context, struct frame **frame, struct err *err)
{
    struct frame_relay *relay = context;
    struct relay_post *post = relay->post;
    pthread_mutex_lock(&post->lock);
    push(&relay->full, *frame);
    pthread_cond_broadcast(&post->changed);
    while (relay->empty.count == 0 && !relay->stopped)
        pthread_cond_wait(&post->changed, &post->lock);
    bool stopped = relay->stopped;
    if (!stopped)
        *frame = pop(&relay->empty);
    pthread_mutex_unlock(&post->lock);
    return !stopped || err_set(err, ERR_INTERNAL, "stopped"); /* why is known to who stopped it */
}

/* Changes one of the two ways a relay can be over. */
static void set(struct frame_relay *relay, bool *over)
{
    pthread_mutex_lock(&relay->post->lock);
    *over = true;
    pthread_cond_broadcast(&relay->post->changed);
    pthread_mutex_unlock(&relay->post->lock);
}

void frame_relay_end(struct frame_relay *relay)
{
    set(relay, &relay->ended);
}

void frame_relay_stop(struct frame_relay *relay)
{
    set(relay, &relay->stopped);
}

/* `count` where none has a frame or has ended. */
static size_t fullest(struct frame_relay *const *relays, size_t count)
{
    size_t found = count;
    for (size_t i = 0; i < count; i++) {
        if (!relays[i] || (relays[i]->full.count == 0 && !relays[i]->ended))
            continue;
        if (found == count || relays[i]->full.count > relays[found]->full.count)
            found = i;
    }
    return found;
}

size_t frame_relay_wait(struct relay_post *post, struct frame_relay *const *relays, size_t count)
{
    size_t found;
    pthread_mutex_lock(&post->lock);
    while ((found = fullest(relays, count)) == count)
        pthread_cond_wait(&post->changed, &post->lock);
    pthread_mutex_unlock(&post->lock);
    return found;
}

struct frame *frame_relay_next(struct frame_relay *relay)
{
    pthread_mutex_lock(&relay->post->lock);
    struct frame *frame = relay->full.count > 0 ? pop(&relay->full) : NULL;
    pthread_mutex_unlock(&relay->post->lock);
    return frame;
}

void frame_relay_done(struct frame_relay *relay, struct frame *frame)
{
    pthread_mutex_lock(&relay->post->lock);
    push(&relay->empty, frame);
    pthread_cond_broadcast(&relay->post->changed);
    pthread_mutex_unlock(&relay->post->lock);
}

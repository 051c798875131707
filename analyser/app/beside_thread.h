/*
 * beside_thread.h: the second pair of hands that the core is lent (base/beside.h), as a thread.
 */
#ifndef APP_BESIDE_THREAD_H
#define APP_BESIDE_THREAD_H

#include "base/beside.h"

struct background;

struct beside_thread {
    struct background *background;
    beside_work *work;
    void *argument;
    struct beside beside;
};

/* NULL when no thread is to be had: then everything is done in turn. */
const struct beside *beside_thread_start(struct beside_thread *thread);

/* Waits for what is under way and ends the thread. Safe on a zeroed one. */
void beside_thread_end(struct beside_thread *thread);

#endif

/*
 * background.h: one piece of work at a time done by a thread beside the caller. The work may touch only what its caller
 * leaves alone until background_wait; it takes nothing from an arena.
 */
#ifndef APP_BACKGROUND_H
#define APP_BACKGROUND_H

#include <stdbool.h>

struct background;

/* NULL when no thread is to be had. */
struct background *background_start(void (*work)(void *context), void *context);

/* Has the work done once. Nothing is under way: background_wait came before. */
void background_go(struct background *background);

/* Returns when nothing is under way; at once where background is NULL. */
void background_wait(struct background *background);

/* Whether nothing is under way. */
bool background_idle(struct background *background);

/* Waits, ends the thread and frees. Safe on NULL. */
void background_end(struct background *background);

#endif

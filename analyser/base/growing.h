/*
 * growing.h: room for one more at the end of an array in an arena, for arrays whose length is not known before. What
 * the array outgrows is left to the arena, so an array costs at most three times its last size.
 */
#ifndef BASE_GROWING_H
#define BASE_GROWING_H

#include "base/arena.h"

/* The array with room for `count` + 1 things of `size` bytes; *room is how many there is room for. */
void *growing(struct arena *arena, void *array, size_t count, size_t *room, size_t size);

#endif

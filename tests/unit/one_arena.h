/*
 * one_arena.h: an arena for all the tests of a program: open_arena and close_arena are its set-up and tear-down.
 */
#ifndef UNIT_ONE_ARENA_H
#define UNIT_ONE_ARENA_H

#include "unit/memory.h"

static struct arena arena;

static int open_arena(void **state)
{
    (void)state;
    memory_init(&arena);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

#endif

/*
 * memory.h: arenas for tests. One that may not run out fails the test when it does; one that may jumps back.
 */
#ifndef UNIT_MEMORY_H
#define UNIT_MEMORY_H

#include "unit/unit.h"

#include "base/arena.h"

static inline void memory_ran_out(void *context, size_t asked)
{
    (void)context;
    fail_msg("the test's memory ran out when %zu bytes were asked for", asked);
}

static inline void memory_init(struct arena *arena)
{
    arena_init(arena, (size_t)1 << 30, memory_ran_out, NULL);
}

/* How memory ran out: where to go back to, and what had been asked for. Lives outside the frame that is left. */
struct exhaustion {
    jmp_buf back;
    size_t asked;
};

static inline void memory_jump_back(void *context, size_t asked)
{
    struct exhaustion *exhaustion = context;
    exhaustion->asked = asked;
    longjmp(exhaustion->back, 1);
}

/* Runs the statement; true if it ran out of the memory of an arena made with memory_jump_back. */
#define RUNS_OUT(exhaustion, statement) ((bool)(setjmp((exhaustion)->back) ? true : ((void)(statement), false)))

#endif

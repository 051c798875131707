/*
 * arena.h: memory with a named lifetime. Everything taken from an arena goes at once, with arena_free.
 *
 * Memory is zeroed. Running out of memory, or over the arena's limit, is not an error that each caller handles:
 * the arena calls its `exhausted` hook, which must not return (app/ leaves by its one way out with exit code 70;
 * tests jump back). Sizes are bytes. Not shared between threads.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#define ARENA_SIZE_CLASSES 40

struct arena_chunk;
struct arena_free_block;

struct arena {
    struct arena_chunk *chunks;
    unsigned char *next; /* free bytes of the newest chunk */
    size_t left;
    size_t used;  /* bytes asked of the system so far */
    size_t limit; /* the most it may ask of it */
    struct arena_free_block *returned[ARENA_SIZE_CLASSES];
    void (*exhausted)(void *context, size_t asked);
    void *context;
    struct arena *passes; /* those begun below this arena, the latest first */
    struct arena *older_pass;
};

/* An arena that may take up to `limit` bytes. */
void arena_init(struct arena *arena, size_t limit, void (*exhausted)(void *, size_t), void *context);

/* Releases all of it. Safe on an arena that is zeroed or already freed. */
void arena_free(struct arena *arena);

/*
 * An arena for one pass: it takes what the parent's limit leaves, and goes with arena_free, its own or the parent's.
 * It stays where it is as long as the parent lives, and may be begun again after arena_free.
 */
void arena_begin_pass(struct arena *pass, struct arena *parent);

/* `count` zeroed things of `size` bytes, aligned to 16. Never NULL. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/*
 * Blocks that come and go: `*bytes` is rounded up to the block that is really given; arena_return hands it back
 * for the next arena_borrow of that size. Not zeroed.
 */
void *arena_borrow(struct arena *arena, size_t *bytes);
void arena_return(struct arena *arena, void *block, size_t bytes);

/* A copy of `length` bytes with a NUL after them. */
char *arena_text(struct arena *arena, const char *text, size_t length);

#define ARENA_NEW(arena, count, type) ((type *)arena_take((arena), (count), sizeof(type)))

/* What is below all arenas, zeroed memory and its return. Tests replace both, to fail the n-th request and to count. */
extern void *(*arena_system_allocate)(size_t bytes);
extern void (*arena_system_release)(void *chunk, size_t bytes);

#endif

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/arena.h"
#include "base/err.h"

enum { ALIGNMENT = 16, CHUNK = 1 << 18, PAGED = CHUNK, SPARES_MOST = 32 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t bytes;
};

struct arena_free_block {
    struct arena_free_block *next;
};

/*
 * Large pieces come as whole zeroed pages, untouched until they are filled, in huge pages where the system has them:
 * records are looked up all over, and each look-up would cost a page-table walk. Chunks of small things are filled
 * soon: their pages come at once, not each when it is met.
 */
static void *allocate_pages(size_t bytes)
{
    int soon = bytes == CHUNK ? MAP_POPULATE : 0;
    void *pages = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | soon, -1, 0);
    if (pages == MAP_FAILED)
        return NULL;
    madvise(pages, bytes, MADV_HUGEPAGE);
    return pages;
}

/*
 * Chunks that were given back wait here for whichever arena is next, in whichever thread: arenas of one step after the
 * other come and go, and to clear a chunk costs less than to have its pages taken away and others brought.
 */
static _Atomic(void *) spares[SPARES_MOST];

static void *take_spare(void)
{
    for (int i = 0; i < SPARES_MOST; i++) {
        void *spare = atomic_load(&spares[i]) ? atomic_exchange(&spares[i], NULL) : NULL;
        if (spare)
            return memset(spare, 0, CHUNK);
    }
    return NULL;
}

static bool keep_spare(void *chunk)
{
    for (int i = 0; i < SPARES_MOST; i++) {
        void *none = NULL;
        if (!atomic_load(&spares[i]) && atomic_compare_exchange_strong(&spares[i], &none, chunk))
            return true;
    }
    return false;
}

static void *allocate_zeroed(size_t bytes)
{
    void *spare = bytes == CHUNK ? take_spare() : NULL;
    if (spare)
        return spare;
    return bytes >= PAGED ? allocate_pages(bytes) : calloc(1, bytes);
}

static void release(void *chunk, size_t bytes)
{
    if (bytes == CHUNK && keep_spare(chunk))
        return;
    if (bytes >= PAGED)
        munmap(chunk, bytes);
    else
        free(chunk);
}

void *(*arena_system_allocate)(size_t bytes) = allocate_zeroed;
void (*arena_system_release)(void *chunk, size_t bytes) = release;

void arena_init(struct arena *arena, size_t limit, void (*exhausted)(void *, size_t), void *context)
{
    memset(arena, 0, sizeof *arena);
    arena->limit = limit;
    arena->exhausted = exhausted;
    arena->context = context;
}

static bool has_pass(const struct arena *parent, const struct arena *pass)
{
    const struct arena *known = parent->passes;
    while (known && known != pass)
        known = known->older_pass;
    return known != NULL;
}

void arena_begin_pass(struct arena *pass, struct arena *parent)
{
    bool known = has_pass(parent, pass);
    struct arena *older = known ? pass->older_pass : parent->passes;
    arena_init(pass, parent->limit - parent->used, parent->exhausted, parent->context);
    pass->older_pass = older;
    if (!known)
        parent->passes = pass;
}

void arena_free(struct arena *arena)
{
    for (struct arena *pass = arena->passes; pass; pass = pass->older_pass)
        arena_free(pass);
    arena->passes = NULL;
    while (arena->chunks) {
        struct arena_chunk *older = arena->chunks->older;
        arena_system_release(arena->chunks, arena->chunks->bytes);
        arena->chunks = older;
    }
    arena->next = NULL;
    arena->left = 0;
    arena->used = 0;
    memset(arena->returned, 0, sizeof arena->returned);
}

static void give_up(struct arena *arena, size_t asked)
{
    arena->exhausted(arena->context, asked);
    abort(); /* the hook returned: a bug */
}

static unsigned char *new_chunk(struct arena *arena, size_t payload)
{
    size_t bytes = payload + ALIGNMENT;
    if (bytes > arena->limit - arena->used || arena->used > arena->limit)
        give_up(arena, payload);
    struct arena_chunk *chunk = arena_system_allocate(bytes);
    if (!chunk)
        give_up(arena, payload);
    chunk->older = arena->chunks;
    chunk->bytes = bytes;
    arena->chunks = chunk;
    arena->used += bytes;
    return (unsigned char *)chunk + ALIGNMENT;
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > (SIZE_MAX >> 1) / size)
        give_up(arena, SIZE_MAX);
    size_t bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (bytes == 0)
        bytes = ALIGNMENT; /* nothing, but not NULL: it may be sorted or copied */
    if (bytes > CHUNK / 4)
        return new_chunk(arena, bytes);
    if (bytes > arena->left) {
        arena->next = new_chunk(arena, CHUNK - ALIGNMENT);
        arena->left = CHUNK - ALIGNMENT;
    }
    void *given = arena->next;
    arena->next += bytes;
    arena->left -= bytes;
    return given;
}

/* Sizes 16, 32, 48, 80, 112, 176, ...: two classes for each doubling. */
static unsigned size_class(size_t bytes, size_t *rounded)
{
    size_t size = ALIGNMENT;
    unsigned class = 0;
    while (size < bytes && class + 1 < ARENA_SIZE_CLASSES) {
        class ++;
        size = (class & 1) ? size + size / 2 : size / 3 * 4;
        size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    *rounded = size;
    return class;
}

void *arena_borrow(struct arena *arena, size_t *bytes)
{
    size_t asked = *bytes;
    unsigned class = size_class(asked, bytes);
    if (*bytes < asked)
        give_up(arena, asked);
    struct arena_free_block *block = arena->returned[class];
    if (!block)
        return arena_take(arena, 1, *bytes);
    arena->returned[class] = block->next;
    return block;
}

void arena_return(struct arena *arena, void *block, size_t bytes)
{
    if (!block)
        return;
    size_t rounded;
    unsigned class = size_class(bytes, &rounded);
    struct arena_free_block *returned = block;
    returned->next = arena->returned[class];
    arena->returned[class] = returned;
}

char *arena_text(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_take(arena, length + 1, 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

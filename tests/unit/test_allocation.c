/*
 * Memory that runs out at any moment of an analysis: the n-th request to the system fails, for every n until a whole
 * analysis of a small world succeeds. Each failure must reach the hook and leave nothing behind.
 */
#include <stdlib.h>

#include "unit/world_draw.h"

enum { AS_OF = 8932, SINCE = AS_OF - 200 };

/* Which request fails, counted down; and what the arenas hold of the system. */
static int before_failing;
static int refused;
static int held;
static void *(*usual_allocate)(size_t);
static void (*usual_release)(void *, size_t);

/* From the heap, so that the sanitizers know of every piece, the large ones too. */
static void *allocate_or_fail(size_t bytes)
{
    if (before_failing-- == 0) {
        refused++;
        return NULL;
    }
    held++;
    return calloc(1, bytes);
}

static void release_counted(void *chunk, size_t bytes)
{
    (void)bytes;
    held--;
    free(chunk);
}

static bool look_at_cell(void *context, const struct cell *cell, struct err *err)
{
    (void)err;
    *(size_t *)context += cell->measure != NULL;
    return true;
}

static bool look_at_work(void *context, const struct work_case *work, struct err *err)
{
    (void)err;
    *(size_t *)context += work->clock != NULL;
    return true;
}

static size_t seen;

static void analyse(const struct world *world, struct arena *arena)
{
    static const struct analysis_options options = {.as_of = AS_OF, .since = SINCE, .authority = NULL};
    struct err err = {.kind = ERR_NONE};
    struct analysis *analysis = analysis_new(arena, &options);
    seen = 0;
    if (!world_feed(world, analysis, arena, 500, &err) || !analysis_evidence(analysis, look_at_cell, &seen, &err) ||
        !analysis_worklist(analysis, look_at_work, &seen, &err))
        fail_msg("%s", err.text);
}

static struct exhaustion exhaustion;
static struct arena run; /* outlives the frame that is jumped out of */

/* True if the analysis ran out of memory; whatever happened, all of it is freed (the leak checker looks on). */
static bool runs_out_at(const struct world *world, int n, size_t limit)
{
    arena_init(&run, limit, memory_jump_back, &exhaustion);
    before_failing = n;
    refused = 0;
    held = 0;
    usual_allocate = arena_system_allocate;
    usual_release = arena_system_release;
    arena_system_allocate = allocate_or_fail;
    arena_system_release = release_counted;
    bool ran_out = RUNS_OUT(&exhaustion, analyse(world, &run));
    assert_true(held > 0 || n == 0 || limit == 0); /* the check can tell */
    arena_free(&run);
    arena_system_allocate = usual_allocate;
    arena_system_release = usual_release;
    assert_int_equal(held, 0);
    return ran_out;
}

static void every_allocation_that_fails_reaches_the_hook(void **state)
{
    (void)state;
    struct world world;
    int n = 0;
    draw_world(&world, 1, 40, AS_OF, 300, true);
    while (runs_out_at(&world, n, (size_t)1 << 30)) {
        assert_int_equal(refused, 1);
        n++;
    }
    assert_int_equal(refused, 0);
    assert_true(n > 40); /* as many as a whole analysis makes */
    assert_true(seen > 1000);
    world_free(&world);
}

/* The same by the limit: from far too little to enough, and never past it. */
static void every_limit_that_is_too_small_reaches_the_hook(void **state)
{
    (void)state;
    struct world world;
    size_t limit = 0;
    int too_small = 0;
    draw_world(&world, 2, 40, AS_OF, 300, false);
    for (; runs_out_at(&world, -1, limit); limit += 300000) {
        assert_true(exhaustion.asked > 0);
        too_small++;
    }
    assert_true(too_small > 10);
    assert_true(seen > 1000);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_that_fails_reaches_the_hook),
        cmocka_unit_test(every_limit_that_is_too_small_reaches_the_hook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Memory with a named lifetime: zeroed, aligned, never NULL, within its limit, and gone at once. */
#include "unit/memory.h"
#include "unit/random.h"

enum { CHUNK = 1 << 18, CHUNK_HEAD = 16 }; /* as base/arena.c takes them from the system */

static struct exhaustion exhaustion;

static bool zeroed(const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i])
            return false;
    return true;
}

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena;
    struct random random = {1};
    unsigned char *taken[400];
    size_t sizes[400];
    memory_init(&arena);
    for (size_t i = 0; i < 400; i++) {
        sizes[i] = random_below(&random, i % 20 ? 300 : 200000) + 1;
        taken[i] = arena_take(&arena, sizes[i], 1);
        assert_int_equal((uintptr_t)taken[i] % 16, 0);
        assert_true(zeroed(taken[i], sizes[i]));
        memset(taken[i], (int)(i % 250 + 1), sizes[i]);
    }
    for (size_t i = 0; i < 400; i++)
        assert_true(taken[i][0] == i % 250 + 1 && taken[i][sizes[i] - 1] == i % 250 + 1);
    arena_free(&arena);
}

static void nothing_asked_for_is_not_null_either(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    assert_non_null(arena_take(&arena, 0, 8));
    assert_non_null(arena_take(&arena, 8, 0));
    assert_string_equal(arena_text(&arena, NULL, 0), "");
    arena_free(&arena);
}

static void a_text_is_copied_with_its_end(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    assert_string_equal(arena_text(&arena, "Walsall", 4), "Wals");
    arena_free(&arena);
}

static void the_limit_is_kept_to_the_byte(void **state)
{
    (void)state;
    struct arena arena;
    size_t payload = CHUNK; /* large blocks come alone, with a head */
    arena_init(&arena, payload + CHUNK_HEAD, memory_jump_back, &exhaustion);
    assert_false(RUNS_OUT(&exhaustion, arena_take(&arena, payload, 1)));
    assert_int_equal(arena.used, arena.limit);
    assert_true(RUNS_OUT(&exhaustion, arena_take(&arena, 1, 1)));
    arena_free(&arena);
    arena_init(&arena, payload + CHUNK_HEAD - 1, memory_jump_back, &exhaustion);
    assert_true(RUNS_OUT(&exhaustion, arena_take(&arena, payload, 1)));
    assert_int_equal(exhaustion.asked, payload);
    arena_free(&arena);
}

static void a_product_that_overflows_runs_out(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, SIZE_MAX, memory_jump_back, &exhaustion);
    assert_true(RUNS_OUT(&exhaustion, arena_take(&arena, SIZE_MAX / 4, 8)));
    assert_true(RUNS_OUT(&exhaustion, arena_take(&arena, (size_t)1 << 33, (size_t)1 << 33)));
    arena_free(&arena);
}

static void freed_twice_is_harmless_and_usable_again(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    arena_take(&arena, 100, 10);
    arena_free(&arena);
    arena_free(&arena);
    assert_int_equal(arena.used, 0);
    assert_true(zeroed(arena_take(&arena, 100, 10), 1000));
    arena_free(&arena);
}

/* Of more chunks than wait at any time for another arena. */
static void what_an_arena_gave_back_comes_zeroed_to_the_next(void **state)
{
    (void)state;
    enum { ROUNDS = 3, CHUNKS = 100, BYTES = CHUNK / 8 };
    struct arena arena;
    for (int round = 0; round < ROUNDS; round++) {
        memory_init(&arena);
        for (int i = 0; i < 8 * CHUNKS; i++) {
            unsigned char *taken = arena_take(&arena, BYTES, 1);
            assert_true(zeroed(taken, BYTES));
            memset(taken, 0xff, BYTES);
        }
        arena_free(&arena);
    }
}

static void a_pass_takes_what_the_parent_left(void **state)
{
    (void)state;
    struct arena parent;
    struct arena pass;
    arena_init(&parent, 3 * (size_t)CHUNK, memory_jump_back, &exhaustion);
    arena_take(&parent, CHUNK - CHUNK_HEAD, 1);
    arena_begin_pass(&pass, &parent);
    assert_int_equal(pass.limit, 2 * (size_t)CHUNK);
    assert_false(RUNS_OUT(&exhaustion, arena_take(&pass, 2 * (size_t)CHUNK - CHUNK_HEAD, 1)));
    assert_true(RUNS_OUT(&exhaustion, arena_take(&pass, 1, 1)));
    arena_free(&pass);
    assert_int_equal(parent.used, CHUNK); /* the parent keeps its own */
    arena_begin_pass(&pass, &parent);     /* and the next pass has the same room */
    assert_false(RUNS_OUT(&exhaustion, arena_take(&pass, 2 * (size_t)CHUNK - CHUNK_HEAD, 1)));
    arena_free(&parent); /* frees the pass too: the leak checker would tell */
    assert_null(pass.chunks);
}

static void a_block_given_back_is_lent_again(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    for (size_t asked = 1; asked < 300000; asked = asked * 5 / 4 + 1) {
        size_t bytes = asked;
        unsigned char *block = arena_borrow(&arena, &bytes);
        assert_true(bytes >= asked);
        memset(block, 0xee, bytes);
        arena_return(&arena, block, bytes);
        size_t again = asked;
        assert_ptr_equal(arena_borrow(&arena, &again), block);
        assert_int_equal(again, bytes);
        arena_return(&arena, block, again);
    }
    arena_return(&arena, NULL, 100);
    arena_free(&arena);
}

/* A block given back by fewer bytes than it has must never be lent for more than it has. */
static void lent_blocks_never_overlap(void **state)
{
    (void)state;
    struct arena arena;
    struct random random = {2};
    unsigned char *blocks[60] = {NULL};
    size_t sizes[60] = {0};
    memory_init(&arena);
    for (int round = 0; round < 4000; round++) {
        size_t i = random_below(&random, 60);
        for (size_t b = 0; blocks[i] && b < sizes[i]; b++)
            assert_int_equal(blocks[i][b], i + 1);
        arena_return(&arena, blocks[i], random_chance(&random, 20) ? sizes[i] - sizes[i] / 16 : sizes[i]);
        sizes[i] = 1 + random_below(&random, 3000);
        blocks[i] = arena_borrow(&arena, &sizes[i]);
        memset(blocks[i], (int)i + 1, sizes[i]);
    }
    arena_free(&arena);
}

static void a_block_larger_than_all_sizes_runs_out(void **state)
{
    (void)state;
    struct arena arena;
    size_t bytes = SIZE_MAX / 2;
    arena_init(&arena, SIZE_MAX, memory_jump_back, &exhaustion);
    assert_true(RUNS_OUT(&exhaustion, arena_borrow(&arena, &bytes)));
    arena_free(&arena);
}

static void *refuse(size_t bytes)
{
    (void)bytes;
    return NULL;
}

static void a_system_without_memory_reaches_the_hook(void **state)
{
    (void)state;
    struct arena arena;
    void *(*usual)(size_t) = arena_system_allocate;
    arena_init(&arena, (size_t)1 << 30, memory_jump_back, &exhaustion);
    arena_system_allocate = refuse;
    bool ran_out = RUNS_OUT(&exhaustion, arena_take(&arena, 10, 10));
    arena_system_allocate = usual;
    assert_true(ran_out);
    assert_int_equal(arena.used, 0);
    assert_false(RUNS_OUT(&exhaustion, arena_take(&arena, 10, 10)));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(nothing_asked_for_is_not_null_either),
        cmocka_unit_test(a_text_is_copied_with_its_end),
        cmocka_unit_test(the_limit_is_kept_to_the_byte),
        cmocka_unit_test(a_product_that_overflows_runs_out),
        cmocka_unit_test(freed_twice_is_harmless_and_usable_again),
        cmocka_unit_test(what_an_arena_gave_back_comes_zeroed_to_the_next),
        cmocka_unit_test(a_pass_takes_what_the_parent_left),
        cmocka_unit_test(a_block_given_back_is_lent_again),
        cmocka_unit_test(lent_blocks_never_overlap),
        cmocka_unit_test(a_block_larger_than_all_sizes_runs_out),
        cmocka_unit_test(a_system_without_memory_reaches_the_hook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

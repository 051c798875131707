/* From id to row: full to its stated limit, and with the ids that spoil simpler mixes of bits. */
#include "unit/memory.h"
#include "unit/random.h"

#include "core/records/key_index.h"

struct record {
    int32_t before; /* so that ids do not lie at the start of a row */
    int64_t id;
};

enum { MOST = 50000 };

typedef int64_t make_id(uint32_t row);

static int64_t dense(uint32_t row)
{
    return row;
}

static int64_t of_one_low_half(uint32_t row)
{
    return (int64_t)((uint64_t)row << 32);
}

static int64_t of_one_high_half(uint32_t row)
{
    return INT64_MIN + row;
}

static int64_t multiples_of_a_power_of_two(uint32_t row)
{
    return (int64_t)row * 65536 * 16;
}

static int64_t around_the_ends(uint32_t row)
{
    return row % 2 ? INT64_MAX - row : INT64_MIN + 1 + row;
}

static int64_t steps_of_sixteen(uint32_t row)
{
    return (int64_t)row * 16 + 3;
}

static int64_t negative(uint32_t row)
{
    return -(int64_t)row * 3 - 1;
}

static make_id *const hostile[] = {dense,           of_one_low_half, of_one_high_half, multiples_of_a_power_of_two,
                                   around_the_ends, negative,        steps_of_sixteen};

static struct record *fill(struct key_index *index, struct arena *arena, uint32_t rows, make_id *make)
{
    struct record *records = ARENA_NEW(arena, rows, struct record);
    key_index_init(index, arena, rows, &records[0].id, sizeof records[0]);
    for (uint32_t row = 0; row < rows; row++) {
        records[row].id = make(row);
        key_index_add(index, row);
    }
    return records;
}

/* A miss in a full index ends too, however the ids lie. */
static void every_id_is_found_in_a_full_index_and_no_other(void **state)
{
    (void)state;
    for (size_t h = 0; h < COUNT_OF(hostile); h++) {
        struct arena arena;
        struct key_index index;
        memory_init(&arena);
        fill(&index, &arena, MOST, hostile[h]);
        for (uint32_t row = 0; row < MOST; row++)
            assert_int_equal(key_index_find(&index, hostile[h](row)), row);
        for (uint32_t row = MOST; row < 2 * MOST; row++)
            assert_int_equal(key_index_find(&index, hostile[h](row)), ROW_NONE);
        arena_free(&arena);
    }
}

static uint64_t slots_of(const struct key_index *index)
{
    return index->lines * 16;
}

/* How many full slots a search for each id passes, on average, from the start of the run that the id lies in at most. */
static double slots_passed(const struct key_index *index)
{
    double passed = 0;
    uint64_t run = 0;
    for (uint64_t at = 0; at < slots_of(index); at++) {
        run = index->slots[at] ? run + 1 : 0;
        passed += (double)run;
    }
    return passed / MOST;
}

/* Hostile ids do not make the index a list: that would be 25000 slots. */
static void hostile_ids_do_not_crowd_together(void **state)
{
    (void)state;
    for (size_t h = 0; h < COUNT_OF(hostile); h++) {
        struct arena arena;
        struct key_index index;
        memory_init(&arena);
        fill(&index, &arena, MOST, hostile[h]);
        if (slots_passed(&index) > 200)
            fail_msg("ids of kind %zu pass %g slots", h, slots_passed(&index));
        arena_free(&arena);
    }
}

static void it_is_at_most_two_thirds_full_at_every_size(void **state)
{
    (void)state;
    for (uint32_t rows = 0; rows < 300; rows++) {
        struct arena arena;
        struct key_index index;
        memory_init(&arena);
        struct record *records = fill(&index, &arena, rows, dense);
        assert_true(slots_of(&index) * 2 >= (uint64_t)rows * 3);
        assert_int_equal(key_index_find(&index, -1), ROW_NONE);
        assert_int_equal(key_index_find(&index, INT64_MIN), ROW_NONE);
        assert_true(rows == 0 || records[rows - 1].id == rows - 1);
        arena_free(&arena);
    }
}

static void an_index_agrees_with_a_search_of_the_list(void **state)
{
    (void)state;
    struct random random = {3};
    struct arena arena;
    struct key_index index;
    memory_init(&arena);
    struct record *records = ARENA_NEW(&arena, 500, struct record);
    key_index_init(&index, &arena, 500, &records[0].id, sizeof records[0]);
    for (uint32_t row = 0; row < 500; row++) {
        int64_t id;
        do
            id = (int64_t)random_below(&random, 2000);
        while (key_index_find(&index, id) != ROW_NONE);
        records[row].id = id;
        key_index_add(&index, row);
    }
    for (int64_t id = 0; id < 2000; id++) {
        uint32_t expected = ROW_NONE;
        for (uint32_t row = 0; row < 500; row++)
            expected = records[row].id == id ? row : expected;
        assert_int_equal(key_index_find(&index, id), expected);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_id_is_found_in_a_full_index_and_no_other),
        cmocka_unit_test(hostile_ids_do_not_crowd_together),
        cmocka_unit_test(it_is_at_most_two_thirds_full_at_every_size),
        cmocka_unit_test(an_index_agrees_with_a_search_of_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

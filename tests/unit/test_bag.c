/* Multisets of days: exact whatever form they take, and every turn from one form to the next. */
#include "unit/memory.h"
#include "unit/random.h"

#include "core/counting/histogram.h"

/* What a bag should hold, as a plain list. */
struct list {
    int32_t *values;
    size_t count;
};

static int ascending(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static void assert_holds(const struct histogram *histogram, struct list list)
{
    assert_int_equal(histogram->total, list.count);
    qsort(list.values, list.count, sizeof list.values[0], ascending);
    size_t step = list.count > 4000 ? list.count / 4000 : 1;
    for (size_t k = 0; k < list.count; k += step)
        if (histogram_at(histogram, k) != list.values[k])
            fail_msg("value %zu is %d, not %d", k, histogram_at(histogram, k), list.values[k]);
    if (list.count)
        assert_int_equal(histogram_at(histogram, list.count - 1), list.values[list.count - 1]);
}

static void assert_bag_holds(const struct bag *bag, struct list list, struct arena *arena)
{
    struct histogram histogram;
    histogram_init(&histogram, arena);
    histogram_pour(&histogram, bag);
    histogram_settle(&histogram);
    assert_holds(&histogram, list);
}

typedef int32_t draw_value(struct random *random);

static int32_t weeks(struct random *random)
{
    return random_from(random, 100, 180);
}

static int32_t anything_near(struct random *random)
{
    return random_from(random, 0, 65535);
}

static int32_t with_broken_dates(struct random *random)
{
    static const int32_t far[] = {-1, 65535, 65536, INT32_MAX, INT32_MIN + 1, 0, -40000, 70000};
    return random_chance(random, 10) ? far[random_below(random, COUNT_OF(far))] : random_from(random, 0, 400);
}

static int32_t drifting(struct random *random)
{
    static int32_t centre = 30000;
    centre = (centre + random_from(random, -90, 100)) & 65535;
    return centre;
}

static int32_t at_both_ends(struct random *random)
{
    return random_chance(random, 50) ? random_from(random, 0, 40) : random_from(random, 65495, 65535);
}

static void a_bag_of_any_size_and_spread_is_exact(void **state)
{
    (void)state;
    static draw_value *const draws[] = {weeks, anything_near, with_broken_dates, drifting, at_both_ends};
    static const size_t sizes[] = {0, 1, 7, 8, 9, 15, 16, 17, 100, 1000, 70000};
    struct random random = {11};
    for (size_t d = 0; d < COUNT_OF(draws); d++)
        for (size_t s = 0; s < COUNT_OF(sizes); s++) {
            struct arena arena;
            struct bag bag = {0};
            memory_init(&arena);
            struct list list = {ARENA_NEW(&arena, sizes[s], int32_t), sizes[s]};
            for (size_t i = 0; i < sizes[s]; i++)
                bag_add(&bag, &arena, list.values[i] = draws[d](&random));
            assert_bag_holds(&bag, list, &arena);
            arena_free(&arena);
        }
}

static void fill(struct bag *bag, struct arena *arena, int32_t value, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++)
        bag_add(bag, arena, value);
}

static uint64_t times_in(const struct bag *bag, int32_t value, struct arena *arena)
{
    struct histogram histogram;
    histogram_init(&histogram, arena);
    histogram_pour(&histogram, bag);
    return histogram_between(&histogram, value, value);
}

/* So many more values of another kind that all that was added before is counted, and no longer waits in the line. */
static void push(struct bag *bag, struct arena *arena)
{
    fill(bag, arena, 139, BAG_LINE_VALUES);
}

/* One value 255 times fills a count of one byte, 65535 times one of two bytes; the next one widens it. */
static void a_count_that_is_full_widens_and_loses_nothing(void **state)
{
    (void)state;
    struct arena arena;
    struct bag bag = {0};
    memory_init(&arena);
    fill(&bag, &arena, 139, 3);
    fill(&bag, &arena, 140, UINT8_MAX);
    push(&bag, &arena);
    assert_int_equal(bag.form, BAG_COUNTS8);
    assert_int_equal(times_in(&bag, 140, &arena), UINT8_MAX);
    fill(&bag, &arena, 140, UINT16_MAX - UINT8_MAX);
    push(&bag, &arena);
    assert_int_equal(bag.form, BAG_COUNTS16);
    assert_int_equal(times_in(&bag, 140, &arena), UINT16_MAX);
    fill(&bag, &arena, 140, 1);
    push(&bag, &arena);
    assert_int_equal(bag.form, BAG_COUNTS32);
    assert_int_equal(times_in(&bag, 140, &arena), UINT16_MAX + 1);
    assert_int_equal(times_in(&bag, 139, &arena), 3 + 3 * BAG_LINE_VALUES);
    fill(&bag, &arena, 140, 100000);
    fill(&bag, &arena, 150, 2); /* wider still after it has widened */
    assert_int_equal(times_in(&bag, 140, &arena), UINT16_MAX + 1 + 100000);
    assert_int_equal(times_in(&bag, 150, &arena), 2);
    arena_free(&arena);
}

static void a_small_bag_is_a_list_and_a_full_one_counts(void **state)
{
    (void)state;
    struct arena arena;
    struct bag bag = {0};
    memory_init(&arena);
    bag_add(&bag, &arena, 40);
    assert_int_equal(bag.form, BAG_LIST);
    fill(&bag, &arena, 42, 100);
    assert_int_equal(bag.form, BAG_COUNTS8);
    bag_return(&bag, &arena);
    assert_int_equal(times_in(&bag, 42, &arena), 0);
    bag_add(&bag, &arena, 43);
    assert_int_equal(bag.form, BAG_LIST);
    assert_int_equal(times_in(&bag, 43, &arena), 1);
    arena_free(&arena);
}

/* However far apart, lists end: a list of tens of thousands becomes counts over nearly all there is. */
static void a_list_does_not_grow_past_its_limit(void **state)
{
    (void)state;
    struct arena arena;
    struct bag bag = {0};
    memory_init(&arena);
    struct list list = {ARENA_NEW(&arena, 140000, int32_t), 0};
    for (int32_t value = 65535; value >= 0 && bag.form == BAG_LIST; value--)
        bag_add(&bag, &arena, list.values[list.count++] = value);
    assert_int_not_equal(bag.form, BAG_LIST);
    for (int32_t value = 0; value <= 65535; value += 5)
        bag_add(&bag, &arena, list.values[list.count++] = value);
    assert_bag_holds(&bag, list, &arena);
    arena_free(&arena);
}

static void bags_add_up_in_a_histogram_and_go_again(void **state)
{
    (void)state;
    struct random random = {13};
    struct arena arena;
    struct bag bags[6] = {{0}};
    struct histogram histogram;
    memory_init(&arena);
    histogram_init(&histogram, &arena);
    struct list all = {ARENA_NEW(&arena, 6000, int32_t), 0};
    struct list odd = {ARENA_NEW(&arena, 6000, int32_t), 0};
    for (int i = 0; i < 5000; i++) {
        size_t b = random_below(&random, 6) * random_below(&random, 6) / 5;
        int32_t value = b == 2 ? with_broken_dates(&random) : b == 3 ? anything_near(&random) : weeks(&random);
        bag_add(&bags[b], &arena, value);
        all.values[all.count++] = value;
        if (b % 2)
            odd.values[odd.count++] = value;
    }
    for (size_t b = 0; b < 6; b++)
        histogram_pour(&histogram, &bags[b]);
    histogram_settle(&histogram);
    assert_holds(&histogram, all);
    for (size_t b = 0; b < 6; b += 2)
        histogram_take_away(&histogram, &bags[b]);
    histogram_settle(&histogram);
    assert_holds(&histogram, odd);
    arena_free(&arena);
}

/* Two bags of each spread and size, whatever forms they have taken; the second is as it was. */
static void bags_join_and_lose_nothing(void **state)
{
    (void)state;
    static draw_value *const draws[] = {weeks, anything_near, with_broken_dates, drifting, at_both_ends};
    static const size_t sizes[] = {0, 1, 28, 29, 300, 70000};
    struct random random = {23};
    for (size_t round = 0; round < COUNT_OF(draws) * COUNT_OF(draws) * COUNT_OF(sizes) * COUNT_OF(sizes); round++) {
        draw_value *const draw[2] = {draws[round % 5], draws[round / 5 % 5]};
        const size_t size[2] = {sizes[round / 25 % 6], sizes[round / 150]};
        struct arena arena;
        struct bag bags[2] = {{0}};
        memory_init(&arena);
        struct list all = {ARENA_NEW(&arena, size[0] + size[1], int32_t), 0};
        struct list second = {ARENA_NEW(&arena, size[1], int32_t), 0};
        for (size_t b = 0; b < 2; b++)
            for (size_t i = 0; i < size[b]; i++)
                bag_add(&bags[b], &arena, all.values[all.count++] = draw[b](&random));
        if (size[1])
            memcpy(second.values, all.values + size[0], size[1] * sizeof all.values[0]);
        second.count = size[1];
        bag_join(&bags[0], &arena, &bags[1]);
        assert_bag_holds(&bags[0], all, &arena);
        assert_bag_holds(&bags[1], second, &arena);
        arena_free(&arena);
    }
}

static void a_cleared_histogram_is_as_new(void **state)
{
    (void)state;
    struct random random = {17};
    struct arena arena;
    struct histogram histogram;
    memory_init(&arena);
    histogram_init(&histogram, &arena);
    for (int round = 0; round < 20; round++) {
        struct bag bag = {0};
        struct list list = {ARENA_NEW(&arena, 200, int32_t), 200};
        for (int i = 0; i < 200; i++)
            bag_add(&bag, &arena, list.values[i] = round % 2 ? with_broken_dates(&random) : anything_near(&random));
        histogram_clear(&histogram);
        assert_int_equal(histogram.total, 0);
        histogram_pour(&histogram, &bag);
        histogram_settle(&histogram);
        assert_holds(&histogram, list);
    }
    arena_free(&arena);
}

static void the_number_between_two_values_counts_both_of_them(void **state)
{
    (void)state;
    struct random random = {19};
    struct arena arena;
    struct bag bag = {0};
    struct histogram histogram;
    int32_t values[2000];
    memory_init(&arena);
    histogram_init(&histogram, &arena);
    for (int i = 0; i < 2000; i++)
        bag_add(&bag, &arena, values[i] = random_from(&random, 0, i % 2 ? 700 : 65535));
    histogram_pour(&histogram, &bag);
    for (int round = 0; round < 500; round++) {
        int32_t first = random_from(&random, 0, round % 2 ? 700 : 65535);
        int32_t last = random_from(&random, first, round % 3 ? 65535 : first + (65535 - first) / 90);
        uint64_t expected = 0;
        for (int i = 0; i < 2000; i++)
            expected += values[i] >= first && values[i] <= last;
        assert_int_equal(histogram_between(&histogram, first, last), expected);
    }
    assert_int_equal(histogram_between(&histogram, 0, 65535), 2000);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bag_of_any_size_and_spread_is_exact),
        cmocka_unit_test(a_count_that_is_full_widens_and_loses_nothing),
        cmocka_unit_test(a_small_bag_is_a_list_and_a_full_one_counts),
        cmocka_unit_test(a_list_does_not_grow_past_its_limit),
        cmocka_unit_test(bags_add_up_in_a_histogram_and_go_again),
        cmocka_unit_test(bags_join_and_lose_nothing),
        cmocka_unit_test(a_cleared_histogram_is_as_new),
        cmocka_unit_test(the_number_between_two_values_counts_both_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

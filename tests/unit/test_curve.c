/* Curves of waiting: against R's survival package, and against the formulas written out. */
#include "unit/memory.h"
#include "unit/naive_curve.h"
#include "unit/random.h"

#include "core/figures/curve.h"
#include "core/figures/stats.h"

static struct curve_result curve(const struct naive_wait *waits, size_t count, struct curve_space *space)
{
    struct bag fates[CURVE_FATES] = {{0}};
    for (size_t i = 0; i < count; i++)
        bag_add(&fates[waits[i].fate], space->arena, waits[i].days);
    curve_space_clear(space);
    for (int fate = 0; fate < CURVE_FATES; fate++)
        histogram_pour(&space->group.fates[fate], &fates[fate]);
    return curve_of(space);
}

static struct arena arena;
static struct curve_space space;

static int set_up(void **state)
{
    (void)state;
    memory_init(&arena);
    curve_space_init(&space, &arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/*
 * R survival (therneau/survival @a2533a92, tests/mstate.R, "trivial"; LGPL, numbers only): eight people, two states.
 * By day 3 state 1 has probability 1/7 and state 2 has 12/35; in the end 1/7 and 6/7.
 */
static const struct naive_wait mstate[] = {{1, NAIVE_OPEN}, {2, NAIVE_ON_TIME}, {2, NAIVE_OPEN}, {3, NAIVE_CLOSED},
                                           {3, NAIVE_OPEN}, {3, NAIVE_CLOSED},  {5, NAIVE_OPEN}, {6, NAIVE_CLOSED}};

static void the_competing_curve_is_that_of_r(void **state)
{
    (void)state;
    struct naive_waits waits = {mstate, COUNT_OF(mstate)};
    struct curve_result result = curve(mstate, COUNT_OF(mstate), &space);
    assert_int_equal(result.count, 8);
    assert_int_equal(result.open, 4);
    assert_close(result.by_due, 0.14285714285714285, 1e-15);
    assert_false(result.reached_half);
    assert_close(naive_probability(waits, 3, NAIVE_CLOSED), 1 - 0.5142857142857142, 1e-15);
    struct naive_wait swapped[COUNT_OF(mstate)];
    for (size_t i = 0; i < COUNT_OF(mstate); i++)
        swapped[i] = (struct naive_wait){mstate[i].days, mstate[i].fate == NAIVE_CLOSED    ? NAIVE_ON_TIME
                                                         : mstate[i].fate == NAIVE_ON_TIME ? NAIVE_CLOSED
                                                                                           : NAIVE_OPEN};
    result = curve(swapped, COUNT_OF(swapped), &space);
    assert_close(result.by_due, 0.8571428571428571, 1e-15);
    assert_true(result.reached_half);
    assert_int_equal(result.half_done, 6); /* 12/35 by day 3 is not half */
}

/* R survival, tests/quantile.R: nothing competes, so the curve is 1 - Kaplan-Meier; S = 6/7, 18/35, 9/35. */
static void with_nothing_competing_it_is_kaplan_meier(void **state)
{
    (void)state;
    static const struct naive_wait waits[] = {{9, NAIVE_ON_TIME}, {1, NAIVE_ON_TIME}, {1, NAIVE_OPEN},
                                              {6, NAIVE_ON_TIME}, {6, NAIVE_ON_TIME}, {8, NAIVE_OPEN},
                                              {10, NAIVE_OPEN}};
    struct curve_result result = curve(waits, COUNT_OF(waits), &space);
    assert_close(result.by_due, 1 - 0.2571428571428571, 1e-15);
    assert_true(result.reached_half);
    assert_int_equal(result.half_done, 9); /* 1 - 18/35 by day 6 is not half */
    /* Greenwood: S^2 (1/(7*6) + 2/(5*3) + 1/(2*1)), log-log as survfit. */
    double s = 9.0 / 35;
    double spread = Z_95 * sqrt(1.0 / 42 + 2.0 / 15 + 0.5) / log(s);
    assert_true(result.has_interval);
    assert_close(result.lower, 1 - pow(s, exp(spread)), 1e-12);
    assert_close(result.upper, 1 - pow(s, exp(-spread)), 1e-12);
}

static void with_nobody_open_it_is_the_plain_share_exactly(void **state)
{
    (void)state;
    struct naive_wait waits[49];
    for (size_t i = 0; i < 49; i++)
        waits[i] = (struct naive_wait){(int32_t)(i * 7 % 50), i % 7 == 0 ? NAIVE_ON_TIME
                                                              : i % 2    ? NAIVE_LATE
                                                                         : NAIVE_CLOSED};
    struct curve_result result = curve(waits, 49, &space);
    assert_same(result.by_due, 7.0 / 49);
}

static void at_nought_and_at_one_there_is_no_interval(void **state)
{
    (void)state;
    static const struct naive_wait none[] = {{3, NAIVE_LATE}, {4, NAIVE_OPEN}, {5, NAIVE_CLOSED}};
    static const struct naive_wait all[] = {{3, NAIVE_ON_TIME}, {3, NAIVE_ON_TIME}, {5, NAIVE_ON_TIME}};
    static const struct naive_wait open[] = {{3, NAIVE_OPEN}};
    struct curve_result result = curve(none, COUNT_OF(none), &space);
    assert_false(result.has_interval);
    assert_same(result.by_due, 0.0);
    result = curve(all, COUNT_OF(all), &space);
    assert_false(result.has_interval);
    assert_same(result.by_due, 1.0);
    result = curve(open, COUNT_OF(open), &space);
    assert_false(result.has_interval || result.reached_half);
    assert_int_equal(result.open, 1);
}

static void exactly_one_half_is_half(void **state)
{
    (void)state;
    static const struct naive_wait waits[] = {
        {10, NAIVE_ON_TIME}, {20, NAIVE_LATE}, {30, NAIVE_OPEN}, {40, NAIVE_CLOSED}};
    struct curve_result result = curve(waits, COUNT_OF(waits), &space);
    assert_true(result.reached_half);
    assert_int_equal(result.half_done, 20);
    struct naive_wait many[14]; /* 7 of 14 in steps of 1/14, each rounded */
    for (int i = 0; i < 14; i++)
        many[i] = (struct naive_wait){i, i < 7 ? NAIVE_LATE : NAIVE_OPEN};
    result = curve(many, 14, &space);
    assert_true(result.reached_half);
    assert_int_equal(result.half_done, 6);
}

static void agree_with_formulas(const struct naive_wait *list, size_t count)
{
    struct naive_waits waits = {list, count};
    struct curve_result result = curve(list, count, &space);
    double lower = 0;
    double upper = 0;
    bool has_interval = naive_interval(waits, &lower, &upper);
    assert_int_equal(result.count, count);
    assert_close(result.by_due, naive_probability(waits, INT32_MAX, NAIVE_ON_TIME), 1e-12);
    assert_int_equal(result.reached_half ? result.half_done : -1, naive_half_done(waits));
    assert_int_equal(result.has_interval, has_interval);
    if (!has_interval)
        return;
    assert_close(result.lower, lower, 1e-9);
    assert_close(result.upper, upper, 1e-9);
    assert_true(0 <= result.lower && result.lower <= result.by_due && result.by_due <= result.upper &&
                result.upper <= 1);
}

static void random_groups_agree_with_the_formulas(void **state)
{
    (void)state;
    struct random random = {23};
    for (int round = 0; round < 700; round++) {
        struct naive_wait waits[40];
        size_t count = 1 + random_below(&random, 40);
        int longest = random_from(&random, 1, 200);
        int on_time = random_from(&random, 0, 100);
        for (size_t i = 0; i < count; i++) {
            waits[i].days = random_from(&random, 0, longest);
            waits[i].fate =
                random_chance(&random, (uint32_t)on_time) ? NAIVE_ON_TIME : (enum naive_fate)random_below(&random, 4);
        }
        agree_with_formulas(waits, count);
    }
}

/* Broken dates: waits of more than 65535 days, in ties and alone. */
static void waits_of_centuries_take_their_place_at_the_end(void **state)
{
    (void)state;
    struct random random = {29};
    for (int round = 0; round < 100; round++) {
        struct naive_wait waits[30];
        for (size_t i = 0; i < 30; i++) {
            waits[i].days =
                random_chance(&random, 30) ? random_from(&random, 65530, 65545) : random_from(&random, 0, 99);
            waits[i].fate = (enum naive_fate)random_below(&random, 4);
        }
        agree_with_formulas(waits, 30);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_competing_curve_is_that_of_r),
        cmocka_unit_test(with_nothing_competing_it_is_kaplan_meier),
        cmocka_unit_test(with_nobody_open_it_is_the_plain_share_exactly),
        cmocka_unit_test(at_nought_and_at_one_there_is_no_interval),
        cmocka_unit_test(exactly_one_half_is_half),
        cmocka_unit_test(random_groups_agree_with_the_formulas),
        cmocka_unit_test(waits_of_centuries_take_their_place_at_the_end),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

/* Backlog arithmetic against the published numbers of NHSRwaitinglist (shared/data/oracles/queue.json). */
#include "unit/unit.h"

#include "core/statistics/queue.h"

static void load_and_sizes_are_as_published(void **state)
{
    (void)state;
    assert_close(queue_load(30, 27), 1.11111111, 1e-8);
    assert_close(queue_load(35, 27), 1.2962963, 1e-7);
    assert_close(queue_load(52, 42), 1.23809524, 1e-8);
    assert_close(queue_target_size(30, 52, 4), 390, 0);
    assert_close(queue_target_size(30, 50, 4), 375, 0);
    assert_close(queue_target_size(30, 50, 6), 250, 0);
}

static void capacities_are_as_published(void **state)
{
    (void)state;
    assert_close(queue_relief_capacity(30, 1200, 390, 26), 61.153846, 1e-6);
    assert_close(queue_relief_capacity(33, 800, 200, 30), 53, 0);
    assert_close(queue_relief_capacity(35, 250, 100, 15), 45, 0);
    assert_close(queue_target_capacity(30, 52, 3, 1.1, 1.2), 30.076442, 1e-6);
    assert_close(queue_target_capacity(30, 52, 3, 1.1, 1.4), 30.0914423, 1e-7);
    assert_close(queue_target_capacity(42, 65, 2, 1.2, 1.5), 42.0567692, 1e-7);
    assert_close(queue_target_capacity(35, 50, 1, 1.3, 1.6), 35.0425, 1e-12);
}

static void waits_are_as_published(void **state)
{
    (void)state;
    assert_close(queue_pressure(63, 52), 2.42307692, 1e-8);
    assert_close(queue_pressure(42, 24), 3.5, 0);
    assert_close(queue_pressure(55, 50), 2.2, 1e-12);
    assert_close(queue_target_mean_wait(52, 4), 13, 0);
    assert_close(queue_target_mean_wait(52, 6), 8.6666667, 1e-7);
}

static void what_cannot_end_says_so(void **state)
{
    (void)state;
    assert_close(queue_clearance(60, 12), 5, 0);
    assert_true(isinf(queue_clearance(60, 0)));
    assert_true(isinf(queue_load(3, 0)));
    assert_close(queue_recovery(60, 10, 16), 10, 0);
    assert_close(queue_recovery(0, 10, 9), 0, 0);
    assert_true(isinf(queue_recovery(60, 10, 10)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(load_and_sizes_are_as_published),
        cmocka_unit_test(capacities_are_as_published),
        cmocka_unit_test(waits_are_as_published),
        cmocka_unit_test(what_cannot_end_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Axes: every breakdown of instances once, pairs that can be told apart again. */
#include "unit/memory.h"

#include "core/counting/axis.h"

static void every_breakdown_of_instances_is_on_one_axis(void **state)
{
    (void)state;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        int found = 0;
        for (enum axis_id a = 0; a < AXES; a++)
            found += (axes[a].first == b) + (axes[a].width > 1 && axes[a].second == b);
        assert_int_equal(found, b != BREAKDOWN_CRITERION); /* audits have no instances */
    }
}

/* The second of a pair has a category number below the width, whatever is recorded. */
static void widths_hold_every_category(void **state)
{
    (void)state;
    struct arena arena;
    struct categories categories;
    memory_init(&arena);
    categories_init(&categories, &arena);
    for (enum axis_id a = 0; a < AXES; a++) {
        if (axes[a].width == 1)
            continue;
        assert_int_equal(categories.of[axes[a].second].count, axes[a].width);
        assert_int_equal(breakdown_grain(axes[a].first), breakdown_grain(axes[a].second));
    }
    arena_free(&arena);
}

static void pairs_are_told_apart(void **state)
{
    (void)state;
    for (enum axis_id a = 0; a < AXES; a++)
        for (uint16_t first = 0; first < 70; first++)
            for (uint16_t second = 0; second < axes[a].width; second++) {
                uint16_t categories[BREAKDOWNS + 1] = {0};
                categories[axes[a].second] = second;
                categories[axes[a].first] = first;
                uint32_t number = axis_number(&axes[a], categories);
                assert_int_equal(number / axes[a].width, first);
                assert_int_equal(number % axes[a].width, second);
            }
}

static void sets_of_breakdowns_are_sets_of_axes(void **state)
{
    (void)state;
    assert_int_equal(axes_of(BREAKDOWNS_OF_ADVICE), (1U << AXES) - 1);
    assert_int_equal(axes_of(BREAKDOWNS_USUAL), (1U << AXES) - 1 - (1U << AXIS_PROVIDER_AND_KIND));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_breakdown_of_instances_is_on_one_axis),
        cmocka_unit_test(widths_hold_every_category),
        cmocka_unit_test(pairs_are_told_apart),
        cmocka_unit_test(sets_of_breakdowns_are_sets_of_axes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Chances of waiting past a limit, and how such chances did, against numbers worked out by hand. */
#include <math.h>

#include "unit/memory.h"

#include "core/inference/early_warning.h"
#include "core/statistics/exit_curve.h"

static void assert_chance(const struct exit_curve *curve, int32_t waited, int32_t limit, double expected)
{
    double chance;
    assert_true(exit_curve_past(curve, waited, limit, &chance));
    if (fabs(chance - expected) > 1e-12)
        fail_msg("past %d after %d: %.17g, not %.17g", limit, waited, chance, expected);
}

/*
 * A leaves on day 3, B on day 5, D on day 2; C is seen from day 2 to day 5 and lost from sight.
 *
 *     day 1: A, B, D at risk. Day 2: A, B, C, D, of whom D leaves: 3/4 stay. Day 3: A, B, C, of whom A leaves: 2/3.
 *     Day 4: B, C. Day 5: B, C, of whom B leaves: 1/2. Day 6: nobody.
 */
static void chances_are_products_of_those_who_stay(void **state)
{
    (void)state;
    struct arena arena;
    struct exit_curve curve;
    double chance;
    memory_init(&arena);
    exit_curve_init(&curve, &arena);
    exit_curve_add(&curve, 0, 3, true);
    exit_curve_add(&curve, 0, 5, true);
    exit_curve_add(&curve, 2, 5, false);
    exit_curve_add(&curve, 0, 2, true);
    exit_curve_settle(&curve);
    assert_int_equal(curve.exit_count, 3);
    assert_chance(&curve, 0, 1, 1);
    assert_chance(&curve, 0, 2, 3.0 / 4);
    assert_chance(&curve, 0, 5, 1.0 / 4); /* 3/4 x 2/3 x 1/2 */
    assert_chance(&curve, 2, 5, 1.0 / 3); /* 2/3 x 1/2 */
    assert_chance(&curve, 3, 4, 1);
    assert_chance(&curve, 4, 4, 1);
    assert_false(exit_curve_past(&curve, 3, 6, &chance)); /* nobody has waited so long */
    arena_free(&arena);
}

/* Where all have left nobody waits past it, however long the limit. */
static void nobody_left_is_nought(void **state)
{
    (void)state;
    struct arena arena;
    struct exit_curve curve;
    memory_init(&arena);
    exit_curve_init(&curve, &arena);
    exit_curve_add(&curve, 0, 2, true);
    exit_curve_add(&curve, 1, 2, true);
    exit_curve_add(&curve, 5, 4, true);                  /* seen from after it left: not at all */
    exit_curve_add(&curve, 0, EXIT_DAYS_MOST + 5, true); /* longer than is looked at: at risk throughout */
    exit_curve_add(&curve, EXIT_DAYS_MOST + 1, EXIT_DAYS_MOST + 2, true); /* not at all */
    exit_curve_settle(&curve);
    assert_int_equal(curve.exit_count, 2);
    assert_chance(&curve, 0, 9, 1.0 / 3);
    assert_int_equal(curve.at_risk[EXIT_DAYS_MOST], 1);
    arena_free(&arena);
}

/*
 * Chances 0.05, 0.2, 0.2, 0.5 and 1, of which the third and the last came: squares 0.0025, 0.04, 0.64, 0.25, 0, together
 * 0.9325, a fifth of it 0.1865. Two of five came: 2/5 x 3/5 = 0.24.
 */
static void bands_and_brier(void **state)
{
    (void)state;
    struct calibration calibration = {.squares = 0};
    calibration_add(&calibration, 0.05, false);
    calibration_add(&calibration, 0.2, false);
    calibration_add(&calibration, 0.2, true);
    calibration_add(&calibration, 0.5, false);
    calibration_add(&calibration, 1, true);
    const uint64_t counts[CALIBRATION_BANDS] = {1, 2, 0, 1, 0, 1};
    const uint64_t came[CALIBRATION_BANDS] = {0, 1, 0, 0, 0, 1};
    for (int band = 0; band < CALIBRATION_BANDS; band++) {
        assert_int_equal(calibration.bands[band].count, counts[band]);
        assert_int_equal(calibration.bands[band].came, came[band]);
    }
    assert_true(fabs(calibration_brier(&calibration) - 0.1865) < 1e-12);
    assert_true(fabs(calibration_brier_of_share(&calibration) - 0.24) < 1e-12);
    assert_true(fabs(calibration.all.given - 1.95) < 1e-12);
}

static void assert_end(int32_t day, int64_t year, int month, int last)
{
    assert_int_equal(day, day_of(year, month, last));
}

static void tried_on_the_quarter_ends_before(void **state)
{
    (void)state;
    int32_t ends[TRIED_ENDS];
    tried_ends(day_of(2026, 6, 30), ends); /* itself one: it is not before itself */
    assert_end(ends[0], 2026, 3, 31);
    assert_end(ends[1], 2025, 12, 31);
    assert_end(ends[2], 2025, 9, 30);
    assert_end(ends[3], 2025, 6, 30);
    tried_ends(day_of(2026, 1, 1), ends);
    assert_end(ends[0], 2025, 12, 31);
    assert_end(ends[3], 2025, 3, 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chances_are_products_of_those_who_stay),
        cmocka_unit_test(nobody_left_is_nought),
        cmocka_unit_test(bands_and_brier),
        cmocka_unit_test(tried_on_the_quarter_ends_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

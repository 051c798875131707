/* The tables of measures, against the words of the specification. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/definitions/evidence.h"
#include "core/definitions/measure.h"

static void names_are_in_the_order_of_their_bytes(void **state)
{
    (void)state;
    for (int m = 1; m < CLOCK_MEASURES; m++) {
        int order = strcmp(clock_measures[m - 1].name, clock_measures[m].name);
        assert_true(order < 0 || (order == 0 && clock_measures[m - 1].basis < clock_measures[m].basis));
    }
    for (int m = 1; m < FAMILY_MEASURES; m++)
        assert_true(strcmp(family_measures[m - 1].id, family_measures[m].id) < 0);
    for (int b = 1; b < BASES; b++)
        assert_true(strcmp(basis_names[b - 1], basis_names[b]) < 0);
    for (int p = 1; p < PERIOD_TYPES; p++)
        assert_true(strcmp(period_type_names[p - 1], period_type_names[p]) < 0);
}

static void all_is_said_in_words(void **state)
{
    (void)state;
    for (int m = 0; m < CLOCK_MEASURES; m++) {
        assert_true(strlen(clock_measures[m].title) > 3);
        assert_true(strlen(clock_measures[m].definition) > 20);
    }
    for (int m = 0; m < FAMILY_MEASURES; m++) {
        assert_true(strlen(family_measures[m].title) > 10);
        assert_true(strlen(family_measures[m].period_by) > 3);
        assert_true(strlen(family_measures[m].numerator) > 3);
        assert_true(strlen(family_measures[m].denominator) > 3);
    }
    for (int s = 1; s < CELL_STATUSES; s++)
        assert_true(cell_status_names[s][0] != '\0');
    assert_string_equal(cell_status_names[STATUS_PLAIN], "");
}

/* spec/measures.md: every measure of a clock, its basis and unit. */
static const struct {
    const char *name;
    enum basis basis;
    enum unit unit;
} specified[] = {
    {"on_time", BASIS_COMPLETED, UNIT_PERCENT},
    {"on_time", BASIS_DUE, UNIT_PERCENT},
    {"on_time_ex", BASIS_COMPLETED, UNIT_PERCENT},
    {"on_time_ex", BASIS_DUE, UNIT_PERCENT},
    {"days", BASIS_COMPLETED, UNIT_DAYS},
    {"days_p90", BASIS_COMPLETED, UNIT_DAYS},
    {"excepted", BASIS_COMPLETED, UNIT_PERCENT},
    {"by_due", BASIS_STARTED, UNIT_PERCENT},
    {"half_done", BASIS_STARTED, UNIT_DAYS},
    {"open", BASIS_STOCK, UNIT_COUNT},
    {"overdue", BASIS_STOCK, UNIT_COUNT},
    {"overdue_excepted", BASIS_STOCK, UNIT_COUNT},
    {"overdue_1_30", BASIS_STOCK, UNIT_COUNT},
    {"overdue_31_90", BASIS_STOCK, UNIT_COUNT},
    {"overdue_91_182", BASIS_STOCK, UNIT_COUNT},
    {"overdue_183_365", BASIS_STOCK, UNIT_COUNT},
    {"overdue_over_365", BASIS_STOCK, UNIT_COUNT},
    {"days_over", BASIS_STOCK, UNIT_DAYS},
    {"days_over_p90", BASIS_STOCK, UNIT_DAYS},
    {"sen2_on_time", BASIS_COMPLETED, UNIT_PERCENT},
    {"sen2_on_time_ex", BASIS_COMPLETED, UNIT_PERCENT},
};

static void the_measures_of_clocks_are_those_specified(void **state)
{
    (void)state;
    assert_int_equal(sizeof specified / sizeof specified[0], CLOCK_MEASURES);
    for (size_t s = 0; s < sizeof specified / sizeof specified[0]; s++) {
        int times = 0;
        for (int m = 0; m < CLOCK_MEASURES; m++)
            times += strcmp(clock_measures[m].name, specified[s].name) == 0 &&
                     clock_measures[m].basis == specified[s].basis && clock_measures[m].unit == specified[s].unit;
        assert_int_equal(times, 1);
    }
}

static unsigned measures_of(enum clock_id clock)
{
    unsigned bits = 0;
    for (int m = 0; m < CLOCK_MEASURES; m++)
        bits |= clock_has_measure(&clocks[clock], (enum clock_measure_id)m) ? 1U << m : 0;
    return bits;
}

#define BIT(measure) (1U << (measure))
#define EVERY (BIT(CLOCK_MEASURES) - 1)
#define OF_PLAN20_ONLY (BIT(MEASURE_SEN2_ON_TIME) | BIT(MEASURE_SEN2_ON_TIME_EX))
#define OF_EXCEPTIONS                                                                                                  \
    (BIT(MEASURE_EXCEPTED) | BIT(MEASURE_ON_TIME_EX) | BIT(MEASURE_ON_TIME_EX_DUE) | BIT(MEASURE_OVERDUE_EXCEPTED))

static void plan20_has_every_measure(void **state)
{
    (void)state;
    assert_int_equal(measures_of(CLOCK_PLAN20), EVERY);
}

static void clocks_with_exceptions_lack_only_what_is_the_dfes(void **state)
{
    (void)state;
    static const enum clock_id with_exceptions[] = {CLOCK_REQ6,         CLOCK_ADV6,      CLOCK_TR_ASSESS2,
                                                    CLOCK_TR_NOISSUE10, CLOCK_TR_PLAN14, CLOCK_TR_DRAFT5,
                                                    CLOCK_TR_FINAL11,   CLOCK_TR_AMEND5, CLOCK_TR_NAME2};
    for (size_t i = 0; i < sizeof with_exceptions / sizeof with_exceptions[0]; i++)
        assert_int_equal(measures_of(with_exceptions[i]), EVERY & ~OF_PLAN20_ONLY);
}

static void clocks_without_exceptions_have_nothing_of_exceptions(void **state)
{
    (void)state;
    static const enum clock_id without[] = {CLOCK_AR12,       CLOCK_AR12_MEETING, CLOCK_AR_REPORT2, CLOCK_AR_DEC4,
                                            CLOCK_AM_NOTICE4, CLOCK_AM_FINAL8,    CLOCK_AM_FINAL12, CLOCK_PT};
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
        assert_int_equal(measures_of(without[i]), EVERY & ~OF_PLAN20_ONLY & ~OF_EXCEPTIONS);
}

static void floors_and_refusals_to_issue_have_few(void **state)
{
    (void)state;
    assert_int_equal(measures_of(CLOCK_DRAFT15), BIT(MEASURE_ON_TIME));
    assert_int_equal(measures_of(CLOCK_AM_REPS15), BIT(MEASURE_ON_TIME));
    assert_int_equal(measures_of(CLOCK_NOTISSUE16), BIT(MEASURE_ON_TIME) | BIT(MEASURE_ON_TIME_EX) | BIT(MEASURE_DAYS) |
                                                        BIT(MEASURE_DAYS_P90) | BIT(MEASURE_EXCEPTED));
}

static void families_have_the_basis_specified(void **state)
{
    (void)state;
    for (int m = 0; m < FAMILY_MEASURES; m++) {
        const char *id = family_measures[m].id;
        enum basis basis = BASIS_COMPLETED;
        if (strncmp(id, "REQUEST.", 8) == 0)
            basis = BASIS_STARTED;
        if (strcmp(id, "REVIEW.current") == 0 || strcmp(id, "PLAN.stale_phase") == 0)
            basis = BASIS_STOCK;
        assert_int_equal(family_measures[m].basis, basis);
        assert_int_equal(family_measures[m].unit, strcmp(id, "REQUEST.received") == 0 ? UNIT_COUNT : UNIT_PERCENT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_in_the_order_of_their_bytes),
        cmocka_unit_test(all_is_said_in_words),
        cmocka_unit_test(the_measures_of_clocks_are_those_specified),
        cmocka_unit_test(plan20_has_every_measure),
        cmocka_unit_test(clocks_with_exceptions_lack_only_what_is_the_dfes),
        cmocka_unit_test(clocks_without_exceptions_have_nothing_of_exceptions),
        cmocka_unit_test(floors_and_refusals_to_issue_have_few),
        cmocka_unit_test(families_have_the_basis_specified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

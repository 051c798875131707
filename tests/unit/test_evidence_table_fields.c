/* Figures as the tables print them: rounding, signs, marks. */
#include "unit/tables.h"

static void percentages_are_rounded_half_up_from_the_integers(void **state)
{
    (void)state;
    static const struct {
        uint64_t k, n;
        const char *text;
    } known[] = {
        {1, 8, "12.5"},        {1, 2000, "0.1"},     {1, 2001, "0.0"},   {0, 7, "0.0"},
        {7, 7, "100.0"},       {1, 3, "33.3"},       {2, 3, "66.7"},     {13, 400, "3.3"},
        {1999, 2000, "100.0"}, {1998, 2000, "99.9"}, {247, 684, "36.1"},
    };
    struct arena arena;
    arena_init(&arena, 1 << 24, no_memory, NULL);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct cell cell = share(latest(DONE), known[i].k, known[i].n);
        cell.value = 55.5; /* must not be looked at */
        assert_string_equal(table_part_text(PART_PERCENT, &cell, &arena), known[i].text);
    }
    arena_free(&arena);
}

static void curves_days_and_intervals_are_rounded_half_up(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *percent, *days;
    } known[] = {
        {12.25, "12.3", "12.3"}, {0, "0.0", "0"},           {100, "100.0", "100"},
        {140, "140.0", "140"},   {140.5, "140.5", "140.5"}, {-12.34, "-12.3", "-12.3"},
        {-0.04, "0.0", "0"},     {99.96, "100.0", "100"},   {-100, "-100.0", "-100"},
        {12.35, "12.4", "12.4"}, {0.05, "0.1", "0.1"},
    };
    struct arena arena;
    arena_init(&arena, 1 << 24, no_memory, NULL);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct cell cell = {.has_value = true, .has_interval = true, .value = known[i].value};
        cell.lower = cell.upper = known[i].value;
        assert_string_equal(table_part_text(PART_PERCENT, &cell, &arena), known[i].percent);
        assert_string_equal(table_part_text(PART_LOWER, &cell, &arena), known[i].percent);
        assert_string_equal(table_part_text(PART_UPPER, &cell, &arena), known[i].percent);
        assert_string_equal(table_part_text(PART_DAYS, &cell, &arena), known[i].days);
    }
    arena_free(&arena);
}

static void what_has_no_numerator_is_shown_by_its_value(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct cell curve = {.has_value = true, .has_denominator = true, .denominator = 40, .value = 41.25};
    assert_string_equal(table_part_text(PART_PERCENT, &curve, &world.arena), "41.3");
    assert_string_equal(table_part_text(PART_NUMERATOR, &curve, &world.arena), "");
    assert_string_equal(table_part_text(PART_DENOMINATOR, &curve, &world.arena), "40");
    assert_string_equal(table_part_text(PART_CASES, &curve, &world.arena), "40");
    assert_string_equal(table_part_text(PART_LOWER, &curve, &world.arena), "");
    assert_string_equal(table_part_text(PART_PERCENT, NULL, &world.arena), "");
    struct cell agreement = latest("QA.agreement", BASIS_COMPLETED);
    agreement.has_value = agreement.has_denominator = true;
    agreement.value = -7.5;
    agreement.denominator = 12;
    give(&world, &agreement);
    const struct people_table *table = table_of(&world, "quality_audits");
    assert_string_equal(field(table, row_with(table, "id", "QA.agreement"), "sound or strong, or agreement: %"),
                        "-7.5");
    close_world(&world);
}

static void signs_stand_for_what_is_not_known(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, latest("PLAN20.on_time", BASIS_DUE), 0, 0);
    give_share(&world, latest(DONE), 2, 3);
    struct cell half = latest("PLAN20.half_done", BASIS_STARTED);
    half.status = STATUS_NOT_APPLICABLE;
    half.has_denominator = true;
    half.denominator = 4;
    give(&world, &half);
    const struct people_table *table = table_of(&world, "twenty_weeks");
    assert_int_equal(table->rows, 1);
    assert_string_equal(field(table, 0, "on time, of those due: %"), "x");
    assert_string_equal(field(table, 0, "on time, of those due: out of"), "0");
    assert_string_equal(field(table, 0, "on time, of those due: 95% from"), "");
    assert_string_equal(field(table, 0, "on time, of those due: mark"), "");
    assert_string_equal(field(table, 0, "on time, of those completed: %"), "66.7");
    assert_string_equal(field(table, 0, "on time, of those completed: number"), "2");
    assert_string_equal(field(table, 0, "on time, of those completed: out of"), "3");
    assert_string_equal(field(table, 0, "on time, of those completed: mark"), "[low]");
    assert_string_equal(field(table, 0, "days until half of those started are done: days"), "z");
    assert_string_equal(field(table, 0, "days until half of those started are done: cases"), "4");
    assert_string_equal(field(table, 0, "open on the last day"), "");
    assert_non_null(strstr(table->note, "[low]"));
    close_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentages_are_rounded_half_up_from_the_integers),
        cmocka_unit_test(curves_days_and_intervals_are_rounded_half_up),
        cmocka_unit_test(what_has_no_numerator_is_shown_by_its_value),
        cmocka_unit_test(signs_stand_for_what_is_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

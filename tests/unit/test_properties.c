/* What must hold of any world: through the public interface, on pseudo-random messes. */
#include "unit/outcome.h"
#include "unit/world_draw.h"

static const int32_t as_of = 8932; /* 2024-06-15 */

static struct analysis_options options(void)
{
    return (struct analysis_options){.as_of = as_of, .since = day_of(2022, 1, 1)};
}

static void the_order_of_rows_changes_nothing(void **state)
{
    (void)state;
    struct random random = {41};
    const struct analysis_options usual = options();
    for (uint64_t seed = 1; seed <= 4; seed++) {
        struct world world;
        struct outcome first;
        struct outcome second;
        draw_world(&world, seed, 90, as_of, 1200, seed % 2);
        outcome_of(&first, &world, &usual, FRAME_ROWS);
        world_shuffle(&world, &random);
        outcome_of(&second, &world, &usual, FRAME_ROWS);
        assert_true(first.cell_count > 1000 && first.work_count > 50 && first.finding_count > 10);
        assert_same_outcome(&first, &second);
        outcome_free(&first);
        outcome_free(&second);
        world_free(&world);
    }
}

/* So many outcomes on one day that a rule finds them. */
static void decide_on_one_day(struct world *world)
{
    for (size_t row = 0; row < 40 && row < world->tables[RELATION_ASSESSMENT].rows; row++) {
        world_say(world, RELATION_ASSESSMENT, row, "outcome", "Y");
        world_set(world, RELATION_ASSESSMENT, row, "outcome_date", as_of - 30);
    }
}

static bool has_finding(const struct outcome *outcome, enum rule_id rule, enum relation_id relation)
{
    for (size_t i = 0; i < outcome->finding_count; i++)
        if (outcome->findings[i].rule == rule && outcome->findings[i].relation == relation)
            return true;
    return false;
}

/* Relations that need nothing of one another are read at the same time: which row comes first must not matter. */
static void what_is_read_beside_what_changes_nothing(void **state)
{
    (void)state;
    struct random random = {47};
    const struct analysis_options usual = options();
    struct world world;
    struct outcome in_turn;
    draw_world(&world, 3, 150, as_of, 1200, true);
    decide_on_one_day(&world);
    outcome_of(&in_turn, &world, &usual, 5);
    assert_true(has_finding(&in_turn, RULE_SAME_DAY_OUTCOMES, RELATION_ASSESSMENT));
    world.mixed = &random;
    for (int turn = 0; turn < 8; turn++) {
        struct outcome mixed;
        outcome_of(&mixed, &world, &usual, 5);
        assert_same_outcome(&in_turn, &mixed);
        outcome_free(&mixed);
    }
    outcome_free(&in_turn);
    world_free(&world);
}

/* Rows come in frames of up to FRAME_ROWS: how they are cut must not matter, at the limit and one past it. */
static void the_size_of_the_frames_changes_nothing(void **state)
{
    (void)state;
    static const size_t batches[] = {1, 7, FRAME_ROWS - 1};
    const struct analysis_options usual = options();
    struct world world;
    struct outcome whole;
    draw_world(&world, 5, 400, as_of, 1200, false);
    struct drawing drawing = {&world, {6}, as_of, 1200, false};
    while (world.tables[RELATION_ADVICE].rows < FRAME_ROWS + 1)
        draw_advice(&drawing, 5801 + (int64_t)world.tables[RELATION_ADVICE].rows);
    outcome_of(&whole, &world, &usual, FRAME_ROWS);
    assert_int_equal(analysis_totals(whole.analysis)[RELATION_ADVICE].read, FRAME_ROWS + 1);
    for (size_t i = 0; i < COUNT_OF(batches); i++) {
        struct outcome cut;
        outcome_of(&cut, &world, &usual, batches[i]);
        assert_same_outcome(&whole, &cut);
        outcome_free(&cut);
    }
    outcome_free(&whole);
    world_free(&world);
}

/* Hands that do the work as late as they may: only when they are waited for. */
struct late_hands {
    beside_work *work;
    void *argument;
    int pieces;
};

static void put_off(void *context, beside_work *work, void *argument)
{
    struct late_hands *hands = context;
    assert_null(hands->work); /* one piece at a time */
    hands->work = work;
    hands->argument = argument;
}

static void do_at_last(void *context)
{
    struct late_hands *hands = context;
    beside_work *work = hands->work;
    hands->work = NULL;
    hands->pieces += work != NULL;
    if (work)
        work(hands->argument);
}

static bool nothing_put_off(void *context)
{
    const struct late_hands *hands = context;
    return hands->work == NULL;
}

static void work_done_beside_changes_nothing(void **state)
{
    (void)state;
    struct late_hands counting_hands = {NULL, NULL, 0};
    struct late_hands telling_hands = {NULL, NULL, 0};
    const struct beside counting = {put_off, do_at_last, nothing_put_off, &counting_hands};
    const struct beside telling = {put_off, do_at_last, nothing_put_off, &telling_hands};
    const struct analysis_options in_turn = options();
    struct analysis_options with_hands = options();
    struct world world;
    struct outcome first;
    struct outcome second;
    with_hands.counting = &counting;
    with_hands.telling = &telling;
    with_hands.batch = 100;
    draw_world(&world, 6, 700, as_of, 1200, true);
    outcome_of(&first, &world, &in_turn, FRAME_ROWS);
    outcome_of(&second, &world, &with_hands, FRAME_ROWS);
    assert_null(counting_hands.work);
    assert_null(telling_hands.work);
    assert_true(counting_hands.pieces > 50 && telling_hands.pieces > 10);
    assert_same_outcome(&first, &second);
    outcome_free(&first);
    outcome_free(&second);
    world_free(&world);
}

/* One batch, batches that are just full, batches of one. */
static void the_size_of_the_batches_changes_nothing(void **state)
{
    (void)state;
    static const size_t batches[] = {1, 2, 63, 64, 65536};
    const struct analysis_options usual = options();
    struct world world;
    struct outcome whole;
    draw_world(&world, 12, 150, as_of, 1200, true);
    outcome_of(&whole, &world, &usual, FRAME_ROWS);
    for (size_t i = 0; i < COUNT_OF(batches); i++) {
        struct analysis_options cut = options();
        struct outcome outcome;
        cut.batch = batches[i];
        outcome_of(&outcome, &world, &cut, FRAME_ROWS);
        assert_same_outcome(&whole, &outcome);
        outcome_free(&outcome);
    }
    outcome_free(&whole);
    world_free(&world);
}

static void every_row_is_used_or_set_aside_for_a_reason(void **state)
{
    (void)state;
    const struct analysis_options usual = options();
    struct world world;
    struct outcome outcome;
    draw_world(&world, 7, 300, as_of, 1200, true);
    outcome_of(&outcome, &world, &usual, 100);
    uint64_t aside = 0;
    for (enum relation_id r = 0; r < RELATIONS; r++) {
        const struct control_total *total = &analysis_totals(outcome.analysis)[r];
        uint64_t sum = total->used;
        for (int reason = 0; reason < ASIDE_REASONS; reason++)
            sum += total->aside[reason];
        assert_int_equal(sum, world.tables[r].rows);
        aside += sum - total->used;
    }
    assert_true(aside > 20);
    outcome_free(&outcome);
    world_free(&world);
}

static void cells_are_in_order_and_sane(void **state)
{
    (void)state;
    const struct analysis_options usual = options();
    for (uint64_t seed = 8; seed <= 11; seed++) {
        struct world world;
        struct outcome outcome;
        draw_world(&world, seed, 100, as_of, 1200, seed % 2);
        outcome_of(&outcome, &world, &usual, FRAME_ROWS);
        for (size_t i = 0; i < outcome.cell_count; i++) {
            const struct cell *cell = &outcome.cells[i];
            bool good = i == 0 || cell_order(cell - 1, cell) < 0;
            good = good && (!cell->has_interval ||
                            (cell->has_value && cell->lower <= cell->value && cell->value <= cell->upper));
            good = good && (cell->unit != UNIT_PERCENT || !cell->has_value || !strcmp(cell->measure, "QA.agreement") ||
                            (cell->value >= 0 && cell->value <= 100));
            good = good && (!cell->has_numerator || !cell->has_denominator || cell->numerator <= cell->denominator);
            good = good &&
                   (cell->status == STATUS_LOW) == (cell->has_value && cell->has_denominator && cell->denominator < 10);
            good = good &&
                   (cell->has_value || cell->status == STATUS_NOT_AVAILABLE || cell->status == STATUS_NOT_APPLICABLE);
            if (!good)
                fail_msg("%s", cell_name(cell));
        }
        outcome_free(&outcome);
        world_free(&world);
    }
}

static bool adds(const struct cell *cell)
{
    return cell->has_numerator; /* counts and shares; days and curves do not add */
}

static bool same_but_for_category(const struct cell *a, const struct cell *b)
{
    return strcmp(a->measure, b->measure) == 0 && a->basis == b->basis && a->period_type == b->period_type &&
           a->period_start == b->period_start && a->period_end == b->period_end;
}

/* The categories of one breakdown in a period, against `all`: each instance is in exactly one. */
static void check_slice(const struct outcome *outcome, size_t all, size_t from, size_t before)
{
    uint64_t numerator = 0;
    uint64_t denominator = 0;
    for (size_t i = from; i < before; i++) {
        numerator += outcome->cells[i].numerator;
        denominator += outcome->cells[i].denominator;
    }
    const struct cell *whole = &outcome->cells[all];
    if (numerator != whole->numerator || denominator != whole->denominator)
        fail_msg("%s\n against %llu/%llu by %s", cell_name(whole), (unsigned long long)numerator,
                 (unsigned long long)denominator, outcome->cells[from].breakdown);
}

static size_t check_slices_of(const struct outcome *outcome, size_t first, size_t last)
{
    size_t all = first;
    size_t checked = 0;
    while (all < last && strcmp(outcome->cells[all].breakdown, "all") != 0)
        all++;
    for (size_t from = first, before; from < last; from = before) {
        before = from + 1;
        while (before < last && strcmp(outcome->cells[before].breakdown, outcome->cells[from].breakdown) == 0)
            before++;
        if (all == last)
            fail_msg("%s has no 'all'", cell_name(&outcome->cells[from]));
        check_slice(outcome, all, from, before);
        checked++;
    }
    return checked;
}

static void slices_add_up_to_the_whole(void **state)
{
    (void)state;
    const struct analysis_options usual = options();
    for (uint64_t seed = 12; seed <= 15; seed++) {
        struct world world;
        struct outcome outcome;
        size_t checked = 0;
        draw_world(&world, seed, 100, as_of, 1200, seed % 2);
        outcome_of(&outcome, &world, &usual, FRAME_ROWS);
        for (size_t first = 0, last; first < outcome.cell_count; first = last) {
            const struct cell *cell = &outcome.cells[first];
            last = first + 1;
            while (last < outcome.cell_count && same_but_for_category(cell, &outcome.cells[last]))
                last++;
            /* stocks at quarter ends have no `all` of that type: months do */
            if (adds(cell) && !(cell->basis == BASIS_STOCK && cell->period_type == PERIOD_QUARTER))
                checked += check_slices_of(&outcome, first, last);
        }
        assert_true(checked > 3000);
        outcome_free(&outcome);
        world_free(&world);
    }
}

static bool same_series(const struct cell *a, const struct cell *b)
{
    return strcmp(a->measure, b->measure) == 0 && a->basis == b->basis && strcmp(a->breakdown, b->breakdown) == 0 &&
           strcmp(a->category, b->category) == 0;
}

/* Sums of a series' cells of one period type within a longer period. */
static void check_parts(const struct outcome *outcome, const struct cell *whole, enum period_type part)
{
    uint64_t numerator = 0;
    uint64_t denominator = 0;
    const struct cell *end = outcome->cells + outcome->cell_count;
    const struct cell *cell = whole;
    while (cell > outcome->cells && strcmp(cell[-1].measure, whole->measure) == 0)
        cell--;
    for (; cell < end && strcmp(cell->measure, whole->measure) == 0; cell++) {
        if (cell->period_type != part || cell->period_start < whole->period_start ||
            cell->period_end > whole->period_end || !same_series(cell, whole))
            continue;
        numerator += cell->numerator;
        denominator += cell->denominator;
    }
    if (numerator != whole->numerator || denominator != whole->denominator)
        fail_msg("%s\n against %llu/%llu by %s", cell_name(whole), (unsigned long long)numerator,
                 (unsigned long long)denominator, period_type_names[part]);
}

static void months_add_up_to_quarters_and_quarters_to_years(void **state)
{
    (void)state;
    const struct analysis_options usual = options();
    struct world world;
    struct outcome outcome;
    size_t checked = 0;
    draw_world(&world, 16, 40, as_of, 1000, false);
    outcome_of(&outcome, &world, &usual, FRAME_ROWS);
    for (size_t i = 0; i < outcome.cell_count; i++) {
        const struct cell *cell = &outcome.cells[i];
        bool year = cell->period_type == PERIOD_CALENDAR_YEAR; /* and the academic year is not made of quarters */
        bool monthly = strcmp(cell->breakdown, "all") == 0 || strcmp(cell->breakdown, "team") == 0 ||
                       strcmp(cell->breakdown, "kind") == 0 || strcmp(cell->breakdown, "provider") == 0;
        if (!adds(cell) || cell->basis == BASIS_STOCK)
            continue;
        if (year)
            check_parts(&outcome, cell, PERIOD_QUARTER);
        else if (monthly && (cell->period_type == PERIOD_QUARTER || cell->period_type == PERIOD_ACADEMIC_YEAR))
            check_parts(&outcome, cell, PERIOD_MONTH);
        checked += year;
    }
    assert_true(checked > 500);
    outcome_free(&outcome);
    world_free(&world);
}

static int by_place(const void *a, const void *b)
{
    return cell_order(a, b);
}

static uint64_t numerator_of(const struct outcome *outcome, const struct cell *like, const char *clock,
                             const char *measure)
{
    char name[60];
    snprintf(name, sizeof name, "%s.%s", clock, measure);
    struct cell wanted = *like;
    wanted.measure = name;
    const struct cell *found = bsearch(&wanted, outcome->cells, outcome->cell_count, sizeof wanted, by_place);
    if (!found)
        fail_msg("there is no %s", cell_name(&wanted));
    return found->numerator;
}

/* Bands of the overdue add up to the overdue, who are among the open, on every day; and no row is missing. */
static void the_bands_add_up_to_the_overdue_and_they_are_open(void **state)
{
    (void)state;
    static const char *const bands[] = {"overdue_1_30", "overdue_31_90", "overdue_91_182", "overdue_183_365",
                                        "overdue_over_365"};
    const struct analysis_options usual = options();
    struct world world;
    struct outcome outcome;
    size_t met = 0;
    size_t checked = 0;
    draw_world(&world, 17, 60, as_of, 1600, false);
    outcome_of(&outcome, &world, &usual, FRAME_ROWS);
    for (size_t i = 0; i < outcome.cell_count; i++) {
        const struct cell *cell = &outcome.cells[i];
        const char *dot = strchr(cell->measure, '.');
        if (cell->basis != BASIS_STOCK || strcmp(dot, ".overdue") != 0 || met++ % 97 != 0) /* some of many */
            continue;
        char clock[40];
        snprintf(clock, sizeof clock, "%.*s", (int)(dot - cell->measure), cell->measure);
        uint64_t sum = 0;
        for (size_t b = 0; b < COUNT_OF(bands); b++)
            sum += numerator_of(&outcome, cell, clock, bands[b]);
        assert_int_equal(sum, cell->numerator);
        assert_true(numerator_of(&outcome, cell, clock, "open") >= cell->numerator);
        checked++;
    }
    assert_true(checked > 50);
    outcome_free(&outcome);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_rows_changes_nothing),
        cmocka_unit_test(what_is_read_beside_what_changes_nothing),
        cmocka_unit_test(the_size_of_the_frames_changes_nothing),
        cmocka_unit_test(work_done_beside_changes_nothing),
        cmocka_unit_test(the_size_of_the_batches_changes_nothing),
        cmocka_unit_test(every_row_is_used_or_set_aside_for_a_reason),
        cmocka_unit_test(cells_are_in_order_and_sane),
        cmocka_unit_test(slices_add_up_to_the_whole),
        cmocka_unit_test(months_add_up_to_quarters_and_quarters_to_years),
        cmocka_unit_test(the_bands_add_up_to_the_overdue_and_they_are_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

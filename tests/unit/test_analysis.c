/* The analysis as the program sees it: a world worked out by hand, authorities, duplicates, totals that do not agree. */
#include "unit/outcome.h"
#include "unit/world_draw.h"

#define AS_OF day_of(2024, 6, 15)

static struct analysis_options options_of(const char *authority)
{
    return (struct analysis_options){.as_of = AS_OF, .since = day_of(2023, 1, 1), .authority = authority};
}

static size_t add_request(struct world *world, int64_t id, const char *authority, int32_t received, const char *outcome,
                          int32_t decided)
{
    size_t row = world_add(world, RELATION_REQUEST);
    world_set(world, RELATION_REQUEST, row, "request_id", id);
    world_set(world, RELATION_REQUEST, row, "person_id", 1);
    world_say(world, RELATION_REQUEST, row, "local_authority", authority);
    world_set(world, RELATION_REQUEST, row, "received_date", received);
    world_say(world, RELATION_REQUEST, row, "outcome", outcome);
    world_set(world, RELATION_REQUEST, row, "outcome_date", world_day(decided));
    return row;
}

static void begin_world(struct world *world)
{
    world_init(world);
    world_set(world, RELATION_PERSON, world_add(world, RELATION_PERSON), "person_id", 1);
}

static const struct cell *find(const struct outcome *outcome, const char *measure, enum basis basis,
                               enum period_type type, int32_t start, const char *category)
{
    for (size_t i = 0; i < outcome->cell_count; i++) {
        const struct cell *cell = &outcome->cells[i];
        if (strcmp(cell->measure, measure) == 0 && cell->basis == basis && cell->period_type == type &&
            cell->period_start == start && strcmp(cell->category, category) == 0)
            return cell;
    }
    fail_msg("no cell of %s", measure);
    return NULL;
}

static uint64_t found_of(const struct outcome *outcome, enum rule_id rule, enum relation_id relation)
{
    for (size_t i = 0; i < outcome->finding_count; i++)
        if (outcome->findings[i].rule == rule && outcome->findings[i].relation == relation)
            return outcome->findings[i].count;
    return 0;
}

/*
 * Six requests of 2024: decided on day 42 and on day 43, open since day 43 and due on as_of itself, withdrawn on the
 * due day, and one decided early in June. Worked out on paper.
 */
static void six_requests_worked_out_by_hand(void **state)
{
    (void)state;
    struct world world;
    struct outcome outcome;
    const struct analysis_options usual = options_of(NULL);
    begin_world(&world);
    add_request(&world, 1, "335", day_of(2024, 1, 1), "Y", day_of(2024, 2, 12)); /* day 42: met */
    add_request(&world, 2, "335", day_of(2024, 1, 1), "N", day_of(2024, 2, 13)); /* day 43: late */
    add_request(&world, 3, "335", day_of(2024, 5, 3), "A", DAY_NONE);            /* due 14 June: overdue by a day */
    add_request(&world, 4, "335", day_of(2024, 5, 4), "A", DAY_NONE);            /* due on as_of: running */
    size_t withdrawn = add_request(&world, 5, "335", day_of(2024, 1, 1), "W", DAY_NONE);
    world_set(&world, RELATION_REQUEST, withdrawn, "withdrawn_date", day_of(2024, 2, 12)); /* in neither side */
    add_request(&world, 6, "335", day_of(2024, 6, 1), "Y", day_of(2024, 6, 3));            /* met, not due yet */
    outcome_of(&outcome, &world, &usual, FRAME_ROWS);

    const struct cell *cell = find(&outcome, "REQ6.on_time", BASIS_COMPLETED, PERIOD_MONTH, day_of(2024, 2, 1), "all");
    assert_true(cell->numerator == 1 && cell->denominator == 2 && cell->status == STATUS_LOW);
    assert_same(cell->value, 50.0);
    cell = find(&outcome, "REQ6.on_time", BASIS_DUE, PERIOD_MONTH, day_of(2024, 2, 1), "all");
    assert_true(cell->numerator == 1 && cell->denominator == 2);
    cell = find(&outcome, "REQ6.on_time", BASIS_DUE, PERIOD_MONTH, day_of(2024, 6, 1), "all");
    assert_true(cell->numerator == 0 && cell->denominator == 1); /* request 3 alone */
    cell = find(&outcome, "REQ6.on_time", BASIS_COMPLETED, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "all");
    assert_true(cell->numerator == 2 && cell->denominator == 3);
    cell = find(&outcome, "REQ6.days", BASIS_COMPLETED, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "all");
    assert_same(cell->value, 42.0);
    cell = find(&outcome, "REQ6.days_p90", BASIS_COMPLETED, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "all");
    assert_same(cell->value, 42.8);
    cell = find(&outcome, "REQ6.open", BASIS_STOCK, PERIOD_AS_OF, AS_OF, "all");
    assert_same(cell->value, 2.0);
    cell = find(&outcome, "REQ6.overdue_1_30", BASIS_STOCK, PERIOD_AS_OF, AS_OF, "all");
    assert_same(cell->value, 1.0);
    cell = find(&outcome, "REQ6.open", BASIS_STOCK, PERIOD_MONTH, day_of(2024, 1, 31), "all");
    assert_same(cell->value, 3.0);
    cell = find(&outcome, "REQUEST.refused", BASIS_STARTED, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "all");
    assert_true(cell->numerator == 1 && cell->denominator == 6);
    assert_string_equal(outcome.work[0].clock, "PLAN20"); /* of request 1, due on 20 May */
    assert_true(outcome.work[0].case_id == 1 && outcome.work[0].days_over == 26);
    assert_string_equal(outcome.work[1].clock, "REQ6");
    assert_true(outcome.work[1].case_id == 3 && outcome.work[1].days_over == 1);
    assert_string_equal(outcome.work[2].clock, "REQ6");
    assert_true(outcome.work[2].case_id == 4 && outcome.work[2].days_over == 0);
    assert_string_equal(analysis_local_authority(outcome.analysis), "335");
    outcome_free(&outcome);
    world_free(&world);
}

static void an_empty_world_has_no_cells_and_no_work(void **state)
{
    (void)state;
    struct world world;
    struct outcome outcome;
    const struct analysis_options usual = options_of(NULL);
    const struct analysis_options asked = options_of("335");
    world_init(&world);
    outcome_of(&outcome, &world, &usual, FRAME_ROWS);
    assert_int_equal(outcome.cell_count + outcome.finding_count + outcome.work_count, 0);
    assert_string_equal(analysis_local_authority(outcome.analysis), "not recorded");
    outcome_free(&outcome);
    outcome_of(&outcome, &world, &asked, FRAME_ROWS);
    assert_string_equal(analysis_local_authority(outcome.analysis), "335");
    outcome_free(&outcome);
    world_free(&world);
}

static void relations_that_are_not_there_have_no_rows_and_the_rest_stays(void **state)
{
    (void)state;
    static const enum relation_id optional[] = {RELATION_AUTHORITY,   RELATION_SETTING,        RELATION_SEN_NEED,
                                                RELATION_ADVICE,      RELATION_VOICE,          RELATION_AUDIT,
                                                RELATION_AUDIT_SCORE, RELATION_TRIBUNAL_ORDER, RELATION_PLAN_SECTION};
    struct world world;
    struct outcome absent;
    struct outcome empty;
    const struct analysis_options usual = options_of(NULL);
    draw_world(&world, 3, 50, AS_OF, 600, false);
    for (size_t i = 0; i < COUNT_OF(optional); i++)
        world.tables[optional[i]].rows = 0;
    outcome_of(&empty, &world, &usual, FRAME_ROWS);
    for (size_t i = 0; i < COUNT_OF(optional); i++)
        world.tables[optional[i]].absent = true;
    outcome_of(&absent, &world, &usual, FRAME_ROWS);
    assert_same_outcome(&absent, &empty);
    for (size_t i = 0; i < absent.cell_count; i++)
        assert_true(strncmp(absent.cells[i].measure, "ADV", 3) != 0 &&
                    strncmp(absent.cells[i].measure, "TR_", 3) != 0 &&
                    strncmp(absent.cells[i].measure, "QA.", 3) != 0 && !strstr(absent.cells[i].measure, "_assessment"));
    find(&absent, "VOICE.child_review", BASIS_COMPLETED, PERIOD_CALENDAR_YEAR, day_of(2023, 1, 1),
         "all"); /* its second source */
    outcome_free(&absent);
    outcome_free(&empty);
    world_free(&world);
}

/* --authority gives the figures of a database that holds nothing else. */
static void one_authority_asked_for_is_as_if_it_were_alone(void **state)
{
    (void)state;
    struct world world;
    struct outcome asked;
    struct outcome alone;
    const struct analysis_options of_336 = options_of("336");
    const struct analysis_options usual = options_of(NULL);
    begin_world(&world);
    for (int i = 1; i <= 60; i++)
        add_request(&world, i, i % 3 ? "335" : "336", day_of(2023, 6, 1) + 5 * i, i % 2 ? "Y" : "A",
                    day_of(2023, 7, 1) + 5 * i);
    outcome_of(&asked, &world, &of_336, FRAME_ROWS);
    assert_string_equal(analysis_local_authority(asked.analysis), "336");
    assert_int_equal(analysis_totals(asked.analysis)[RELATION_REQUEST].aside[ASIDE_OTHER_AUTHORITY], 40);
    world.tables[RELATION_REQUEST].rows = 0;
    for (int i = 3; i <= 60; i += 3)
        add_request(&world, i, "336", day_of(2023, 6, 1) + 5 * i, i % 2 ? "Y" : "A", day_of(2023, 7, 1) + 5 * i);
    outcome_of(&alone, &world, &usual, FRAME_ROWS);
    assert_true(alone.cell_count > 100);
    assert_same_outcome(&asked, &alone);
    outcome_free(&asked);
    outcome_free(&alone);
    world_free(&world);
}

static void an_authority_nobody_has_is_a_mistake_in_the_question(void **state)
{
    (void)state;
    struct world world;
    struct outcome outcome;
    struct err err = {.kind = ERR_NONE};
    const struct analysis_options asked = options_of("999");
    begin_world(&world);
    add_request(&world, 1, "335", day_of(2024, 1, 1), "A", DAY_NONE);
    assert_false(outcome_try(&outcome, &world, &asked, FRAME_ROWS, &err));
    assert_int_equal(err.kind, ERR_CONFIGURATION);
    assert_non_null(strstr(err.text, "999"));
    outcome_free(&outcome);
    world_free(&world);
}

static void several_authorities_are_all_and_a_breakdown(void **state)
{
    (void)state;
    struct world world;
    struct outcome outcome;
    const struct analysis_options usual = options_of(NULL);
    begin_world(&world);
    add_request(&world, 1, "335", day_of(2024, 1, 1), "A", DAY_NONE);
    add_request(&world, 2, NULL, day_of(2024, 1, 1), "A", DAY_NONE);
    outcome_of(&outcome, &world, &usual, FRAME_ROWS);
    assert_string_equal(analysis_local_authority(outcome.analysis), "335"); /* null is not another one */
    for (size_t i = 0; i < outcome.cell_count; i++)
        assert_string_not_equal(outcome.cells[i].breakdown, "authority");
    outcome_free(&outcome);
    add_request(&world, 3, "336", day_of(2024, 1, 1), "A", DAY_NONE);
    outcome_of(&outcome, &world, &usual, FRAME_ROWS);
    assert_string_equal(analysis_local_authority(outcome.analysis), "all");
    find(&outcome, "REQ6.open", BASIS_STOCK, PERIOD_AS_OF, AS_OF, "336");
    outcome_free(&outcome);
    world_free(&world);
}

/* The first of rows with the same key is kept, wherever the frames are cut. */
static void rows_with_the_same_key_are_set_aside_but_the_first(void **state)
{
    (void)state;
    const struct analysis_options usual = options_of(NULL);
    for (size_t batch = 1; batch <= 4; batch++) {
        struct world world;
        struct outcome outcome;
        begin_world(&world);
        add_request(&world, 7, "335", day_of(2024, 1, 1), "Y", day_of(2024, 1, 5));
        for (int i = 0; i < 3; i++)
            add_request(&world, 7, "335", day_of(2024, 1, 1), "Y", day_of(2024, 6, 1));
        world_set(&world, RELATION_REQUEST, add_request(&world, 8, "335", day_of(2024, 1, 1), "A", DAY_NONE),
                  "person_id", 55);
        add_request(&world, NUMBER_NONE, "335", day_of(2024, 1, 1), "A", DAY_NONE);
        outcome_of(&outcome, &world, &usual, batch);
        const struct control_total *total = &analysis_totals(outcome.analysis)[RELATION_REQUEST];
        assert_true(total->read == 6 && total->used == 1 && total->aside[ASIDE_DUPLICATE] == 3 &&
                    total->aside[ASIDE_ORPHAN] == 1 && total->aside[ASIDE_KEY_MISSING] == 1);
        assert_int_equal(found_of(&outcome, RULE_DUPLICATE_KEY, RELATION_REQUEST), 3);
        assert_int_equal(found_of(&outcome, RULE_ORPHAN, RELATION_REQUEST), 1);
        assert_int_equal(found_of(&outcome, RULE_KEY_MISSING, RELATION_REQUEST), 1);
        const struct cell *cell =
            find(&outcome, "REQ6.on_time", BASIS_COMPLETED, PERIOD_CALENDAR_YEAR, day_of(2024, 1, 1), "all");
        assert_true(cell->numerator == 1 && cell->denominator == 1);
        outcome_free(&outcome);
        world_free(&world);
    }
}

/* What was counted in the snapshot must be read: one row more, or one less, is an error and never a figure. */
static void one_row_more_or_less_than_was_counted_is_an_error(void **state)
{
    (void)state;
    const struct analysis_options usual = options_of(NULL);
    for (int difference = -1; difference <= 1; difference++) {
        struct arena arena;
        struct frame frame;
        struct err err = {.kind = ERR_NONE};
        memory_init(&arena);
        struct analysis *analysis = analysis_new(&arena, &usual);
        frame_shape(&frame, RELATION_PERSON, &arena);
        frame.rows = 5;
        for (int64_t row = 0; row < 5; row++)
            frame.columns[0].number[row] = row;
        analysis_expect(analysis, RELATION_PERSON, true, true, (uint64_t)(5 + difference));
        bool taken = analysis_take(analysis, &frame, &err);
        assert_int_equal(taken, difference >= 0); /* before there is no room for it */
        assert_int_equal(taken && analysis_relation_done(analysis, RELATION_PERSON, &err), difference == 0);
        assert_int_equal(err.kind, difference == 0 ? ERR_NONE : ERR_DATA);
        assert_true(difference == 0 || strstr(err.text, "person"));
        arena_free(&arena);
    }
}

static bool refuse_cell(void *context, const struct cell *cell, struct err *err)
{
    (void)cell;
    return --*(int *)context > 0 || err_set(err, ERR_OUTPUT, "full");
}

static bool refuse_work(void *context, const struct work_case *work, struct err *err)
{
    (void)work;
    return --*(int *)context > 0 || err_set(err, ERR_OUTPUT, "full");
}

static bool refuse_finding(void *context, const struct finding *finding, struct err *err)
{
    (void)finding;
    return --*(int *)context > 0 || err_set(err, ERR_OUTPUT, "full");
}

/* An analysis of the world that has been read and not yet asked for anything. */
static struct analysis *read_world(const struct world *world, struct arena *arena)
{
    const struct analysis_options usual = options_of(NULL);
    struct err err = {.kind = ERR_NONE};
    memory_init(arena);
    struct analysis *analysis = analysis_new(arena, &usual);
    if (!world_feed(world, analysis, arena, FRAME_ROWS, &err))
        fail_msg("%s", err.text);
    return analysis;
}

static void whoever_takes_the_results_can_stop_them(void **state)
{
    (void)state;
    struct world world;
    draw_world(&world, 4, 40, AS_OF, 500, false);
    for (int after = 1; after <= 3; after++) {
        struct arena arena;
        struct analysis *analysis = read_world(&world, &arena);
        struct err errs[3] = {{.kind = ERR_NONE}, {.kind = ERR_NONE}, {.kind = ERR_NONE}};
        int left[3] = {after, after, after};
        assert_false(analysis_evidence(analysis, refuse_cell, &left[0], &errs[0]));
        assert_false(analysis_worklist(analysis, refuse_work, &left[1], &errs[1]));
        assert_false(analysis_findings(analysis, refuse_finding, &left[2], &errs[2]));
        for (int i = 0; i < 3; i++)
            assert_true(left[i] == 0 && errs[i].kind == ERR_OUTPUT);
        arena_free(&arena);
    }
    world_free(&world);
}

static void ask_for_work_and_findings(struct outcome *outcome)
{
    struct err err = {.kind = ERR_NONE};
    outcome->finding_count = outcome->work_count = 0;
    assert_true(analysis_worklist(outcome->analysis, outcome_keep_work, outcome, &err));
    assert_true(analysis_findings(outcome->analysis, outcome_keep_finding, outcome, &err));
}

/* The evidence is given once, and a second time is refused; the rest may come before it, after it and again. */
static void results_may_be_asked_for_in_any_order(void **state)
{
    (void)state;
    struct world world;
    struct outcome usual_order;
    struct outcome other;
    struct err err = {.kind = ERR_NONE};
    const struct analysis_options usual = options_of(NULL);
    draw_world(&world, 5, 80, AS_OF, 900, false);
    outcome_of(&usual_order, &world, &usual, FRAME_ROWS);
    outcome_of(&other, &world, &usual, FRAME_ROWS);
    assert_false(analysis_evidence(other.analysis, outcome_keep_cell, &other, &err));
    assert_int_equal(err.kind, ERR_INTERNAL);
    assert_same_outcome(&usual_order, &other);
    struct arena arena;
    other.analysis = read_world(&world, &arena);
    other.cell_count = 0;
    err.kind = ERR_NONE;
    for (int round = 0; round < 3; round++) {
        ask_for_work_and_findings(&other);
        if (round == 1)
            assert_true(analysis_evidence(other.analysis, outcome_keep_cell, &other, &err));
    }
    assert_same_outcome(&usual_order, &other);
    arena_free(&arena);
    outcome_free(&usual_order);
    outcome_free(&other);
    world_free(&world);
}

static void the_default_since_is_january_five_years_before(void **state)
{
    (void)state;
    assert_int_equal(analysis_default_since(day_of(2024, 6, 15)), day_of(2019, 1, 1));
    assert_int_equal(analysis_default_since(day_of(2024, 1, 1)), day_of(2019, 1, 1));
    assert_int_equal(analysis_default_since(day_of(2024, 12, 31)), day_of(2019, 1, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_requests_worked_out_by_hand),
        cmocka_unit_test(an_empty_world_has_no_cells_and_no_work),
        cmocka_unit_test(relations_that_are_not_there_have_no_rows_and_the_rest_stays),
        cmocka_unit_test(one_authority_asked_for_is_as_if_it_were_alone),
        cmocka_unit_test(an_authority_nobody_has_is_a_mistake_in_the_question),
        cmocka_unit_test(several_authorities_are_all_and_a_breakdown),
        cmocka_unit_test(rows_with_the_same_key_are_set_aside_but_the_first),
        cmocka_unit_test(one_row_more_or_less_than_was_counted_is_an_error),
        cmocka_unit_test(whoever_takes_the_results_can_stop_them),
        cmocka_unit_test(results_may_be_asked_for_in_any_order),
        cmocka_unit_test(the_default_since_is_january_five_years_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The evidence tables as people read them, from cells made by hand. */
#include "unit/tables.h"

#include "core/definitions/codes.h"
#include "core/tables/evidence_table_categories.h"

/* --- No data --- */

static void without_cells_every_table_says_so(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    make(&world);
    for (size_t i = 0; i < world.count; i++)
        assert_alone(&world.tables[i],
                     strcmp(world.tables[i].id, "data_quality") == 0 ? TABLE_NOTHING_FOUND : TABLE_NO_DATA);
    close_world(&world);
}

static void figures_beside_make_no_rows(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, latest("REQUEST.refused", BASIS_STARTED), 3, 20);
    assert_alone(table_of(&world, "tribunal_orders"), TABLE_NO_DATA);
    assert_alone(table_of(&world, "amendments"), TABLE_NO_DATA);
    assert_alone(table_of(&world, "twenty_weeks"), TABLE_NO_DATA);
    const struct people_table *requests = table_of(&world, "requests_and_refusals");
    assert_int_equal(requests->rows, 1);
    assert_string_equal(field(requests, 0, "refused an assessment: %"), "15.0");
    assert_string_equal(field(requests, 0, "requests received"), "");
    close_world(&world);
}

static void a_duty_without_cases_says_so_among_others(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, latest("AM_FINAL8.on_time", BASIS_COMPLETED), 5, 10);
    give_share(&world, latest("REQUEST.refused", BASIS_STARTED), 3, 20);
    const struct people_table *table = table_of(&world, "amendments");
    assert_int_equal(table->rows, 4);
    assert_string_equal(field(table, 0, "id"), "AM_NOTICE4");
    assert_string_equal(field(table, 0, "period"), "no data");
    assert_string_equal(field(table, 0, "requests refused: %"), "");
    assert_string_equal(field(table, 2, "id"), "AM_FINAL8");
    assert_string_equal(field(table, 2, "what is measured"), "Amended plan sent after the notice");
    assert_string_equal(field(table, 2, "on time, of those completed: %"), "50.0");
    assert_string_equal(field(table, 2, "on time, of those due: %"), "");
    assert_string_equal(field(table, 2, "requests refused: %"), "15.0");
    assert_string_equal(field(table, 3, "period"), "no data");
    close_world(&world);
}

/* --- Periods --- */

static void rows_are_years_quarters_the_latest_and_months(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, period_cell(DONE, PERIOD_ACADEMIC_YEAR, "2023-09-01", "2024-08-31"), 99, 100);
    give_share(&world, period_cell(DONE, PERIOD_CALENDAR_YEAR, "2023-01-01", "2023-12-31"), 10, 100);
    give_share(&world, period_cell(DONE, PERIOD_CALENDAR_YEAR, "2025-01-01", "2025-12-31"), 11, 100);
    give_share(&world, latest(DONE), 12, 100);
    give_share(&world, period_cell(DONE, PERIOD_MONTH, "2024-03-01", "2024-03-31"), 98, 100);
    give_share(&world, period_cell(DONE, PERIOD_MONTH, "2024-04-01", "2024-04-30"), 13, 100);
    give_share(&world, period_cell(DONE, PERIOD_MONTH, "2025-03-01", "2025-03-31"), 14, 100);
    give_share(&world, period_cell(DONE, PERIOD_QUARTER, "2023-01-01", "2023-03-31"), 97, 100);
    give_share(&world, period_cell(DONE, PERIOD_QUARTER, "2023-04-01", "2023-06-30"), 15, 100);
    give_share(&world, period_cell(DONE, PERIOD_QUARTER, "2025-01-01", "2025-03-31"), 16, 100);
    static const char *const expected[][4] = {
        {"2023", "2023-01-01", "2023-12-31", "10.0"},
        {"2025", "2025-01-01", "2025-03-15", "11.0"},
        {"2023 Q2", "2023-04-01", "2023-06-30", "15.0"},
        {"2025 Q1", "2025-01-01", "2025-03-15", "16.0"},
        {"latest 12 months", "2024-03-16", "2025-03-15", "12.0"},
        {"2024-04", "2024-04-01", "2024-04-30", "13.0"},
        {"2025-03", "2025-03-01", "2025-03-15", "14.0"},
    };
    const struct people_table *table = table_of(&world, "twenty_weeks");
    assert_int_equal(table->rows, 7);
    for (size_t r = 0; r < 7; r++) {
        assert_string_equal(field(table, r, "period"), expected[r][0]);
        assert_string_equal(field(table, r, "first day"), expected[r][1]);
        assert_string_equal(field(table, r, "last day"), expected[r][2]);
        assert_string_equal(field(table, r, "on time, of those completed: %"), expected[r][3]);
    }
    close_world(&world);
}

static void stocks_stand_at_the_ends_of_their_periods(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_stock(&world, "PLAN20.open", PERIOD_AS_OF, "2025-03-15", 7);
    give_stock(&world, "PLAN20.open", PERIOD_MONTH, "2023-11-30", 96);
    give_stock(&world, "PLAN20.open", PERIOD_MONTH, "2023-12-31", 5);
    give_stock(&world, "PLAN20.open", PERIOD_MONTH, "2024-05-31", 6);
    static const char *const expected[][2] = {
        {"2023", "5"},    {"2025", "7"},    {"2023 Q4", "5"}, {"2025 Q1", "7"}, {"latest 12 months", "7"},
        {"2024-05", "6"}, {"2025-03", "7"},
    };
    const struct people_table *table = table_of(&world, "twenty_weeks");
    assert_int_equal(table->rows, 7);
    for (size_t r = 0; r < 7; r++) {
        assert_string_equal(field(table, r, "period"), expected[r][0]);
        assert_string_equal(field(table, r, "open on the last day"), expected[r][1]);
    }
    const struct people_table *ages = table_of(&world, "open_cases_by_age");
    size_t first = row_with(ages, "id", "PLAN20");
    assert_string_equal(field(ages, first, "on"), "2023-12-31");
    assert_string_equal(field(ages, first + 1, "on"), "2024-05-31");
    assert_string_equal(field(ages, first + 2, "on"), "2025-03-15");
    assert_string_equal(field(ages, first + 2, "open"), "7");
    assert_string_not_equal(field(ages, first + 3, "id"), "PLAN20");
    close_world(&world);
}

static void as_of_at_the_end_of_a_month_is_one_row(void **state)
{
    (void)state;
    struct world world = {0};
    open_world_on(&world, "2024-12-31", "2023-01-01");
    give_stock(&world, "PLAN20.open", PERIOD_AS_OF, "2024-12-31", 7);
    give_stock(&world, "PLAN20.open", PERIOD_MONTH, "2024-12-31", 7);
    const struct people_table *table = table_of(&world, "twenty_weeks");
    assert_int_equal(table->rows, 4); /* 2024, 2024 Q4, latest, 2024-12 */
    for (size_t r = 0; r < 4; r++)
        assert_string_equal(field(table, r, "open on the last day"), "7");
    const struct people_table *ages = table_of(&world, "open_cases_by_age");
    size_t first = row_with(ages, "id", "PLAN20");
    assert_string_equal(field(ages, first, "on"), "2024-12-31");
    assert_string_not_equal(field(ages, first + 1, "id"), "PLAN20");
    close_world(&world);
}

static void a_late_since_leaves_the_stock_of_today(void **state)
{
    (void)state;
    struct world world = {0};
    open_world_on(&world, "2025-03-15", "2025-03-10");
    give_stock(&world, "PLAN20.open", PERIOD_AS_OF, "2025-03-15", 7);
    const struct people_table *table = table_of(&world, "twenty_weeks");
    assert_int_equal(table->rows, 1);
    assert_string_equal(field(table, 0, "period"), "latest 12 months");
    assert_string_equal(field(table, 0, "open on the last day"), "7");
    close_world(&world);
}

/* --- Categories --- */

static void teams_follow_all_and_not_recorded_comes_last(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    static const char *const teams[] = {"West", "not recorded", "zebra", "zulu"};
    give_share(&world, latest(DONE), 30, 60);
    for (size_t i = 0; i < 4; i++)
        give_share(&world, in_category(latest(DONE), "team", teams[i]), 10 + i, 20);
    give_share(&world, in_category(latest(DONE), "need", "ASD"), 20, 20);
    struct cell overdue = in_category(stock("PLAN20.overdue", PERIOD_AS_OF, "2025-03-15", 3), "team", "zebra");
    give(&world, &overdue);
    give_share(&world, in_category(latest("PLAN20.on_time", BASIS_DUE), "team", "not recorded"), 1, 20);
    static const char *const expected[] = {"all", "West", "zebra", "zulu", "not recorded"};
    const struct people_table *table = table_of(&world, "by_team");
    assert_int_equal(table->rows, 5);
    for (size_t r = 0; r < 5; r++)
        assert_string_equal(field(table, r, "category"), expected[r]);
    assert_string_equal(field(table, 2, "final plan in 20 weeks, of those completed: %"), "60.0");
    assert_string_equal(field(table, 2, "overdue for a plan on the last day"), "3");
    assert_string_equal(field(table, 1, "overdue for a plan on the last day"), "");
    close_world(&world);
}

static void advice_comes_by_kind_and_provider_over_the_years(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    for (int basis = BASIS_COMPLETED; basis <= BASIS_DUE; basis++) {
        struct cell year =
            period_cell("ADV6.on_time", (enum basis)basis, PERIOD_CALENDAR_YEAR, "2024-01-01", "2024-12-31");
        give_share(&world, in_category(year, "kind", "C"), 40U + (unsigned)basis, 100);
        give_share(&world, in_category(year, "provider", "Trust"), 20, 100);
        struct cell months = latest("ADV6.on_time", (enum basis)basis);
        give_share(&world, in_category(months, "kind", "C"), 50, 100);
    }
    const struct people_table *table = table_of(&world, "advice_by_contributor");
    assert_int_equal(table->rows, 3);
    assert_string_equal(field(table, 0, "by"), "kind");
    assert_string_equal(field(table, 0, "category"), "C: health care");
    assert_string_equal(field(table, 0, "period"), "2024");
    assert_string_equal(field(table, 0, "on time, of those completed: %"), "40.0");
    assert_string_equal(field(table, 0, "on time, of those due: %"), "41.0");
    assert_string_equal(field(table, 1, "period"), "latest 12 months");
    assert_string_equal(field(table, 2, "by"), "provider");
    assert_string_equal(field(table, 2, "category"), "Trust");
    close_world(&world);
}

static bool has_words(const char *breakdown, const char *category, struct arena *arena)
{
    return strcmp(category_text(breakdown, category, arena), category) != 0;
}

static void every_code_that_is_shown_has_its_words(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    const struct code_set *kinds = &code_sets[CODES_ADVICE_KIND];
    const struct code_set *criteria = &code_sets[CODES_CRITERION];
    for (size_t i = 0; i < kinds->count; i++) /* A, the family, is no advice that is waited for */
        assert_int_equal(has_words("kind", kinds->codes[i], &world.arena), i + 1 != ADVICE_FAMILY);
    for (size_t i = 0; i < criteria->count; i++)
        assert_true(has_words("criterion", criteria->codes[i], &world.arena));
    assert_false(has_words("kind", "not recorded", &world.arena));
    assert_false(has_words("team", "C", &world.arena)); /* a team may be called like a kind */
    close_world(&world);
}

/* Gives `teams` teams, and returns the rows of voice_by_team for that measure. */
static size_t rows_with_teams(struct world *world, int teams, bool *cut)
{
    open_world(world);
    for (int i = 0; i < teams; i++) {
        char name[32];
        int length = snprintf(name, sizeof name, "team %05d", i);
        const char *kept = arena_text(&world->arena, name, (size_t)length);
        give_share(world, in_category(latest("VOICE.child_assessment", BASIS_COMPLETED), "team", kept), 1, 20);
    }
    const struct people_table *table = table_of(world, "voice_by_team");
    *cut = strstr(table->note, "This table is cut") != NULL;
    size_t rows = 0;
    for (size_t r = 0; r < table->rows; r++)
        rows += strcmp(field(table, r, "id"), "VOICE.child_assessment") == 0;
    close_world(world);
    return rows;
}

static void a_table_that_is_cut_says_so(void **state)
{
    (void)state;
    struct world world = {0};
    bool cut;
    assert_int_equal(rows_with_teams(&world, TABLE_CATEGORIES_MOST, &cut), TABLE_CATEGORIES_MOST);
    assert_false(cut);
    world = (struct world){0};
    assert_int_equal(rows_with_teams(&world, TABLE_CATEGORIES_MOST + 1, &cut), TABLE_CATEGORIES_MOST);
    assert_true(cut);
}

/* --- The walk --- */

static void a_measure_name_that_is_overwritten_does_not_mislead(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    char name[32] = "PLAN20.on_time";
    give_share(&world, latest(name, BASIS_COMPLETED), 10, 20);
    memcpy(name, "AR12.on_time", sizeof "AR12.on_time");
    give_share(&world, latest(name, BASIS_COMPLETED), 5, 20);
    memcpy(name, "NOTHING.known", sizeof "NOTHING.known");
    give_share(&world, latest(name, BASIS_COMPLETED), 1, 20);
    assert_string_equal(field(table_of(&world, "twenty_weeks"), 0, "on time, of those completed: %"), "50.0");
    const struct people_table *reviews = table_of(&world, "annual_reviews_and_backlog");
    assert_string_equal(field(reviews, 0, "decided on time, of those decided: %"), "25.0");
    close_world(&world);
}

static void making_tables_twice_gives_the_same(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, latest(DONE), 10, 20);
    give_stock(&world, "AR12.overdue", PERIOD_AS_OF, "2025-03-15", 7);
    make(&world);
    const struct people_table *first = world.tables;
    make(&world);
    for (size_t i = 0; i < world.count; i++) {
        assert_int_equal(first[i].rows, world.tables[i].rows);
        for (size_t f = 0; f < first[i].rows * first[i].columns; f++)
            assert_string_equal(first[i].text[f], world.tables[i].text[f]);
    }
    close_world(&world);
}

/* --- Data quality --- */

static void findings_become_sentences(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct err err = {0};
    struct finding finding = {.rule = RULE_ORPHAN, .relation = RELATION_ADVICE, .count = 12345};
    memcpy(finding.examples[0], "4711", 5);
    assert_true(table_collect_finding(world.collector, &finding, &err));
    const struct people_table *table = table_of(&world, "data_quality");
    assert_int_equal(table->rows, 1);
    assert_string_equal(field(table, 0, "rule"), "orphan");
    assert_string_equal(field(table, 0, "in"), "advice");
    assert_string_equal(field(table, 0, "what was found"), rules[RULE_ORPHAN].title);
    assert_string_equal(field(table, 0, "what was done"), rules[RULE_ORPHAN].effect);
    assert_string_equal(field(table, 0, "how often"), "12345");
    for (size_t c = 0; c < table->columns; c++)
        assert_null(strstr(table->text[c], "4711")); /* ids are for data_quality.csv */
    close_world(&world);
}

static void there_is_room_for_every_finding(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct err err = {0};
    for (int rule = 0; rule < RULES; rule++)
        for (int relation = 0; relation < RELATIONS; relation++) {
            struct finding finding = {.rule = (enum rule_id)rule, .relation = (enum relation_id)relation, .count = 1};
            assert_true(table_collect_finding(world.collector, &finding, &err));
        }
    assert_int_equal(table_of(&world, "data_quality")->rows, RULES * RELATIONS);
    close_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_cells_every_table_says_so),
        cmocka_unit_test(figures_beside_make_no_rows),
        cmocka_unit_test(a_duty_without_cases_says_so_among_others),
        cmocka_unit_test(rows_are_years_quarters_the_latest_and_months),
        cmocka_unit_test(stocks_stand_at_the_ends_of_their_periods),
        cmocka_unit_test(as_of_at_the_end_of_a_month_is_one_row),
        cmocka_unit_test(a_late_since_leaves_the_stock_of_today),
        cmocka_unit_test(teams_follow_all_and_not_recorded_comes_last),
        cmocka_unit_test(advice_comes_by_kind_and_provider_over_the_years),
        cmocka_unit_test(every_code_that_is_shown_has_its_words),
        cmocka_unit_test(a_table_that_is_cut_says_so),
        cmocka_unit_test(a_measure_name_that_is_overwritten_does_not_mislead),
        cmocka_unit_test(making_tables_twice_gives_the_same),
        cmocka_unit_test(findings_become_sentences),
        cmocka_unit_test(there_is_room_for_every_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

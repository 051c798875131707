/* Each check of a pack passes on what is right and fails on what is not: tables, cells and targets made by hand. */
#include "unit/records_by_hand.h"

#include "core/pack/plausibility.h"

#define ROOM 8

/* A table of a header and one row, and which check alone it does not pass. */
struct wrong_table {
    const char *id;
    enum plausibility_id check;
    size_t columns;
    const char *header[ROOM];
    const char *right[ROOM];
    const char *wrong[ROOM];
};

#define REQUESTS "requests_and_refusals"
#define REFUSED "refused an assessment"

static const struct wrong_table wrong_tables[] = {
    {REQUESTS, PLAUSIBLE_UNITS, 2, {"period", "requests received"}, {"2024", "12"}, {"2024", "12.5"}},
    {REQUESTS, PLAUSIBLE_UNITS, 2, {"period", "requests received"}, {"2024", "x"}, {"2024", "-3"}},
    {REQUESTS, PLAUSIBLE_UNITS, 2, {"period", REFUSED ": %"}, {"2024", "3.1"}, {"2024", "many"}},
    {REQUESTS, PLAUSIBLE_PERCENTAGES, 2, {"period", REFUSED ": %"}, {"2024", "100.0"}, {"2024", "100.1"}},
    {"comparison", PLAUSIBLE_PERCENTAGES, 2, {"unit", "all together: %"}, {"North", "0.0"}, {"North", "-0.1"}},
    {REQUESTS, PLAUSIBLE_NUMBERS, 3, {"period", REFUSED ": number", REFUSED ": out of"}, {"2024", "3", "3"}, {"2024", "4", "3"}},
    {"audit_estimates", PLAUSIBLE_NUMBERS, 2, {"audited", "sound or strong"}, {"30", "30"}, {"30", "31"}},
    {REQUESTS, PLAUSIBLE_INTERVALS, 4, {"period", REFUSED ": %", REFUSED ": 95% from", REFUSED ": 95% to"},
     {"2024", "40.0", "40.0", "41.0"}, {"2024", "40.0", "40.1", "41.0"}},
    {"comparison", PLAUSIBLE_INTERVALS, 4, {"unit", "%", "exact 95% from", "exact 95% to"}, {"North", "40.0", "30.0", "40.0"},
     {"North", "40.0", "30.0", "39.9"}},
    {"open_cases_by_age", PLAUSIBLE_AGES, 7,
     {"on", "overdue", "overdue by 1 to 30 days", "overdue by 31 to 90 days", "overdue by 91 to 182 days",
      "overdue by 183 to 365 days", "overdue by more than 365 days"},
     {"2024-12-31", "15", "1", "2", "3", "4", "5"}, {"2024-12-31", "15", "1", "2", "3", "4", "6"}},
    {REQUESTS, PLAUSIBLE_MARKS, 4, {"period", REFUSED ": %", REFUSED ": out of", REFUSED ": mark"},
     {"2024", "50.0", "9", "[low]"}, {"2024", "50.0", "9", ""}},
    {REQUESTS, PLAUSIBLE_MARKS, 4, {"period", REFUSED ": %", REFUSED ": out of", REFUSED ": mark"},
     {"2024", "50.0", "10", ""}, {"2024", "50.0", "8", ""}},
    {"six_week_decisions", PLAUSIBLE_DAYS, 2, {"period", "days taken, median: days"}, {"2024", "0"}, {"2024", "-1"}},
};

static struct plausibility look_at(struct arena *arena, struct people_table *tables, size_t table_count,
                                   struct record_cell *cells, size_t cell_count,
                                   const struct pack_definition *definition)
{
    struct record record = record_by_hand("2024-12-31", tables, table_count, cells, cell_count);
    struct pack pack = {.record = &record, .definition = definition};
    return plausibility_of(arena, &pack);
}

static void only_fails(const struct plausibility *plausibility, int check)
{
    for (int i = 0; i < PLAUSIBILITY_CHECKS; i++) {
        if ((i == check) != (plausibility->results[i].not_passed > 0))
            print_error("check %d\n", i);
        assert_int_equal(plausibility->results[i].not_passed > 0, i == check);
        assert_int_equal(plausibility->results[i].example != NULL, i == check);
    }
}

static struct plausibility of_row(struct arena *arena, const struct wrong_table *wrong, const char *const *row)
{
    static const struct pack_definition nothing_wanted;
    const char *text[2 * ROOM];
    memcpy(text, wrong->header, wrong->columns * sizeof *text);
    memcpy(text + wrong->columns, row, wrong->columns * sizeof *text);
    struct people_table table = table_by_hand(wrong->id, wrong->columns, 2, text);
    return look_at(arena, &table, 1, NULL, 0, &nothing_wanted);
}

static void each_check_of_a_row_fails(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    for (size_t i = 0; i < COUNT_OF(wrong_tables); i++) {
        const struct wrong_table *wrong = &wrong_tables[i];
        struct plausibility right = of_row(&arena, wrong, wrong->right);
        only_fails(&right, -1);
        assert_true(right.results[wrong->check].looked_at > 0);
        struct plausibility failed = of_row(&arena, wrong, wrong->wrong);
        only_fails(&failed, (int)wrong->check);
        assert_non_null(strstr(failed.results[wrong->check].example, wrong->id));
        assert_null(strstr(failed.results[wrong->check].example, "North"));
    }
    arena_free(&arena);
}

#define SHARE(number, out_of, value, lower, upper, status)                                                             \
    {                                                                                                                  \
        "REQ6.on_time", "percent", "due", "month", "2024-06-01", "2024-06-30", "all", number, out_of, value, lower, upper,    \
            status                                                                                                     \
    }

static const struct {
    struct record_cell cell;
    int check; /* -1: all are passed */
} wrong_cells[] = {
    {SHARE("8", "10", "80", "49", "94.3", ""), -1},
    {SHARE("8", "10", "100.00000000000003", "49", "100", ""), -1},
    {SHARE("8", "10", "100.1", "", "", ""), PLAUSIBLE_PERCENTAGES},
    {SHARE("11", "10", "100", "", "", ""), PLAUSIBLE_NUMBERS},
    {SHARE("8", "10", "80", "81", "94.3", ""), PLAUSIBLE_INTERVALS},
    {SHARE("8", "9", "88.9", "", "", ""), PLAUSIBLE_MARKS},
    {SHARE("8", "9", "88.9", "", "", "low"), -1},
    {SHARE("8", "9", "?", "", "", "low"), PLAUSIBLE_UNITS},
    {{"REQ6.open", "count", "stock", "as_of", "2024-06-30", "2024-06-30", "all", "1.5", "", "1.5", "", "", ""},
     PLAUSIBLE_UNITS},
    {{"REQ6.days", "days", "completed", "month", "2024-06-01", "2024-06-30", "all", "", "12", "4000", "", "", ""},
     PLAUSIBLE_DAYS},
    {{"QA.agreement", "percent", "completed", "month", "2024-06-01", "2024-06-30", "all", "", "12", "-3", "", "", ""},
     -1},
};

static void each_check_of_a_cell_fails(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    static const struct pack_definition nothing_wanted;
    for (size_t i = 0; i < COUNT_OF(wrong_cells); i++) {
        struct record_cell cell = wrong_cells[i].cell;
        struct plausibility plausibility = look_at(&arena, NULL, 0, &cell, 1, &nothing_wanted);
        only_fails(&plausibility, wrong_cells[i].check);
        struct record record = record_by_hand("2024-12-31", NULL, 0, NULL, 0);
        record.team_cells = &cell;
        record.team_cell_count = 1;
        struct pack pack = {.record = &record, .definition = &nothing_wanted};
        struct plausibility of_team = plausibility_of(&arena, &pack);
        only_fails(&of_team, wrong_cells[i].check);
    }
    arena_free(&arena);
}

/* Teams are 7 and 5 of 12; of the other column no team has anything, of providers not all are asked. */
static void parts_add_up(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    static const struct pack_definition nothing_wanted;
    const char *text[] = {
        "by",   "category", "period", "requests received", "waiting for a plan on the last day",
        "all",  "all",      "2024",   "12", "9",
        "team", "North",    "2024",   "7",  "",
        "team", "South",    "2024",   "5",  "",
        "team", "South",    "2023",   "99", "",
        "criterion", "A",   "2024",   "1",  "1",
    };
    struct people_table table = TABLE_BY_HAND("by_team", 5, text);
    struct plausibility right = look_at(&arena, &table, 1, NULL, 0, &nothing_wanted);
    only_fails(&right, -1);
    assert_int_equal(right.results[PLAUSIBLE_PARTS].looked_at, 1);
    text[13] = "8"; /* North */
    struct plausibility wrong = look_at(&arena, &table, 1, NULL, 0, &nothing_wanted);
    only_fails(&wrong, PLAUSIBLE_PARTS);
    arena_free(&arena);
}

static struct pack_definition wanted(double target, double milestone, int32_t day)
{
    struct pack_definition definition = {.headline_count = 1};
    definition.headlines[0] = (struct pack_headline){.measure = "PLAN20.on_time",
                                                     .has_target = true,
                                                     .target = target,
                                                     .has_baseline = true,
                                                     .baseline = 100,
                                                     .milestones = {{day, milestone}, {400, 80}},
                                                     .milestone_count = 2};
    return definition;
}

static void targets_can_be_met(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct pack_definition right = wanted(90, 60, 200);
    struct pack_definition too_high = wanted(101, 60, 200);
    struct pack_definition below_nothing = wanted(90, -1, 200);
    struct pack_definition before_baseline = wanted(90, 60, 100);
    struct pack_definition out_of_order = wanted(90, 60, 401);
    struct plausibility looks[] = {
        look_at(&arena, NULL, 0, NULL, 0, &right),         look_at(&arena, NULL, 0, NULL, 0, &too_high),
        look_at(&arena, NULL, 0, NULL, 0, &below_nothing), look_at(&arena, NULL, 0, NULL, 0, &before_baseline),
        look_at(&arena, NULL, 0, NULL, 0, &out_of_order),
    };
    only_fails(&looks[0], -1);
    only_fails(&looks[1], PLAUSIBLE_TARGETS);
    only_fails(&looks[2], PLAUSIBLE_TARGETS);
    only_fails(&looks[3], PLAUSIBLE_MILESTONES);
    only_fails(&looks[4], PLAUSIBLE_MILESTONES);
    arena_free(&arena);
}

static void an_error_stops_the_pack_and_a_warning_does_not(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct plausibility plausibility = {0};
    struct err err = {0};
    plausibility.results[PLAUSIBLE_DAYS] = (struct plausibility_result){5, 1, "somewhere"};
    assert_true(plausibility_holds(&plausibility, &err));
    plausibility.results[PLAUSIBLE_PARTS] = (struct plausibility_result){7, 2, "elsewhere"};
    assert_false(plausibility_holds(&plausibility, &err));
    assert_int_equal(err.kind, ERR_DATA);
    assert_non_null(strstr(err.text, "2 of 7"));
    assert_non_null(strstr(err.text, "elsewhere"));
    struct people_table table = plausibility_table(&arena, &plausibility);
    assert_int_equal(table.rows, PLAUSIBILITY_CHECKS);
    assert_string_equal(table_field(&table, PLAUSIBLE_PARTS, 1), "error");
    assert_string_equal(table_field(&table, PLAUSIBLE_PARTS, 2), "7");
    assert_string_equal(table_field(&table, PLAUSIBLE_PARTS, 3), "2");
    assert_string_equal(table_field(&table, PLAUSIBLE_DAYS, 1), "warning");
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_check_of_a_row_fails),
        cmocka_unit_test(each_check_of_a_cell_fails),
        cmocka_unit_test(parts_add_up),
        cmocka_unit_test(targets_can_be_met),
        cmocka_unit_test(an_error_stops_the_pack_and_a_warning_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

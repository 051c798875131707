/* Tidy data: how periods, places and what is missing are told, on records of a few cells. */
#include "unit/unit.h"

#include "core/pack/tidy.h"

enum { ARENA_LIMIT = 64 << 20, CELLS_MOST = 8 };

struct tidy_world {
    struct arena arena;
    struct record record;
    struct record_cell cells[CELLS_MOST];
};

static void begin(struct tidy_world *world, const char *authority)
{
    *world = (struct tidy_world){.record = {.local_authority = authority, .authority_name = ""}};
    world->record.cells = world->cells;
    arena_init(&world->arena, ARENA_LIMIT, NULL, NULL);
}

/* A share of completed cases, or a stock on the day. */
static struct record_cell *add(struct tidy_world *world, const char *measure, const char *basis,
                               const char *period_type, const char *start, const char *end)
{
    struct record_cell *cell = &world->cells[world->record.cell_count++];
    *cell = (struct record_cell){.measure = measure,
                                 .unit = "percent",
                                 .basis = basis,
                                 .period_type = period_type,
                                 .period_start = start,
                                 .period_end = end,
                                 .numerator = "1",
                                 .denominator = "2",
                                 .value = "50",
                                 .lower = "9.5",
                                 .upper = "90.5",
                                 .status = ""};
    return cell;
}

static struct tidy_table table_named(struct tidy_world *world, const char *name)
{
    for (size_t i = 0; i < tidy_table_count(); i++)
        if (strcmp(tidy_table_name(i, &world->arena), name) == 0) {
            struct tidy_table table = tidy_table_of(&world->record, i, &world->arena);
            tidy_table_fill(&world->record, i, &table, &world->arena);
            return table;
        }
    fail_msg("no table %s", name);
    return (struct tidy_table){0};
}

static const char *field(const struct tidy_table *table, size_t row, const char *column)
{
    assert_true(row < table->rows);
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].name, column) == 0)
            return table->text[row * table->column_count + i];
    return "no such column";
}

/* The name of the file, and the period of one cell as the standard has it. */
static const struct telling {
    const char *table;
    const char *period_type;
    const char *start;
    const char *end;
    const char *period;
    const char *identifier;
} tellings[] = {
    {"timeliness_months", "month", "2024-02-01", "2024-02-29", "2024", "February"},
    {"timeliness_months", "month", "2024-12-01", "2024-12-31", "2024", "December"},
    {"timeliness_quarters", "quarter", "2025-01-01", "2025-03-31", "202425", "Financial year Q4"},
    {"timeliness_quarters", "quarter", "2025-04-01", "2025-06-30", "202526", "Financial year Q1"},
    {"timeliness_quarters", "quarter", "2024-10-01", "2024-12-31", "202425", "Financial year Q3"},
    {"timeliness_quarters", "quarter", "2100-01-01", "2100-03-31", "209900", "Financial year Q4"},
    {"timeliness_calendar_years", "calendar_year", "2009-01-01", "2009-12-31", "2009", "Calendar year"},
    {"timeliness_academic_years", "academic_year", "2008-09-01", "2009-08-31", "200809", "Academic year"},
    {"timeliness_latest_12_months", "latest_12m", "2025-07-01", "2026-06-30", "2026", "Reporting year"},
};

static void periods_of_the_standard(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tellings / sizeof tellings[0]; i++) {
        struct tidy_world world;
        begin(&world, "335");
        add(&world, "PLAN20.on_time", "completed", tellings[i].period_type, tellings[i].start, tellings[i].end);
        struct tidy_table table = table_named(&world, tellings[i].table);
        assert_int_equal(table.rows, 2);
        assert_string_equal(field(&table, 1, "time_period"), tellings[i].period);
        assert_string_equal(field(&table, 1, "time_identifier"), tellings[i].identifier);
        assert_string_equal(field(&table, 1, "cases"), "Excluding exceptions");
        arena_free(&world.arena);
    }
}

static void what_is_missing_says_why(void **state)
{
    struct tidy_world world;
    (void)state;
    begin(&world, "335");
    add(&world, "PLAN20.on_time", "completed", "calendar_year", "2024-01-01", "2024-12-31");
    struct record_cell *unknown = add(&world, "REQ6.on_time", "completed", "calendar_year", "2024-01-01", "2024-12-31");
    struct record_cell *hidden = add(&world, "PLAN20.on_time", "due", "calendar_year", "2024-01-01", "2024-12-31");
    add(&world, "AR12.on_time", "due", "calendar_year", "2025-01-01", "2025-12-31");
    unknown->numerator = unknown->denominator = "0";
    unknown->value = unknown->lower = unknown->upper = "";
    unknown->status = "x";
    hidden->numerator = hidden->denominator = hidden->value = hidden->lower = hidden->upper = "";
    hidden->status = "c";
    struct tidy_table table = table_named(&world, "timeliness_calendar_years");
    assert_int_equal(table.rows, 4);
    assert_string_equal(field(&table, 0, "plan20_completed_pc_lower_ci"), "9.5");
    assert_string_equal(field(&table, 0, "req6_completed_denominator"), "0");
    assert_string_equal(field(&table, 0, "req6_completed_pc"), "x");
    assert_string_equal(field(&table, 0, "plan20_due_numerator"), "c");
    assert_string_equal(field(&table, 0, "ar12_due_pc"), "z");       /* nothing in 2024 */
    assert_string_equal(field(&table, 3, "ar12_due_pc"), "z");       /* a duty without exceptions */
    assert_string_equal(field(&table, 0, "ar12_completed_pc"), "x"); /* in no period */
    arena_free(&world.arena);
}

/* The stock of the day is that of its month, unless the month's own is there. */
static void stocks_of_the_day(void **state)
{
    struct tidy_world world;
    (void)state;
    begin(&world, "335");
    add(&world, "PLAN20.open", "stock", "month", "2026-04-30", "2026-04-30");
    add(&world, "PLAN20.open", "stock", "as_of", "2026-05-15", "2026-05-15");
    struct tidy_table table = table_named(&world, "open_cases_months");
    assert_int_equal(table.rows, 16);
    assert_string_equal(field(&table, 15, "time_identifier"), "May");
    world.cells[1].period_start = world.cells[1].period_end = world.cells[0].period_start;
    table = table_named(&world, "open_cases_months");
    assert_int_equal(table.rows, 8);
    arena_free(&world.arena);
}

static void places(void **state)
{
    struct tidy_world world;
    (void)state;
    begin(&world, "335");
    add(&world, "PLAN20.on_time", "completed", "month", "2026-04-01", "2026-04-30");
    struct tidy_table table = table_named(&world, "timeliness_months");
    assert_string_equal(field(&table, 0, "geographic_level"), "Local authority");
    assert_string_equal(field(&table, 0, "region_name"), "West Midlands");
    assert_string_equal(field(&table, 0, "new_la_code"), "E08000030");
    world.record.local_authority = "all";
    table = table_named(&world, "timeliness_months");
    assert_string_equal(field(&table, 0, "geographic_level"), "National");
    assert_string_equal(field(&table, 0, "country_code"), "E92000001");
    assert_string_equal(field(&table, 0, "new_la_code"), "no such column");
    assert_string_equal(field(&table, 0, "plan20_completed_pc"), "50");
    arena_free(&world.arena);
}

static void a_run_without_figures(void **state)
{
    struct tidy_world world;
    (void)state;
    begin(&world, "not recorded");
    for (size_t i = 0; i < tidy_table_count(); i++) {
        struct tidy_table table = tidy_table_of(&world.record, i, &world.arena);
        tidy_table_fill(&world.record, i, &table, &world.arena);
        assert_int_equal(table.rows, 0);
        assert_true(table.column_count > 5);
    }
    arena_free(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_of_the_standard), cmocka_unit_test(what_is_missing_says_why),
        cmocka_unit_test(stocks_of_the_day),       cmocka_unit_test(places),
        cmocka_unit_test(a_run_without_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

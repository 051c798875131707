/* The evidence tables as people read them, and the summary, from cells made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "core/evidence_table.h"
#include "core/measure.h"
#include "core/summary.h"

/* --- A collector with an arena, and cells --- */

struct world {
    struct arena arena;
    struct table_collector *collector;
    const struct people_table *tables;
    size_t count;
};

static void no_memory(void *context, size_t asked)
{
    (void)context;
    fprintf(stderr, "no memory for %zu bytes\n", asked);
    abort();
}

static int32_t day(const char *text)
{
    int32_t read;
    assert_true(day_parse(text, &read));
    return read;
}

static void open_world_on(struct world *world, const char *as_of, const char *since)
{
    arena_init(&world->arena, (size_t)1 << 30, no_memory, NULL);
    world->collector = table_collector_new(&world->arena, day(as_of), day(since));
}

/* Most tests: 15 March 2025, a Saturday in the middle of a month, quarter and year. */
static void open_world(struct world *world)
{
    open_world_on(world, "2025-03-15", "2023-01-01");
}

static void close_world(struct world *world)
{
    arena_free(&world->arena);
}

static void give(struct world *world, const struct cell *cell)
{
    struct err err = {0};
    assert_true(table_collect(world->collector, cell, &err));
}

static struct cell period_cell(const char *measure, enum basis basis, enum period_type type, const char *start,
                               const char *end)
{
    struct cell cell = {.measure = measure, .basis = basis, .period_type = type, .breakdown = "all", .category = "all"};
    cell.period_start = day(start);
    cell.period_end = day(end);
    return cell;
}

static struct cell share(struct cell cell, uint64_t numerator, uint64_t denominator)
{
    cell.has_numerator = cell.has_denominator = true;
    cell.numerator = numerator;
    cell.denominator = denominator;
    cell.has_value = denominator > 0;
    cell.value = denominator > 0 ? 100.0 * (double)numerator / (double)denominator : 0;
    cell.status = denominator == 0 ? STATUS_NOT_AVAILABLE : denominator < 10 ? STATUS_LOW : STATUS_PLAIN;
    return cell;
}

static struct cell count(struct cell cell, uint64_t number)
{
    cell.has_numerator = cell.has_value = true;
    cell.numerator = number;
    cell.value = (double)number;
    cell.unit = UNIT_COUNT;
    return cell;
}

static struct cell stock(const char *measure, enum period_type type, const char *on, uint64_t number)
{
    return count(period_cell(measure, BASIS_STOCK, type, on, on), number);
}

static struct cell latest(const char *measure, enum basis basis)
{
    return period_cell(measure, basis, PERIOD_LATEST_12M, "2024-03-16", "2025-03-15");
}

static struct cell in_category(struct cell cell, const char *breakdown, const char *category)
{
    cell.breakdown = breakdown;
    cell.category = category;
    return cell;
}

static void give_share(struct world *world, struct cell cell, uint64_t numerator, uint64_t denominator)
{
    cell = share(cell, numerator, denominator);
    give(world, &cell);
}

static void give_count(struct world *world, struct cell cell, uint64_t number)
{
    cell = count(cell, number);
    give(world, &cell);
}

static void give_stock(struct world *world, const char *measure, enum period_type type, const char *on, uint64_t number)
{
    struct cell cell = stock(measure, type, on, number);
    give(world, &cell);
}

static void make(struct world *world)
{
    world->count = people_tables(world->collector, &world->arena, &world->tables);
}

static const struct people_table *table_of(struct world *world, const char *id)
{
    if (!world->tables)
        make(world);
    for (size_t i = 0; i < world->count; i++)
        if (strcmp(world->tables[i].id, id) == 0)
            return &world->tables[i];
    fail_msg("no table %s", id);
    return NULL;
}

static size_t column(const struct people_table *table, const char *heading)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->header[c], heading) == 0)
            return c;
    fail_msg("table %s has no column %s", table->id, heading);
    return 0;
}

static const char *field(const struct people_table *table, size_t row, const char *heading)
{
    assert_true(row < table->rows);
    return table->text[row * table->columns + column(table, heading)];
}

static size_t row_with(const struct people_table *table, const char *heading, const char *text)
{
    size_t at = column(table, heading);
    for (size_t r = 0; r < table->rows; r++)
        if (strcmp(table->text[r * table->columns + at], text) == 0)
            return r;
    fail_msg("table %s has no row with %s = %s", table->id, heading, text);
    return 0;
}

static void assert_alone(const struct people_table *table, const char *word)
{
    assert_int_equal(table->rows, 1);
    assert_string_equal(table->text[0], word);
    for (size_t c = 1; c < table->columns; c++)
        assert_string_equal(table->text[c], "");
}

/* --- The definitions --- */

static const char *const must_be_there[] = {
    "twenty_weeks",
    "six_week_decisions",
    "refusals_to_issue",
    "open_cases_by_age",
    "advice_by_contributor",
    "annual_reviews_and_backlog",
    "amendments",
    "phase_transfers",
    "voice",
    "exceptions",
    "tribunal_orders",
    "quality_audits",
    "requests_and_refusals",
    "data_quality",
    "by_team",
};

static void all_tables_are_there_under_names_fit_for_files(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    for (size_t i = 0; i < sizeof must_be_there / sizeof must_be_there[0]; i++)
        table_of(&world, must_be_there[i]);
    for (size_t i = 0; i < world.count; i++) {
        const char *id = world.tables[i].id;
        assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz_0123456789"), strlen(id));
        assert_true(strlen(world.tables[i].title) > 10);
        assert_true(strlen(world.tables[i].note) > 20);
        assert_true(strlen(world.tables[i].law) > 10);
        for (size_t other = 0; other < i; other++)
            assert_string_not_equal(id, world.tables[other].id);
    }
    close_world(&world);
}

static void headings_are_there_once(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    make(&world);
    for (size_t i = 0; i < world.count; i++)
        for (size_t c = 0; c < world.tables[i].columns; c++) {
            assert_true(world.tables[i].header[c][0] != '\0');
            assert_int_equal(column(&world.tables[i], world.tables[i].header[c]), c);
        }
    close_world(&world);
}

/* Whether the evidence has the measure on that basis at all. */
static bool is_measured(const char *name, enum basis basis)
{
    for (int m = 0; m < FAMILY_MEASURES; m++)
        if (strcmp(family_measures[m].id, name) == 0)
            return family_measures[m].basis == basis;
    const char *dot = strchr(name, '.');
    assert_non_null(dot);
    for (int c = 0; c < CLOCKS; c++)
        for (int m = 0; m < CLOCK_MEASURES; m++)
            if (strlen(clocks[c].id) == (size_t)(dot - name) &&
                strncmp(clocks[c].id, name, (size_t)(dot - name)) == 0 &&
                strcmp(clock_measures[m].name, dot + 1) == 0 && clock_measures[m].basis == basis &&
                clock_has_measure(&clocks[c], (enum clock_measure_id)m))
                return true;
    return false;
}

static bool some_subject_has(const struct table_definition *table, const struct table_figure *figure)
{
    static const char *const none[] = {"", NULL};
    const char *const *subject = table->subjects ? table->subjects : none;
    bool appended = figure->measure[0] == '\0' || figure->measure[0] == '.';
    for (; *subject; subject++) {
        char name[96];
        snprintf(name, sizeof name, "%s%s", appended ? *subject : "", figure->measure);
        if (is_measured(name, figure->basis))
            return true;
    }
    return false;
}

static void every_figure_is_measured(void **state)
{
    (void)state;
    for (size_t t = 0; t < table_definition_count; t++)
        for (size_t f = 0; f < table_definitions[t].figure_count; f++)
            if (!some_subject_has(&table_definitions[t], &table_definitions[t].figures[f]))
                fail_msg("%s: %s is in no evidence", table_definitions[t].id, table_definitions[t].figures[f].label);
}

static const struct table_definition *definition(const char *id)
{
    for (size_t t = 0; t < table_definition_count; t++)
        if (strcmp(table_definitions[t].id, id) == 0)
            return &table_definitions[t];
    fail_msg("no definition %s", id);
    return NULL;
}

static bool is_subject(const struct table_definition *table, const char *id)
{
    for (const char *const *subject = table->subjects; *subject; subject++)
        if (strcmp(*subject, id) == 0)
            return true;
    return false;
}

static void no_clock_is_forgotten(void **state)
{
    (void)state;
    for (int c = 0; c < CLOCKS; c++) {
        bool backlog = clocks[c].scope == MEASURED_ON_EVERY_BASIS;
        bool order = clocks[c].subject == SUBJECT_ORDER;
        assert_int_equal(is_subject(definition("open_cases_by_age"), clocks[c].id), backlog);
        assert_int_equal(is_subject(definition("exceptions"), clocks[c].id), clocks[c].exception_provision != NULL);
        assert_int_equal(is_subject(definition("tribunal_orders"), clocks[c].id), order);
    }
}

static void every_voice_is_heard(void **state)
{
    (void)state;
    for (int m = 0; m < FAMILY_MEASURES; m++)
        assert_int_equal(is_subject(definition("voice"), family_measures[m].id),
                         strncmp(family_measures[m].id, "VOICE.", 6) == 0);
}

static bool has_figure(const struct table_definition *table, enum basis basis, const char *ending)
{
    for (size_t f = 0; f < table->figure_count; f++) {
        const char *measure = table->figures[f].measure;
        size_t length = strlen(measure);
        if (table->figures[f].basis == basis && length >= strlen(ending) &&
            strcmp(measure + length - strlen(ending), ending) == 0)
            return true;
    }
    return false;
}

static void tables_of_timeliness_show_both_bases_the_backlog_and_the_refusals(void **state)
{
    (void)state;
    static const char *const timeliness[] = {
        "twenty_weeks",
        "six_week_decisions",
        "exceptions",
        "advice_by_contributor",
        "annual_reviews_and_backlog",
        "after_review_meetings",
        "amendments",
        "phase_transfers",
        "tribunal_orders",
        "by_team",
    };
    for (size_t t = 0; t < sizeof timeliness / sizeof timeliness[0]; t++) {
        const struct table_definition *table = definition(timeliness[t]);
        assert_true(has_figure(table, BASIS_COMPLETED, ".on_time"));
        assert_true(has_figure(table, BASIS_DUE, ".on_time"));
        assert_true(has_figure(table, BASIS_STOCK, ".overdue"));
        assert_true(has_figure(table, BASIS_STARTED, "REQUEST.refused"));
    }
}

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
    assert_string_equal(field(table, 2, "what"), "Amended plan sent after the notice");
    assert_string_equal(field(table, 2, "on time, of those completed: %"), "50.0");
    assert_string_equal(field(table, 2, "on time, of those due: %"), "");
    assert_string_equal(field(table, 2, "requests refused: %"), "15.0");
    assert_string_equal(field(table, 3, "period"), "no data");
    close_world(&world);
}

/* --- Periods --- */

#define DONE "PLAN20.on_time", BASIS_COMPLETED

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
        assert_string_equal(field(table, r, "open"), expected[r][1]);
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
        assert_string_equal(field(table, r, "open"), "7");
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
    assert_string_equal(field(table, 0, "open"), "7");
    close_world(&world);
}

/* --- Numbers --- */

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
    assert_string_equal(table_part_text(PART_LOWER, &curve, &world.arena), "");
    assert_string_equal(table_part_text(PART_PERCENT, NULL, &world.arena), "");
    struct cell agreement = latest("QA.agreement", BASIS_COMPLETED);
    agreement.has_value = agreement.has_denominator = true;
    agreement.value = -7.5;
    agreement.denominator = 12;
    give(&world, &agreement);
    const struct people_table *table = table_of(&world, "quality_audits");
    assert_string_equal(field(table, row_with(table, "id", "QA.agreement"), "share: %"), "-7.5");
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
    assert_string_equal(field(table, 0, "on time, of those due: of"), "0");
    assert_string_equal(field(table, 0, "on time, of those due: from"), "");
    assert_string_equal(field(table, 0, "on time, of those due: mark"), "");
    assert_string_equal(field(table, 0, "on time, of those completed: %"), "66.7");
    assert_string_equal(field(table, 0, "on time, of those completed: number"), "2");
    assert_string_equal(field(table, 0, "on time, of those completed: of"), "3");
    assert_string_equal(field(table, 0, "on time, of those completed: mark"), "[low]");
    assert_string_equal(field(table, 0, "half of those started done within: days"), "z");
    assert_string_equal(field(table, 0, "half of those started done within: of"), "4");
    assert_string_equal(field(table, 0, "open"), "");
    assert_non_null(strstr(table->note, "[low]"));
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
    assert_string_equal(field(table, 2, "plans overdue"), "3");
    assert_string_equal(field(table, 1, "plans overdue"), "");
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
    assert_string_equal(field(table, 0, "period"), "2024");
    assert_string_equal(field(table, 0, "on time, of those completed: %"), "40.0");
    assert_string_equal(field(table, 0, "on time, of those due: %"), "41.0");
    assert_string_equal(field(table, 1, "period"), "latest 12 months");
    assert_string_equal(field(table, 2, "by"), "provider");
    assert_string_equal(field(table, 2, "category"), "Trust");
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

/* --- The summary --- */

static void an_empty_summary_knows_nothing(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    assert_int_equal(summary.as_of, day("2025-03-15"));
    assert_int_equal(summary.from, day("2024-03-16"));
    for (int i = 0; i < SUMMARY_RATES; i++)
        assert_false(summary.rates[i].completed.known || summary.rates[i].due.known);
    for (int i = 0; i < SUMMARY_BACKLOGS; i++)
        assert_false(summary.backlogs[i].known);
    for (int i = 0; i < SUMMARY_VOICES; i++)
        assert_false(summary.voices[i].figure.known);
    for (int i = 0; i < SUMMARY_BESIDE; i++)
        assert_false(summary.beside[i].figure.known);
    for (int i = 0; i < SUMMARY_MONTHS; i++)
        assert_false(summary.months[i].due.known || summary.months[i].overdue_known);
    assert_false(summary.received_known);
    close_world(&world);
}

static void the_summary_has_the_headlines(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    struct cell done = share(latest(DONE), 1, 3);
    done.has_interval = true;
    done.lower = 6.149;
    done.upper = 79.234;
    give(&world, &done);
    give_share(&world, period_cell(DONE, PERIOD_MONTH, "2024-04-01", "2024-04-30"), 13, 100);
    give_share(&world, latest("PLAN20.on_time", BASIS_DUE), 0, 0);
    give_stock(&world, "PLAN20.open", PERIOD_AS_OF, "2025-03-15", 9);
    give_stock(&world, "PLAN20.overdue", PERIOD_AS_OF, "2025-03-15", 4);
    give_stock(&world, "PLAN20.overdue", PERIOD_MONTH, "2024-04-30", 5);
    give_stock(&world, "PLAN20.overdue_over_365", PERIOD_AS_OF, "2025-03-15", 0);
    give_count(&world, latest("REQUEST.received", BASIS_STARTED), 70);
    give_share(&world, latest("REQUEST.refused", BASIS_STARTED), 7, 70);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    const struct summary_figure *completed = &summary.rates[0].completed;
    assert_string_equal(summary.rates[0].clock, "PLAN20");
    assert_true(completed->known && completed->has_value && completed->low);
    assert_string_equal(completed->percent, "33.3");
    assert_string_equal(completed->lower, "6.1");
    assert_string_equal(completed->upper, "79.2");
    assert_int_equal(completed->numerator, 1);
    assert_int_equal(completed->denominator, 3);
    assert_true(summary.rates[0].due.known && !summary.rates[0].due.has_value);
    assert_string_equal(summary.rates[0].due.percent, "x");
    assert_true(summary.backlogs[0].known);
    assert_int_equal(summary.backlogs[0].open, 9);
    assert_int_equal(summary.backlogs[0].overdue, 4);
    assert_int_equal(summary.backlogs[0].over_a_year, 0);
    assert_false(summary.backlogs[1].known);
    assert_true(summary.received_known);
    assert_int_equal(summary.received, 70);
    assert_string_equal(summary.beside[0].figure.percent, "10.0");
    close_world(&world);
}

static void the_chart_has_twelve_months_to_today(void **state)
{
    (void)state;
    struct world world = {0};
    open_world(&world);
    give_share(&world, period_cell("PLAN20.on_time", BASIS_DUE, PERIOD_MONTH, "2024-04-01", "2024-04-30"), 13, 100);
    give_share(&world, period_cell("PLAN20.on_time", BASIS_DUE, PERIOD_MONTH, "2025-03-01", "2025-03-31"), 14, 100);
    give_stock(&world, "PLAN20.overdue", PERIOD_AS_OF, "2025-03-15", 4);
    give_stock(&world, "PLAN20.overdue", PERIOD_MONTH, "2024-04-30", 5);
    struct summary summary;
    summary_make(world.collector, &world.arena, &summary);
    assert_int_equal(summary.months[0].start, day("2024-04-01"));
    assert_int_equal(summary.months[0].end, day("2024-04-30"));
    assert_int_equal(summary.months[11].start, day("2025-03-01"));
    assert_int_equal(summary.months[11].end, day("2025-03-15"));
    assert_string_equal(summary.months[0].due.percent, "13.0");
    assert_string_equal(summary.months[11].due.percent, "14.0");
    assert_false(summary.months[5].due.known);
    assert_true(summary.months[0].overdue_known && summary.months[0].overdue == 5);
    assert_true(summary.months[11].overdue_known && summary.months[11].overdue == 4);
    assert_false(summary.months[5].overdue_known);
    close_world(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_tables_are_there_under_names_fit_for_files),
        cmocka_unit_test(headings_are_there_once),
        cmocka_unit_test(every_figure_is_measured),
        cmocka_unit_test(no_clock_is_forgotten),
        cmocka_unit_test(every_voice_is_heard),
        cmocka_unit_test(tables_of_timeliness_show_both_bases_the_backlog_and_the_refusals),
        cmocka_unit_test(without_cells_every_table_says_so),
        cmocka_unit_test(figures_beside_make_no_rows),
        cmocka_unit_test(a_duty_without_cases_says_so_among_others),
        cmocka_unit_test(rows_are_years_quarters_the_latest_and_months),
        cmocka_unit_test(stocks_stand_at_the_ends_of_their_periods),
        cmocka_unit_test(as_of_at_the_end_of_a_month_is_one_row),
        cmocka_unit_test(a_late_since_leaves_the_stock_of_today),
        cmocka_unit_test(percentages_are_rounded_half_up_from_the_integers),
        cmocka_unit_test(curves_days_and_intervals_are_rounded_half_up),
        cmocka_unit_test(what_has_no_numerator_is_shown_by_its_value),
        cmocka_unit_test(signs_stand_for_what_is_not_known),
        cmocka_unit_test(teams_follow_all_and_not_recorded_comes_last),
        cmocka_unit_test(advice_comes_by_kind_and_provider_over_the_years),
        cmocka_unit_test(a_table_that_is_cut_says_so),
        cmocka_unit_test(a_measure_name_that_is_overwritten_does_not_mislead),
        cmocka_unit_test(making_tables_twice_gives_the_same),
        cmocka_unit_test(findings_become_sentences),
        cmocka_unit_test(there_is_room_for_every_finding),
        cmocka_unit_test(an_empty_summary_knows_nothing),
        cmocka_unit_test(the_summary_has_the_headlines),
        cmocka_unit_test(the_chart_has_twelve_months_to_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

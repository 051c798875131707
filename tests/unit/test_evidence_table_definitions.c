/* The definitions of the tables, against the measures and clocks there are. */
#include "unit/tables.h"

#include "core/definitions/measure.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_tables_are_there_under_names_fit_for_files),
        cmocka_unit_test(headings_are_there_once),
        cmocka_unit_test(every_figure_is_measured),
        cmocka_unit_test(no_clock_is_forgotten),
        cmocka_unit_test(every_voice_is_heard),
        cmocka_unit_test(tables_of_timeliness_show_both_bases_the_backlog_and_the_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "intake/queries.h"

static void every_relation_has_its_extract(void **state)
{
    (void)state;
    for (int i = 0; i < RELATIONS; i++) {
        char from[64];
        snprintf(from, sizeof from, "\nFROM ehc.%s r\n", contract[i].name);
        assert_non_null(strstr(query_extract((enum relation_id)i), from));
    }
}

/* "r.plan_id::bigint AS plan_id": cast and name of every column read, in the order of the contract. */
static void extracts_select_the_columns_read_in_order(void **state)
{
    (void)state;
    for (int i = 0; i < RELATIONS; i++) {
        const char *at = query_extract((enum relation_id)i);
        const char *end = at + query_unordered_length(at);
        for (size_t j = 0; j < contract_read_count(&contract[i]); j++) {
            char named[80];
            snprintf(named, sizeof named, " AS %s", contract_read_column(&contract[i], j)->name);
            at = strstr(at, named);
            assert_non_null(at);
            assert_true(at < end);
            assert_true(strchr(",\n", at[strlen(named)]) != NULL);
        }
        assert_null(strstr(at + 1, " AS "));
    }
}

/* What is read without its text has the same columns, and asks for no text. */
static void the_textless_extract_has_the_same_columns(void **state)
{
    (void)state;
    const struct contract_relation *sections = &contract[RELATION_PLAN_SECTION];
    const char *at = query_extract_textless(RELATION_PLAN_SECTION);
    assert_null(strstr(at, "r.body"));
    assert_non_null(strstr(at, "\nFROM ehc.plan_section r\n"));
    for (size_t j = 0; j < contract_read_count(sections); j++) {
        char named[80];
        snprintf(named, sizeof named, " AS %s", contract_read_column(sections, j)->name);
        at = strstr(at, named);
        assert_non_null(at);
    }
    assert_null(strstr(at + 1, " AS "));
}

/* An order that leaves a column out would not decide which of two equal keys is the first. */
static void order_names_every_column_of_the_contract(void **state)
{
    (void)state;
    for (int i = 0; i < RELATIONS; i++) {
        const char *extract = query_extract((enum relation_id)i);
        const char *order = extract + query_unordered_length(extract);
        assert_non_null(strstr(order, "ORDER BY"));
        for (size_t j = 0; j < contract[i].column_count; j++) {
            char column[80];
            snprintf(column, sizeof column, "r.%s::", contract[i].columns[j].name);
            assert_non_null(strstr(order, column));
        }
    }
}

static void unordered_part_has_no_order(void **state)
{
    (void)state;
    for (int i = 0; i < RELATIONS; i++) {
        const char *extract = query_extract((enum relation_id)i);
        const char *order = strstr(extract, "ORDER BY");
        assert_non_null(order);
        assert_true(query_unordered_length(extract) < (size_t)(order - extract));
        assert_int_equal(extract[query_unordered_length(extract) - 1], '\n');
    }
}

/* The text goes between the brackets of COPY ( ... ): a semicolon would end the statement there. */
static void extracts_are_one_statement_without_semicolon(void **state)
{
    (void)state;
    for (int i = 0; i < RELATIONS; i++)
        for (const char *line = query_extract((enum relation_id)i); line; line = strchr(line, '\n')) {
            line += *line == '\n';
            size_t length = strcspn(line, "\n");
            assert_true(strncmp(line, "--", 2) == 0 || memchr(line, ';', length) == NULL);
        }
}

/* The same of what a case is compared with: the order decides which row of a plan and section is the first. */
static void what_a_case_is_compared_with_is_as_the_extracts(void **state)
{
    (void)state;
    const char *others = query_case("others");
    const char *order = others + query_unordered_length(others);
    assert_non_null(strstr(order, "ORDER BY r.plan_id::"));
    assert_non_null(strstr(order, "r.section::"));
    assert_non_null(strstr(order, "r.body::"));
    for (const char *line = others; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        assert_true(strncmp(line, "--", 2) == 0 || memchr(line, ';', strcspn(line, "\n")) == NULL);
    }
}

static void migrations_count_from_nought(void **state)
{
    (void)state;
    assert_true(query_migration_count() >= 3);
    for (size_t i = 0; i < query_migration_count(); i++) {
        struct migration migration = query_migration(i);
        assert_int_equal(migration.number, i);
        assert_int_equal(strtol(migration.name, NULL, 10), i);
        assert_true(strlen(migration.text) > 0);
    }
    assert_non_null(strstr(query_migration(0).text, "ehc_evidence.migration"));
    assert_non_null(strstr(query_migration(1).text, "person"));
}

static void catalogue_queries_are_there(void **state)
{
    (void)state;
    assert_non_null(strstr(query_catalogue("columns"), "pg_attribute"));
    assert_non_null(strstr(query_catalogue("keys"), "pg_index"));
}

/* What awk has to escape is there as it stood in the file: quotes, backslashes, and more than 4095 bytes. */
static void text_is_embedded_unchanged(void **state)
{
    (void)state;
    const char *schema = query_migration(1).text;
    assert_true(strlen(schema) > 4095);
    assert_non_null(strstr(schema, "'M', 'F'"));
    assert_int_equal(schema[strlen(schema) - 1], '\n');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_relation_has_its_extract),
        cmocka_unit_test(extracts_select_the_columns_read_in_order),
        cmocka_unit_test(the_textless_extract_has_the_same_columns),
        cmocka_unit_test(order_names_every_column_of_the_contract),
        cmocka_unit_test(unordered_part_has_no_order),
        cmocka_unit_test(extracts_are_one_statement_without_semicolon),
        cmocka_unit_test(what_a_case_is_compared_with_is_as_the_extracts),
        cmocka_unit_test(migrations_count_from_nought),
        cmocka_unit_test(catalogue_queries_are_there),
        cmocka_unit_test(text_is_embedded_unchanged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What fields and headings of the record become in a workbook. The workbook itself is read back in tests/pg/workbook.sh. */
#include "unit/memory.h"

#include <strings.h>

#include "core/tables/evidence_table.h"
#include "render/workbook_field.h"
#include "render/workbook_layout.h"

static void numbers_are_numbers_and_nothing_else_is(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool named;
        enum field_kind kind;
        double number;
        unsigned decimals;
        const char *shown;
    } known[] = {
        {"", false, FIELD_BLANK, 0, 0, ""},
        {"0", false, FIELD_NUMBER, 0, 0, NULL},
        {"1182", false, FIELD_NUMBER, 1182, 0, NULL},
        {"54.0", false, FIELD_NUMBER, 54, 1, NULL},
        {"-27.4511", false, FIELD_NUMBER, -27.4511, 4, NULL},
        {"33.333333333333336", false, FIELD_NUMBER, 33.333333333333336, 15, NULL},
        {"1e-07", false, FIELD_NUMBER, 1e-7, 0, NULL},
        {"2.5e+20", false, FIELD_NUMBER, 2.5e20, 1, NULL},
        {"2021", true, FIELD_WORDS, 0, 0, "2021"},
        {"2024 Q3", false, FIELD_WORDS, 0, 0, "2024 Q3"},
        {"2021-01-31", false, FIELD_WORDS, 0, 0, "2021-01-31"},
        {"<0.0001", false, FIELD_WORDS, 0, 0, "<0.0001"},
        {"5.", false, FIELD_WORDS, 0, 0, "5."},
        {".5", false, FIELD_WORDS, 0, 0, ".5"},
        {"-", false, FIELD_WORDS, 0, 0, "-"},
        {"1e", false, FIELD_WORDS, 0, 0, "1e"},
        {"0x10", false, FIELD_WORDS, 0, 0, "0x10"},
        {"inf", false, FIELD_WORDS, 0, 0, "inf"},
        {"nan", false, FIELD_WORDS, 0, 0, "nan"},
        {" 1", false, FIELD_WORDS, 0, 0, " 1"},
        {"=1+1", false, FIELD_WORDS, 0, 0, "=1+1"},
        {"x", false, FIELD_MARK, 0, 0, "[x]"},
        {"z", false, FIELD_MARK, 0, 0, "[z]"},
        {"low", false, FIELD_MARK, 0, 0, "[low]"},
        {"[low]", false, FIELD_MARK, 0, 0, "[low]"},
        {"c", false, FIELD_MARK, 0, 0, "[c]"},
        {"x", true, FIELD_WORDS, 0, 0, "x"},
    };
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        struct sheet_field field = sheet_field_of(known[i].text, known[i].named);
        assert_int_equal(field.kind, known[i].kind);
        if (field.kind == FIELD_NUMBER) {
            assert_same(field.number, known[i].number);
            assert_int_equal(field.decimals, known[i].decimals);
        } else {
            assert_string_equal(field.text, known[i].shown);
        }
    }
}

static void headings_are_told_apart(void **state)
{
    (void)state;
    static const char *const given[] = {"day",        "issued: %", "95% from", "95% to", "Day",
                                        "refused: %", "95% from",  "95% to",   "95% to"};
    static const char *const expected[] = {"day",        "issued: %",         "issued: 95% from", "issued: 95% to",
                                           NULL,         "refused: %",        "refused: 95% from", "refused: 95% to",
                                           "refused: 95% to (column 9)"};
    struct arena arena;
    memory_init(&arena);
    const char *const *made = unique_headings(given, COUNT_OF(given), &arena);
    for (size_t i = 0; i < COUNT_OF(given); i++)
        if (expected[i])
            assert_string_equal(made[i], expected[i]);
    for (size_t i = 0; i < COUNT_OF(given); i++)
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(strcasecmp(made[i], made[j]), 0);
    arena_free(&arena);
}

/* Excel's rules for names of worksheets, and those of statistics in spreadsheets. */
static void ids_of_tables_are_names_of_worksheets(void **state)
{
    (void)state;
    for (size_t i = 0; i < table_definition_count; i++) {
        const char *id = table_definitions[i].id;
        assert_true(strlen(id) <= 31);
        assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz_"), strlen(id));
    }
}

static void words_are_given_their_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double width;
        size_t lines;
    } known[] = {
        {"", 20, 1},
        {"one two three", 20, 1},
        {"one two three four five", 20, 2},
        {"0123456789012345678901234567890123456789", 20, 3},
        {"aaaaaaaaa bbbbbbbbb ccccccccc", 10, 3},
        {"\303\251\303\251\303\251\303\251\303\251 \303\251\303\251\303\251", 10, 1},
    };
    for (size_t i = 0; i < COUNT_OF(known); i++)
        assert_int_equal(wrapped_lines(known[i].text, known[i].width), known[i].lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_numbers_and_nothing_else_is),
        cmocka_unit_test(headings_are_told_apart),
        cmocka_unit_test(ids_of_tables_are_names_of_worksheets),
        cmocka_unit_test(words_are_given_their_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

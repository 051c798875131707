/* How failures are recorded: the first one wins, context goes before it, and long texts are cut, never overrun. */
#include "unit/unit.h"

#include "base/err.h"

static void the_first_error_wins(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    assert_false(err_set(&err, ERR_DATABASE, "lost %s", "connection"));
    assert_false(err_set(&err, ERR_OUTPUT, "disk full"));
    assert_int_equal(err.kind, ERR_DATABASE);
    assert_string_equal(err.text, "lost connection");
}

static void context_goes_before_the_text_and_keeps_the_kind(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    assert_false(err_set(&err, ERR_DATA, "row %d is short", 7));
    assert_false(err_context(&err, "relation %s", "plan"));
    assert_false(err_context(&err, "reading"));
    assert_int_equal(err.kind, ERR_DATA);
    assert_string_equal(err.text, "reading: relation plan: row 7 is short");
}

static void a_text_of_any_length_is_cut_to_the_room_there_is(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    char long_text[4000];
    memset(long_text, 'a', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    assert_false(err_set(&err, ERR_USAGE, "%s", long_text));
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    assert_false(err_context(&err, "%s", long_text));
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    assert_memory_equal(err.text + 255, ": aaa", 5);
}

static void a_text_that_just_fits_is_whole_with_its_context(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    char text[sizeof err.text];
    size_t length = sizeof err.text - 1 - strlen("at: ");
    memset(text, 'b', length);
    text[length] = '\0';
    assert_false(err_set(&err, ERR_USAGE, "%s", text));
    assert_false(err_context(&err, "at"));
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    assert_memory_equal(err.text, "at: b", 5);
    assert_int_equal(err.text[sizeof err.text - 2], 'b');
}

/* The exit codes are a promise to scripts. */
static void kinds_are_the_exit_codes_of_the_readme(void **state)
{
    (void)state;
    assert_int_equal(ERR_NONE, 0);
    assert_int_equal(ERR_USAGE, 2);
    assert_int_equal(ERR_CONFIGURATION, 3);
    assert_int_equal(ERR_DATABASE, 4);
    assert_int_equal(ERR_DATA, 5);
    assert_int_equal(ERR_OUTPUT, 6);
    assert_int_equal(ERR_INTERNAL, 70);
    assert_int_equal(ERR_INTERRUPTED, 130);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(context_goes_before_the_text_and_keeps_the_kind),
        cmocka_unit_test(a_text_of_any_length_is_cut_to_the_room_there_is),
        cmocka_unit_test(a_text_that_just_fits_is_whole_with_its_context),
        cmocka_unit_test(kinds_are_the_exit_codes_of_the_readme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

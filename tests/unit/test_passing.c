/* What is tried again and what is not, and how long it is waited before. */
#include "unit/unit.h"

#include "app/retrying.h"
#include "intake/sqlstate.h"

static bool may_pass(const char *sqlstate)
{
    struct err err = {.kind = ERR_NONE};
    assert_false(sqlstate_error(&err, "ehc.plan", sqlstate, "words"));
    return err.passing;
}

static void lost_connections_deadlocks_and_restarts_may_pass(void **state)
{
    (void)state;
    static const char *const passing[] = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P02", "57P03"};
    for (size_t i = 0; i < sizeof passing / sizeof passing[0]; i++)
        assert_true(may_pass(passing[i]));
}

static void what_wants_a_change_does_not(void **state)
{
    (void)state;
    static const char *const lasting[] = {"28P01", "28000", "3D000", "42P01", "42501",
                                          "22007", "57014", "25006", "XX000"};
    for (size_t i = 0; i < sizeof lasting / sizeof lasting[0]; i++)
        assert_false(may_pass(lasting[i]));
}

static void the_first_error_decides(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    assert_false(err_set(&err, ERR_DATA, "totals"));
    assert_false(err_set_passing(&err, ERR_DATABASE, "lost"));
    assert_false(sqlstate_error(&err, "ehc.plan", "57P01", "words"));
    assert_false(err.passing);
    assert_int_equal(err.kind, ERR_DATA);
}

static void the_code_is_taken_out_of_a_refusal(void **state)
{
    (void)state;
    char line[SQLSTATE_MESSAGE_MOST];
    assert_false(sqlstate_of_connecting("connection to server at \"h\", port 5432 failed: FATAL:  28P01: password "
                                        "authentication failed for user \"u\"\nLOCATION:  auth_failed, auth.c:334\n",
                                        line));
    assert_string_equal(line, "connection to server at \"h\", port 5432 failed: FATAL: password authentication failed "
                              "for user \"u\"");
    assert_true(sqlstate_of_connecting("failed: FATAL:  57P03: the database system is starting up\n"
                                       "LOCATION:  ProcessStartupPacket, postmaster.c:2369\n",
                                       line));
    assert_string_equal(line, "failed: FATAL: the database system is starting up");
}

static void a_message_without_a_code_may_pass(void **state)
{
    (void)state;
    char line[SQLSTATE_MESSAGE_MOST];
    assert_true(sqlstate_of_connecting("failed: Connection refused\n\tIs the server running?\n", line));
    assert_string_equal(line, "failed: Connection refused Is the server running?");
    assert_true(sqlstate_of_connecting("", line));
    assert_string_equal(line, "");
}

static void of_two_addresses_one_refusal_is_enough(void **state)
{
    (void)state;
    char line[SQLSTATE_MESSAGE_MOST];
    assert_false(sqlstate_of_connecting("at \"::1\": FATAL:  3D000: no database\nLOCATION:  a, b.c:1\n"
                                        "at \"127.0.0.1\": Connection refused\n",
                                        line));
    assert_string_equal(line, "at \"::1\": FATAL: no database at \"127.0.0.1\": Connection refused");
}

static void a_message_of_any_length_is_cut(void **state)
{
    (void)state;
    static char message[3 * SQLSTATE_MESSAGE_MOST];
    for (size_t length = SQLSTATE_MESSAGE_MOST - 12; length < SQLSTATE_MESSAGE_MOST + 12; length++) {
        char line[SQLSTATE_MESSAGE_MOST];
        memset(message, 'a', length);
        snprintf(message + length, sizeof message - length, ":  28P01: more\nLOCATION:  x\n");
        (void)sqlstate_of_connecting(message, line);
        assert_true(strlen(line) < SQLSTATE_MESSAGE_MOST);
    }
}

static void each_wait_is_about_twice_the_one_before_up_to_a_minute(void **state)
{
    (void)state;
    for (int64_t process = 1; process < 100000; process += 37)
        for (int64_t attempts = 1; attempts < 40; attempts++) {
            int64_t least = attempts < 7 ? (int64_t)1000 << (attempts - 1) : 60000;
            least = least < 60000 ? least : 60000;
            int64_t wait = retrying_wait(attempts, process);
            assert_true(wait >= least && wait < least + least / 4);
            assert_int_equal(wait, retrying_wait(attempts, process));
        }
    assert_int_not_equal(retrying_wait(3, 100), retrying_wait(3, 101));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lost_connections_deadlocks_and_restarts_may_pass),
        cmocka_unit_test(what_wants_a_change_does_not),
        cmocka_unit_test(the_first_error_decides),
        cmocka_unit_test(the_code_is_taken_out_of_a_refusal),
        cmocka_unit_test(a_message_without_a_code_may_pass),
        cmocka_unit_test(of_two_addresses_one_refusal_is_enough),
        cmocka_unit_test(a_message_of_any_length_is_cut),
        cmocka_unit_test(each_wait_is_about_twice_the_one_before_up_to_a_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The checks of a return as a table: each has an id of its own, says what was found and what to do, in whole sentences. */
#include "unit/unit.h"

#include "core/definitions/return_rules.h"

static bool is_sentence(const char *text)
{
    size_t length = strlen(text);
    return length > 10 && text[0] >= 'A' && text[0] <= 'Z' && text[length - 1] == '.';
}

static void every_rule_says_what_and_what_to_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < RETURN_RULES; i++) {
        assert_non_null(return_rules[i].id);
        if (!is_sentence(return_rules[i].finding) || !is_sentence(return_rules[i].action))
            fail_msg("%s has no whole sentences", return_rules[i].id);
    }
}

static void an_id_finds_its_own_rule(void **state)
{
    (void)state;
    for (size_t i = 0; i < RETURN_RULES; i++)
        assert_ptr_equal(return_rule_of(return_rules[i].id), &return_rules[i]);
    assert_null(return_rule_of("G99"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_says_what_and_what_to_do),
        cmocka_unit_test(an_id_finds_its_own_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

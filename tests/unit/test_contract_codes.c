/* The codes of the contract as others look for them: the same that the readers take. */
#include "unit/one_arena.h"

#include <regex.h>

#include "core/definitions/codes.h"
#include "core/definitions/contract_codes.h"

static bool matches(const char *pattern, const char *text)
{
    regex_t compiled;
    assert_int_equal(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB), 0);
    bool found = regexec(&compiled, text, 0, NULL, 0) == 0;
    regfree(&compiled);
    return found;
}

static struct text text_of(const char *bytes)
{
    return (struct text){bytes, (uint32_t)strlen(bytes)};
}

/* Coded columns with the set their reader uses. */
static const struct {
    enum relation_id relation;
    const char *column;
    enum code_set_id set;
} coded[] = {
    {RELATION_PERSON, "sex", CODES_SEX},
    {RELATION_PERSON, "social_care", CODES_SOCIAL_CARE},
    {RELATION_REQUEST, "outcome", CODES_OUTCOME},
    {RELATION_REQUEST, "exception", CODES_EXCEPTION},
    {RELATION_ASSESSMENT, "outcome", CODES_OUTCOME},
    {RELATION_ASSESSMENT, "exception", CODES_EXCEPTION},
    {RELATION_SEN_NEED, "need", CODES_NEED},
    {RELATION_ADVICE, "kind", CODES_ADVICE_KIND},
    {RELATION_ADVICE, "exception", CODES_ADVICE_EXCEPTION},
    {RELATION_VOICE, "whose", CODES_WHOSE},
    {RELATION_VOICE, "form", CODES_FORM},
    {RELATION_REVIEW, "kind", CODES_REVIEW_KIND},
    {RELATION_REVIEW, "outcome", CODES_REVIEW_OUTCOME},
    {RELATION_REVIEW, "child_participation", CODES_PARTICIPATION},
    {RELATION_AUDIT, "sample", CODES_SAMPLE},
    {RELATION_AUDIT_SCORE, "criterion", CODES_CRITERION},
    {RELATION_TRIBUNAL_ORDER, "kind", CODES_ORDER_KIND},
    {RELATION_PLAN_SECTION, "section", CODES_SECTION},
};

static void a_pattern_takes_what_the_reader_takes(void **state)
{
    (void)state;
    static const char *const others[] = {"", "M ", " M", "m", "FF", "M|F", "Z9", "A\nB", "own words", "TR_PLAN"};
    for (size_t i = 0; i < COUNT_OF(coded); i++) {
        const char *pattern = contract_codes_pattern(coded[i].relation, coded[i].column, &arena);
        assert_non_null(pattern);
        for (enum code_set_id set = 0; set < CODE_SETS; set++)
            for (size_t c = 0; set != CODES_ETHNICITY && c < code_sets[set].count; c++) {
                const char *code = code_sets[set].codes[c];
                assert_int_equal(matches(pattern, code), code_of(coded[i].set, text_of(code)) != CODE_UNKNOWN);
            }
        for (size_t o = 0; o < COUNT_OF(others); o++)
            assert_int_equal(matches(pattern, others[o]), code_of(coded[i].set, text_of(others[o])) != CODE_UNKNOWN);
    }
}

static void an_ethnicity_is_one_of_four_letters(void **state)
{
    (void)state;
    const char *pattern = contract_codes_pattern(RELATION_PERSON, "ethnicity", &arena);
    static const char letters[] = "ABCHKNORUWX";
    char code[5] = "";
    for (size_t i = 0; i < 11 * 11 * 11 * 11; i++) {
        size_t rest = i;
        for (int place = 0; place < 4; place++, rest /= 11)
            code[place] = letters[rest % 11];
        assert_int_equal(matches(pattern, code), code_of_ethnicity(text_of(code)) != CODE_UNKNOWN);
    }
    assert_true(matches(pattern, "REFU") && matches(pattern, "COCH") && matches(pattern, "WBRI"));
    assert_false(matches(pattern, "wbri") || matches(pattern, "WBRIT") || matches(pattern, "WBR"));
    assert_null(contract_codes_named(RELATION_PERSON, "ethnicity", &arena));
}

static void numbers_may_have_come_with_a_point(void **state)
{
    (void)state;
    const char *pattern = contract_codes_pattern(RELATION_ADVICE, "grade", &arena);
    assert_true(matches(pattern, "0") && matches(pattern, "3") && matches(pattern, "2.00"));
    assert_false(matches(pattern, "4") || matches(pattern, "2.5") || matches(pattern, "-1") || matches(pattern, "23"));
    assert_string_equal(contract_codes_named(RELATION_SEN_NEED, "rank", &arena), "1, 2");
}

static void what_is_no_code_has_no_pattern(void **state)
{
    (void)state;
    assert_null(contract_codes_pattern(RELATION_REQUEST, "team", &arena));
    assert_null(contract_codes_pattern(RELATION_SETTING, "sex", &arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_takes_what_the_reader_takes),
        cmocka_unit_test(an_ethnicity_is_one_of_four_letters),
        cmocka_unit_test(numbers_may_have_come_with_a_point),
        cmocka_unit_test(what_is_no_code_has_no_pattern),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

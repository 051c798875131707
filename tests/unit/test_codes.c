/* The code sets of the contract: exact texts, and the DfE's major groups of ethnicity. */
#include "unit/unit.h"

#include "core/definitions/clock.h"
#include "core/definitions/codes.h"

static struct text text(const char *bytes)
{
    return (struct text){bytes, bytes ? (uint32_t)strlen(bytes) : 0};
}

static void every_code_is_its_place_in_its_set(void **state)
{
    (void)state;
    for (enum code_set_id set = 0; set < CODE_SETS; set++)
        for (size_t i = 0; i < code_sets[set].count; i++)
            assert_int_equal(code_of(set, text(code_sets[set].codes[i])), i + 1);
}

/* Codes of orders share places: they are asked in turn. */
static void what_is_remembered_is_what_is_found(void **state)
{
    (void)state;
    struct code_memory memory = {0};
    static const char *const others[] = {"", "y", "Y ", "TR_", "zz"};
    for (int again = 0; again < 3; again++)
        for (enum code_set_id set = 0; set < CODE_SETS; set++) {
            for (size_t i = 0; i < code_sets[set].count; i++)
                assert_int_equal(code_remembered(&memory, set, text(code_sets[set].codes[i])), i + 1);
            for (size_t i = 0; i < COUNT_OF(others); i++)
                assert_int_equal(code_remembered(&memory, set, text(others[i])), CODE_UNKNOWN);
            assert_int_equal(code_remembered(&memory, set, text(NULL)), CODE_NONE);
        }
}

static void null_is_not_recorded_and_anything_else_unknown(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "y", "Y ", " Y", "YY", "Yes", "\xc3\xa9", "not recorded"};
    for (enum code_set_id set = 0; set < CODE_SETS; set++) {
        assert_int_equal(code_of(set, text(NULL)), CODE_NONE);
        for (size_t i = 0; i < COUNT_OF(wrong); i++)
            assert_int_equal(code_of(set, text(wrong[i])), CODE_UNKNOWN);
    }
}

/* spec/contract.md: the sets, spelt out once more. */
static void the_sets_are_those_of_the_contract(void **state)
{
    (void)state;
    static const struct {
        enum code_set_id set;
        const char *codes;
    } sets[] = {
        {CODES_SEX, "M F"},
        {CODES_SOCIAL_CARE, "none cin cp cla"},
        {CODES_OUTCOME, "Y N A W H"},
        {CODES_EXCEPTION, "a b c d"},
        {CODES_ADVICE_EXCEPTION, "a b c"},
        {CODES_NEED, "SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH"},
        {CODES_ADVICE_KIND, "A B C D E F G H"},
        {CODES_REVIEW_KIND, "annual interim phase_transfer"},
        {CODES_REVIEW_OUTCOME, "M A C"},
        {CODES_PARTICIPATION, "attended contributed neither"},
        {CODES_WHOSE, "child parent"},
        {CODES_FORM, "own_words aac_or_observed reported_by_adult none"},
        {CODES_SAMPLE, "random targeted"},
        {CODES_ORDER_KIND, "TR_ASSESS2 TR_NOISSUE10 TR_PLAN14 TR_DRAFT5 TR_FINAL11 TR_AMEND5 TR_NAME2"},
        {CODES_SECTION, "A B C D E F G H I J K H1 H2"},
    };
    for (size_t s = 0; s < COUNT_OF(sets); s++) {
        char codes[200] = "";
        const struct code_set *set = &code_sets[sets[s].set];
        for (size_t i = 0, used = 0; i < set->count; i++)
            used += (size_t)snprintf(codes + used, sizeof codes - used, "%s%s", i ? " " : "", set->codes[i]);
        assert_string_equal(codes, sets[s].codes);
    }
}

static void the_named_codes_are_the_places_of_their_texts(void **state)
{
    (void)state;
    assert_int_equal(code_of(CODES_OUTCOME, text("W")), OUTCOME_WITHDRAWN);
    assert_int_equal(code_of(CODES_OUTCOME, text("H")), OUTCOME_HISTORICAL);
    assert_int_equal(code_of(CODES_ADVICE_KIND, text("C")), ADVICE_HEALTH);
    assert_int_equal(code_of(CODES_ADVICE_KIND, text("E")), ADVICE_SOCIAL_CARE);
    assert_int_equal(code_of(CODES_REVIEW_KIND, text("phase_transfer")), REVIEW_PHASE_TRANSFER);
    assert_int_equal(code_of(CODES_REVIEW_OUTCOME, text("A")), REVIEW_AMEND);
    assert_int_equal(code_of(CODES_PARTICIPATION, text("neither")), PARTICIPATION_NEITHER);
    assert_int_equal(code_of(CODES_WHOSE, text("parent")), WHOSE_PARENT);
    assert_int_equal(code_of(CODES_FORM, text("none")), FORM_NONE);
    assert_int_equal(code_of(CODES_SAMPLE, text("random")), SAMPLE_RANDOM);
}

static void orders_are_coded_in_the_order_of_their_clocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < code_sets[CODES_ORDER_KIND].count; i++)
        assert_string_equal(code_sets[CODES_ORDER_KIND].codes[i], clocks[CLOCK_TR_ASSESS2 + i].id);
    assert_int_equal(CLOCK_TR_ASSESS2 + code_sets[CODES_ORDER_KIND].count, CLOCKS);
}

static const char *group(const char *code)
{
    uint8_t group = code_of_ethnicity(text(code));
    if (group == CODE_NONE || group == CODE_UNKNOWN)
        return group == CODE_NONE ? "none" : "unknown";
    return code_sets[CODES_ETHNICITY].codes[group - 1];
}

static void ethnicity_goes_by_the_major_group(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"WBRI", "White"},   {"WOTH", "White"},   {"MWBC", "Mixed"},    {"AIND", "Asian"},   {"BCRB", "Black"},
        {"OOTH", "Other"},   {"CHNE", "Chinese"}, {"CHKC", "Chinese"},  {"CMAL", "Chinese"}, {"CSNG", "Chinese"},
        {"CTWN", "Chinese"}, {"COCH", "Chinese"}, {"REFU", "none"},     {"NOBT", "none"},    {"CXXX", "unknown"},
        {"ZZZZ", "unknown"}, {"WBR", "unknown"},  {"WBRIX", "unknown"}, {"wbri", "unknown"}, {"W1RI", "unknown"},
        {"", "unknown"},     {"?ABC", "unknown"}, {NULL, "none"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(group(cases[i][0]), cases[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_is_its_place_in_its_set),
        cmocka_unit_test(what_is_remembered_is_what_is_found),
        cmocka_unit_test(null_is_not_recorded_and_anything_else_unknown),
        cmocka_unit_test(the_sets_are_those_of_the_contract),
        cmocka_unit_test(the_named_codes_are_the_places_of_their_texts),
        cmocka_unit_test(orders_are_coded_in_the_order_of_their_clocks),
        cmocka_unit_test(ethnicity_goes_by_the_major_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

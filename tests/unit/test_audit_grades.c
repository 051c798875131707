/* The gate, grades and sections of an audit, worked out on paper, and that the criteria are those of the contract. */
#include "unit/unit.h"

#include "core/definitions/codes.h"
#include "core/inference/audit_grades.h"

static struct audit_record empty(void)
{
    return (struct audit_record){.second_of = NUMBER_NONE, .overall = -1};
}

static unsigned place_of(const char *id)
{
    unsigned place = 0;
    while (place < CRITERIA && strcmp(criteria[place].id, id) != 0)
        place++;
    assert_true(place < CRITERIA);
    return place;
}

static void put(struct audit_record *audit, const char *id, int score)
{
    audit_scores_put(audit, place_of(id) + 1, score);
}

/* Every criterion with this score. */
static struct audit_record all_of(int score)
{
    struct audit_record audit = empty();
    for (unsigned i = 0; i < CRITERIA; i++)
        audit_scores_put(&audit, i + 1, score);
    return audit;
}

/* The same, but for one. */
static struct audit_record all_but(int score, const char *id, int other)
{
    struct audit_record audit = empty();
    for (unsigned i = 0; i < CRITERIA; i++)
        audit_scores_put(&audit, i + 1, i == place_of(id) ? other : score);
    return audit;
}

static void criteria_are_the_contracts(void **state)
{
    (void)state;
    assert_int_equal(code_sets[CODES_CRITERION].count, CRITERIA);
    for (unsigned i = 0; i < CRITERIA; i++) {
        assert_string_equal(criteria[i].id, code_sets[CODES_CRITERION].codes[i]);
        bool whole = criteria[i].section == AUDITED_WHOLE;
        assert_true(criteria[i].id[0] == (whole ? 'X' : audited_section_names[criteria[i].section][0]));
    }
}

static void gates_are_the_law_of_five_sections(void **state)
{
    (void)state;
    static const char *const gates[] = {"A1", "B1", "B2", "F1", "I1", "K1", "K2", "K3"};
    size_t found = 0;
    for (unsigned i = 0; i < CRITERIA; i++)
        if (criterion_is_gate(&criteria[i]))
            assert_string_equal(criteria[i].id, gates[found++]);
    assert_int_equal(found, COUNT_OF(gates));
}

static void weights_add_up_to_what_the_method_says(void **state)
{
    (void)state;
    unsigned all = 0;
    for (unsigned i = 0; i < CRITERIA; i++)
        all += criterion_weight(&criteria[i]);
    assert_int_equal(all, 39); /* 14 of law, 11 of guidance */
}

static void scores_are_kept(void **state)
{
    (void)state;
    struct audit_record audit = empty();
    put(&audit, "A1", 0);
    put(&audit, "X4", 3);
    put(&audit, "F1", 2);
    put(&audit, "F2", -1);
    audit_scores_put(&audit, CODE_NONE, 3);
    assert_int_equal(audit_score(&audit, place_of("A1")), 0);
    assert_int_equal(audit_score(&audit, place_of("X4")), 3);
    assert_int_equal(audit_score(&audit, place_of("F1")), 2);
    assert_int_equal(audit_score(&audit, place_of("F2")), -1);
    assert_int_equal(audit_score(&audit, place_of("A2")), -1);
}

static void grades_are_weighted_means(void **state)
{
    (void)state;
    for (int score = 0; score <= 3; score++) {
        struct audit_record audit = all_of(score);
        assert_int_equal(grade_of_criteria(&audit), score);
    }
    /* All 14 legal ones 2, all 11 of guidance 1: (56 + 11) / 39 = 1.72: 2. The other way (28 + 22) / 39 = 1.28: 1. */
    struct audit_record law_sound = empty();
    struct audit_record guidance_sound = empty();
    for (unsigned i = 0; i < CRITERIA; i++) {
        audit_scores_put(&law_sound, i + 1, criteria[i].law ? 2 : 1);
        audit_scores_put(&guidance_sound, i + 1, criteria[i].law ? 1 : 2);
    }
    assert_int_equal(grade_of_criteria(&law_sound), GRADE_GOOD);
    assert_int_equal(grade_of_criteria(&guidance_sound), GRADE_REQUIRES_IMPROVEMENT);
}

/* Of weight 20: 10 legal ones. Five at 1 and five at 2 are 1.5 exactly: rounded up. Of weight 19 there is no grade. */
static void half_is_rounded_up_and_half_must_be_scored(void **state)
{
    (void)state;
    static const char *const law[] = {"A1", "B1", "B2", "C1", "D1", "E3", "F1", "G1", "H1", "I1"};
    struct audit_record audit = empty();
    for (size_t i = 0; i < COUNT_OF(law); i++)
        put(&audit, law[i], i < 5 ? 1 : 2);
    assert_int_equal(grade_of_criteria(&audit), GRADE_GOOD);
    struct audit_record fewer = empty();
    for (size_t i = 0; i < COUNT_OF(law) - 1; i++)
        put(&fewer, law[i], 3);
    put(&fewer, "X1", 3);
    assert_int_equal(grade_of_criteria(&fewer), GRADE_NONE);
    put(&fewer, "X2", 3);
    assert_int_equal(grade_of_criteria(&fewer), GRADE_OUTSTANDING);
}

static void gate_caps(void **state)
{
    (void)state;
    static const char *const gates[] = {"A1", "B1", "B2", "F1", "I1", "K1", "K2", "K3"};
    static const char *const no_gates[] = {"A2", "C1", "D1", "E3", "F2", "G1", "H1", "J1", "X1"};
    for (size_t i = 0; i < COUNT_OF(gates); i++) {
        struct audit_record absent = all_but(3, gates[i], 0);
        struct audit_record weak = all_but(3, gates[i], 1);
        assert_true(gate_is_closed(&absent));
        assert_false(gate_is_closed(&weak));
    }
    for (size_t i = 0; i < COUNT_OF(no_gates); i++) {
        struct audit_record absent = all_but(3, no_gates[i], 0);
        assert_false(gate_is_closed(&absent));
    }
    struct audit_record nothing = empty();
    assert_false(gate_is_closed(&nothing));
    assert_int_equal(grade_after_gate(GRADE_OUTSTANDING, true), GRADE_REQUIRES_IMPROVEMENT);
    assert_int_equal(grade_after_gate(GRADE_GOOD, true), GRADE_REQUIRES_IMPROVEMENT);
    assert_int_equal(grade_after_gate(GRADE_INADEQUATE, true), GRADE_INADEQUATE);
    assert_int_equal(grade_after_gate(GRADE_NONE, true), GRADE_NONE);
    assert_int_equal(grade_after_gate(GRADE_OUTSTANDING, false), GRADE_OUTSTANDING);
}

static void sections_are_as_sound_as_their_weakest(void **state)
{
    (void)state;
    struct audit_record audit = empty();
    assert_int_equal(section_is_sound(&audit, AUDITED_A), -1);
    put(&audit, "A1", 3);
    put(&audit, "A4", 2);
    put(&audit, "F1", 3);
    put(&audit, "F2", 1);
    assert_int_equal(section_is_sound(&audit, AUDITED_A), 1);
    assert_int_equal(section_is_sound(&audit, AUDITED_F), 0);
    assert_int_equal(section_is_sound(&audit, AUDITED_B), -1);
    put(&audit, "A5", 1);
    assert_int_equal(section_is_sound(&audit, AUDITED_A), 0);
}

static void figures_are_answers(void **state)
{
    (void)state;
    struct audit_record audit = all_but(3, "K1", 0);
    audit.overall = 2;
    assert_int_equal(audit_figure(&audit, AUDIT_FIGURE_OVERALL), 1);
    assert_int_equal(audit_figure(&audit, AUDIT_FIGURE_AFTER_GATE), 0);
    assert_int_equal(audit_figure(&audit, AUDIT_FIGURE_SECTIONS + AUDITED_K), 0);
    assert_int_equal(audit_figure(&audit, AUDIT_FIGURE_SECTIONS + AUDITED_WHOLE), 1);
    struct audit_record nothing = empty();
    assert_int_equal(audit_figure(&nothing, AUDIT_FIGURE_OVERALL), 0);
    assert_int_equal(audit_figure(&nothing, AUDIT_FIGURE_AFTER_GATE), -1);
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++)
        assert_non_null(audit_figure_names[figure]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(criteria_are_the_contracts),
        cmocka_unit_test(gates_are_the_law_of_five_sections),
        cmocka_unit_test(weights_add_up_to_what_the_method_says),
        cmocka_unit_test(scores_are_kept),
        cmocka_unit_test(grades_are_weighted_means),
        cmocka_unit_test(half_is_rounded_up_and_half_must_be_scored),
        cmocka_unit_test(gate_caps),
        cmocka_unit_test(sections_are_as_sound_as_their_weakest),
        cmocka_unit_test(figures_are_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

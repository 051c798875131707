/* Checks of plan text, each by a text that has the defect and one that has it not. */
#include "unit/unit.h"

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/text/plan_text.h"
#include "render/report_files.h"
#include "unit/memory.h"

static struct plan_text plan_text;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    memory_init(&arena);
    if (!plan_text_new(&plan_text, report_file("plan-vocabulary.txt"), &arena, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* A boy in year 6, with a language disorder, and the final plan of January 2026. */
static struct plan_text_context usual_child(void)
{
    return (struct plan_text_context){
        .birth = day_of(2015, 3, 1),
        .version_date = day_of(2026, 1, 10),
        .as_of = day_of(2026, 6, 30),
        .sex = 1,
        .needs = {code_of(CODES_NEED, (struct text){"SLCN", 4}), CODE_NONE},
    };
}

static struct plan_text_result check_one(enum plan_section section, const char *body,
                                         const struct plan_text_context *context)
{
    struct plan_text_section one = {section, body, body ? strlen(body) : 0};
    struct plan_text_result result;
    plan_text_check(&plan_text, &one, 1, context, &result);
    return result;
}

/* ---- a check, a text with the defect and one without */

struct pair {
    const char *check;
    enum plan_section section;
    const char *with;
    const char *without;
};

static const struct pair pairs[] = {
    {"A_NOT_IN_OWN_WORDS", SECTION_A, "Tom enjoys football. His mother says: \"I want him to be happy.\"",
     "I like football and my dog."},
    {"A_NOT_IN_OWN_WORDS", SECTION_A, "Tom is a happy boy who enjoys football.",
     "Tom is a happy boy. He told his teacher: \xe2\x80\x9cNoise is hard for me.\xe2\x80\x9d"},
    {"A_SOUGHT_NOT_SAID", SECTION_A, "The child's views were not available.",
     "Tom's views were gathered by his class teacher with picture cards in May 2025."},
    {"A_PARENT_NOT_APART", SECTION_A, "I like trains. I do not like noise.",
     "I like trains.\nParents' views: Mum is worried about the move to secondary school."},
    {"A_NO_ASPIRATIONS", SECTION_A, "I like trains.", "When I grow up I want to drive a train."},
    {"A_ASPIRATIONS_UNDATED", SECTION_A, "I want to be a nurse when I grow up.",
     "I want to be a nurse when I grow up (May 2025)."},
    {"B_NO_NEEDS", SECTION_B, "To be completed.", "Tom has a language disorder and finds reading difficult."},
    {"B_RECORDED_NEED_ABSENT", SECTION_B, "Tom has a hearing loss in both ears.",
     "Tom's speech and language are delayed."},
    {"C_SILENT", SECTION_C, "", "None known."},
    {"C_SILENT", SECTION_C, "TBC", "Epilepsy."},
    {"D_SILENT", SECTION_D, " \n ", "No social care needs have been identified."},
    {"E_NO_OUTCOMES", SECTION_E, "See below.", "By July 2026 Tom will read 50 words."},
    {"E_NOT_OUTCOMES", SECTION_E, "Tom will have access to speech and language therapy by July 2026.",
     "By July 2026 Tom will be able to ask for help in 4 of 5 lessons."},
    {"E_NOT_MEASURABLE", SECTION_E, "Tom will be able to make friends.", "Tom will be able to name three friends."},
    {"E_NOT_TIME_BOUND", SECTION_E, "Tom will be able to name three friends.",
     "By the end of key stage 2 Tom will be able to name three friends."},
    {"F_SILENT", SECTION_F, "None.", "20 minutes of phonics every day with a teaching assistant."},
    {"F_NO_TYPE", SECTION_F, "Support as appropriate.", "20 minutes of phonics every day with a teaching assistant."},
    {"F_NO_HOURS", SECTION_F, "Phonics every day with a teaching assistant.",
     "Phonics every day for half an hour with a teaching assistant."},
    {"F_NO_FREQUENCY", SECTION_F, "A 20-minute phonics session with a teaching assistant.",
     "Phonics: 20 mins, x2 weekly, TA"},
    {"F_NO_WHO", SECTION_F, "Phonics for 20 minutes every day.", "Phonics for 20 minutes every day with the SENCo."},
    {"F_NO_EXPERTISE", SECTION_F, "Phonics for 20 minutes every day with a TA.",
     "Phonics for 20 minutes every day with a TA trained by the specialist teacher."},
    {"F_VAGUE", SECTION_F, "Regular phonics with a TA.", "Regular phonics with a TA: 20 minutes every day."},
    {"F_UNENFORCEABLE", SECTION_F, "Phonics with a TA.\nCounselling.\n1:1 reading with a TA for 10 minutes a day.",
     "1:1 reading with a TA for 10 minutes a day.\nCounselling for an hour a week by a counsellor."},
    {"G_NO_HOURS", SECTION_G, "Occupational therapy each term by an OT.",
     "Occupational therapy: 3 visits of 45 minutes each term by an OT."},
    {"H1_NO_WHO", SECTION_H1, "4 hours of short breaks a week.", "4 hours of short breaks a week with a care worker."},
    {"H2_SILENT", SECTION_H2, "", "None."},
    {"H_NOT_DIVIDED", SECTION_H, "Short breaks of 4 hours a week.", ""},
    {"H_NOT_DIVIDED", SECTION_H, "H1: short breaks of 4 hours a week.", "H1: short breaks of 4 hours a week.\nH2. None"},
    {"I_NOT_NAMED_IN_FINAL", SECTION_I, "To be confirmed.", "A mainstream primary school"},
    {"I_NOT_NAMED_IN_FINAL", SECTION_I, "The school.", "Oak Hill Academy"},
    {"J_SILENT", SECTION_J, "", "No personal budget has been asked for."},
    {"K_EMPTY", SECTION_K, "See attached.", "Parents' views, 3 May 2025"},
    {"K_INCOMPLETE", SECTION_K, "Parents' views, 3 May 2025\nSchool report",
     "Parents' views, 3 May 2025\nSchool report, 04/05/2025\nPaediatrician, 2025-05-06\n"
     "Educational psychologist, 7.5.25\nSocial worker, May 2025"},
    {"K_OLD", SECTION_K, "Educational psychologist, 9 January 2025", "Educational psychologist, 10 January 2025"},
    {"CURRENCY_LEFT_PHASE", SECTION_B, "Tom is in year 4.", "Tom is in year 6. In year 4 he was assessed."},
    {"CURRENCY_LEFT_PHASE", SECTION_E, "By the end of KS1 Tom will read.", "By the end of KS2 Tom will read."},
    {"A_NOT_IN_OWN_WORDS", SECTION_A, "The parents' views: he's happy, and that is how the school's staff see it.",
     "\"More bubbles. Not the bath. Again the song,\" with her signs."},
    {"A_SOUGHT_NOT_SAID", SECTION_A, "Tom enjoys football.\nMum's views: she spoke to the SENCO and hopes he'll settle.",
     "Tom was watched at play by his key person in May 2025."},
    {"A_PARENT_NOT_APART", SECTION_A, "I live with my mum.", "I like trains.\nMum \xe2\x80\x93 He worries at night."},
    {"A_PARENT_NOT_APART", SECTION_A, "Tom lives at home with his parents and is said to be kind.",
     "What my dad says: he worries at night."},
    {"A_ASPIRATIONS_UNDATED", SECTION_A, "I want to be a nurse.", "\"I want to be a nurse.\" 12/2/25"},
    {"B_RECORDED_NEED_ABSENT", SECTION_B, "Tom is a keen footballer.", "Tom uses two-word phrases."},
    {"C_SILENT", SECTION_C, "Health information attached.", "Asthma; an allergy test is awaited."},
    {"D_SILENT", SECTION_D, "Held separately.", "He is not known to social care."},
    {"E_NOT_OUTCOMES", SECTION_E, "Staff will use symbols with Tom by July 2026.",
     "By July 2026 Tom uses ten symbols in place of pointing, every day."},
    {"E_NOT_OUTCOMES", SECTION_E, "Tom to have a lunch pass.", "To improve his handwriting."},
    {"E_NOT_MEASURABLE", SECTION_E, "By July 2026 Tom will be more confident.",
     "By July 2026 Tom goes to the school camp with his class."},
    {"E_NOT_TIME_BOUND", SECTION_E, "Outcome\tBy when\nTom will read 50 words\tto be agreed",
     "Outcome\tBy when\nTom will read 50 words\tJuly 2026"},
    {"F_NO_HOURS", SECTION_F, "Counselling every week with a counsellor.",
     "His tutor tells him every morning what will be different."},
    {"F_NO_HOURS", SECTION_F, "A mentor sees him weekly.", "Tom will have:\n- phonics every day for 20 minutes with a TA"},
    {"F_NO_FREQUENCY", SECTION_F, "A TA for 20 minutes of phonics.", "TA: 15 hours/week"},
    {"F_NO_FREQUENCY", SECTION_F, "A TA for 20 minutes of phonics.", "A handrail, fitted by the council by May 2026."},
    {"F_NO_WHO", SECTION_F, "Two adults at all times.", "Counselling for an hour each Monday with Mrs Lane."},
    {"F_NO_EXPERTISE", SECTION_F, "BSL in every lesson with a communicator.", "TA with BSL level 2 in every lesson."},
    {"F_VAGUE", SECTION_F, "Phonics daily, 20 minutes, TA.\nSessions of play in due course.",
     "Phonics daily, 20 minutes, TA.\nSessions last 20 minutes."},
    {"F_UNENFORCEABLE", SECTION_F, "Speech therapy\nA sheet is sent.",
     "Speech therapy\nA therapist sees Tom for 30 minutes every week."},
    {"G_SILENT", SECTION_G, "To follow.", "There isn't any."},
    {"I_NOT_NAMED_IN_FINAL", SECTION_I, "Awaiting the decision of the panel.", "Oak Hill Primary"},
    {"I_NOT_NAMED_IN_FINAL", SECTION_I, "Consultation is under way.", "Mainstream primary school (name to follow)"},
    {"J_SILENT", SECTION_J, "To be discussed.", "There isn't one."},
    {"K_INCOMPLETE", SECTION_K, "Parents, 3 May 25; school, 4 May 25; paediatrician, 5 May 25; EP, 6 May 25",
     "Parents, 3 May 25; school, 4 May 25; paediatrician, 5 May 25; EP, 6 May 25; social worker, 7 May 25"},
    {"K_INCOMPLETE", SECTION_K, "Advice\tDate\nParents\t\nSchool\t04/05/2025\nNurse\t05/05/2025\nEP\t6/5/2025\nSocial care\t7/5/2025",
     "Advice\tDate\nParents\t03/05/2025\nSchool\t04/05/2025\nNurse\t05/05/2025\nEP\t6/5/2025\nSocial care\t7/5/2025"},
    {"K_OLD", SECTION_K, "Educational psychologist, 9 January 2024",
     "School, May 2025\nEducational psychologist, 9 January 2024: parents and school agreed that it still stands"},
    {"COPY_PRONOUN", SECTION_F, "She will need 1:1 support. Her teacher will see her daily.",
     "He will see a speech and language therapist. She will see him daily. His TA will see him and his mother."},
};

static void holds(const struct pair *pair, const char *text, bool expected)
{
    struct plan_text_context context = usual_child();
    enum plan_check_id check = plan_check_find(pair->check);
    assert_true(check < PLAN_CHECKS);
    struct plan_text_result result = check_one(pair->section, text, &context);
    if (!(result.looked_at & check_bit((int)check)))
        fail_msg("%s is not looked at: %s", pair->check, text);
    bool found = result.found & check_bit((int)check);
    if (found != expected)
        fail_msg("%s is %sfound: %s", pair->check, found ? "" : "not ", text);
    assert_int_equal(result.where[check], found ? 1U << pair->section : 0);
}

static void each_check_finds_its_defect_and_nothing_else(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        holds(&pairs[i], pairs[i].with, true);
        holds(&pairs[i], pairs[i].without, false);
    }
}

/* ---- what is not there is no finding */

static void a_section_that_is_not_recorded_is_not_looked_at(void **state)
{
    (void)state;
    struct plan_text_context context = usual_child();
    struct plan_text_result result = check_one(SECTION_F, NULL, &context);
    assert_int_equal(result.looked_at, 0);
    assert_int_equal(result.found, 0);
}

static void a_draft_names_no_school_and_no_type(void **state)
{
    (void)state;
    struct plan_text_context context = usual_child();
    context.draft = true;
    check_set named = check_bit(CHECK_I_NAMED_IN_DRAFT);
    assert_true(check_one(SECTION_I, "Oak Hill Academy", &context).found & named);
    assert_true(check_one(SECTION_I, "A mainstream school", &context).found & named);
    struct plan_text_result blank = check_one(SECTION_I, "Left blank in the draft: a school will be named.", &context);
    assert_true(blank.looked_at & named);
    assert_false(blank.found & named);
}

static void lines_of_provision_are_counted(void **state)
{
    (void)state;
    struct plan_text_context context = usual_child();
    static const char body[] =
        "Provision\tHours\tFrequency\tWho\n"
        "Speech and language therapy\t30 mins\tx2 weekly\ttherapist\n"
        "\xe2\x80\xa2 Phonics for 20 minutes each day. This will be delivered by a trained TA.\r\n"
        "<li>Access to regular <b>support</b> as appropriate</li>";
    struct plan_text_result result = check_one(SECTION_F, body, &context);
    const struct provision_counts *counts = &result.provision[PROVISION_F];
    assert_int_equal(counts->lines, 3);
    assert_int_equal(counts->type, 2);
    assert_int_equal(counts->hours, 2);
    assert_int_equal(counts->frequency, 2);
    assert_int_equal(counts->who, 2);
    assert_int_equal(counts->expertise, 2);
    assert_int_equal(counts->vague, 1);
    assert_int_equal(counts->enforceable, 2);
}

static void that_nothing_is_needed_is_no_provision(void **state)
{
    (void)state;
    static const char *const nothing[] = {
        "None.", "There isn't any.", "Not required. Speech therapy is in F.", "Tom does not currently require any health provision.",
        "He is not open to social care.", "No such provision has been identified.", "No",
    };
    struct plan_text_context context = usual_child();
    for (size_t i = 0; i < COUNT_OF(nothing); i++) {
        struct plan_text_result result = check_one(SECTION_H2, nothing[i], &context);
        if (result.found || result.provision[PROVISION_H2].lines)
            fail_msg("something is found: %s", nothing[i]);
    }
}

static void the_thread_goes_from_need_to_provision_and_outcome(void **state)
{
    (void)state;
    struct plan_text_context context = usual_child();
    struct plan_text_section sections[] = {
        {SECTION_B, "His speech is delayed by a language disorder. He has epilepsy, with seizures at night.", 0},
        {SECTION_F, "Speech and language therapy.", 0},
        {SECTION_E, "He will say what he wants in sentences.", 0},
    };
    for (size_t i = 0; i < COUNT_OF(sections); i++)
        sections[i].length = strlen(sections[i].body);
    struct plan_text_result result;
    plan_text_check(&plan_text, sections, COUNT_OF(sections), &context, &result);
    assert_int_equal(__builtin_popcount(result.needs), 2);
    assert_int_equal(__builtin_popcount(result.needs & ~result.provided), 1);
    assert_true(result.found & check_bit(CHECK_THREAD_NEED_WITHOUT_PROVISION));
    assert_true(result.found & check_bit(CHECK_THREAD_NEED_WITHOUT_OUTCOME));
}

/* ---- the table of checks */

static void every_check_is_named_once_and_says_its_law(void **state)
{
    (void)state;
    for (unsigned check = 0; check < PLAN_CHECKS; check++) {
        struct plan_check row = plan_check_of((enum plan_check_id)check);
        assert_true(row.id[0] && row.section && row.provision && row.looks_for && row.finding);
        assert_int_not_equal(code_of(CODES_CRITERION, (struct text){row.criterion, 2}), CODE_UNKNOWN);
        assert_int_equal(plan_check_find(row.id), check);
        assert_true(row.basis == BASIS_LAW ? row.weight >= 3 : row.weight >= 1 && row.weight <= 2);
    }
    assert_int_equal(plan_check_find("F_NO_HOURS"), PROVISION_CHECK(PROVISION_F, PROVISION_NO_HOURS));
    assert_int_equal(plan_check_find("NO_HOURS"), PLAN_CHECKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_check_finds_its_defect_and_nothing_else),
        cmocka_unit_test(a_section_that_is_not_recorded_is_not_looked_at),
        cmocka_unit_test(a_draft_names_no_school_and_no_type),
        cmocka_unit_test(lines_of_provision_are_counted),
        cmocka_unit_test(that_nothing_is_needed_is_no_provision),
        cmocka_unit_test(the_thread_goes_from_need_to_provision_and_outcome),
        cmocka_unit_test(every_check_is_named_once_and_says_its_law),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

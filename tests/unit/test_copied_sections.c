/* In how many other children's plans a section of a case's plans stands nearly the same. */
#include "unit/plan_reader.h"

#include "core/cases/copied_sections.h"

enum { THIS_CHILD = 7, THIS_PLAN = 70 };

/* Of one child: its name and pronouns are left out of what is compared. */
static const char of_ana[] =
    "Ana has a language disorder and finds it hard to follow what is said to the whole class. When the day is long the "
    "thread of a story is lost, and pictures beside the words help her to tell it to somebody else. Reading is two years "
    "behind and spelling three; numbers are a strength.";
static const char for_tom[] =
    "Tom has a language disorder and finds it hard to follow what is said to the whole class. When the day is long the "
    "thread of a story is lost, and pictures beside the words help him to tell it to somebody else. Reading is two years "
    "behind and spelling three; numbers are a strength.";
static const char of_another[] =
    "Kit walks with a frame and tires after lunch. Stairs are not safe without an adult near, and the playground is too "
    "loud for long stays. Friends matter: two of them eat at the same table each day and wait at the gate in the "
    "afternoon, which makes the walk home easier than it was last year.";

static struct case_rows rows;
static struct case_text texts[2];
static struct copied_sections copied;

static struct text text_of(const char *text)
{
    return (struct text){text, text ? (uint32_t)strlen(text) : 0};
}

static struct sketch sketch_of(enum plan_section section, const char *text)
{
    struct section_facts facts;
    section_read(&plan_text.matcher, section, text, strlen(text), &facts);
    return facts.sketch;
}

/* Two versions of one plan: the sketches are those of the later. */
static int a_case(void **state)
{
    (void)state;
    struct frame *plans = ARENA_NEW(&arena, 1, struct frame);
    frame_shape(plans, RELATION_PLAN, &arena);
    plans->rows = 1;
    plans->columns[frame_position(RELATION_PLAN, "plan_id")].number[0] = THIS_PLAN;
    plans->columns[frame_position(RELATION_PLAN, "person_id")].number[0] = THIS_CHILD;
    rows = (struct case_rows){.count = {0}};
    case_rows_keep(&rows, plans, &arena);
    texts[0] = (struct case_text){.plan_id = THIS_PLAN};
    texts[1] = (struct case_text){.plan_id = THIS_PLAN};
    texts[1].sketches[SECTION_B] = sketch_of(SECTION_B, of_ana);
    texts[1].sketches[SECTION_F] = sketch_of(SECTION_F, of_another);
    copied_sections_begin(&copied, &plan_text.matcher, texts, COUNT_OF(texts), &rows, &arena);
    return 0;
}

static void take(int64_t plan_id, int64_t person_id, enum plan_section section, const char *text)
{
    copied_sections_take(&copied, plan_id, person_id, section, text_of(text));
}

static void only_what_has_a_sketch_is_wanted(void **state)
{
    (void)state;
    assert_int_equal(copied_sections_wanted(&copied), 1U << SECTION_B | 1U << SECTION_F);
    texts[1].sketches[SECTION_B] = sketch_of(SECTION_B, "Ana has a language disorder.");
    texts[1].sketches[SECTION_F].there = false;
    assert_int_equal(copied_sections_wanted(&copied), 0);
}

static void a_copy_for_another_child_is_found(void **state)
{
    (void)state;
    take(80, 8, SECTION_B, for_tom);
    take(90, 9, SECTION_B, of_another);
    copied_sections_end(&copied);
    assert_int_equal(texts[1].children[SECTION_B], 1);
    assert_int_equal(texts[1].children[SECTION_F], 0);
    assert_true(texts[1].found == check_bit(CHECK_COPY_NEAR_IDENTICAL));
    assert_true(texts[0].found == 0);
}

static void nothing_is_found_in_the_childs_own_plans(void **state)
{
    (void)state;
    take(THIS_PLAN, THIS_CHILD, SECTION_B, of_ana);
    take(71, THIS_CHILD, SECTION_B, of_ana);
    take(71, THIS_CHILD, SECTION_F, of_another);
    copied_sections_end(&copied);
    assert_true(texts[1].found == 0);
}

static void a_child_with_two_plans_counts_once(void **state)
{
    (void)state;
    take(80, 8, SECTION_B, of_ana);
    take(90, 9, SECTION_B, of_ana);
    take(90, 9, SECTION_F, of_another);
    take(81, 8, SECTION_B, for_tom);
    copied_sections_end(&copied);
    assert_int_equal(texts[1].children[SECTION_B], 2);
    assert_int_equal(texts[1].children[SECTION_F], 1);
}

static void sections_are_compared_with_the_same_section(void **state)
{
    (void)state;
    take(80, 8, SECTION_F, of_ana);
    take(80, 8, SECTION_E, of_ana);
    copied_sections_end(&copied);
    assert_true(texts[1].found == 0);
}

/* As a run keeps the first of rows with the same key, whether it can be read or not. */
static void the_first_row_of_a_section_counts(void **state)
{
    (void)state;
    take(80, 8, SECTION_B, of_another);
    take(80, 8, SECTION_B, of_ana);
    take(90, 9, SECTION_B, NULL);
    take(90, 9, SECTION_B, of_ana);
    take(91, 9, SECTION_B, "");
    copied_sections_end(&copied);
    assert_true(texts[1].found == 0);
}

/* As many as are kept, and one more, each of a child of its own. */
static void there_is_a_limit(void **state)
{
    (void)state;
    for (int64_t child = 0; child < ALIKE_MOST; child++)
        take(1000 + child, 1000 + child, SECTION_B, of_ana);
    take(1, 1, SECTION_B, of_ana);
    copied_sections_end(&copied);
    assert_int_equal(texts[1].children[SECTION_B], ALIKE_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(only_what_has_a_sketch_is_wanted, a_case),
        cmocka_unit_test_setup(a_copy_for_another_child_is_found, a_case),
        cmocka_unit_test_setup(nothing_is_found_in_the_childs_own_plans, a_case),
        cmocka_unit_test_setup(a_child_with_two_plans_counts_once, a_case),
        cmocka_unit_test_setup(sections_are_compared_with_the_same_section, a_case),
        cmocka_unit_test_setup(the_first_row_of_a_section_counts, a_case),
        cmocka_unit_test_setup(there_is_a_limit, a_case),
    };
    return cmocka_run_group_tests(tests, open_plan_reader, close_arena);
}

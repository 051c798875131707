/* Which lines of a section a finding is of. */
#include "unit/unit.h"

#include "base/day.h"
#include "core/text/offending.h"
#include "unit/plan_reader.h"

/* The pieces one after the other, each in brackets. */
static const char *offending(enum plan_section section, const char *text, int check)
{
    static char told[1024];
    struct plan_text_section one = {section, text, strlen(text)};
    struct plan_text_context context = {.birth = day_of(2014, 1, 15),
                                        .version_date = day_of(2025, 7, 1),
                                        .as_of = day_of(2026, 6, 30),
                                        .sex = 1};
    struct piece pieces[3];
    size_t count = offending_pieces(&plan_text, &one, &context, (enum plan_check_id)check, pieces, 3, &arena);
    told[0] = '\0';
    for (size_t i = 0; i < count; i++)
        snprintf(told + strlen(told), sizeof told - strlen(told), "[%.*s]", (int)pieces[i].length, pieces[i].at);
    return told;
}

static void lines_that_lack_something_are_found(void **state)
{
    (void)state;
    static const char text[] = "Phonics for 20 minutes every day with a teaching assistant.\n"
                               "Access to regular support as appropriate.\n"
                               "Phonics every day with a teaching assistant.\n";
    assert_string_equal(offending(SECTION_F, text, PROVISION_CHECK(PROVISION_F, PROVISION_VAGUE)),
                        "[Access to regular support as appropriate.]");
    assert_string_equal(offending(SECTION_F, text, PROVISION_CHECK(PROVISION_F, PROVISION_NO_HOURS)),
                        "[Access to regular support as appropriate.][Phonics every day with a teaching assistant.]");
    assert_string_equal(offending(SECTION_F, text, CHECK_E_NOT_MEASURABLE), "");
}

/* A heading above an outcome says by when: the line is not told to lack it. */
static void a_line_is_judged_with_what_stands_around_it(void **state)
{
    (void)state;
    assert_string_equal(offending(SECTION_E, "Sam will read 50 words.", CHECK_E_NOT_TIME_BOUND),
                        "[Sam will read 50 words.]");
    assert_string_equal(
        offending(SECTION_E, "By the end of year 7 Sam will:\n- read 50 words\n", CHECK_E_NOT_TIME_BOUND), "");
}

static void what_a_line_says_by_itself_is_found(void **state)
{
    (void)state;
    assert_string_equal(offending(SECTION_B, "Sam likes trains.\nSam is in year 4.\n", CHECK_CURRENCY_LEFT_PHASE),
                        "[Sam is in year 4.]");
    assert_string_equal(offending(SECTION_F, "He will read.\nShe will write.\n", CHECK_COPY_PRONOUN),
                        "[She will write.]");
}

static void a_short_section_that_says_nothing_is_shown_whole(void **state)
{
    (void)state;
    assert_string_equal(offending(SECTION_C, "  To be confirmed \n", CHECK_C_SILENT), "[To be confirmed]");
    assert_string_equal(offending(SECTION_C, " \n", CHECK_C_SILENT), "");
}

static void a_long_section_is_not_looked_through(void **state)
{
    (void)state;
    char *text = arena_take(&arena, OFFENDING_TEXT_MOST + 2, 1);
    memset(text, 'a', OFFENDING_TEXT_MOST + 1);
    memcpy(text, "Access to regular support.\n", 27);
    assert_string_equal(offending(SECTION_F, text, PROVISION_CHECK(PROVISION_F, PROVISION_VAGUE)), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_lack_something_are_found),
        cmocka_unit_test(a_line_is_judged_with_what_stands_around_it),
        cmocka_unit_test(what_a_line_says_by_itself_is_found),
        cmocka_unit_test(a_short_section_that_says_nothing_is_shown_whole),
        cmocka_unit_test(a_long_section_is_not_looked_through),
    };
    return cmocka_run_group_tests(tests, open_plan_reader, close_arena);
}

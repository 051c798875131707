/* Names in the text of plans: which are found, whose they are taken for, and which are left out. */
#include "unit/unit.h"

#include "core/text/plan_names.h"
#include "unit/memory.h"

static struct arena arena;
static struct plan_names names;

enum { OAKFIELD, CASTLE, MEAD, PRIMARY, ORCHARD, FENWICK_LANE, FENWICK_HIGH, OAKFIELD_AGAIN };

static const char *const settings[] = {
    [OAKFIELD] = "Oakfield Primary School", [CASTLE] = "Castle Mead Academy",
    [MEAD] = "Mead Infant School",          [PRIMARY] = "Primary School",
    [ORCHARD] = "The Green Orchard Academy", [FENWICK_LANE] = "Fenwick Lane Primary School",
    [FENWICK_HIGH] = "Fenwick Lane High School", [OAKFIELD_AGAIN] = "OAKFIELD PRIMARY SCHOOL",
};

enum { NOAH, RUBY, OLIVER, OLLIE, WILL, AL, CONNOR, ZOE, ELOISE };

static const char *const children[] = {
    [NOAH] = "Noah", [RUBY] = "Ruby", [OLIVER] = "Oliver", [OLLIE] = "Ollie",
    [WILL] = "Will", [AL] = "Al",     [CONNOR] = "Connor", [ZOE] = "Zo\xc3\xab",
    [ELOISE] = "\xc3\x89loise",
};

static int set_up(void **state)
{
    (void)state;
    memory_init(&arena);
    plan_names_begin(&names, &arena);
    for (size_t i = 0; i < COUNT_OF(settings); i++)
        plan_names_add(&names, NAME_SETTING, (int64_t)i, settings[i], strlen(settings[i]));
    for (size_t i = 0; i < COUNT_OF(children); i++)
        plan_names_add(&names, NAME_FORENAME, (int64_t)i, children[i], strlen(children[i]));
    plan_names_end(&names);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* Of a plan of Noah, who is at Oakfield. */
static struct names_found look(enum plan_section section, const char *text, bool draft)
{
    struct names_context context = {plan_names_of(&names, NAME_SETTING, OAKFIELD),
                                    plan_names_of(&names, NAME_FORENAME, NOAH), draft};
    struct names_found found;
    names_find(&names, section, text, strlen(text), &context, &found);
    return found;
}

static void settings_told_as_the_present_are_found(void **state)
{
    (void)state;
    static const struct {
        enum plan_section section;
        const char *text;
        bool found;
    } cases[] = {
        {SECTION_I, "Oakfield Primary School", false},
        {SECTION_I, "Castle Mead Academy, a mainstream school.", true},
        {SECTION_B, "Noah attends Castle Mead Academy.", true},
        {SECTION_B, "Noah is at castle mead academy.", false}, /* no capitals: no name */
        {SECTION_B, "He is on roll at Castle Mead.", true},
        {SECTION_B, "He is on roll at\nCastle Mead.", false},
        {SECTION_B, "Noah attended Castle Mead Academy.", false},
        {SECTION_B, "He previously attended Castle Mead Academy.", false},
        {SECTION_B, "Transferred from Castle Mead Academy in 2023.", false},
        {SECTION_A, "I would like to go to Castle Mead Academy.", false},
        {SECTION_A, "His brother is at Castle Mead Academy.", false},
        {SECTION_F, "Castle Mead Academy will provide a TA for ten hours.", true},
        {SECTION_F, "A teacher from the outreach team of Castle Mead Academy.", false},
        {SECTION_F, "He is at The Green Orchard Academy.", true},
        {SECTION_F, "He is at Green Orchard.", true},
        {SECTION_F, "He is at Orchard.", false},      /* one word is not enough */
        {SECTION_F, "He is at Fenwick Lane.", false}, /* two settings are called so */
        {SECTION_F, "He is at Fenwick Lane High.", true},
        {SECTION_B, "He is at Primary School.", false}, /* left out: words of any school */
        {SECTION_K, "Advice of Castle Mead Academy, 3 May 2025. He is at Castle Mead Academy.", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if ((look(cases[i].section, cases[i].text, false).settings.count > 0) != cases[i].found)
            fail_msg("%s", cases[i].text);
    assert_int_equal(look(SECTION_I, "Castle Mead Academy", true).settings.count,
                     0); /* a draft has what parents ask for */
}

static void two_settings_of_one_name_are_one(void **state)
{
    (void)state;
    assert_int_equal(plan_names_of(&names, NAME_SETTING, OAKFIELD),
                     plan_names_of(&names, NAME_SETTING, OAKFIELD_AGAIN));
    assert_int_equal(plan_names_of(&names, NAME_SETTING, 77), NAME_NONE);
}

static bool has_stranger(const char *text)
{
    struct names_found found = look(SECTION_F, text, false);
    return names_has_stranger(&found.others, &found.known);
}

static void names_that_stand_where_the_childs_would_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool found;
    } cases[] = {
        {"Noah will join the group.", false},
        {"Connor will join the group.", true},
        {"This helps Connor to listen.", true},
        {"Connor's needs are met in class.", true},
        {"Connor\xe2\x80\x99s needs are met in class.", true},
        {"Zo\xc3\xab needs a laptop.", true},
        {"\xc3\x89loise needs a laptop.", true},
        {"In class, \xc3\x89loise\xe2\x80\x99s needs are met.", true},
        {"connor will join the group.", false},
        {"His brother Connor will join the group.", false},
        {"Connor, his brother, will join the group.", false},
        {"Connor is his best friend.", false},
        {"Mr Connor will join the group.", false},
        {"The TA Connor will read with him.", false},
        {"Connor (TA) will read with him.", false},
        {"Connor Smith will read with him.", false},
        {"He plays with Connor.", false},
        {"His cousin Connor lives near.\nConnor will join the group.", false}, /* introduced once is known */
        {"Will needs a laptop.", false},                                       /* left out: a common word */
        {"Al needs a laptop.", false},                                         /* left out: too short */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (has_stranger(cases[i].text) != cases[i].found)
            fail_msg("%s", cases[i].text);
}

static void a_short_form_of_the_childs_own_name_is_none_of_anothers(void **state)
{
    (void)state;
    static const char text[] = "Ollie will join the group.";
    struct names_context context = {NAME_NONE, plan_names_of(&names, NAME_FORENAME, OLIVER), false};
    struct names_found found;
    names_find(&names, SECTION_F, text, sizeof text - 1, &context, &found);
    assert_int_equal(found.others.count, 0); /* two letters are the same */
    context.forename = plan_names_of(&names, NAME_FORENAME, CONNOR);
    names_find(&names, SECTION_F, text, sizeof text - 1, &context, &found);
    assert_int_equal(found.others.count, 1);
}

static void what_is_left_out_is_counted(void **state)
{
    (void)state;
    assert_int_equal(names.lists[NAME_SETTING].count, COUNT_OF(settings) - 1); /* two are one */
    assert_int_equal(names.lists[NAME_SETTING].left_out, 1);
    assert_int_equal(names.lists[NAME_FORENAME].count, COUNT_OF(children));
    assert_int_equal(names.lists[NAME_FORENAME].left_out, 2);
}

static void nothing_recorded_finds_nothing(void **state)
{
    (void)state;
    static const char text[] = "Connor is at Castle Mead Academy.";
    struct names_context context = {NAME_NONE, NAME_NONE, false};
    struct names_found found;
    names_find(&names, SECTION_B, text, sizeof text - 1, &context, &found);
    assert_int_equal(found.settings.count + found.others.count + found.known.count, 0);
}

/* Any bytes; each cut at each place. */
static void any_bytes_are_looked_through(void **state)
{
    (void)state;
    static const char text[] =
        "At Castle\xff Mead\xe2\x80 Academy.\n\n(Connor's\xc3) <b>Ruby</b> &amp; Zo\xc3\xab's A. B.\tC";
    for (size_t end = 0; end < sizeof text; end++) {
        struct names_context context = {1, 1, false};
        struct names_found found;
        char *cut = malloc(end + 1); /* so that a byte too far is noticed */
        memcpy(cut, text, end);
        names_find(&names, SECTION_B, cut, end, &context, &found);
        free(cut);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_told_as_the_present_are_found),
        cmocka_unit_test(two_settings_of_one_name_are_one),
        cmocka_unit_test(names_that_stand_where_the_childs_would_are_found),
        cmocka_unit_test(a_short_form_of_the_childs_own_name_is_none_of_anothers),
        cmocka_unit_test(what_is_left_out_is_counted),
        cmocka_unit_test(nothing_recorded_finds_nothing),
        cmocka_unit_test(any_bytes_are_looked_through),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

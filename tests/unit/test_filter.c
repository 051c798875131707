/* The where of a question: its grammar, which cases it takes, and what it says of what it does not know. */
#include "unit/memory.h"

#include "core/questions/filter.h"

struct world {
    struct arena arena;
    struct categories categories;
    struct err err;
    struct filter filter;
};

static void learn(struct world *world, enum breakdown_id breakdown, const char *name)
{
    bool full = false;
    category_of(&world->categories, breakdown, (struct text){name, (uint32_t)strlen(name)}, &full);
}

static void begin(struct world *world)
{
    memset(world, 0, sizeof *world);
    memory_init(&world->arena);
    categories_init(&world->categories, &world->arena);
    learn(world, BREAKDOWN_TEAM, "North");
    learn(world, BREAKDOWN_TEAM, "South");
    learn(world, BREAKDOWN_TEAM, "East, upper");
    learn(world, BREAKDOWN_TEAM, "The \"old\" | team");
    learn(world, BREAKDOWN_TEAM, "");
}

static bool ask(struct world *world, const char *where)
{
    return filter_read(&world->filter, where, &world->arena, &world->err) &&
           filter_resolve(&world->filter, &world->categories, &world->arena, &world->err);
}

/* A case of a team and a need, born on a day. */
static bool takes(struct world *world, const char *team, const char *need, int32_t birth, int32_t day)
{
    bool full = false;
    struct case_categories categories = {.birth = birth};
    categories.of[BREAKDOWN_TEAM] =
        category_of(&world->categories, BREAKDOWN_TEAM, (struct text){team, team ? (uint32_t)strlen(team) : 0}, &full);
    categories.of[BREAKDOWN_NEED] =
        category_of(&world->categories, BREAKDOWN_NEED, (struct text){need, need ? (uint32_t)strlen(need) : 0}, &full);
    return filter_takes(&world->filter, &categories, day);
}

struct taken {
    const char *where;
    const char *team; /* NULL: not recorded */
    const char *need;
    bool taken;
};

static const struct taken taken[] = {
    {"team=North", "North", "ASD", true},
    {"team=North", "South", "ASD", false},
    {"team=North", NULL, "ASD", false},
    {"team!=North", "South", "ASD", true},
    {"team!=North", "North", "ASD", false},
    {"team!=North", NULL, "ASD", true},
    {"team=North|South", "South", "ASD", true},
    {"team=North|South", "", "ASD", false},
    {"team=North,team=South", "South", "ASD", true},
    {"team=North,team=South", "North", "ASD", true},
    {"team!=North|South", "South", "ASD", false},
    {"team!=North|South", "East, upper", "ASD", true},
    {"team=North|South,team!=South", "South", "ASD", false},
    {"team=North|South,team!=South", "North", "ASD", true},
    {"team=North,need!=ASD", "North", "SEMH", true},
    {"team=North,need!=ASD", "North", "ASD", false},
    {"team=North,need!=ASD", "South", "SEMH", false},
    {" team = North , need != ASD ", "North", "SEMH", true},
    {"team=not recorded", NULL, "ASD", true},
    {"team=not recorded", "North", "ASD", false},
    {"team=\"East, upper\"", "East, upper", NULL, true},
    {"team=\"East, upper\" | South ,need=ASD", "South", "ASD", true},
    {"team=\"The \"\"old\"\" | team\"", "The \"old\" | team", NULL, true},
    {"team=\"\"", "", NULL, true},
    {"team=\"\"", NULL, NULL, false},
};

static void a_case_is_taken_by_its_categories(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(taken); i++) {
        struct world world;
        begin(&world);
        if (!ask(&world, taken[i].where))
            fail_msg("%s: %s", taken[i].where, world.err.text);
        if (takes(&world, taken[i].team, taken[i].need, DAY_NONE, 0) != taken[i].taken)
            fail_msg("%s of team %s and need %s", taken[i].where, taken[i].team, taken[i].need);
        arena_free(&world.arena);
    }
}

static void several_texts_hold_together(void **state)
{
    (void)state;
    struct world world;
    begin(&world);
    assert_true(filter_read(&world.filter, "team=North", &world.arena, &world.err));
    assert_true(ask(&world, "need=ASD"));
    assert_int_equal(world.filter.breakdown_bits, BREAKDOWN_BIT(BREAKDOWN_TEAM) | BREAKDOWN_BIT(BREAKDOWN_NEED));
    assert_true(takes(&world, "North", "ASD", DAY_NONE, 0));
    assert_false(takes(&world, "South", "ASD", DAY_NONE, 0));
    assert_false(takes(&world, "North", "SEMH", DAY_NONE, 0));
    arena_free(&world.arena);
}

static void the_age_band_is_that_of_the_day(void **state)
{
    (void)state;
    struct world world;
    begin(&world);
    assert_true(ask(&world, "age_band=0-4,team=North"));
    int32_t birth = day_of(2020, 3, 1);
    assert_true(takes(&world, "North", NULL, birth, day_of(2025, 2, 28)));
    assert_false(takes(&world, "North", NULL, birth, day_of(2025, 3, 1)));
    assert_false(takes(&world, "South", NULL, birth, day_of(2025, 2, 28)));
    assert_false(takes(&world, "North", NULL, DAY_NONE, day_of(2025, 2, 28)));
    struct case_categories categories = {.birth = birth};
    assert_false(filter_takes_at_any_age(&world.filter, &categories));
    assert_true(filter_takes_category(&world.filter, BREAKDOWN_AGE_BAND, 1));
    assert_false(filter_takes_category(&world.filter, BREAKDOWN_AGE_BAND, CATEGORY_NOT_RECORDED));
    arena_free(&world.arena);
}

static void no_condition_takes_every_case(void **state)
{
    (void)state;
    struct world world;
    begin(&world);
    assert_true(takes(&world, NULL, NULL, DAY_NONE, 0));
    assert_true(takes(&world, "North", "ASD", DAY_NONE, 0));
    arena_free(&world.arena);
}

/* A category learnt after the filter was resolved is none of those that were asked for, nor of those left out. */
static void what_is_learnt_later_is_not_taken(void **state)
{
    (void)state;
    struct world world;
    begin(&world);
    assert_true(ask(&world, "team!=North"));
    assert_false(takes(&world, "New", NULL, DAY_NONE, 0));
    arena_free(&world.arena);
}

struct refused {
    const char *where;
    const char *said;
};

static const struct refused refused[] = {
    {"", "'' is no condition"},
    {"North", "'North' is no condition"},
    {"team=North,South", "'South' is no condition: write BREAKDOWN=CATEGORY"},
    {"team!North", "'team' is no condition"},
    {"team=", "the name of a category is missing"},
    {"team=North|", "the name of a category is missing"},
    {"team=North,", "'' is no condition"},
    {"team=\"North", "the quote that begins at '\"North' has no end"},
    {"team=\"North\"x", "'x' follows a closing quote"},
    {"tema=North", "there is no breakdown 'tema'; did you mean 'team'? There are age_band, authority, criterion, "
                   "ethnicity, kind, need, phase, provider, sex, social_care, source, team"},
    {"all=all", "there is no breakdown 'all'; there are age_band"},
    {"team=Nroth", "team has no category 'Nroth'; did you mean 'North'?"},
    {"sex=female", "sex has no category 'female'; it has 'F', 'M', 'not recorded'"},
};

static void what_cannot_be_meant_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct world world;
        begin(&world);
        assert_false(ask(&world, refused[i].where));
        assert_int_equal(world.err.kind, ERR_USAGE);
        if (!strstr(world.err.text, refused[i].said))
            fail_msg("'%s' said: %s", refused[i].where, world.err.text);
        arena_free(&world.arena);
    }
}

static void so_many_names_and_no_more(void **state)
{
    (void)state;
    struct world world;
    begin(&world);
    for (int i = 0; i < FILTER_NAMES_MOST; i++)
        assert_true(filter_read(&world.filter, "team=North", &world.arena, &world.err));
    assert_false(filter_read(&world.filter, "team=North", &world.arena, &world.err));
    assert_string_equal(world.err.text, "more than 256 categories are named");
    arena_free(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_is_taken_by_its_categories),
        cmocka_unit_test(several_texts_hold_together),
        cmocka_unit_test(the_age_band_is_that_of_the_day),
        cmocka_unit_test(no_condition_takes_every_case),
        cmocka_unit_test(what_is_learnt_later_is_not_taken),
        cmocka_unit_test(what_cannot_be_meant_is_refused),
        cmocka_unit_test(so_many_names_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

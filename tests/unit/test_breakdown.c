/* Categories: learnt as they are met, up to a limit; ordered by name; age bands at their birthdays. */
#include "unit/memory.h"
#include "unit/random.h"

#include "core/definitions/breakdown.h"
#include "core/definitions/codes.h"

static struct text text(const char *bytes)
{
    return (struct text){bytes, (uint32_t)strlen(bytes)};
}

static uint16_t category(struct categories *categories, enum breakdown_id breakdown, const char *name)
{
    bool full = false;
    uint16_t number = category_of(categories, breakdown, text(name), &full);
    assert_false(full);
    return number;
}

static void breakdowns_are_in_the_order_of_their_names(void **state)
{
    (void)state;
    for (int b = 1; b < BREAKDOWNS; b++)
        assert_true(strcmp(breakdowns[b - 1].id, breakdowns[b].id) < 0);
}

/* spec/measures.md: months for all, team, kind, provider and authority only. */
static void months_are_for_all_team_kind_provider_and_authority(void **state)
{
    (void)state;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        bool monthly = b == BREAKDOWN_ALL || b == BREAKDOWN_TEAM || b == BREAKDOWN_KIND || b == BREAKDOWN_PROVIDER ||
                       b == BREAKDOWN_AUTHORITY;
        assert_int_equal(breakdown_grain(b), monthly ? GRAIN_MONTH : GRAIN_QUARTER);
    }
}

static void a_name_keeps_its_number_whatever_its_bytes(void **state)
{
    (void)state;
    struct arena arena;
    struct categories categories;
    memory_init(&arena);
    categories_init(&categories, &arena);
    char changing[] = "North";
    bool full = false;
    uint16_t north = category_of(&categories, BREAKDOWN_TEAM, (struct text){changing, 5}, &full);
    memset(changing, 'x', 5); /* the frame that gave the name is gone: the name is not */
    assert_int_equal(category(&categories, BREAKDOWN_TEAM, "North"), north);
    assert_int_not_equal(category(&categories, BREAKDOWN_TEAM, "Nort"), north);
    assert_int_not_equal(category(&categories, BREAKDOWN_TEAM, "North "), north);
    assert_int_not_equal(category(&categories, BREAKDOWN_TEAM, ""), CATEGORY_NOT_RECORDED); /* a category of its own */
    assert_int_equal(category_of(&categories, BREAKDOWN_TEAM, (struct text){NULL, 0}, &full), CATEGORY_NOT_RECORDED);
    assert_int_equal(category(&categories, BREAKDOWN_PROVIDER, "North"), 1); /* each breakdown counts for itself */
    arena_free(&arena);
}

static void the_categories_of_code_sets_are_their_codes(void **state)
{
    (void)state;
    struct arena arena;
    struct categories categories;
    memory_init(&arena);
    categories_init(&categories, &arena);
    for (size_t i = 0; i < code_sets[CODES_NEED].count; i++)
        assert_int_equal(category(&categories, BREAKDOWN_NEED, code_sets[CODES_NEED].codes[i]), i + 1);
    assert_int_equal(category(&categories, BREAKDOWN_ALL, "all"), CATEGORY_ALL);
    assert_int_equal(category(&categories, BREAKDOWN_SOURCE, "5"), 5);
    assert_int_equal(category(&categories, BREAKDOWN_AGE_BAND, "20-25"), AGE_BANDS);
    arena_free(&arena);
}

static uint16_t nth(struct categories *categories, unsigned n, bool *full)
{
    char name[16];
    snprintf(name, sizeof name, "team %u", n);
    return category_of(categories, BREAKDOWN_TEAM, text(name), full);
}

static void one_category_past_the_limit_is_not_recorded_and_said_so(void **state)
{
    (void)state;
    struct arena arena;
    struct categories categories;
    bool full = false;
    memory_init(&arena);
    categories_init(&categories, &arena);
    for (unsigned n = 1; n < CATEGORIES_MOST; n++) /* "not recorded" is one of them */
        assert_int_equal(nth(&categories, n, &full), n);
    assert_false(full);
    assert_int_equal(nth(&categories, CATEGORIES_MOST, &full), CATEGORY_NOT_RECORDED);
    assert_true(full);
    full = false;
    assert_int_equal(nth(&categories, CATEGORIES_MOST - 1, &full), CATEGORIES_MOST - 1); /* the known stay known */
    assert_int_equal(nth(&categories, 1, &full), 1);
    assert_false(full);
    arena_free(&arena);
}

static void categories_are_ordered_by_the_bytes_of_their_names(void **state)
{
    (void)state;
    static const char *const names[] = {"b", "B", "10", "9", "\xc3\xa9", "z", "", "not", "not recorded2", "a b", "a"};
    struct arena arena;
    struct categories categories;
    memory_init(&arena);
    categories_init(&categories, &arena);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        category(&categories, BREAKDOWN_TEAM, names[i]);
    const uint16_t *order = categories_in_order(&categories, BREAKDOWN_TEAM, &arena);
    const char **of = categories.of[BREAKDOWN_TEAM].names;
    assert_int_equal(categories.of[BREAKDOWN_TEAM].count, COUNT_OF(names) + 1);
    for (size_t i = 1; i <= COUNT_OF(names); i++)
        assert_true(strcmp(of[order[i - 1]], of[order[i]]) < 0);
    arena_free(&arena);
}

static void age_bands_change_on_the_birthday(void **state)
{
    (void)state;
    int32_t birth = day_of(2005, 7, 15);
    static const int first[] = {0, 5, 11, 16, 20, 26};
    for (int band = 0; band < 6; band++) {
        int32_t day = day_of(2005 + first[band], 7, 15);
        assert_int_equal(birthday(birth, first[band]), day);
        assert_int_equal(age_band(birth, day), (band + 1) % 6); /* 26 is past them all: not recorded */
        assert_int_equal(age_band(birth, day - 1), band);
    }
    assert_int_equal(age_band(DAY_NONE, 100), CATEGORY_NOT_RECORDED);
}

static int by_completed_years(int32_t birth, int32_t day)
{
    int64_t age = day_age(birth, day);
    int band = 0;
    while (band < AGE_BANDS + 1 && age >= age_band_first[band])
        band++;
    return age < 0 || band > AGE_BANDS ? CATEGORY_NOT_RECORDED : band;
}

static void the_band_goes_by_completed_years_on_every_day(void **state)
{
    (void)state;
    static const int32_t births[][3] = {{1996, 2, 29}, {1999, 3, 1}, {2000, 2, 28}, {2004, 12, 31}, {1899, 12, 31}};
    for (size_t i = 0; i < COUNT_OF(births); i++) {
        int32_t birth = day_of(births[i][0], births[i][1], births[i][2]);
        for (int32_t day = birth - 3; day < birth + 27 * 366; day++)
            if (age_band(birth, day) != by_completed_years(birth, day))
                fail_msg("born %d, on %d", birth, day);
    }
}

static void the_next_band_begins_on_the_day_it_says(void **state)
{
    (void)state;
    struct random random = {7};
    for (int i = 0; i < 3000; i++) {
        int32_t birth = i % 3 ? random_from(&random, -4000, 9000) : day_of(1992 + i % 8 * 4, 2, 29);
        int32_t day = random_from(&random, -4000, 9000);
        int32_t next = age_band_next(birth, day, DAY_INFINITY);
        if (next == DAY_INFINITY) {
            assert_true(day_age(birth, day) >= 26);
            continue;
        }
        assert_true(next > day);
        assert_int_equal(age_band(birth, next - 1), age_band(birth, day));
        assert_int_not_equal(age_band(birth, next), age_band(birth, day));
        assert_int_equal(age_band_next(birth, day, next), next); /* no further than asked: just within it */
    }
    assert_int_equal(age_band_next(DAY_NONE, 5, DAY_INFINITY), DAY_INFINITY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breakdowns_are_in_the_order_of_their_names),
        cmocka_unit_test(months_are_for_all_team_kind_provider_and_authority),
        cmocka_unit_test(a_name_keeps_its_number_whatever_its_bytes),
        cmocka_unit_test(the_categories_of_code_sets_are_their_codes),
        cmocka_unit_test(one_category_past_the_limit_is_not_recorded_and_said_so),
        cmocka_unit_test(categories_are_ordered_by_the_bytes_of_their_names),
        cmocka_unit_test(age_bands_change_on_the_birthday),
        cmocka_unit_test(the_band_goes_by_completed_years_on_every_day),
        cmocka_unit_test(the_next_band_begins_on_the_day_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

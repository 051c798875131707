#include <stdlib.h>
#include <string.h>

#include "core/definitions/breakdown.h"
#include "core/definitions/codes.h"
#include "core/definitions/shown_text.h"

const struct breakdown breakdowns[BREAKDOWNS] = {
    [BREAKDOWN_AGE_BAND] = {"age_band", "Age on the day of the start", false},
    [BREAKDOWN_ALL] = {"all", "All together", true},
    [BREAKDOWN_AUTHORITY] = {"authority", "Local authority (DfE code)", true},
    [BREAKDOWN_CRITERION] = {"criterion", "Criterion of the audit", false},
    [BREAKDOWN_ETHNICITY] = {"ethnicity", "Ethnicity (DfE major group)", false},
    [BREAKDOWN_KIND] = {"kind", "Kind of advice (limb of SEND Regs 2014 reg 6(1))", true},
    [BREAKDOWN_NEED] = {"need", "Primary need (SEN2 SENtype, rank 1)", false},
    [BREAKDOWN_PHASE] = {"phase", "Phase of the setting", false},
    [BREAKDOWN_PROVIDER] = {"provider", "Provider of the advice", true},
    [BREAKDOWN_SEX] = {"sex", "Sex", false},
    [BREAKDOWN_SOCIAL_CARE] = {"social_care", "Known to children's social care", false},
    [BREAKDOWN_SOURCE] = {"source", "Source of the request (1 family, 2 setting, 3 health, 4 social care, 5 other)",
                          false},
    [BREAKDOWN_TEAM] = {"team", "Team", true},
};

const int age_band_first[AGE_BANDS + 1] = {0, 5, 11, 16, 20, 26};

static const char *const age_band_names[] = {"0-4", "5-10", "11-15", "16-19", "20-25"};
static const char *const source_names[] = {"1", "2", "3", "4", "5"};
static const char *const all_names[] = {"all"};

static uint32_t hash(const char *bytes, size_t length)
{
    uint32_t value = 2166136261U;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)bytes[i]) * 16777619U;
    return value ^ value >> 15;
}

static void place(struct category_names *names, uint32_t name)
{
    uint32_t at = hash(names->names[name], strlen(names->names[name])) & (names->slot_count - 1);
    while (names->slots[at])
        at = (at + 1) & (names->slot_count - 1);
    names->slots[at] = name + 1;
}

static void grow(struct category_names *names, struct arena *arena)
{
    uint32_t capacity = names->capacity ? names->capacity * 2 : 16;
    const char **bigger = ARENA_NEW(arena, capacity, const char *);
    if (names->count)
        memcpy(bigger, names->names, names->count * sizeof bigger[0]);
    names->names = bigger;
    names->capacity = capacity;
    names->slot_count = capacity * 2;
    names->slots = ARENA_NEW(arena, names->slot_count, uint32_t);
    for (uint32_t i = 0; i < names->count; i++)
        place(names, i);
}

static uint16_t add(struct categories *categories, enum breakdown_id breakdown, const char *name)
{
    struct category_names *names = &categories->of[breakdown];
    if (names->count == names->capacity)
        grow(names, categories->arena);
    names->names[names->count] = name;
    place(names, names->count);
    return (uint16_t)names->count++;
}

static void add_all(struct categories *categories, enum breakdown_id breakdown, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(categories, breakdown, names[i]);
}

static void add_codes(struct categories *categories, enum breakdown_id breakdown, enum code_set_id set)
{
    add_all(categories, breakdown, code_sets[set].codes, code_sets[set].count);
}

/* Breakdowns by a code set have the code as their category number. */
void categories_init(struct categories *categories, struct arena *arena)
{
    memset(categories, 0, sizeof *categories);
    categories->arena = arena;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        add(categories, b, "not recorded");
    add_all(categories, BREAKDOWN_ALL, all_names, 1);
    add_all(categories, BREAKDOWN_AGE_BAND, age_band_names, AGE_BANDS);
    add_all(categories, BREAKDOWN_SOURCE, source_names, sizeof source_names / sizeof source_names[0]);
    add_codes(categories, BREAKDOWN_CRITERION, CODES_CRITERION);
    add_codes(categories, BREAKDOWN_ETHNICITY, CODES_ETHNICITY);
    add_codes(categories, BREAKDOWN_KIND, CODES_ADVICE_KIND);
    add_codes(categories, BREAKDOWN_NEED, CODES_NEED);
    add_codes(categories, BREAKDOWN_SEX, CODES_SEX);
    add_codes(categories, BREAKDOWN_SOCIAL_CARE, CODES_SOCIAL_CARE);
}

static bool is_name(const char *name, struct text text)
{
    return strncmp(name, text.bytes, text.length) == 0 && name[text.length] == '\0';
}

uint16_t category_of(struct categories *categories, enum breakdown_id breakdown, struct text text, bool *full)
{
    if (!text.bytes)
        return CATEGORY_NOT_RECORDED;
    struct category_names *names = &categories->of[breakdown];
    uint32_t at = hash(text.bytes, text.length) & (names->slot_count - 1);
    for (; names->slots[at]; at = (at + 1) & (names->slot_count - 1))
        if (is_name(names->names[names->slots[at] - 1], text))
            return (uint16_t)(names->slots[at] - 1);
    if (!text_is_shown(text)) { /* none of the names that are there is such a text */
        categories->altered++;
        return category_of(categories, breakdown, text_as_shown(text, categories->arena), full);
    }
    if (names->count >= CATEGORIES_MOST) {
        *full = true;
        return CATEGORY_NOT_RECORDED;
    }
    return add(categories, breakdown, arena_text(categories->arena, text.bytes, text.length));
}

struct named {
    const char *name;
    uint16_t number;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

const uint16_t *categories_in_order(const struct categories *categories, enum breakdown_id breakdown,
                                    struct arena *arena)
{
    const struct category_names *names = &categories->of[breakdown];
    struct named *sorted = ARENA_NEW(arena, names->count, struct named);
    for (uint32_t i = 0; i < names->count; i++)
        sorted[i] = (struct named){names->names[i], (uint16_t)i};
    qsort(sorted, names->count, sizeof sorted[0], by_name);
    uint16_t *order = ARENA_NEW(arena, names->count, uint16_t);
    for (uint32_t i = 0; i < names->count; i++)
        order[i] = sorted[i].number;
    return order;
}

int32_t birthday(int32_t birth, int years)
{
    struct civil born = day_civil(birth);
    if (born.month == 2 && born.day == 29)
        return day_of(born.year + years, 2, 28) + 1; /* 29 February itself, or 1 March */
    return day_of(born.year + years, born.month, born.day);
}

/* The n-th birthday lies this many days after birth, give or take: leap days, and 1 March for 29 February. */
enum { BIRTHDAY_SLACK = 3 };

static int64_t birthday_about(int years)
{
    return (int64_t)years * 365 + years / 4;
}

/* Whether so many years are completed on the day; the calendar is asked only near the birthday. */
static bool has_age(int32_t birth, int32_t day, int years)
{
    int64_t lived = (int64_t)day - birth;
    if (lived > birthday_about(years) + BIRTHDAY_SLACK)
        return true;
    if (lived < birthday_about(years) - BIRTHDAY_SLACK)
        return false;
    return day >= birthday(birth, years);
}

/* The band of each age in completed years; none from 26 on. */
static const uint8_t band_of_age[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5};
enum { AGES = sizeof band_of_age, QUARTER_DAYS_PER_YEAR = 1461 };

/* There are many instances: the calendar is asked only near a birthday. */
uint16_t age_band(int32_t birth, int32_t day)
{
    int64_t lived = (int64_t)day - birth;
    if (birth == DAY_NONE || lived < 0 || lived > birthday_about(AGES + 1))
        return CATEGORY_NOT_RECORDED;
    int32_t quarter_days = (int32_t)lived * 4;
    int32_t age = quarter_days / QUARTER_DAYS_PER_YEAR;
    int32_t rest = quarter_days % QUARTER_DAYS_PER_YEAR;
    if (rest < 4 * BIRTHDAY_SLACK || rest > QUARTER_DAYS_PER_YEAR - 4 * BIRTHDAY_SLACK)
        age = (int32_t)day_age(birth, day);
    return age < AGES ? band_of_age[age] : CATEGORY_NOT_RECORDED;
}

int32_t age_band_next(int32_t birth, int32_t day, int32_t last)
{
    if (birth == DAY_NONE)
        return DAY_INFINITY;
    if (day < birth)
        return birth;
    int band = 1;
    while (band <= AGE_BANDS && has_age(birth, day, age_band_first[band]))
        band++;
    if (band > AGE_BANDS || birth + birthday_about(age_band_first[band]) - BIRTHDAY_SLACK > last)
        return DAY_INFINITY;
    return birthday(birth, age_band_first[band]);
}

/* Whether the plans in force are of today, by how old their text is; and texts that were copied over. */
#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "core/inference/live_plans.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/distributions.h"
#include "core/statistics/intervals.h"

/* The age of the latest version on as_of, in years. */
enum { AGES = 5, COLUMNS_OF_A_CHECK = 3 };
static const char *const age_names[AGES] = {"up to a year", "over 1 year", "over 2 years", "over 3 years",
                                            "over 4 years"};

static const enum plan_check_id of_currency[] = {CHECK_CURRENCY_LEFT_PHASE, CHECK_CURRENCY_LEFT_SETTING,
                                                 CHECK_CURRENCY_UNCHANGED};
static const enum plan_check_id of_copies[] = {CHECK_COPY_NEAR_IDENTICAL, CHECK_COPY_OTHER_NAME, CHECK_COPY_PRONOUN};

enum {
    OF_CURRENCY = sizeof of_currency / sizeof of_currency[0],
    OF_COPIES = sizeof of_copies / sizeof of_copies[0]
};

struct checked {
    uint32_t looked_at;
    uint32_t found;
};

struct currency {
    uint32_t plans[AGES];
    struct checked of_age[AGES][OF_CURRENCY];
    struct checked copies[OF_COPIES];
};

static void count(struct checked *counts, const struct plan_version *version, enum plan_check_id check)
{
    bool looked_at = version->looked_at & check_bit((int)check);
    bool found = looked_at && version->found & check_bit((int)check);
    counts->looked_at += looked_at;
    counts->found += found;
}

static void count_version(struct currency *currency, const struct plan_version *version, int32_t as_of)
{
    int64_t years = day_age(plan_version_day(version), as_of);
    size_t age = years < AGES ? (size_t)years : AGES - 1;
    currency->plans[age]++;
    for (size_t i = 0; i < OF_CURRENCY; i++)
        count(&currency->of_age[age][i], version, of_currency[i]);
    for (size_t i = 0; i < OF_COPIES; i++)
        count(&currency->copies[i], version, of_copies[i]);
}

static void count_versions(struct currency *currency, const struct book *book)
{
    const struct plan_versions *versions = &book->versions;
    for (size_t place = 0; place < versions->count; place++) {
        const struct plan_version *version = &versions->list[place];
        if (plan_version_is_latest(versions, place) &&
            plan_is_live(book, &book->records.plans[plan_version_plan(version)]))
            count_version(currency, version, book->as_of);
    }
}

/* How many names were looked for, and how many were not. */
static const char *names_note(const struct plan_names *names, enum name_kind kind, struct arena *arena)
{
    static const char *const what[NAME_KINDS] = {"names of settings", "forenames"};
    static const char *const nowhere[NAME_KINDS] = {"ehc.setting is not there", "ehc.person has no column forename"};
    if (!names || !names->lists[kind].given)
        return words(arena, "not looked at: %s", nowhere[kind]);
    const struct name_list *list = &names->lists[kind];
    return words(arena, "%zu %s looked for; %u left out: short, or common words", list->count - list->left_out,
                 what[kind], list->left_out);
}

static void put_ages(const struct currency *currency, const struct plan_names *names, struct result_table *table)
{
    struct arena *arena = table->arena;
    for (int age = 0; age < AGES; age++) {
        if (currency->plans[age] == 0)
            continue;
        const char **row = result_row(table);
        row[0] = age_names[age];
        row[1] = result_count(arena, currency->plans[age]);
        for (int i = 0; i < OF_CURRENCY; i++) {
            const struct checked *checked = &currency->of_age[age][i];
            if (checked->looked_at == 0)
                continue;
            row[2 + COLUMNS_OF_A_CHECK * i] = result_count(arena, checked->looked_at);
            row[3 + COLUMNS_OF_A_CHECK * i] = result_count(arena, checked->found);
            row[4 + COLUMNS_OF_A_CHECK * i] = result_percent(arena, checked->found, checked->looked_at);
        }
        row[2 + COLUMNS_OF_A_CHECK * OF_CURRENCY] = names_note(names, NAME_SETTING, arena);
    }
}

/* A check of names says how many; where none are given, that it was not made. */
static const char *copies_note(const struct plan_check *check, bool of_names, const char *note, struct arena *arena)
{
    const char *experimental = check->experimental ? "experimental" : "";
    return of_names ? words(arena, "%s%s%s", experimental, *experimental ? "; " : "", note) : experimental;
}

static void put_copies(const struct currency *currency, const struct plan_names *names, struct result_table *table)
{
    struct arena *arena = table->arena;
    for (int i = 0; i < OF_COPIES; i++) {
        const struct checked *checked = &currency->copies[i];
        struct plan_check check = plan_check_of(of_copies[i]);
        double lower;
        double upper;
        bool of_names = of_copies[i] == CHECK_COPY_OTHER_NAME;
        if (checked->looked_at == 0 && !of_names)
            continue;
        const char **row = result_row(table);
        row[0] = arena_text(arena, check.id, strlen(check.id));
        row[1] = check.finding;
        row[7] = copies_note(&check, of_names, names_note(names, NAME_FORENAME, arena), arena);
        if (checked->looked_at == 0)
            continue;
        wilson_interval(checked->found, checked->looked_at, Z_95, &lower, &upper);
        row[2] = result_count(arena, checked->looked_at);
        row[3] = result_count(arena, checked->found);
        row[4] = result_percent(arena, checked->found, checked->looked_at);
        row[5] = result_number(arena, lower, 1);
        row[6] = result_number(arena, upper, 1);
    }
}

void make_plan_currency(const struct inference *inference, struct people_table *tables)
{
    struct result_table ages = result_table_begin(RESULT_PLAN_CURRENCY, inference->arena);
    struct result_table copies = result_table_begin(RESULT_PLAN_COPIES, inference->arena);
    struct currency currency = {.plans = {0}};
    count_versions(&currency, inference->book);
    const struct plan_versions *versions = &inference->book->versions;
    const struct plan_names *names = versions->count > 0 ? versions->plan_text->names : NULL;
    put_ages(&currency, names, &ages);
    if (versions->count > 0)
        put_copies(&currency, names, &copies);
    tables[RESULT_PLAN_CURRENCY] = result_table_end(&ages);
    tables[RESULT_PLAN_COPIES] = result_table_end(&copies);
}

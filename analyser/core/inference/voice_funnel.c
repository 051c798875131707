/* The voice of child and parents as one picture: how many reach each step, by age, need and team, and whether teams differ. */
#include <math.h>

#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/inference/voice_steps.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/two_shares.h"
#include "core/statistics/variation.h"

static const enum breakdown_id shown_by[] = {BREAKDOWN_ALL, BREAKDOWN_AGE_BAND, BREAKDOWN_NEED, BREAKDOWN_TEAM};

enum {
    SHOWN_BY = sizeof shown_by / sizeof shown_by[0],
    CATEGORIES_SHOWN = 200, /* of more, those that differ alone */
    CASES_LEAST = 10
};

/* One breakdown: its counts, and where its tests stand among all. */
struct grouped {
    enum breakdown_id breakdown;
    const struct voice_count *counts; /* by category */
    uint32_t categories;
    size_t tests; /* by voice, step and category */
};

static struct funnel_unit unit_of(const struct grouped *grouped, int whose, int step, uint16_t category)
{
    const struct step_count *count = &grouped->counts[category].of[whose][step];
    return (struct funnel_unit){count->yes, step_out_of(count)};
}

static struct funnel_unit all_of(const struct grouped *grouped, int whose, int step)
{
    struct funnel_unit all = {0, 0};
    for (uint32_t i = 0; i < grouped->categories; i++) {
        struct funnel_unit unit = unit_of(grouped, whose, step, (uint16_t)i);
        all.numerator += unit.numerator;
        all.denominator += unit.denominator;
    }
    return all;
}

static struct two_shares against_others(struct funnel_unit unit, struct funnel_unit all)
{
    return two_shares_compare(unit,
                              (struct funnel_unit){all.numerator - unit.numerator, all.denominator - unit.denominator});
}

static void add_tests(struct grouped *grouped, struct many_tests *tests)
{
    grouped->tests = tests->count;
    for (int whose = 0; whose < VOICES; whose++)
        for (int step = 0; step < VOICE_STEPS; step++) {
            struct funnel_unit all = all_of(grouped, whose, step);
            for (uint32_t i = 0; i < grouped->categories; i++)
                many_tests_add(tests, against_others(unit_of(grouped, whose, step, (uint16_t)i), all).p);
        }
}

/* ---- rows */

static const char *verdict_of(const struct grouped *grouped, struct funnel_unit unit, const struct two_shares *found,
                              double adjusted)
{
    if (unit.denominator < CASES_LEAST)
        return grouped->breakdown == BREAKDOWN_ALL ? "fewer than 10 cases" : "small group: fewer than 10 cases";
    if (grouped->breakdown == BREAKDOWN_ALL)
        return "";
    if (isnan(found->p))
        return "not tested: fewer than 5 expected";
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return found->difference > 0 ? "higher than others" : "lower than others";
}

static void put_group(const struct inference *inference, const struct grouped *grouped, int whose, int step,
                      uint16_t category, double adjusted, struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct step_count *count = &grouped->counts[category].of[whose][step];
    struct funnel_unit unit = unit_of(grouped, whose, step, category);
    struct funnel_unit all = all_of(grouped, whose, step);
    struct two_shares found = against_others(unit, all);
    bool differs = adjusted <= 0.05;
    if (unit.denominator == 0 || (grouped->categories > CATEGORIES_SHOWN && !differs))
        return;
    const char **row = result_row(table);
    row[0] = voice_names[whose];
    row[1] = voice_step_names[step];
    row[2] = step < STEPS_OF_PLANS ? "plans issued" : "reviews held";
    row[3] = breakdowns[grouped->breakdown].id;
    row[4] = category_name(inference->order, grouped->breakdown, category);
    result_share(arena, row + 5, unit.numerator, unit.denominator, CASES_LEAST);
    row[10] = result_count(arena, count->no);
    row[11] = result_count(arena, count->not_recorded);
    row[12] = result_count(arena, count->through);
    row[13] = unit.denominator < CASES_LEAST ? "" : result_percent(arena, count->through, unit.denominator);
    row[14] = found.compared ? result_number(arena, found.difference, 1) : "";
    row[15] = result_probability(arena, found.p);
    row[16] = result_probability(arena, adjusted);
    row[17] = verdict_of(grouped, unit, &found, adjusted);
}

static void put_breakdown(const struct inference *inference, const struct grouped *grouped, int whose,
                          const struct many_tests *tests, struct result_table *table)
{
    for (int step = 0; step < VOICE_STEPS; step++)
        for (uint32_t i = 0; i < grouped->categories; i++) {
            uint16_t category = inference->order->of[grouped->breakdown][i];
            size_t place = grouped->tests + ((size_t)whose * VOICE_STEPS + (size_t)step) * grouped->categories;
            put_group(inference, grouped, whose, step, category, tests->adjusted[place + category], table);
        }
}

/* ---- whether the groups of a breakdown differ */

struct difference {
    const struct grouped *grouped;
    int whose;
    int step;
    struct variation found;
};

/* Without what is not recorded. */
static struct variation variation_of(const struct inference *inference, const struct grouped *grouped, int whose,
                                     int step)
{
    struct funnel_unit *units = ARENA_NEW(inference->scratch, grouped->categories + 1, struct funnel_unit);
    size_t count = 0;
    for (uint32_t i = CATEGORY_NOT_RECORDED + 1; i < grouped->categories; i++)
        units[count++] = unit_of(grouped, whose, step, (uint16_t)i);
    return variation_between(units, count);
}

static void put_difference(const struct inference *inference, const struct difference *difference, double adjusted,
                           struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct variation *found = &difference->found;
    bool tested = found->reason == VARIATION_TESTED;
    bool any = found->reason != VARIATION_FEW_GROUPS;
    const char **row = result_row(table);
    row[0] = voice_names[difference->whose];
    row[1] = voice_step_names[difference->step];
    row[2] = breakdowns[difference->grouped->breakdown].id;
    row[3] = result_count(arena, found->groups);
    row[4] = result_count(arena, found->left_out);
    row[5] = any ? result_number(arena, found->lowest, 1) : "";
    row[6] = any ? result_number(arena, found->highest, 1) : "";
    row[7] = tested ? result_number(arena, found->chi_squared, 2) : "";
    row[8] = tested ? result_count(arena, found->groups - 1) : "";
    row[9] = tested ? result_probability(arena, found->p) : "";
    row[10] = tested ? result_probability(arena, adjusted) : "";
    row[11] = tested ? result_number(arena, found->ratio, 2) : "";
    row[12] = tested || found->reason == VARIATION_SMALL_EXPECTED ? result_number(arena, found->correlation, 4) : "";
    row[13] = !tested            ? variation_reason_words[found->reason]
              : adjusted <= 0.05 ? "varies more than chance"
                                 : "no more than chance";
}

static void put_differences(const struct inference *inference, const struct grouped *groups, struct result_table *table)
{
    struct many_tests tests = {.arena = inference->scratch};
    struct difference *differences =
        ARENA_NEW(inference->scratch, (size_t)SHOWN_BY * VOICES * VOICE_STEPS, struct difference);
    for (int whose = 0; whose < VOICES; whose++)
        for (int step = 0; step < VOICE_STEPS; step++)
            for (int b = SHOWN_BY - 1; b > 0; b--) { /* teams first; all of them are one group */
                struct difference one = {&groups[b], whose, step, variation_of(inference, &groups[b], whose, step)};
                if (one.found.groups + one.found.left_out >= 2)
                    differences[many_tests_add(&tests, one.found.reason == VARIATION_TESTED ? one.found.p : NAN)] = one;
            }
    many_tests_adjust(&tests);
    for (size_t i = 0; i < tests.count; i++)
        put_difference(inference, &differences[i], tests.adjusted[i], table);
}

void make_voice_funnel(const struct inference *inference, struct people_table *tables)
{
    struct result_table funnel = result_table_begin(RESULT_VOICE_FUNNEL, inference->arena);
    struct result_table variation = result_table_begin(RESULT_VOICE_VARIATION, inference->arena);
    struct grouped groups[SHOWN_BY];
    struct many_tests tests = {.arena = inference->scratch};
    for (int b = 0; b < SHOWN_BY; b++) {
        groups[b] = (struct grouped){.breakdown = shown_by[b],
                                     .counts = count_voices_by(inference, shown_by[b]),
                                     .categories = category_count(inference->order, shown_by[b])};
        add_tests(&groups[b], &tests);
    }
    many_tests_adjust(&tests);
    for (int b = 0; b < SHOWN_BY; b++)
        for (int whose = 0; whose < VOICES; whose++)
            put_breakdown(inference, &groups[b], whose, &tests, &funnel);
    put_differences(inference, groups, &variation);
    tables[RESULT_VOICE_FUNNEL] = result_table_end(&funnel);
    tables[RESULT_VOICE_VARIATION] = result_table_end(&variation);
}

/* Teams, services, phases and authorities compared: funnels, and whether they differ more than chance has it. */
#include <math.h>
#include <string.h>

#include "core/definitions/breakdown.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/inference/setting_units.h"
#include "core/statistics/intervals.h"
#include "core/statistics/multiplicity.h"
#include "core/statistics/variation.h"

static const enum breakdown_id compared[] = {BREAKDOWN_TEAM, BREAKDOWN_PROVIDER, BREAKDOWN_PHASE, BREAKDOWN_AUTHORITY};

enum {
    COMPARED = sizeof compared / sizeof compared[0],
    UNITS_SHOWN = 200, /* of more, those beyond the limits alone */
    CASES_LEAST = 10
};

/* Units of one headline and breakdown, or settings, without what has no unit recorded. */
struct units {
    const struct headline *headline;
    const char *breakdown;
    const char **names;
    struct funnel_unit *list;
    struct funnel_figure *figures;
    size_t count;
    struct funnel funnel;
};

static struct units units_of(const struct inference *inference, int headline, enum breakdown_id breakdown)
{
    size_t count;
    const struct series_point *points = series_groups(inference->series, headline, breakdowns[breakdown].id, &count);
    struct units units = {.headline = &headlines[headline],
                          .breakdown = breakdowns[breakdown].id,
                          .names = ARENA_NEW(inference->scratch, count + 1, const char *),
                          .list = ARENA_NEW(inference->scratch, count + 1, struct funnel_unit),
                          .figures = ARENA_NEW(inference->scratch, count + 1, struct funnel_figure)};
    const char *unrecorded = category_name(inference->order, breakdown, CATEGORY_NOT_RECORDED);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(points[i].category, unrecorded) == 0)
            continue;
        units.names[units.count] = points[i].category;
        units.list[units.count++] = (struct funnel_unit){points[i].numerator, points[i].denominator};
    }
    units.funnel = funnel_of(units.list, units.count, units.figures, inference->scratch);
    return units;
}

/* Settings have no category "not recorded"; those without enough plans are too many to show. */
static struct units units_of_settings(const struct inference *inference, const struct setting_units *settings,
                                      int measure)
{
    struct units units = {.headline = &setting_measures[measure].headline,
                          .breakdown = "setting",
                          .names = ARENA_NEW(inference->scratch, settings->count + 1, const char *),
                          .list = ARENA_NEW(inference->scratch, settings->count + 1, struct funnel_unit),
                          .figures = ARENA_NEW(inference->scratch, settings->count + 1, struct funnel_figure)};
    for (size_t i = 0; i < settings->count; i++) {
        if (settings->units[measure][i].denominator < CASES_LEAST)
            continue;
        units.names[units.count] = settings->names[i];
        units.list[units.count++] = settings->units[measure][i];
    }
    units.funnel = funnel_of(units.list, units.count, units.figures, inference->scratch);
    return units;
}

static void put_limits(const struct units *units, size_t i, const char **row, struct arena *arena)
{
    const struct funnel_figure *figure = &units->figures[i];
    row[9] = result_number(arena, units->funnel.pooled, 1);
    row[10] = result_number(arena, figure->lower_95, 1);
    row[11] = result_number(arena, figure->upper_95, 1);
    row[12] = result_number(arena, figure->lower_998, 1);
    row[13] = result_number(arena, figure->upper_998, 1);
    row[14] = result_number(arena, figure->z, 2);
    row[15] = result_number(arena, figure->z_adjusted, 2);
    row[16] = result_number(arena, units->funnel.tau_squared, 6);
    row[17] = funnel_place_words[figure->place];
}

static void put_unit(const struct units *units, size_t i, struct result_table *table, struct arena *arena)
{
    const struct funnel_unit *unit = &units->list[i];
    double lower;
    double upper;
    const char **row = result_row(table);
    exact_interval(unit->numerator, unit->denominator, 0.95, &lower, &upper);
    row[0] = units->headline->measure;
    row[1] = basis_names[units->headline->basis];
    row[2] = units->breakdown;
    row[3] = units->names[i];
    row[4] = result_count(arena, unit->numerator);
    row[5] = result_count(arena, unit->denominator);
    row[6] = result_percent(arena, unit->numerator, unit->denominator);
    row[7] = result_number(arena, lower, 1);
    row[8] = result_number(arena, upper, 1);
    if (unit->denominator < CASES_LEAST)
        row[18] = "fewer than 10 cases: not compared";
    else
        put_limits(units, i, row, arena);
}

static void put_units(const struct units *units, struct result_table *table, struct arena *arena)
{
    if (units->count < 2)
        return;
    for (size_t i = 0; i < units->count; i++)
        if (units->count <= UNITS_SHOWN || units->figures[i].place != FUNNEL_WITHIN)
            put_unit(units, i, table, arena);
}

/* --- variation: all tests are made before any is judged */

enum { TESTS_MOST = HEADLINES * COMPARED + SETTING_MEASURES };

struct variations {
    struct units units[TESTS_MOST];
    struct variation found[TESTS_MOST];
    double adjusted[TESTS_MOST];
    size_t count;
};

static void adjust(struct variations *variations, struct arena *scratch)
{
    double p[TESTS_MOST];
    double adjusted[TESTS_MOST];
    size_t tested = 0;
    for (size_t i = 0; i < variations->count; i++)
        if (variations->found[i].reason == VARIATION_TESTED)
            p[tested++] = variations->found[i].p;
    benjamini_hochberg(p, tested, adjusted, scratch);
    tested = 0;
    for (size_t i = 0; i < variations->count; i++)
        variations->adjusted[i] = variations->found[i].reason == VARIATION_TESTED ? adjusted[tested++] : NAN;
}

static const char *verdict_of(const struct variation *variation, double adjusted)
{
    if (variation->reason != VARIATION_TESTED)
        return variation_reason_words[variation->reason];
    return adjusted <= 0.05 ? "varies more than chance" : "no more than chance";
}

static void put_variation(const struct variations *variations, size_t i, struct result_table *table,
                          struct arena *arena)
{
    const struct variation *found = &variations->found[i];
    const struct units *units = &variations->units[i];
    bool compared_any = found->reason != VARIATION_FEW_GROUPS;
    bool tested = found->reason == VARIATION_TESTED;
    const char **row = result_row(table);
    row[0] = units->headline->measure;
    row[1] = basis_names[units->headline->basis];
    row[2] = units->breakdown;
    row[3] = result_count(arena, found->groups);
    row[4] = result_count(arena, found->left_out);
    row[5] = compared_any ? result_number(arena, found->lowest, 1) : "";
    row[6] = compared_any ? result_number(arena, found->highest, 1) : "";
    row[7] = tested ? result_number(arena, found->chi_squared, 2) : "";
    row[8] = tested ? result_count(arena, found->groups - 1) : "";
    row[9] = tested ? result_probability(arena, found->p) : "";
    row[10] = tested ? result_probability(arena, variations->adjusted[i]) : "";
    row[11] = tested ? result_number(arena, found->ratio, 2) : "";
    row[12] = tested || found->reason == VARIATION_SMALL_EXPECTED ? result_number(arena, found->correlation, 4) : "";
    row[13] = verdict_of(found, variations->adjusted[i]);
}

static void compare(const struct inference *inference, const struct units *units, struct result_table *table,
                    struct variations *variations)
{
    put_units(units, table, inference->arena);
    if (units->count < 2)
        return;
    variations->units[variations->count] = *units;
    variations->found[variations->count++] = variation_between(units->list, units->count);
}

void make_comparisons(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_COMPARISON, inference->arena);
    struct result_table differences = result_table_begin(RESULT_VARIATION, inference->arena);
    struct variations *variations = ARENA_NEW(inference->scratch, 1, struct variations);
    struct setting_units settings = setting_units_of(inference);
    for (int headline = 0; headline < HEADLINES; headline++)
        for (int b = 0; b < COMPARED; b++) {
            struct units units = units_of(inference, headline, compared[b]);
            compare(inference, &units, &table, variations);
        }
    for (int measure = 0; measure < SETTING_MEASURES; measure++) {
        struct units units = units_of_settings(inference, &settings, measure);
        compare(inference, &units, &table, variations);
    }
    adjust(variations, inference->scratch);
    for (size_t i = 0; i < variations->count; i++)
        put_variation(variations, i, &differences, inference->arena);
    tables[RESULT_COMPARISON] = result_table_end(&table);
    tables[RESULT_VARIATION] = result_table_end(&differences);
}

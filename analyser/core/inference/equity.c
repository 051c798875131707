/* Every headline by group of children: intervals, and each group against all others. */
#include <math.h>

#include "base/growing.h"
#include "core/definitions/breakdown.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/distributions.h"
#include "core/statistics/intervals.h"
#include "core/statistics/multiplicity.h"

static const enum breakdown_id of_children[] = {BREAKDOWN_NEED,      BREAKDOWN_AGE_BAND,    BREAKDOWN_SEX,
                                                BREAKDOWN_ETHNICITY, BREAKDOWN_SOCIAL_CARE, BREAKDOWN_PHASE};

enum {
    OF_CHILDREN = sizeof of_children / sizeof of_children[0],
    CASES_LEAST = 10,
    EXPECTED_LEAST = 5
};

struct group {
    const struct headline *headline;
    const struct series_point *point;
    uint64_t all_numerator; /* of all groups of the breakdown */
    uint64_t all_denominator;
    double p; /* NAN: not tested */
};

struct groups {
    struct group *list;
    size_t count;
    size_t room;
};

static void add(const struct inference *inference, struct groups *groups, struct group group)
{
    groups->list = growing(inference->scratch, groups->list, groups->count, &groups->room, sizeof *groups->list);
    groups->list[groups->count++] = group;
}

/* Chi-squared of the two-by-two table of the group and the others, without correction; NAN where too few are expected. */
static double compared(const struct group *group)
{
    double n = (double)group->point->denominator;
    double all = (double)group->all_denominator;
    double share = (double)group->all_numerator / all;
    double least = fmin(n, all - n) * fmin(share, 1 - share);
    if (group->point->denominator < CASES_LEAST || least < EXPECTED_LEAST)
        return NAN;
    double difference = (double)group->point->numerator - n * share;
    return chi_squared_above(difference * difference * all / (n * (all - n) * share * (1 - share)), 1);
}

static void collect(const struct inference *inference, int headline, enum breakdown_id breakdown, struct groups *groups)
{
    size_t count;
    const struct series_point *points = series_groups(inference->series, headline, breakdowns[breakdown].id, &count);
    struct group group = {.headline = &headlines[headline]};
    for (size_t i = 0; i < count; i++) {
        group.all_numerator += points[i].numerator;
        group.all_denominator += points[i].denominator;
    }
    for (size_t i = 0; i < count; i++) {
        group.point = &points[i];
        group.p = compared(&group);
        add(inference, groups, group);
    }
}

static const char *verdict_of(const struct group *group, double difference, double adjusted)
{
    if (group->point->denominator < CASES_LEAST)
        return "small group: fewer than 10 cases";
    if (isnan(group->p))
        return "not tested: fewer than 5 expected";
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return difference > 0 ? "higher than others" : "lower than others";
}

static void put_group(const struct group *group, double adjusted, struct result_table *table)
{
    struct arena *arena = table->arena;
    const struct series_point *point = group->point;
    double lower;
    double upper;
    uint64_t other_numerator = group->all_numerator - point->numerator;
    uint64_t others = group->all_denominator - point->denominator;
    const char **row = result_row(table);
    wilson_interval((double)point->numerator, (double)point->denominator, Z_95, &lower, &upper);
    row[0] = group->headline->measure;
    row[1] = basis_names[group->headline->basis];
    row[2] = point->breakdown;
    row[3] = point->category;
    row[4] = result_count(arena, point->numerator);
    row[5] = result_count(arena, point->denominator);
    row[6] = result_percent(arena, point->numerator, point->denominator);
    row[7] = result_number(arena, lower, 1);
    row[8] = result_number(arena, upper, 1);
    row[9] = result_percent(arena, other_numerator, others);
    double difference = NAN;
    if (others > 0)
        difference = 100.0 * (double)point->numerator / (double)point->denominator -
                     100.0 * (double)other_numerator / (double)others;
    row[10] = result_number(arena, difference, 1);
    row[11] = result_probability(arena, group->p);
    row[12] = isnan(group->p) ? "" : result_probability(arena, adjusted);
    row[13] = verdict_of(group, difference, adjusted);
}

void make_equity(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_EQUITY, inference->arena);
    struct groups groups = {0};
    for (int headline = 0; headline < HEADLINES; headline++)
        for (int b = 0; b < OF_CHILDREN; b++)
            collect(inference, headline, of_children[b], &groups);
    double *p = ARENA_NEW(inference->scratch, groups.count + 1, double);
    double *adjusted = ARENA_NEW(inference->scratch, groups.count + 1, double);
    size_t tested = 0;
    for (size_t i = 0; i < groups.count; i++)
        if (!isnan(groups.list[i].p))
            p[tested++] = groups.list[i].p;
    benjamini_hochberg(p, tested, adjusted, inference->scratch);
    tested = 0;
    for (size_t i = 0; i < groups.count; i++)
        put_group(&groups.list[i], isnan(groups.list[i].p) ? NAN : adjusted[tested++], &table);
    tables[RESULT_EQUITY] = result_table_end(&table);
}

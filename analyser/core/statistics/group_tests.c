#include <math.h>
#include <string.h>

#include "core/statistics/distributions.h"
#include "core/statistics/group_tests.h"

/* One group on one day. */
struct risk {
    double n;      /* at risk */
    double event;  /* ends that count */
    double other;  /* ends that compete */
    double open;   /* S just before the day */
    double by;     /* F1 just before the day */
    double weight; /* n, or n (1 - F1) / S */
};

/* Days of all groups together, group by group on each day. */
struct risk_table {
    struct risk *of;
    size_t days;
    size_t groups;
};

static struct risk *risk_of(const struct risk_table *table, size_t day, size_t group)
{
    return &table->of[day * table->groups + group];
}

static bool has_anybody(const struct outcome_group *group)
{
    double all = group->from_start;
    for (size_t i = 0; i < group->count; i++)
        all += group->days[i].entered;
    return all > 0;
}

/* The next day of any group, INT32_MAX after the last. */
static int32_t next_day(const struct outcome_group *groups, size_t count, const size_t *at)
{
    int32_t day = INT32_MAX;
    for (size_t g = 0; g < count; g++)
        if (at[g] < groups[g].count && groups[g].days[at[g]].day < day)
            day = groups[g].days[at[g]].day;
    return day;
}

static size_t days_of(const struct outcome_group *groups, size_t count)
{
    size_t days = 0;
    for (size_t g = 0; g < count; g++)
        days += groups[g].count;
    return days;
}

/* How a group goes on from one day to the next. */
struct going {
    double n;
    double open;
    double by;
};

static void take_day(struct risk *risk, struct going *going, const struct outcome_day *day, int outcome)
{
    double all = 0;
    for (int i = 0; i < OUTCOMES_MOST; i++)
        all += day ? day->ended[i] : 0;
    double event = !day ? 0 : outcome < 0 ? all : day->ended[outcome];
    *risk = (struct risk){
        .n = going->n, .event = event, .other = all - event, .open = going->open, .by = going->by, .weight = going->n};
    if (outcome >= 0)
        risk->weight = going->open > 0 ? going->n * (1 - going->by) / going->open : 0;
    if (!day)
        return;
    if (going->n > 0) {
        going->by += going->open * event / going->n;
        going->open *= 1 - all / going->n;
    }
    going->n += day->entered - all - day->censored;
}

/* outcome < 0: any. */
static struct risk_table tabulate(const struct outcome_group *groups, size_t count, int outcome, struct arena *scratch)
{
    struct risk_table table = {.groups = count};
    struct going going[TESTED_GROUPS_MOST];
    size_t at[TESTED_GROUPS_MOST] = {0};
    table.of = ARENA_NEW(scratch, days_of(groups, count) * count + 1, struct risk);
    for (size_t g = 0; g < count; g++)
        going[g] = (struct going){.n = groups[g].from_start, .open = 1};
    for (int32_t day = next_day(groups, count, at); day != INT32_MAX; day = next_day(groups, count, at)) {
        for (size_t g = 0; g < count; g++) {
            bool there = at[g] < groups[g].count && groups[g].days[at[g]].day == day;
            take_day(risk_of(&table, table.days, g), &going[g], there ? &groups[g].days[at[g]] : NULL, outcome);
            at[g] += there;
        }
        table.days++;
    }
    return table;
}

struct day_sums {
    double n;
    double events;
    double weight;
};

static struct day_sums sums_of(const struct risk_table *table, size_t day)
{
    struct day_sums sums = {0};
    for (size_t g = 0; g < table->groups; g++) {
        const struct risk *risk = risk_of(table, day, g);
        sums.n += risk->n;
        sums.events += risk->n > 0 ? risk->event : 0;
        sums.weight += risk->weight;
    }
    return sums;
}

/* x' V^-1 x over all groups but the last, whose score follows from the others. */
static struct group_test chi_squared_of(const double *score, double *variance, size_t groups, struct arena *scratch)
{
    size_t n = groups - 1;
    double *matrix = ARENA_NEW(scratch, n * n + 1, double);
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            matrix[i * n + j] = variance[i * groups + j];
    if (!invert_symmetric(matrix, n))
        return (struct group_test){0};
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            sum += score[i] * matrix[i * n + j] * score[j];
    return (struct group_test){
        .possible = true, .chi_squared = sum, .degrees = (unsigned)n, .p = chi_squared_above(sum, (double)n)};
}

static void add_score(const struct risk_table *table, size_t day, struct day_sums sums, double *score)
{
    for (size_t g = 0; g < table->groups; g++) {
        const struct risk *risk = risk_of(table, day, g);
        score[g] += (risk->n > 0 ? risk->event : 0) - risk->weight * sums.events / sums.weight;
    }
}

/* Hypergeometric, as survdiff has it. */
static void add_log_rank_variance(const struct risk_table *table, size_t day, struct day_sums sums, double *variance)
{
    if (sums.n <= 1)
        return;
    double common = sums.events * (sums.n - sums.events) / (sums.n * sums.n * (sums.n - 1));
    for (size_t g = 0; g < table->groups; g++)
        for (size_t h = 0; h < table->groups; h++)
            variance[g * table->groups + h] +=
                common * risk_of(table, day, g)->n * ((g == h ? sums.n : 0) - risk_of(table, day, h)->n);
}

static size_t keep_those_with_anybody(const struct outcome_group *groups, size_t count, struct outcome_group *kept)
{
    size_t made = 0;
    for (size_t g = 0; g < count && made < TESTED_GROUPS_MOST; g++)
        if (has_anybody(&groups[g]))
            kept[made++] = groups[g];
    return made;
}

struct group_test log_rank_test(const struct outcome_group *groups, size_t count, struct arena *scratch)
{
    struct outcome_group kept[TESTED_GROUPS_MOST];
    count = keep_those_with_anybody(groups, count, kept);
    if (count < 2)
        return (struct group_test){0};
    struct risk_table table = tabulate(kept, count, -1, scratch);
    double *score = ARENA_NEW(scratch, count, double);
    double *variance = ARENA_NEW(scratch, count * count, double);
    for (size_t day = 0; day < table.days; day++) {
        struct day_sums sums = sums_of(&table, day);
        if (sums.events <= 0)
            continue;
        add_score(&table, day, sums, score);
        add_log_rank_variance(&table, day, sums, variance);
    }
    return chi_squared_of(score, variance, count, scratch);
}

/*
 * Backwards over the days: with W(g,h) = R(g) ([g = h] - R(h)/R) and B(g,h) the integral of W dG, G = 1/(1 - F1), over the
 * days after, an end of group h on the day moves the score of g by W/R(h) + B (S - (1 - F1))/n if it counts, by
 * -B (1 - F1)/n if it competes.
 */
static void add_gray_variance(const struct risk_table *table, double *variance, struct arena *scratch)
{
    size_t groups = table->groups;
    double *later = ARENA_NEW(scratch, groups * groups, double);
    double counts[TESTED_GROUPS_MOST];
    double competes[TESTED_GROUPS_MOST];
    for (size_t day = table->days; day-- > 0;) {
        struct day_sums sums = sums_of(table, day);
        for (size_t h = 0; h < groups; h++) {
            const struct risk *risk = risk_of(table, day, h);
            if (risk->n <= 0 || risk->weight <= 0 || sums.weight <= 0)
                continue;
            for (size_t g = 0; g < groups; g++) {
                double w = risk_of(table, day, g)->weight * ((g == h) - risk->weight / sums.weight);
                double b = later[g * groups + h];
                counts[g] = w / risk->weight + b * (risk->open - (1 - risk->by)) / risk->n;
                competes[g] = -b * (1 - risk->by) / risk->n;
            }
            for (size_t g = 0; g < groups; g++)
                for (size_t k = 0; k < groups; k++)
                    variance[g * groups + k] +=
                        counts[g] * counts[k] * risk->event + competes[g] * competes[k] * risk->other;
            double rise = risk->open * risk->event / risk->n; /* dF1 */
            for (size_t g = 0; g < groups; g++)
                later[g * groups + h] += risk_of(table, day, g)->weight * ((g == h) - risk->weight / sums.weight) *
                                         rise / ((1 - risk->by) * (1 - risk->by));
        }
    }
}

struct group_test gray_test(const struct outcome_group *groups, size_t count, int outcome, struct arena *scratch)
{
    struct outcome_group kept[TESTED_GROUPS_MOST];
    count = keep_those_with_anybody(groups, count, kept);
    if (count < 2)
        return (struct group_test){0};
    struct risk_table table = tabulate(kept, count, outcome, scratch);
    double *score = ARENA_NEW(scratch, count, double);
    double *variance = ARENA_NEW(scratch, count * count, double);
    for (size_t day = 0; day < table.days; day++) {
        struct day_sums sums = sums_of(&table, day);
        if (sums.events > 0 && sums.weight > 0)
            add_score(&table, day, sums, score);
    }
    add_gray_variance(&table, variance, scratch);
    return chi_squared_of(score, variance, count, scratch);
}

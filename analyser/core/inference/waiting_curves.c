/* Curves of waiting: cohorts by the year of the request, and the quarters as periods. */
#include "base/day.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/inference/waiting.h"

static const int32_t shown_days[] = {42, 84, 112, 140, 168, 182, 273, 364, 546, 728};

enum { SHOWN = sizeof shown_days / sizeof shown_days[0], COHORTS_MOST = 12, PERIODS = 5, QUARTER_MONTHS = 3 };

struct cohort {
    const char *kind;
    bool period; /* what happened within; else requests received within */
    int32_t first;
    int32_t last;
    struct waiting_days *days;
};

static void put_outcome(const char **row, struct arena *arena, double probability, double error)
{
    double lower;
    double upper;
    row[0] = result_number(arena, 100 * probability, 1);
    if (!outcome_interval(probability, error, &lower, &upper))
        return;
    row[1] = result_number(arena, 100 * lower, 1);
    row[2] = result_number(arena, 100 * upper, 1);
}

/* Nobody has come in late, or been lost from sight, before the day: what is known is all there is. */
static bool is_complete(const struct outcome_group *group, int32_t day)
{
    for (size_t i = 0; i < group->count && group->days[i].day < day; i++)
        if (group->days[i].entered > 0 || group->days[i].censored > 0)
            return false;
    return true;
}

static void put_day(struct result_table *table, const struct cohort *cohort, const struct outcome_group *group,
                    const struct outcome_step *step, int32_t day, struct arena *arena)
{
    double at_risk = at_risk_on(group->days, group->count, group->from_start, day);
    const char **row = result_row(table);
    row[0] = cohort->kind;
    row[1] = result_count(arena, cohort->days->cases);
    row[2] = result_day(arena, cohort->first);
    row[3] = result_day(arena, cohort->last);
    row[4] = result_count(arena, (uint64_t)day);
    row[5] = result_number(arena, at_risk, 0);
    if (at_risk < AT_RISK_LEAST && !(is_complete(group, day) && cohort->days->cases >= AT_RISK_LEAST)) {
        row[16] = "hidden: fewer than 10 at risk";
        return;
    }
    static const struct outcome_step none = {.open = 1};
    step = step ? step : &none;
    for (int outcome = 0; outcome < PLAN_OUTCOMES; outcome++)
        put_outcome(row + 6 + 3 * outcome, arena, step->by[outcome], step->error[outcome]);
    row[15] = result_number(arena, 100 * step->open, 1);
}

/* Of a day that lies where fewer than ten are at risk nothing is said. */
static void put_quantile(struct result_table *table, const struct cohort *cohort, const struct outcome_group *group,
                         const struct outcome_step *steps, size_t count, int percent, struct arena *arena)
{
    static const enum open_band bands[] = {OPEN_ESTIMATE, OPEN_LOWER, OPEN_UPPER};
    int32_t last = group->count ? group->days[group->count - 1].day : 0;
    const char **row = result_row(table);
    row[0] = cohort->kind;
    row[1] = result_count(arena, cohort->days->cases);
    row[2] = result_day(arena, cohort->first);
    row[3] = result_day(arena, cohort->last);
    row[4] = result_count(arena, (uint64_t)percent);
    for (int i = 0; i < 3; i++) {
        double day;
        if (!outcome_quantile(steps, count, last, percent / 100.0, bands[i], &day))
            continue;
        bool few = at_risk_on(group->days, group->count, group->from_start, (int32_t)day) < AT_RISK_LEAST;
        if (!few || is_complete(group, (int32_t)day))
            row[5 + i] = result_number(arena, day, 1);
    }
    if (row[5][0] == '\0')
        row[8] = "not reached, or fewer than 10 at risk";
}

static void put_cohort(const struct inference *inference, const struct cohort *cohort, struct result_table *curves,
                       struct result_table *quantiles)
{
    static const int shares[] = {25, 50, 75, 90};
    struct outcome_group group = waiting_outcomes(cohort->days, inference->scratch);
    struct outcome_step *steps = ARENA_NEW(inference->scratch, group.count + 1, struct outcome_step);
    size_t count = competing_outcomes(group.days, group.count, group.from_start, steps);
    for (int i = 0; i < SHOWN; i++)
        put_day(curves, cohort, &group, outcome_step_on(steps, count, shown_days[i]), shown_days[i], inference->arena);
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++)
        put_quantile(quantiles, cohort, &group, steps, count, shares[i], inference->arena);
}

static void add_cohort(const struct inference *inference, struct cohort *cohorts, size_t *count, struct cohort cohort)
{
    cohort.days = ARENA_NEW(inference->scratch, 1, struct waiting_days);
    cohorts[(*count)++] = cohort;
}

/* The latest calendar years, and the latest quarters that are over with the one before the year's. */
static size_t choose_cohorts(const struct inference *inference, struct cohort *cohorts)
{
    int32_t as_of = inference->book->as_of;
    int64_t year = day_civil(as_of).year;
    size_t count = 0;
    for (int64_t y = day_civil(inference->book->options.since).year; y <= year; y++)
        if (y > year - (COHORTS_MOST - PERIODS))
            add_cohort(inference, cohorts, &count,
                       (struct cohort){"requests received", false, day_of(y, 1, 1), day_of(y, 12, 31), NULL});
    struct civil now = day_civil(as_of + 1);
    int32_t quarter = day_of(now.year, (now.month - 1) / QUARTER_MONTHS * QUARTER_MONTHS + 1, 1);
    for (int i = PERIODS; i > 0; i--)
        add_cohort(inference, cohorts, &count,
                   (struct cohort){"what happened in the quarter", true, day_add_months(quarter, -QUARTER_MONTHS * i),
                                   day_add_months(quarter, -QUARTER_MONTHS * (i - 1)) - 1, NULL});
    return count;
}

static void follow(const struct cohort *cohort, const struct plan_case *plan)
{
    if (cohort->period)
        waiting_follow_within(cohort->days, plan, cohort->first, cohort->last);
    else if (plan->start >= cohort->first && plan->start <= cohort->last)
        waiting_follow(cohort->days, plan);
}

void make_waiting_curves(const struct inference *inference, struct people_table *tables)
{
    struct result_table curves = result_table_begin(RESULT_WAITING_CURVES, inference->arena);
    struct result_table quantiles = result_table_begin(RESULT_WAITING_QUANTILES, inference->arena);
    struct cohort cohorts[COHORTS_MOST];
    size_t count = choose_cohorts(inference, cohorts);
    struct plan_case plan;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++)
        if (plan_case_of(inference->book, i, &plan))
            for (size_t c = 0; c < count; c++)
                follow(&cohorts[c], &plan);
    for (size_t c = 0; c < count; c++)
        if (cohorts[c].days->cases > 0)
            put_cohort(inference, &cohorts[c], &curves, &quantiles);
    tables[RESULT_WAITING_CURVES] = result_table_end(&curves);
    tables[RESULT_WAITING_QUANTILES] = result_table_end(&quantiles);
}

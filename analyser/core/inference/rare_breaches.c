/* Plans issued after more than 52 weeks, while they are rare: time and cases between one and the next. */
#include <math.h>

#include "base/day.h"
#include "core/inference/makers.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"
#include "core/statistics/chart_signals.h"

enum { WEEKS_52 = 364, MONTHS_LOOKED_AT = 24, MONTHS_RARE = 12, RARE_OF = 10 };

/* Plans issued on a day, and how many of them after more than 52 weeks. */
struct issues {
    uint32_t all;
    uint32_t late;
};

struct events {
    int32_t *days;
    struct chart_point *between_days;
    struct chart_point *between_cases;
    size_t count;
};

static struct issues *count_issues(const struct inference *inference, int32_t since, size_t days)
{
    struct issues *issues = ARENA_NEW(inference->scratch, days, struct issues);
    struct plan_case plan;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++) {
        if (!plan_case_of(inference->book, i, &plan) || plan.fate != PLAN_ISSUED || plan.stop < since)
            continue;
        issues[plan.stop - since].all++;
        issues[plan.stop - since].late += plan_case_days(&plan) > WEEKS_52;
    }
    return issues;
}

static bool are_rare(const struct issues *issues, int32_t since, size_t days, size_t *late)
{
    int32_t from = day_add_months(since + (int32_t)days - 1, -MONTHS_RARE) + 1;
    uint64_t all = 0;
    uint64_t rare = 0;
    for (size_t i = 0; i < days; i++) {
        *late += issues[i].late;
        all += since + (int32_t)i >= from ? issues[i].all : 0;
        rare += since + (int32_t)i >= from ? issues[i].late : 0;
    }
    return rare * RARE_OF < all;
}

/* On one day those in time come before those that are late. */
static void find_events(const struct issues *issues, int32_t since, size_t days, struct events *events)
{
    int32_t last = DAY_NONE;
    uint64_t cases = 0;
    for (size_t i = 0; i < days; i++) {
        cases += issues[i].all - issues[i].late;
        for (uint32_t late = 0; late < issues[i].late; late++) {
            int32_t day = since + (int32_t)i;
            if (last != DAY_NONE) {
                events->days[events->count] = day;
                events->between_days[events->count].value = day - last;
                events->between_cases[events->count++].value = (double)cases;
            }
            last = day;
            cases = 0;
        }
    }
}

static void put_chart(const struct inference *inference, enum chart_kind kind, const struct events *events,
                      const struct chart_point *points, struct result_table *table)
{
    struct chart_limits *limits = ARENA_NEW(inference->scratch, events->count, struct chart_limits);
    struct point_signal *signals = ARENA_NEW(inference->scratch, events->count, struct point_signal);
    struct arena *arena = inference->arena;
    chart_limits(kind, points, events->count, true, limits);
    chart_clip(limits, events->count, 0, INFINITY);
    chart_signals(points, limits, events->count, signals);
    for (size_t i = 0; i < events->count; i++) {
        const char **row = result_row(table);
        row[0] = chart_rules[kind].name;
        row[1] = result_count(arena, i + 2);
        row[2] = result_day(arena, events->days[i]);
        row[3] = result_number(arena, points[i].value, 0);
        row[4] = result_number(arena, limits[i].centre, 1);
        row[5] = result_number(arena, limits[i].lower, 1);
        row[6] = result_number(arena, limits[i].upper, 1);
        row[7] = chart_signal_words[signals[i].signal];
        row[8] = events->count < CHART_TRIAL_POINTS ? "trial limits" : "limits";
    }
}

void make_rare_breaches(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_RARE_BREACHES, inference->arena);
    int32_t since = day_add_months(inference->book->as_of, -MONTHS_LOOKED_AT) + 1;
    size_t days = (size_t)(inference->book->as_of - since) + 1;
    const struct issues *issues = count_issues(inference, since, days);
    size_t late = 0;
    if (are_rare(issues, since, days, &late) && late > 1) {
        struct events events = {.days = ARENA_NEW(inference->scratch, late, int32_t),
                                .between_days = ARENA_NEW(inference->scratch, late, struct chart_point),
                                .between_cases = ARENA_NEW(inference->scratch, late, struct chart_point)};
        find_events(issues, since, days, &events);
        put_chart(inference, CHART_T, &events, events.between_days, &table);
        put_chart(inference, CHART_G, &events, events.between_cases, &table);
    } else if (late > 1)
        result_row(&table)[0] = "not rare: see the tables of timeliness";
    tables[RESULT_RARE_BREACHES] = result_table_end(&table);
}

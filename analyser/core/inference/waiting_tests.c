/* Do groups of children, and teams, wait alike? */
#include "base/day.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/inference/waiting.h"
#include "core/statistics/multiplicity.h"

static const enum breakdown_id tested[] = {BREAKDOWN_TEAM, BREAKDOWN_NEED,        BREAKDOWN_AGE_BAND,    BREAKDOWN_SEX,
                                           BREAKDOWN_ETHNICITY, BREAKDOWN_SOCIAL_CARE, BREAKDOWN_SOURCE};

enum { TESTED = sizeof tested / sizeof tested[0], TESTS = 2 * TESTED, MONTHS = 24, LEAST = 10 };

struct tests {
    struct waiting_days *groups[TESTED]; /* by category */
    uint32_t counts[TESTED];
    struct group_test found[TESTS];
    size_t compared[TESTED];
    uint64_t cases[TESTED];
    uint64_t followed;
};

static void begin(const struct inference *inference, struct tests *tests)
{
    for (int b = 0; b < TESTED; b++) {
        uint32_t count = category_count(inference->order, tested[b]);
        tests->counts[b] = count <= TESTED_GROUPS_MOST ? count : 0; /* of very many, no test */
        tests->groups[b] = ARENA_NEW(inference->scratch, tests->counts[b] + 1, struct waiting_days);
    }
}

static uint16_t category_of_case(const struct plan_case *plan, const struct case_categories *categories, int breakdown)
{
    if (tested[breakdown] == BREAKDOWN_AGE_BAND)
        return age_band(categories->birth, plan->start);
    return categories->of[tested[breakdown]];
}

static void follow_cases(const struct inference *inference, struct tests *tests)
{
    int32_t first = day_add_months(inference->book->as_of, -MONTHS) + 1;
    struct plan_case plan;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++) {
        if (!plan_case_of(inference->book, i, &plan) || plan.start < first)
            continue;
        tests->followed++;
        struct case_categories categories = categories_of(&plan.request->traits);
        for (int b = 0; b < TESTED; b++) {
            uint16_t category = category_of_case(&plan, &categories, b);
            if (category != CATEGORY_NOT_RECORDED && category < tests->counts[b])
                waiting_follow(&tests->groups[b][category], &plan);
        }
    }
}

static void test_groups(const struct inference *inference, struct tests *tests, int b)
{
    struct outcome_group groups[TESTED_GROUPS_MOST];
    for (uint32_t i = 0; i < tests->counts[b]; i++) {
        if (tests->groups[b][i].cases < LEAST)
            continue;
        tests->cases[b] += tests->groups[b][i].cases;
        groups[tests->compared[b]++] = waiting_outcomes(&tests->groups[b][i], inference->scratch);
    }
    tests->found[2 * b] = log_rank_test(groups, tests->compared[b], inference->scratch);
    tests->found[2 * b + 1] = gray_test(groups, tests->compared[b], PLAN_ISSUED, inference->scratch);
}

static void put_test(const struct inference *inference, struct result_table *table, const struct tests *tests, int i,
                     double adjusted)
{
    struct arena *arena = inference->arena;
    const struct group_test *test = &tests->found[i];
    const char **row = result_row(table);
    row[0] = breakdowns[tested[i / 2]].id;
    row[1] = result_count(arena, tests->compared[i / 2]);
    row[2] = result_count(arena, tests->cases[i / 2]);
    row[3] = i % 2 ? "Gray's test: the plan issued" : "log-rank: ended in any way";
    if (!test->possible) {
        row[8] = "not tested: fewer than two groups of ten cases, or nothing ended";
        return;
    }
    row[4] = result_number(arena, test->chi_squared, 2);
    row[5] = result_count(arena, test->degrees);
    row[6] = result_probability(arena, test->p);
    row[7] = result_probability(arena, adjusted);
    row[8] = adjusted <= 0.05 ? "they wait differently" : "no difference beyond chance";
}

void make_waiting_tests(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_WAITING_TESTS, inference->arena);
    struct tests *tests = ARENA_NEW(inference->scratch, 1, struct tests);
    double p[TESTS];
    double adjusted[TESTS];
    size_t possible = 0;
    begin(inference, tests);
    follow_cases(inference, tests);
    for (int b = 0; b < TESTED; b++)
        test_groups(inference, tests, b);
    for (int i = 0; i < TESTS; i++)
        if (tests->found[i].possible)
            p[possible++] = tests->found[i].p;
    benjamini_hochberg(p, possible, adjusted, inference->scratch);
    possible = 0;
    for (int i = 0; i < TESTS && tests->followed > 0; i++)
        put_test(inference, &table, tests, i, tests->found[i].possible ? adjusted[possible++] : 1);
    tables[RESULT_WAITING_TESTS] = result_table_end(&table);
}

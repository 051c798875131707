/* Advice asked for plans that were issued: what came, when and how good it was, and plans issued before it came. */
#include <math.h>

#include "base/day.h"
#include "core/definitions/breakdown.h"
#include "core/inference/makers.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/two_shares.h"

enum { CASES_LEAST = 10 };

static const char *kind_name(unsigned kind)
{
    return kind == CODE_NONE ? "not recorded" : code_sets[CODES_ADVICE_KIND].codes[kind - 1];
}

static void put_period(const struct inference *inference, enum contribution_period period, const char **row)
{
    const struct contributions *contributions = &inference->book->contributions;
    int32_t last = period == CONTRIBUTIONS_LATEST ? inference->book->as_of : contributions->first[period - 1];
    row[0] = result_day(inference->arena, contributions->first[period] + 1);
    row[1] = result_day(inference->arena, last);
}

/* ---- piece by piece */

static void put_pieces(const struct inference *inference, enum contribution_period period, const char *const *names,
                       const struct contribution_counts *counts, struct result_table *table)
{
    struct arena *arena = inference->arena;
    const char *shares[5];
    if (counts->asked == 0)
        return;
    const char **row = result_row(table);
    put_period(inference, period, row);
    for (int i = 0; i < 3; i++)
        row[2 + i] = names[i];
    result_share(arena, row + 5, counts->before, counts->asked, CASES_LEAST);
    result_share(arena, row + 10, counts->in_time, counts->dated, CASES_LEAST);
    row[15] = result_count(arena, counts->after);
    row[16] = result_count(arena, counts->never);
    row[17] = result_count(arena, counts->nil);
    row[18] = counts->before < CASES_LEAST ? "" : result_percent(arena, counts->nil, counts->before);
    for (int i = 0; i < 5; i++)
        shares[i] = "";
    result_share(arena, shares, counts->sound, counts->graded, CASES_LEAST);
    for (int i = 0; i < 5; i++)
        row[19 + i] = shares[i];
    row[24] = counts->asked < CASES_LEAST ? "fewer than 10 pieces" : "";
}

static void add_counts(struct contribution_counts *sum, const struct contribution_counts *counts)
{
    sum->asked += counts->asked;
    sum->dated += counts->dated;
    sum->in_time += counts->in_time;
    sum->before += counts->before;
    sum->nil += counts->nil;
    sum->graded += counts->graded;
    sum->sound += counts->sound;
    sum->after += counts->after;
    sum->never += counts->never;
}

static void put_kinds(const struct inference *inference, enum contribution_period period, struct result_table *table)
{
    const struct contribution_counts *kinds = inference->book->contributions.of_kinds[period];
    const char *const everything[] = {"all", "all", "all"};
    struct contribution_counts all = {0};
    for (unsigned kind = 0; kind < CONTRIBUTION_KINDS; kind++)
        add_counts(&all, &kinds[kind]);
    put_pieces(inference, period, everything, &all, table);
    for (unsigned i = 1; i <= CONTRIBUTION_KINDS; i++) {
        unsigned kind = i % CONTRIBUTION_KINDS; /* not recorded last */
        const char *const names[] = {"kind", kind_name(kind), "all"};
        put_pieces(inference, period, names, &kinds[kind], table);
    }
}

static void put_providers(const struct inference *inference, struct result_table *table)
{
    const struct contributions *contributions = &inference->book->contributions;
    const struct category_order *order = inference->order;
    for (unsigned i = 1; i <= CONTRIBUTION_KINDS; i++)
        for (uint32_t p = 0; p < category_count(order, BREAKDOWN_PROVIDER); p++) {
            unsigned kind = i % CONTRIBUTION_KINDS;
            uint16_t provider = order->of[BREAKDOWN_PROVIDER][p];
            const char *const names[] = {"kind and provider", kind_name(kind),
                                         category_name(order, BREAKDOWN_PROVIDER, provider)};
            if (provider < contributions->provider_room)
                put_pieces(inference, CONTRIBUTIONS_LATEST, names, &contributions->of_providers[provider][kind], table);
        }
}

/* ---- plan by plan */

enum { PLANS_ALL, PLANS_ON_TIME, PLANS_LATE, PLAN_GROUPS };

static const char *const plan_group_names[PLAN_GROUPS] = {"on time or late", "on time", "late"};

/* Kinds by code, and those that are asked of a body or service together: B to H. */
enum { ANY_KIND = CONTRIBUTION_KINDS, KINDS_AND_ANY };

static const unsigned bound_kinds = 0x1fc;

struct plan_counts {
    uint64_t asked;
    uint64_t awaited; /* when the plan was issued */
    uint64_t missing; /* to this day */
};

struct plans {
    uint64_t issued[PLAN_GROUPS];
    struct plan_counts of[KINDS_AND_ANY][PLAN_GROUPS];
};

static unsigned bits_of(unsigned kind)
{
    return kind == ANY_KIND ? bound_kinds : 1U << kind;
}

static void count_plan(struct plans *plans, const struct request_advice *advice, int group)
{
    plans->issued[group]++;
    for (unsigned kind = 0; kind < KINDS_AND_ANY; kind++) {
        struct plan_counts *counts = &plans->of[kind][group];
        counts->asked += (advice->asked & bits_of(kind)) != 0;
        counts->awaited += (advice->awaited & bits_of(kind)) != 0;
        counts->missing += (advice->missing & bits_of(kind)) != 0;
    }
}

static struct plans *count_plans_issued(const struct inference *inference)
{
    const struct contributions *contributions = &inference->book->contributions;
    struct plans *plans = ARENA_NEW(inference->scratch, CONTRIBUTION_PERIODS, struct plans);
    struct plan_case plan;
    for (uint32_t i = 0; contributions->of_requests && i < inference->book->records.request_count; i++) {
        if (!plan_case_of(inference->book, i, &plan) || plan.fate != PLAN_ISSUED)
            continue;
        enum contribution_period period = contribution_period_of(contributions, plan.stop);
        if (period == CONTRIBUTION_PERIODS)
            continue;
        count_plan(&plans[period], &contributions->of_requests[i], PLANS_ALL);
        count_plan(&plans[period], &contributions->of_requests[i],
                   plan_case_in_time(&plan) ? PLANS_ON_TIME : PLANS_LATE);
    }
    return plans;
}

static struct two_shares compared(const struct plans *plans, unsigned kind)
{
    const struct plan_counts *on_time = &plans->of[kind][PLANS_ON_TIME];
    const struct plan_counts *late = &plans->of[kind][PLANS_LATE];
    return two_shares_compare((struct funnel_unit){on_time->awaited, on_time->asked},
                              (struct funnel_unit){late->awaited, late->asked});
}

static const char *verdict_of(const struct two_shares *found, double adjusted)
{
    if (!found->compared)
        return "not compared: fewer than 10 plans on time, or late";
    if (isnan(found->p))
        return "not tested: fewer than 5 expected";
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return found->difference > 0 ? "plans on time were issued without it more often"
                                 : "late plans were issued without it more often";
}

static void put_comparison(struct arena *arena, const struct two_shares *found, double adjusted, const char **row)
{
    row[0] = found->compared ? result_number(arena, found->difference, 1) : "";
    row[1] = found->compared ? result_number(arena, found->lower, 1) : "";
    row[2] = found->compared ? result_number(arena, found->upper, 1) : "";
    row[3] = result_probability(arena, found->p);
    row[4] = result_probability(arena, adjusted);
    row[5] = verdict_of(found, adjusted);
}

static void put_plans(const struct inference *inference, enum contribution_period period, const struct plans *plans,
                      unsigned kind, const struct many_tests *tests, struct result_table *table)
{
    struct arena *arena = inference->arena;
    for (int group = 0; group < PLAN_GROUPS; group++) {
        const struct plan_counts *counts = &plans->of[kind][group];
        const char **row = result_row(table);
        put_period(inference, period, row);
        row[2] = kind == ANY_KIND ? "any of B to H" : kind_name(kind);
        row[3] = plan_group_names[group];
        row[4] = result_count(arena, plans->issued[group]);
        result_share(arena, row + 5, counts->awaited, counts->asked, CASES_LEAST);
        row[10] = result_count(arena, counts->awaited - counts->missing);
        row[11] = result_count(arena, counts->missing);
        if (group != PLANS_ALL) {
            row[17] = counts->asked < CASES_LEAST ? "fewer than 10 plans" : "";
            continue;
        }
        struct two_shares found = compared(plans, kind);
        put_comparison(arena, &found, tests->adjusted[(unsigned)period * KINDS_AND_ANY + kind], row + 12);
    }
}

void make_contributions(const struct inference *inference, struct people_table *tables)
{
    struct result_table pieces = result_table_begin(RESULT_CONTRIBUTIONS, inference->arena);
    struct result_table before = result_table_begin(RESULT_PLANS_BEFORE_ADVICE, inference->arena);
    const struct plans *plans = count_plans_issued(inference);
    struct many_tests tests = {.arena = inference->scratch};
    for (int period = 0; period < CONTRIBUTION_PERIODS; period++) {
        put_kinds(inference, (enum contribution_period)period, &pieces);
        for (unsigned kind = 0; kind < KINDS_AND_ANY; kind++)
            many_tests_add(&tests, compared(&plans[period], kind).p);
    }
    put_providers(inference, &pieces);
    many_tests_adjust(&tests);
    for (int period = 0; period < CONTRIBUTION_PERIODS; period++)
        for (unsigned i = 0; i < KINDS_AND_ANY; i++) {
            unsigned kind = i == 0 ? (unsigned)ANY_KIND : i % CONTRIBUTION_KINDS; /* not recorded last */
            if (plans[period].of[kind][PLANS_ALL].asked > 0)
                put_plans(inference, (enum contribution_period)period, &plans[period], kind, &tests, &before);
        }
    tables[RESULT_CONTRIBUTIONS] = result_table_end(&pieces);
    tables[RESULT_PLANS_BEFORE_ADVICE] = result_table_end(&before);
}

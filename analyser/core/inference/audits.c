/* How far auditors agree, and what their samples say of all plans. */
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/inference/audit_grades.h"
#include "core/inference/live_plans.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/agreement.h"
#include "core/statistics/intervals.h"

enum { SCORES = 4, LEAST = AUDITS_LEAST };

struct pairs {
    uint64_t of[SCORES * SCORES];
    uint64_t all;
    uint64_t same;
};

static void count_pair(struct pairs *pairs, unsigned first, unsigned second)
{
    pairs->of[first * SCORES + second]++;
    pairs->all++;
    pairs->same += first == second;
}

static void put_pairs(const struct inference *inference, struct result_table *table, const char *score,
                      const struct pairs *pairs)
{
    struct arena *arena = inference->arena;
    const char **row = result_row(table);
    row[0] = result_day(arena, inference->book->options.since);
    row[1] = result_day(arena, inference->book->as_of);
    row[2] = score;
    row[3] = result_count(arena, pairs->all);
    if (pairs->all < LEAST) {
        row[9] = "fewer than 10 pairs";
        return;
    }
    struct agreement linear = agreement_of(pairs->of, SCORES, AGREEMENT_LINEAR);
    struct agreement quadratic = agreement_of(pairs->of, SCORES, AGREEMENT_QUADRATIC);
    row[4] = result_percent(arena, pairs->same, pairs->all);
    if (!linear.defined) {
        row[9] = "no kappa: every score is the same";
        return;
    }
    row[5] = result_number(arena, linear.kappa, 3);
    row[6] = result_number(arena, linear.lower, 3);
    row[7] = result_number(arena, linear.upper, 3);
    row[8] = quadratic.defined ? result_number(arena, quadratic.kappa, 3) : "";
}

/* Both audits are there and of a plan of this authority; by the day of the second. */
static bool is_pair(const struct book *book, const struct audit_record *second)
{
    return second->first != ROW_NONE && second->audited != DAY_NONE && second->audited >= book->options.since &&
           book->records.audits[second->first].audited != DAY_NONE &&
           !(book->records.plans[second->plan].flags & PLAN_ELSEWHERE) &&
           !(book->records.plans[book->records.audits[second->first].plan].flags & PLAN_ELSEWHERE);
}

static struct pairs pairs_of_criterion(const struct book *book, unsigned criterion)
{
    struct pairs pairs = {.all = 0};
    for (uint32_t i = 0; i < book->records.audit_count; i++) {
        const struct audit_record *second = &book->records.audits[i];
        if (!is_pair(book, second))
            continue;
        int one = audit_score(&book->records.audits[second->first], criterion);
        int other = audit_score(second, criterion);
        if (one >= 0 && other >= 0)
            count_pair(&pairs, (unsigned)one, (unsigned)other);
    }
    return pairs;
}

static void put_agreement(const struct inference *inference, struct result_table *table)
{
    const struct book *book = inference->book;
    struct pairs overall = {.all = 0};
    for (uint32_t i = 0; i < book->audit_pair_count; i++)
        if (book->audit_pairs[i].audited >= book->options.since)
            count_pair(&overall, book->audit_pairs[i].first, book->audit_pairs[i].second);
    if (overall.all > 0)
        put_pairs(inference, table, "overall", &overall);
    for (unsigned criterion = 0; criterion < CRITERIA; criterion++) {
        struct pairs pairs = pairs_of_criterion(book, criterion);
        if (pairs.all > 0)
            put_pairs(inference, table, criteria[criterion].id, &pairs);
    }
}

static uint64_t live_plans(const struct book *book)
{
    uint64_t live = 0;
    for (uint32_t i = 0; i < book->records.plan_count; i++)
        live += plan_is_live(book, &book->records.plans[i]);
    return live;
}

/* Of the latest 12 months, of everybody. */
static const struct series_point *audited_sound(const struct inference *inference)
{
    for (int headline = 0; headline < HEADLINES; headline++) {
        size_t count;
        if (strcmp(headlines[headline].measure, "QA.overall_sound") != 0)
            continue;
        const struct series_point *point =
            series_groups(inference->series, headline, breakdowns[BREAKDOWN_ALL].id, &count);
        return count > 0 ? point : NULL;
    }
    return NULL;
}

static void put_estimate(const struct inference *inference, struct result_table *table)
{
    const struct series_point *point = audited_sound(inference);
    struct arena *arena = inference->arena;
    double lower;
    double upper;
    if (!point)
        return;
    uint64_t plans = live_plans(inference->book);
    double share = (double)point->numerator / (double)point->denominator;
    double effective = effective_sample(point->denominator, plans);
    const char **row = result_row(table);
    row[0] = result_day(arena, point->start);
    row[1] = result_day(arena, point->end);
    row[2] = "plans audited as sound or strong overall";
    row[3] = result_count(arena, point->denominator);
    row[4] = result_count(arena, point->numerator);
    row[8] = result_count(arena, plans);
    if (point->denominator < LEAST) {
        row[11] = "fewer than 10 audits";
        return;
    }
    wilson_interval((double)point->numerator, (double)point->denominator, Z_95, &lower, &upper);
    row[5] = result_percent(arena, point->numerator, point->denominator);
    row[6] = result_number(arena, lower, 1);
    row[7] = result_number(arena, upper, 1);
    if (isinf(effective)) {
        row[11] = "every live plan was audited: the share is exact";
        return;
    }
    wilson_interval(share * effective, effective, Z_95, &lower, &upper);
    row[9] = result_number(arena, lower, 1);
    row[10] = result_number(arena, upper, 1);
}

void make_audits(const struct inference *inference, struct people_table *tables)
{
    struct result_table auditors = result_table_begin(RESULT_AUDITORS, inference->arena);
    struct result_table estimates = result_table_begin(RESULT_AUDIT_ESTIMATES, inference->arena);
    put_agreement(inference, &auditors);
    put_estimate(inference, &estimates);
    tables[RESULT_AUDITORS] = result_table_end(&auditors);
    tables[RESULT_AUDIT_ESTIMATES] = result_table_end(&estimates);
}

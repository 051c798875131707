/* Whether the latest version of the plans in force is better than the one before it, check by check. */
#include <math.h>
#include <string.h>

#include "core/inference/live_plans.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/distributions.h"
#include "core/statistics/many_tests.h"

enum { PLANS_LEAST = 10, ANY = PLAN_CHECKS, ROWS };

/* Plans whose two latest versions were both looked at. */
struct compared {
    uint32_t plans;
    uint32_t before; /* with the defect */
    uint32_t latest;
    uint32_t mended; /* only before; of ANY: fewer findings by their weight */
    uint32_t spoilt;
};

static void count_check(struct compared *counts, bool before, bool latest)
{
    counts->plans++;
    counts->before += before;
    counts->latest += latest;
    counts->mended += before && !latest;
    counts->spoilt += latest && !before;
}

static void count_plan(struct compared counts[ROWS], const struct plan_check *checks, const struct plan_version *before,
                       const struct plan_version *latest)
{
    check_set both = before->looked_at & latest->looked_at;
    unsigned weights[2] = {0, 0};
    for (int check = 0; check < PLAN_CHECKS; check++) {
        if (plan_check_is_of_today((enum plan_check_id)check) || !(both & check_bit(check)))
            continue;
        bool found[2] = {before->found & check_bit(check), latest->found & check_bit(check)};
        count_check(&counts[check], found[0], found[1]);
        for (int i = 0; i < 2 && !checks[check].experimental; i++)
            weights[i] += found[i] ? checks[check].weight : 0;
    }
    counts[ANY].plans++;
    counts[ANY].before += weights[0] > 0;
    counts[ANY].latest += weights[1] > 0;
    counts[ANY].mended += weights[1] < weights[0];
    counts[ANY].spoilt += weights[1] > weights[0];
}

static void compare_plans(const struct book *book, const struct plan_check *checks, struct compared counts[ROWS])
{
    const struct plan_versions *versions = &book->versions;
    for (size_t place = 1; place < versions->count; place++) {
        const struct plan_version *latest = &versions->list[place];
        uint32_t plan = plan_version_plan(latest);
        if (plan_version_is_latest(versions, place) && plan_version_plan(latest - 1) == plan &&
            plan_is_live(book, &book->records.plans[plan]))
            count_plan(counts, checks, latest - 1, latest);
    }
}

/* The sign test: of plans that changed, as many would have got better as worse by chance. */
static double chance(const struct compared *counts)
{
    uint64_t fewer = counts->mended < counts->spoilt ? counts->mended : counts->spoilt;
    uint64_t changed = (uint64_t)counts->mended + counts->spoilt;
    if (counts->plans < PLANS_LEAST || changed == 0)
        return NAN;
    return fmin(1.0, 2.0 * binomial_at_most(fewer, 0.5, changed));
}

static const char *verdict_of(const struct compared *counts, double adjusted)
{
    if (counts->plans < PLANS_LEAST)
        return "not tested: fewer than 10 plans";
    if (isnan(adjusted))
        return "as before";
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return counts->mended > counts->spoilt ? "better than before" : "worse than before";
}

static void put_row(struct result_table *table, const struct compared *counts, const struct plan_check *check, double p,
                    double adjusted)
{
    struct arena *arena = table->arena;
    const char **row = result_row(table);
    row[0] = check ? arena_text(arena, check->id, strlen(check->id)) : "any that is not experimental";
    row[1] = check ? check->section : "all";
    row[2] = check ? check_basis_names[check->basis] : "";
    row[3] = result_count(arena, counts->plans);
    row[4] = result_count(arena, counts->before);
    row[5] = result_percent(arena, counts->before, counts->plans);
    row[6] = result_count(arena, counts->latest);
    row[7] = result_percent(arena, counts->latest, counts->plans);
    row[8] = result_count(arena, counts->mended);
    row[9] = result_count(arena, counts->spoilt);
    row[10] = result_probability(arena, p);
    row[11] = result_probability(arena, adjusted);
    row[12] = verdict_of(counts, adjusted);
    row[13] = check ? check->finding : "Something was found. Mended, new: fewer, more findings by their weight.";
    row[14] = check && check->experimental ? "experimental" : "";
}

static void put_rows(const struct compared counts[ROWS], const struct plan_check *checks, struct result_table *table,
                     struct arena *scratch)
{
    struct many_tests tests = {.arena = scratch};
    for (int row = 0; row < ROWS; row++)
        many_tests_add(&tests, chance(&counts[row]));
    many_tests_adjust(&tests);
    if (counts[ANY].plans > 0)
        put_row(table, &counts[ANY], NULL, chance(&counts[ANY]), tests.adjusted[ANY]);
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (counts[check].plans > 0)
            put_row(table, &counts[check], &checks[check], chance(&counts[check]), tests.adjusted[check]);
}

void make_plan_history(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_PLAN_CHECKS_BY_VERSION, inference->arena);
    struct compared *counts = ARENA_NEW(inference->scratch, ROWS, struct compared);
    struct plan_check *checks = ARENA_NEW(inference->scratch, PLAN_CHECKS, struct plan_check);
    for (unsigned check = 0; check < PLAN_CHECKS; check++)
        checks[check] = plan_check_of((enum plan_check_id)check);
    compare_plans(inference->book, checks, counts);
    put_rows(counts, checks, &table, inference->scratch);
    tables[RESULT_PLAN_CHECKS_BY_VERSION] = result_table_end(&table);
}

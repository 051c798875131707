/* What the text of the plans in force says, check by check and section by section, by group of children. */
#include <string.h>

#include "core/inference/live_plans.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/distributions.h"
#include "core/statistics/intervals.h"

static const enum breakdown_id groups[] = {BREAKDOWN_ALL, BREAKDOWN_AUTHORITY, BREAKDOWN_AGE_BAND,
                                           BREAKDOWN_NEED, BREAKDOWN_PHASE, BREAKDOWN_TEAM};

enum { GROUPS = sizeof groups / sizeof groups[0] };

/* Of the plans of one category. */
struct check_counts {
    uint32_t looked_at[PLAN_CHECKS];
    uint32_t found[PLAN_CHECKS];
    struct {
        uint64_t lines;
        uint64_t type;
        uint64_t hours;
        uint64_t frequency;
        uint64_t who;
        uint64_t expertise;
        uint64_t vague;
        uint64_t enforceable;
        uint64_t plans; /* with any line */
    } provision[PROVISION_SECTIONS];
};

struct plan_quality {
    const struct inference *inference;
    struct check_counts *of[GROUPS]; /* by category */
};

/* ---- counting */

static void count_checks(struct check_counts *counts, const struct plan_version *version)
{
    for (int check = 0; check < PLAN_CHECKS; check++) {
        bool looked_at = version->looked_at & check_bit(check);
        bool found = looked_at && version->found & check_bit(check);
        counts->looked_at[check] += looked_at;
        counts->found[check] += found;
    }
}

static void count_provision(struct check_counts *counts, const struct plan_version *version)
{
    for (int section = 0; section < PROVISION_SECTIONS; section++) {
        const struct provision_counts *of = &version->provision[section];
        counts->provision[section].lines += of->lines;
        counts->provision[section].type += of->type;
        counts->provision[section].hours += of->hours;
        counts->provision[section].frequency += of->frequency;
        counts->provision[section].who += of->who;
        counts->provision[section].expertise += of->expertise;
        counts->provision[section].vague += of->vague;
        counts->provision[section].enforceable += of->enforceable;
        counts->provision[section].plans += of->lines > 0;
    }
}

static void count_version(struct plan_quality *quality, const struct plan_version *version)
{
    const struct book *book = quality->inference->book;
    const struct case_traits *traits = &book->records.plans[plan_version_plan(version)].traits;
    struct case_categories categories = categories_of(traits);
    categories.of[BREAKDOWN_AGE_BAND] = age_band(traits->birth, book->as_of);
    for (int group = 0; group < GROUPS; group++) {
        struct check_counts *counts = &quality->of[group][categories.of[groups[group]]];
        count_checks(counts, version);
        count_provision(counts, version);
    }
}

/* The latest version of each plan in force. */
static void count_versions(struct plan_quality *quality)
{
    const struct book *book = quality->inference->book;
    const struct plan_versions *versions = &book->versions;
    for (size_t place = 0; place < versions->count; place++) {
        const struct plan_version *version = &versions->list[place];
        if (plan_version_is_latest(versions, place) &&
            plan_is_live(book, &book->records.plans[plan_version_plan(version)]))
            count_version(quality, version);
    }
}

/* ---- the tables */

static void put_check(struct result_table *table, const struct plan_check *check, const struct check_counts *counts,
                      int number, const char *breakdown, const char *category)
{
    struct arena *arena = table->arena;
    double lower;
    double upper;
    uint32_t looked_at = counts->looked_at[number];
    const char **row = result_row(table);
    wilson_interval(counts->found[number], looked_at, Z_95, &lower, &upper);
    row[0] = arena_text(arena, check->id, strlen(check->id));
    row[1] = check->section;
    row[2] = check->criterion;
    row[3] = check_basis_names[check->basis];
    row[4] = breakdown;
    row[5] = category;
    row[6] = result_count(arena, looked_at);
    row[7] = result_count(arena, counts->found[number]);
    row[8] = result_percent(arena, counts->found[number], looked_at);
    row[9] = result_number(arena, lower, 1);
    row[10] = result_number(arena, upper, 1);
    row[11] = check->finding;
    row[12] = check->experimental ? "experimental" : "";
}

static void put_provision(struct result_table *table, const struct check_counts *counts, int section,
                          const char *breakdown, const char *category)
{
    struct arena *arena = table->arena;
    const char **row = result_row(table);
    uint64_t lines = counts->provision[section].lines;
    row[0] = provision_section_names[section];
    row[1] = breakdown;
    row[2] = category;
    row[3] = result_count(arena, counts->provision[section].plans);
    row[4] = result_count(arena, lines);
    row[5] = result_percent(arena, counts->provision[section].type, lines);
    row[6] = result_percent(arena, counts->provision[section].hours, lines);
    row[7] = result_percent(arena, counts->provision[section].frequency, lines);
    row[8] = result_percent(arena, counts->provision[section].who, lines);
    row[9] = result_percent(arena, counts->provision[section].expertise, lines);
    row[10] = result_percent(arena, counts->provision[section].vague, lines);
    row[11] = result_count(arena, counts->provision[section].enforceable);
    row[12] = result_percent(arena, counts->provision[section].enforceable, lines);
}

/* Calls for each category of each group in order. */
typedef void group_visitor(struct result_table *table, const struct check_counts *counts, int number,
                           const char *breakdown, const char *category);

static void visit(const struct plan_quality *quality, struct result_table *table, int number, group_visitor *visitor)
{
    const struct category_order *order = quality->inference->order;
    for (int group = 0; group < GROUPS; group++) {
        enum breakdown_id breakdown = groups[group];
        for (uint32_t i = 0; category_order_has(order, breakdown) && i < category_count(order, breakdown); i++) {
            uint16_t category = order->of[breakdown][i];
            visitor(table, &quality->of[group][category], number, breakdowns[breakdown].id,
                    category_name(order, breakdown, category));
        }
    }
}

static void visit_check(struct result_table *table, const struct check_counts *counts, int number,
                        const char *breakdown, const char *category)
{
    struct plan_check check = plan_check_of((enum plan_check_id)number);
    if (counts->looked_at[number] > 0)
        put_check(table, &check, counts, number, breakdown, category);
}

static void visit_provision(struct result_table *table, const struct check_counts *counts, int section,
                            const char *breakdown, const char *category)
{
    if (counts->provision[section].lines > 0)
        put_provision(table, counts, section, breakdown, category);
}

void make_plan_quality(const struct inference *inference, struct people_table *tables)
{
    struct result_table checks = result_table_begin(RESULT_PLAN_CHECKS, inference->arena);
    struct result_table provision = result_table_begin(RESULT_PLAN_PROVISION, inference->arena);
    if (inference->book->versions.count > 0) {
        struct plan_quality quality = {.inference = inference};
        for (int group = 0; group < GROUPS; group++)
            quality.of[group] =
                ARENA_NEW(inference->scratch, category_count(inference->order, groups[group]), struct check_counts);
        count_versions(&quality);
        for (int check = 0; check < PLAN_CHECKS; check++)
            visit(&quality, &checks, check, visit_check);
        for (int section = 0; section < PROVISION_SECTIONS; section++)
            visit(&quality, &provision, section, visit_provision);
    }
    tables[RESULT_PLAN_CHECKS] = result_table_end(&checks);
    tables[RESULT_PLAN_PROVISION] = result_table_end(&provision);
}

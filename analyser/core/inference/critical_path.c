/* Which step, and whose advice, held the late plans of the latest 12 months. */
#include <stdlib.h>

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/inference/critical_path.h"
#include "core/inference/makers.h"
#include "core/inference/plan_cases.h"
#include "core/inference/result_table.h"

static const struct {
    const char *name;
    int allowed; /* days */
} steps[STEPS] = {
    [STEP_DECISION] = {"decision whether to assess", 42},
    [STEP_ADVICE] = {"advice, from the decision to the last", 42},
    [STEP_DRAFT] = {"draft, from the last advice", 28},
    [STEP_FINAL] = {"consultation and final plan, from the draft", 28},
};

const char *critical_step_name(enum critical_step step)
{
    return steps[step].name;
}

enum { ADVICE_DAYS = 42, TAKEN_MOST = 1000 };

/* A plan that became late, with the days on which its steps were done; DAY_NONE: not yet. */
struct late_plan {
    struct plan_case plan;
    const struct last_advice *advice;
    int32_t done[STEPS];
    int32_t over; /* days by which it is late */
};

static bool late_plan_of(const struct inference *inference, uint32_t place, struct late_plan *late)
{
    struct plan_case *plan = &late->plan;
    const struct book *book = inference->book;
    if (!plan_case_of(book, place, plan) || plan->stop <= plan->due)
        return false;
    if ((plan->fate != PLAN_ISSUED && plan->fate != PLAN_OPEN) || plan->stop <= day_add_months(book->as_of, -12))
        return false;
    late->advice = last_advice_of(book, place);
    late->over = plan->stop - plan->due;
    late->done[STEP_DECISION] = plan->request->decided;
    late->done[STEP_ADVICE] = late->advice && late->advice->asked ? late->advice->last : DAY_NONE;
    late->done[STEP_DRAFT] = plan->request->draft;
    late->done[STEP_FINAL] = plan->fate == PLAN_ISSUED ? plan->stop : DAY_NONE;
    return true;
}

/* --- steps */

struct step_counts {
    uint64_t plans;
    uint64_t held;
    uint64_t days_over;
    uint64_t avoidable;
    uint32_t taken[TAKEN_MOST + 1];
};

struct path {
    struct step_counts of[STEPS];
    uint64_t late;
    uint64_t incomplete; /* a day is missing: the step it belongs to is joined to the next that has one */
};

/*
 * Days each step took. One whose day is not recorded took none, and the next took its days too; the step a plan waits in
 * now lasts to as_of, and those after it have not begun: -1.
 */
static bool measure(const struct late_plan *late, int taken[STEPS], int allowed[STEPS])
{
    int32_t from = late->plan.start;
    int carried = 0;
    bool complete = true;
    for (int step = 0; step < STEPS; step++) {
        taken[step] = -1;
        allowed[step] = 0;
    }
    for (int step = 0; step < STEPS; step++) {
        int32_t done = late->done[step];
        carried += steps[step].allowed;
        allowed[step] = carried;
        bool last = step == STEPS - 1;
        bool later_known = false;
        for (int after = step + 1; after < STEPS; after++)
            later_known |= late->done[after] != DAY_NONE;
        if (done == DAY_NONE && (later_known || last) && !(last && late->plan.fate == PLAN_OPEN)) {
            complete = false;
            continue;
        }
        int32_t until = done == DAY_NONE ? late->plan.stop : done;
        taken[step] = until > from ? until - from : 0;
        from = until > from ? until : from;
        carried = 0;
        if (done == DAY_NONE)
            break;
    }
    return complete;
}

/* The step most over its allowance, the earlier of equals; -1: none. over[step]: by how many days. */
static int holding(const int taken[STEPS], const int allowed[STEPS], int over[STEPS])
{
    int held = -1;
    for (int step = 0; step < STEPS; step++) {
        over[step] = taken[step] > allowed[step] ? taken[step] - allowed[step] : 0;
        if (over[step] > 0 && (held < 0 || over[step] > over[held]))
            held = step;
    }
    return held;
}

static void count_steps(struct path *path, const struct late_plan *late)
{
    int taken[STEPS];
    int allowed[STEPS];
    int over[STEPS];
    path->late++;
    path->incomplete += !measure(late, taken, allowed);
    int held = holding(taken, allowed, over);
    for (int step = 0; step < STEPS; step++) {
        struct step_counts *counts = &path->of[step];
        if (taken[step] < 0)
            continue;
        counts->plans++;
        counts->days_over += (uint64_t)over[step];
        counts->avoidable += over[step] > 0 && over[step] >= late->over;
        counts->taken[taken[step] < TAKEN_MOST ? taken[step] : TAKEN_MOST]++;
    }
    if (held >= 0)
        path->of[held].held++;
}

static uint64_t median_of(const struct step_counts *counts)
{
    uint64_t seen = 0;
    for (uint64_t days = 0; days <= TAKEN_MOST; days++) {
        seen += counts->taken[days];
        if (2 * seen >= counts->plans)
            return days;
    }
    return TAKEN_MOST;
}

static void put_steps(const struct path *path, struct result_table *table)
{
    struct arena *arena = table->arena;
    for (int step = 0; step < STEPS && path->late > 0; step++) {
        const struct step_counts *counts = &path->of[step];
        const char **row = result_row(table);
        row[0] = steps[step].name;
        row[1] = result_count(arena, (uint64_t)steps[step].allowed);
        row[2] = result_count(arena, counts->plans);
        row[3] = counts->plans ? result_count(arena, median_of(counts)) : "";
        row[4] = result_count(arena, counts->held);
        row[5] = result_count(arena, counts->days_over);
        row[6] = result_count(arena, counts->avoidable);
        row[7] = result_percent(arena, counts->avoidable, path->late);
        if (path->incomplete > 0)
            row[8] = result_joined(arena, result_count(arena, path->incomplete),
                                   " plans lack the day of some step, which is counted with the next");
    }
}

/* --- services */

struct service {
    uint64_t plans;
    uint64_t late;
    uint64_t days_over;
    uint64_t avoidable;
    uint64_t not_received;
};

/*
 * The days the plan would have gained had this advice come on its due day: up to the advice before it, on which it would have
 * waited then.
 */
static int32_t gain_of(const struct late_plan *late)
{
    const struct last_advice *advice = late->advice;
    int32_t last = advice->last == DAY_NONE ? late->plan.stop : advice->last;
    int32_t due = advice->requested + ADVICE_DAYS;
    int32_t waited_for = advice->before != DAY_NONE && advice->before > due ? advice->before : due;
    return last > waited_for ? last - waited_for : 0;
}

static bool came_last(const struct late_plan *late)
{
    return late->advice && late->advice->asked && late->advice->requested != DAY_NONE;
}

static void count_service(struct service *service, const struct late_plan *late)
{
    const struct last_advice *advice = late->advice;
    int32_t last = advice->last == DAY_NONE ? late->plan.stop : advice->last;
    int32_t over = last - (advice->requested + ADVICE_DAYS);
    int32_t gain = gain_of(late);
    service->plans++;
    service->late += over > 0;
    service->days_over += over > 0 ? (uint64_t)over : 0;
    service->avoidable += gain > 0 && gain >= late->over;
    service->not_received += advice->last == DAY_NONE;
}

static void put_service(const struct inference *inference, struct result_table *table, const struct service *service,
                        size_t kind, const char *provider)
{
    struct arena *arena = inference->arena;
    const char **row = result_row(table);
    row[0] = kind > 0 ? code_sets[CODES_ADVICE_KIND].codes[kind - 1] : "not recorded";
    row[1] = provider;
    row[2] = result_count(arena, service->plans);
    row[3] = result_count(arena, service->late);
    row[4] = result_count(arena, service->days_over);
    row[5] = result_count(arena, service->avoidable);
    row[6] = result_count(arena, service->not_received);
}

static void put_services(const struct inference *inference, struct result_table *table, const struct service *services,
                         size_t kinds, uint32_t providers)
{
    for (size_t kind = 0; kind < kinds; kind++)
        for (uint32_t i = 0; i < providers; i++) {
            uint16_t provider = inference->order->of[BREAKDOWN_PROVIDER][i];
            const struct service *service = &services[kind * providers + provider];
            if (service->plans > 0)
                put_service(inference, table, service, kind,
                            category_name(inference->order, BREAKDOWN_PROVIDER, provider));
        }
}

void make_critical_paths(const struct inference *inference, struct people_table *tables)
{
    struct result_table path_table = result_table_begin(RESULT_CRITICAL_PATH, inference->arena);
    struct result_table service_table = result_table_begin(RESULT_SERVICES, inference->arena);
    struct path *path = ARENA_NEW(inference->scratch, 1, struct path);
    size_t kinds = code_sets[CODES_ADVICE_KIND].count + 1;
    uint32_t providers = category_count(inference->order, BREAKDOWN_PROVIDER);
    struct service *services = ARENA_NEW(inference->scratch, kinds * providers, struct service);
    struct late_plan late;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++) {
        if (!late_plan_of(inference, i, &late))
            continue;
        count_steps(path, &late);
        if (came_last(&late) && late.advice->kind < kinds)
            count_service(&services[late.advice->kind * providers + late.advice->provider], &late);
    }
    put_steps(path, &path_table);
    put_services(inference, &service_table, services, kinds, providers);
    tables[RESULT_CRITICAL_PATH] = result_table_end(&path_table);
    tables[RESULT_SERVICES] = result_table_end(&service_table);
}

double breaches_by_advice(const struct inference *inference)
{
    uint64_t plans = 0;
    uint64_t avoidable = 0;
    struct late_plan late;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++) {
        if (!late_plan_of(inference, i, &late))
            continue;
        plans++;
        if (came_last(&late)) {
            int32_t last = late.advice->last == DAY_NONE ? late.plan.stop : late.advice->last;
            avoidable += last - (late.advice->requested + ADVICE_DAYS) >= late.over;
        }
    }
    return plans > 0 ? (double)avoidable / (double)plans : 0;
}

/* --- plan by plan */

static void tell_step(const struct late_plan *late, struct late_plan_row *row)
{
    int taken[STEPS];
    int allowed[STEPS];
    int over[STEPS];
    (void)measure(late, taken, allowed);
    int held = holding(taken, allowed, over);
    if (held < 0)
        return;
    row->step = steps[held].name;
    row->step_days_over = over[held];
    row->step_alone = over[held] >= late->over;
}

static void tell_advice(const struct inference *inference, const struct late_plan *late, struct late_plan_row *row)
{
    const struct last_advice *advice = late->advice;
    if (!came_last(late))
        return;
    int32_t last = advice->last == DAY_NONE ? late->plan.stop : advice->last;
    int32_t over = last - (advice->requested + ADVICE_DAYS);
    row->kind = advice->kind > 0 ? code_sets[CODES_ADVICE_KIND].codes[advice->kind - 1] : "not recorded";
    row->provider = category_name(inference->order, BREAKDOWN_PROVIDER, advice->provider);
    row->advice_days_over = over > 0 ? over : 0;
    row->advice_alone = gain_of(late) > 0 && gain_of(late) >= late->over;
}

static int longest_over_first(const void *a, const void *b)
{
    const struct late_plan_row *x = a;
    const struct late_plan_row *y = b;
    if (x->days_over != y->days_over)
        return (x->days_over < y->days_over) - (x->days_over > y->days_over);
    return (x->request_id > y->request_id) - (x->request_id < y->request_id);
}

const struct late_plan_row *late_plans(const struct inference *inference, size_t *count)
{
    const struct records *records = &inference->book->records;
    struct late_plan late;
    size_t most = 0;
    for (uint32_t i = 0; i < records->request_count; i++)
        most += late_plan_of(inference, i, &late);
    struct late_plan_row *rows = ARENA_NEW(inference->arena, most + 1, struct late_plan_row);
    *count = 0;
    for (uint32_t i = 0; i < records->request_count; i++) {
        if (!late_plan_of(inference, i, &late))
            continue;
        const struct case_traits *traits = &late.plan.request->traits;
        struct late_plan_row *row = &rows[(*count)++];
        *row = (struct late_plan_row){.request_id = late.plan.request->id,
                                      .local_authority =
                                          category_name(inference->order, BREAKDOWN_AUTHORITY, traits->authority),
                                      .team = category_name(inference->order, BREAKDOWN_TEAM, traits->team),
                                      .due = late.plan.due,
                                      .issued = late.done[STEP_FINAL],
                                      .days_over = late.over,
                                      .step = "",
                                      .kind = "",
                                      .provider = ""};
        tell_step(&late, row);
        tell_advice(inference, &late, row);
    }
    qsort(rows, *count, sizeof rows[0], longest_over_first);
    return rows;
}

#include <stdlib.h>
#include <string.h>

#include "core/inference/live_plans.h"
#include "core/inference/plans_to_revise.h"

/* The checks in the order in which a plan's findings are told. */
struct told_checks {
    struct plan_check rows[PLAN_CHECKS];
    int order[PLAN_CHECKS];
};

static bool comes_before(const struct plan_check *a, const struct plan_check *b)
{
    if (a->basis != b->basis)
        return a->basis < b->basis;
    return a->weight > b->weight;
}

static void order_checks(struct told_checks *told)
{
    for (int check = 0; check < PLAN_CHECKS; check++) {
        told->rows[check] = plan_check_of((enum plan_check_id)check);
        int place = check;
        for (; place > 0 && comes_before(&told->rows[check], &told->rows[told->order[place - 1]]); place--)
            told->order[place] = told->order[place - 1];
        told->order[place] = check;
    }
}

/* What was found by checks that are good enough to rank by. */
static check_set counted(const struct told_checks *told, const struct plan_version *version)
{
    check_set counted = version->found & version->looked_at;
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (told->rows[check].experimental)
            counted &= ~check_bit(check);
    return counted;
}

static const char *tell(const struct told_checks *told, check_set found, struct arena *arena)
{
    char *text = arena_take(arena, PLAN_CHECKS * CHECK_ID_MOST, 1);
    size_t length = 0;
    for (int i = 0; i < PLAN_CHECKS; i++) {
        const struct plan_check *check = &told->rows[told->order[i]];
        if (!(found & check_bit(told->order[i])))
            continue;
        if (length > 0)
            text[length++] = ' ';
        memcpy(text + length, check->id, strlen(check->id));
        length += strlen(check->id);
    }
    return text;
}

static void weigh(const struct told_checks *told, check_set found, struct plan_to_revise *row)
{
    for (int check = 0; check < PLAN_CHECKS; check++) {
        if (!(found & check_bit(check)))
            continue;
        row->weight += told->rows[check].weight;
        row->law += told->rows[check].basis == BASIS_LAW;
        row->guidance += told->rows[check].basis == BASIS_GUIDANCE;
    }
}

static int heaviest_first(const void *a, const void *b)
{
    const struct plan_to_revise *x = a;
    const struct plan_to_revise *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? 1 : -1;
    if (x->law != y->law)
        return x->law < y->law ? 1 : -1;
    return (x->plan_id > y->plan_id) - (x->plan_id < y->plan_id);
}

const struct plan_to_revise *plans_to_revise(const struct inference *inference, size_t *count)
{
    const struct book *book = inference->book;
    const struct plan_versions *versions = &book->versions;
    struct plan_to_revise *rows = ARENA_NEW(inference->arena, versions->count + 1, struct plan_to_revise);
    struct told_checks *told = ARENA_NEW(inference->arena, 1, struct told_checks);
    order_checks(told);
    *count = 0;
    for (size_t place = 0; place < versions->count; place++) {
        const struct plan_version *version = &versions->list[place];
        const struct plan_record *plan = &book->records.plans[plan_version_plan(version)];
        check_set found = counted(told, version);
        if (!found || !plan_version_is_latest(versions, place) || !plan_is_live(book, plan))
            continue;
        struct plan_to_revise *row = &rows[(*count)++];
        *row = (struct plan_to_revise){
            .plan_id = plan->id,
            .local_authority = category_name(inference->order, BREAKDOWN_AUTHORITY, plan->traits.authority),
            .team = category_name(inference->order, BREAKDOWN_TEAM, plan->traits.team),
            .version = plan_version_day(version),
            .findings = tell(told, found, inference->arena),
        };
        weigh(told, found, row);
    }
    qsort(rows, *count, sizeof rows[0], heaviest_first);
    return rows;
}

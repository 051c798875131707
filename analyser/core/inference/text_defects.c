#include <string.h>

#include "core/definitions/criteria.h"
#include "core/inference/text_defects.h"

check_set checks_of_criterion(unsigned criterion)
{
    check_set checks = 0;
    for (int i = 0; i < PLAN_CHECKS; i++) {
        struct plan_check check = plan_check_of((enum plan_check_id)i);
        if (!check.experimental && i != CHECK_TOO_LONG && strcmp(check.criterion, criteria[criterion].id) == 0)
            checks |= check_bit(i);
    }
    return checks;
}

check_set checks_of_law(void)
{
    check_set checks = 0;
    for (int i = 0; i < PLAN_CHECKS; i++) {
        struct plan_check check = plan_check_of((enum plan_check_id)i);
        if (!check.experimental && check.basis == BASIS_LAW)
            checks |= check_bit(i);
    }
    return checks;
}

int text_is_without(const struct plan_version *version, check_set checks)
{
    if (!version || !(version->looked_at & checks))
        return -1;
    return !(version->found & version->looked_at & checks);
}

const struct plan_version **latest_versions(const struct inference *inference)
{
    const struct plan_versions *versions = &inference->book->versions;
    if (versions->count == 0)
        return NULL;
    const struct plan_version **latest =
        ARENA_NEW(inference->scratch, inference->book->records.plan_count + 1U, const struct plan_version *);
    for (size_t place = 0; place < versions->count; place++)
        latest[plan_version_plan(&versions->list[place])] = &versions->list[place]; /* in order of time */
    return latest;
}

const struct plan_version *version_on(const struct book *book, const struct plan_version *latest, int32_t day)
{
    const struct plan_version *first = book->versions.list;
    uint32_t plan = latest ? plan_version_plan(latest) : 0;
    while (latest && plan_version_day(latest) > day)
        latest = latest > first && plan_version_plan(latest - 1) == plan ? latest - 1 : NULL;
    return latest;
}

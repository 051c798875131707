#include "core/inference/waiting.h"

static int32_t within(int32_t days)
{
    return days > WAITING_DAYS ? WAITING_DAYS : days;
}

void waiting_follow(struct waiting_days *days, const struct plan_case *plan)
{
    int32_t waited = plan_case_days(plan);
    if (waited < 0)
        return;
    days->cases++;
    days->from_start++;
    days->fates[plan->fate][within(waited)]++;
}

/* Whoever was there before the first day comes in at the end of the day before it. */
void waiting_follow_within(struct waiting_days *days, const struct plan_case *plan, int32_t first, int32_t last)
{
    struct plan_case seen;
    if (!plan_case_on(plan, last, &seen) || seen.stop < first || seen.stop < seen.start)
        return;
    days->cases++;
    if (seen.start >= first)
        days->from_start++;
    else
        days->entered[within(first - 1 - seen.start)]++;
    days->fates[seen.fate][within(plan_case_days(&seen))]++;
}

static bool any(const struct waiting_days *days, int32_t day)
{
    uint32_t sum = days->entered[day];
    for (int fate = 0; fate < PLAN_FATES; fate++)
        sum += days->fates[fate][day];
    return sum > 0;
}

struct outcome_group waiting_outcomes(const struct waiting_days *days, struct arena *arena)
{
    size_t count = 0;
    for (int32_t day = 0; day <= WAITING_DAYS; day++)
        count += any(days, day);
    struct outcome_day *list = ARENA_NEW(arena, count + 1, struct outcome_day);
    size_t next = 0;
    for (int32_t day = 0; day <= WAITING_DAYS; day++) {
        if (!any(days, day))
            continue;
        struct outcome_day *of = &list[next++];
        of->day = day;
        of->entered = days->entered[day];
        of->censored = days->fates[PLAN_OPEN][day];
        for (int fate = 0; fate < PLAN_OUTCOMES; fate++)
            of->ended[fate] = days->fates[fate][day];
    }
    return (struct outcome_group){list, count, days->from_start};
}

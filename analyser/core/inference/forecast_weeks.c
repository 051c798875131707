#include "core/inference/forecast_weeks.h"
#include "core/inference/plan_cases.h"

enum { WEEK = 7 };

static int32_t age_of(int32_t days)
{
    int32_t age = (days + WEEK - 1) / WEEK;
    return age < AGES ? age : AGES - 1;
}

static enum week_fate fate_of(const struct plan_case *plan)
{
    switch (plan->fate) {
    case PLAN_REFUSED:
        return WEEK_REFUSED;
    case PLAN_WITHDRAWN:
        return WEEK_WITHDRAWN;
    default:
        return plan_case_in_time(plan) ? WEEK_IN_TIME : WEEK_LATE;
    }
}

static void note_open(struct past_weeks *past, int back, int32_t day, const struct plan_case *plan)
{
    struct past_week *week = &past->week[back];
    int32_t age = age_of(day - plan->start);
    bool ends = plan->fate != PLAN_OPEN && plan->stop <= day + WEEK;
    week->open[age]++;
    if (ends && back > 0)
        week->ended[age][fate_of(plan)]++;
    week->new_today += plan->start == day;
    week->new_this_week += plan->start < day && plan->start > day - WEEK;
}

/* From the first snapshot on which the case is there to the last on which it is open; then, till it is due, as issued. */
static void note_case(struct past_weeks *past, const struct plan_case *plan)
{
    int32_t first = past->as_of - WEEK * (WEEKS_BACK - 1);
    int32_t from = plan->start > first ? plan->start : first;
    for (int back = (past->as_of - from) / WEEK; back >= 0; back--) {
        int32_t day = past->as_of - WEEK * back;
        bool open = plan->stop > day || plan->fate == PLAN_OPEN;
        int32_t age = age_of(day - plan->start);
        if (open)
            note_open(past, back, day, plan);
        else if (age <= AGE_DUE && plan->fate == PLAN_ISSUED)
            past->week[back].issued_by_start[age]++;
        else
            return;
    }
}

struct past_weeks past_weeks_of(const struct inference *inference)
{
    struct past_weeks past = {.as_of = inference->book->as_of,
                              .week = ARENA_NEW(inference->scratch, WEEKS_BACK, struct past_week)};
    struct plan_case plan;
    for (uint32_t i = 0; i < inference->book->records.request_count; i++)
        if (plan_case_of(inference->book, i, &plan) && plan.stop >= plan.start && plan.start <= past.as_of)
            note_case(&past, &plan);
    return past;
}

uint32_t week_overdue(const struct past_week *week)
{
    uint32_t overdue = 0;
    for (int age = AGE_DUE + 1; age < AGES; age++)
        overdue += week->open[age];
    return overdue;
}

uint32_t week_open(const struct past_week *week)
{
    uint32_t open = 0;
    for (int age = 0; age < AGES; age++)
        open += week->open[age];
    return open;
}

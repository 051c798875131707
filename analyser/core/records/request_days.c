#include "core/definitions/codes.h"
#include "core/records/request_days.h"

/* REQ6: the date that ends or closes it is missing. */
static bool missing_date6(const struct request_record *request)
{
    if (request->outcome == OUTCOME_YES || request->outcome == OUTCOME_NO)
        return request->decided == DAY_NONE;
    return request->outcome == OUTCOME_WITHDRAWN && request->withdrawn == DAY_NONE;
}

/* PLAN20: the first of the ways in which it falls away that applies, whether or not its day is recorded. */
static bool fell_away(const struct request_record *request, int32_t *day)
{
    if (request->outcome == OUTCOME_NO)
        *day = request->decided;
    else if (request->assessment_outcome == OUTCOME_NO)
        *day = request->assessment_decided;
    else if (request->assessment_outcome == OUTCOME_WITHDRAWN)
        *day = request->assessment_withdrawn;
    else if (request->outcome == OUTCOME_WITHDRAWN)
        *day = request->withdrawn;
    else
        return false;
    return true;
}

static uint32_t conditions(const struct request_record *request, bool missing_date20)
{
    bool kept = !(request->flags & REQUEST_EXPORTED) && request->outcome != OUTCOME_HISTORICAL;
    bool refused = request->outcome == OUTCOME_NO;
    uint32_t bits = 0;
    if (kept)
        bits |= NEEDS_REQUEST_CLOCK;
    if (kept && request->assessment_outcome != OUTCOME_HISTORICAL && request->received != DAY_NONE)
        bits |= NEEDS_PLAN_CLOCK;
    if (!missing_date6(request))
        bits |= NEEDS_NO_MISSING_DATE6;
    if (!missing_date20)
        bits |= NEEDS_NO_MISSING_DATE20;
    if (request->assessment_outcome == OUTCOME_NO && !refused)
        bits |= NEEDS_NOT_ISSUED;
    if (request->assessment_outcome == OUTCOME_YES)
        bits |= NEEDS_ISSUED;
    if (request->flags & REQUEST_EXCEPTED)
        bits |= EXCEPTED_REQUEST;
    if (request->flags & REQUEST_PLAN_EXCEPTED)
        bits |= EXCEPTED_PLAN;
    return bits;
}

void request_days(const struct request_record *request, struct case_days *days)
{
    int32_t away = DAY_NONE;
    bool fallen = fell_away(request, &away);
    bool decided = request->outcome == OUTCOME_YES || request->outcome == OUTCOME_NO;
    bool issued = request->assessment_outcome == OUTCOME_YES;
    int32_t *at = days->at;
    at[MOMENT_NEVER] = DAY_NONE;
    at[MOMENT_RECEIVED] = request->received;
    at[MOMENT_REQUEST_DECIDED] = decided ? request->decided : DAY_NONE;
    at[MOMENT_REQUEST_WITHDRAWN] = request->outcome == OUTCOME_WITHDRAWN ? request->withdrawn : DAY_NONE;
    at[MOMENT_PLAN_ISSUED] = issued && request->outcome != OUTCOME_NO ? request->assessment_decided : DAY_NONE;
    at[MOMENT_PLAN_FELL_AWAY] = away;
    at[MOMENT_NOT_ISSUED] = request->assessment_decided;
    at[MOMENT_DRAFT] = request->draft;
    at[MOMENT_FINALISED] = request->assessment_decided;
    days->conditions = conditions(request, fallen && away == DAY_NONE);
    days->due = DAY_NONE;
    days->not_due_before = DAY_NONE;
}

bool request_plan_instance(const struct request_record *request, struct instance *instance)
{
    struct case_days days;
    request_days(request, &days);
    return clock_instance(&clocks[CLOCK_PLAN20], &days, instance) == INSTANCE_THERE;
}

const struct instance *plan_instance_met(struct plan_instance_met *met, const struct request_record *request)
{
    if (met->request != request) {
        met->request = request;
        met->there = request_plan_instance(request, &met->instance);
    }
    return met->there ? &met->instance : NULL;
}

#include "core/definitions/codes.h"
#include "core/inference/plan_cases.h"
#include "core/records/request_days.h"

/* In the order of request_days.c: a refusal, no plan, a withdrawal. */
static enum plan_fate fate_of(const struct request_record *request, const struct instance *instance)
{
    if (instance->end != DAY_NONE)
        return PLAN_ISSUED;
    if (instance->closed == DAY_NONE)
        return PLAN_OPEN;
    bool refused = request->outcome == OUTCOME_NO || request->assessment_outcome == OUTCOME_NO;
    return refused ? PLAN_REFUSED : PLAN_WITHDRAWN;
}

bool plan_case_of(const struct book *book, uint32_t place, struct plan_case *found)
{
    const struct request_record *request = &book->records.requests[place];
    struct instance instance;
    if (request->flags & REQUEST_ELSEWHERE || !request_plan_instance(request, &instance))
        return false;
    *found = (struct plan_case){.request = request,
                                .place = place,
                                .start = instance.start,
                                .due = instance.due,
                                .fate = fate_of(request, &instance),
                                .excepted = instance.excepted};
    found->stop = found->fate == PLAN_ISSUED ? instance.end : found->fate == PLAN_OPEN ? book->as_of : instance.closed;
    return true;
}

bool plan_case_on(const struct plan_case *now, int32_t day, struct plan_case *then)
{
    *then = *now;
    if (now->start > day)
        return false;
    if (now->stop > day) {
        then->stop = day;
        then->fate = PLAN_OPEN;
    }
    return true;
}

/*
 * request_days.h: the days and conditions of a request and its assessment, from which its clocks run.
 */
#ifndef CORE_REQUEST_DAYS_H
#define CORE_REQUEST_DAYS_H

#include "core/definitions/clock.h"
#include "core/records/records.h"

/* Fills the moments and conditions of SUBJECT_REQUEST. */
void request_days(const struct request_record *request, struct case_days *days);

/* The request's PLAN20 instance; false if it has none. */
bool request_plan_instance(const struct request_record *request, struct instance *instance);

/* The PLAN20 instance of the request met last: rows that refer to requests often come one after the other. */
struct plan_instance_met {
    const struct request_record *request; /* NULL: none yet */
    bool there;
    struct instance instance;
};

/* The same, worked out once for as long as the request stays the same; NULL if it has none. */
const struct instance *plan_instance_met(struct plan_instance_met *met, const struct request_record *request);

#endif

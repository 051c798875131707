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

#endif

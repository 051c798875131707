/*
 * measure.h: what is measured, as tables: the measures every clock has, and the families of voice, advice, review,
 * plan, quality, request and assessment (spec/measures.md). `list measures`, evidence.json and the tables read these.
 */
#ifndef CORE_MEASURE_H
#define CORE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/definitions/breakdown.h"
#include "core/definitions/clock.h"
#include "core/definitions/evidence.h"

/* In the order of their names' bytes. */
enum clock_measure_id {
    MEASURE_BY_DUE,
    MEASURE_DAYS,
    MEASURE_DAYS_OVER,
    MEASURE_DAYS_OVER_P90,
    MEASURE_DAYS_P90,
    MEASURE_EXCEPTED,
    MEASURE_HALF_DONE,
    MEASURE_ON_TIME,
    MEASURE_ON_TIME_DUE, /* on_time on basis due */
    MEASURE_ON_TIME_EX,
    MEASURE_ON_TIME_EX_DUE,
    MEASURE_OPEN,
    MEASURE_OVERDUE,
    MEASURE_OVERDUE_183_365,
    MEASURE_OVERDUE_1_30,
    MEASURE_OVERDUE_31_90,
    MEASURE_OVERDUE_91_182,
    MEASURE_OVERDUE_EXCEPTED,
    MEASURE_OVERDUE_OVER_365,
    MEASURE_SEN2_ON_TIME,
    MEASURE_SEN2_ON_TIME_EX,
    CLOCK_MEASURES
};

/* A measure that every clock has, on one basis. */
struct clock_measure {
    const char *name; /* after the clock's id and a dot */
    enum basis basis;
    enum unit unit;
    bool only_with_exceptions; /* only for clocks that have exceptions in law */
    bool only_plan20;
    bool of_floors; /* floors have it */
    const char *title;
    const char *definition;
};

extern const struct clock_measure clock_measures[CLOCK_MEASURES];

/* Whether the clock has the measure. */
bool clock_has_measure(const struct clock *clock, enum clock_measure_id measure);

/* In the order of their names' bytes. */
enum family_measure_id {
    FAMILY_ADVICE_HEALTH_PRESENT,
    FAMILY_ADVICE_SOCIAL_CARE_PRESENT,
    FAMILY_ADVICE_SOUND,
    FAMILY_ASSESSMENT_NOT_ISSUED,
    FAMILY_PLAN_STALE_PHASE,
    FAMILY_QA_AGREEMENT,
    FAMILY_QA_OVERALL_SOUND,
    FAMILY_QA_SOUND,
    FAMILY_REQUEST_RECEIVED,
    FAMILY_REQUEST_REFUSED,
    FAMILY_REQUEST_WITHDRAWN,
    FAMILY_REVIEW_CURRENT,
    FAMILY_VOICE_CHILD_ACTED_ON,
    FAMILY_VOICE_CHILD_ASSESSMENT,
    FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED,
    FAMILY_VOICE_CHILD_AT_START,
    FAMILY_VOICE_CHILD_OWN_WORDS,
    FAMILY_VOICE_CHILD_REVIEW,
    FAMILY_VOICE_CHILD_REVIEW_UNRECORDED,
    FAMILY_VOICE_PARENT_ACTED_ON,
    FAMILY_VOICE_PARENT_ASSESSMENT,
    FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED,
    FAMILY_VOICE_PARENT_AT_START,
    FAMILY_VOICE_PARENT_REVIEW,
    FAMILY_VOICE_PARENT_REVIEW_UNRECORDED,
    FAMILY_MEASURES
};

/* The records that measures of a family are shares of: those with the same one are counted together. */
enum population {
    POPULATION_ADVICE_GRADED,
    POPULATION_ASSESSMENTS_DECIDED,
    POPULATION_AUDIT_PAIRS,
    POPULATION_AUDIT_SCORES,
    POPULATION_AUDITS,
    POPULATION_LIVE_PLANS,
    POPULATION_PHASE_TRANSFERS,
    POPULATION_PLANS_ISSUED_BY_ADVICE, /* where advice is recorded at all */
    POPULATION_PLANS_ISSUED_BY_VOICE,  /* where voice is */
    POPULATION_REQUESTS,
    POPULATION_REVIEWS_HELD,
    POPULATIONS
};

struct family_measure {
    const char *id; /* "VOICE.child_assessment" */
    enum population population;
    enum basis basis;
    enum unit unit;
    const char *period_by;
    const char *denominator;
    const char *numerator;
    const char *title;
};

extern const struct family_measure family_measures[FAMILY_MEASURES];

/* Which of the measures of its population it is, from 0. */
unsigned family_measure_place(enum family_measure_id measure);

/* How many measures a population has. */
unsigned population_measures(enum population population);

/* The breakdowns that the measures of a clock, or of a population, have: BREAKDOWN_BITs. */
uint32_t clock_breakdowns(enum clock_id clock);
uint32_t population_breakdowns(enum population population);

#endif

#include "core/measure.h"

#define COMPLETED .basis = BASIS_COMPLETED
#define DUE .basis = BASIS_DUE
#define STARTED .basis = BASIS_STARTED
#define STOCK .basis = BASIS_STOCK
#define PERCENT .unit = UNIT_PERCENT
#define DAYS .unit = UNIT_DAYS
#define COUNT .unit = UNIT_COUNT
#define ONLY_WITH_EXCEPTIONS .only_with_exceptions = true

const struct clock_measure clock_measures[CLOCK_MEASURES] = {
    [MEASURE_BY_DUE] =
        {
            .name = "by_due",
            STARTED,
            PERCENT,
            .title = "Chance of being done by the due day",
            .definition =
                "Of the cases that started in the period: the Aalen-Johansen probability of having ended by the"
                " due day. An end after the due day and a duty that fell away compete; cases still open count"
                " for as long as they have been seen. Not known while some are open and none has been seen to"
                " its due day.",
        },
    [MEASURE_DAYS] =
        {
            .name = "days",
            COMPLETED,
            DAYS,
            .title = "Days taken, median",
            .definition = "Of the cases that ended in the period: the median of the days from start to end.",
        },
    [MEASURE_DAYS_OVER] =
        {
            .name = "days_over",
            STOCK,
            DAYS,
            .title = "Days overdue, median",
            .definition = "Of the cases overdue on the day: the median of the days since the due day.",
        },
    [MEASURE_DAYS_OVER_P90] =
        {
            .name = "days_over_p90",
            STOCK,
            DAYS,
            .title = "Days overdue, nine in ten",
            .definition = "Of the cases overdue on the day: the 90th percentile of the days since the due day (quantile"
                          " type 7).",
        },
    [MEASURE_DAYS_P90] =
        {
            .name = "days_p90",
            COMPLETED,
            DAYS,
            .title = "Days taken, nine in ten",
            .definition = "Of the cases that ended in the period: the 90th percentile of the days from start to end"
                          " (quantile type 7).",
        },
    [MEASURE_EXCEPTED] =
        {
            .name = "excepted",
            COMPLETED,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .title = "With an exception",
            .definition = "Of the cases that ended in the period: those with a statutory exception recorded.",
        },
    [MEASURE_HALF_DONE] =
        {
            .name = "half_done",
            STARTED,
            DAYS,
            .title = "Days until half are done",
            .definition =
                "Of the cases that started in the period: the first day since the start on which the curve of"
                " all ends reaches 50%. If it does not: not known while some are open, else it does not apply.",
        },
    [MEASURE_ON_TIME] =
        {
            .name = "on_time",
            COMPLETED,
            PERCENT,
            .of_floors = true,
            .title = "On time, of those completed",
            .definition =
                "Of the cases that ended in the period: those that ended on or before the due day (of a floor:"
                " on or after its first lawful day).",
        },
    [MEASURE_ON_TIME_DUE] =
        {
            .name = "on_time",
            DUE,
            PERCENT,
            .title = "On time, of those due",
            .definition =
                "Of the cases whose limit ran out in the period, finished or not: those that ended on or before"
                " the due day. Cases that fell away by then, or are still running, are left out.",
        },
    [MEASURE_ON_TIME_EX] =
        {
            .name = "on_time_ex",
            COMPLETED,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .title = "On time, of those completed without an exception",
            .definition = "The same as on_time after every case with an exception is taken out.",
        },
    [MEASURE_ON_TIME_EX_DUE] =
        {
            .name = "on_time_ex",
            DUE,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .title = "On time, of those due without an exception",
            .definition = "The same as on_time after every case with an exception is taken out.",
        },
    [MEASURE_OPEN] =
        {
            .name = "open",
            STOCK,
            COUNT,
            .title = "Open",
            .definition = "Cases that have started and by the day have neither ended nor fallen away.",
        },
    [MEASURE_OVERDUE] =
        {
            .name = "overdue",
            STOCK,
            COUNT,
            .title = "Overdue",
            .definition = "Open cases whose due day is before the day, with or without an exception.",
        },
    [MEASURE_OVERDUE_183_365] =
        {
            .name = "overdue_183_365",
            STOCK,
            COUNT,
            .title = "Overdue by 183 to 365 days",
            .definition = "Overdue cases by days since the due day: 183 to 365.",
        },
    [MEASURE_OVERDUE_1_30] =
        {
            .name = "overdue_1_30",
            STOCK,
            COUNT,
            .title = "Overdue by 1 to 30 days",
            .definition = "Overdue cases by days since the due day: 1 to 30.",
        },
    [MEASURE_OVERDUE_31_90] =
        {
            .name = "overdue_31_90",
            STOCK,
            COUNT,
            .title = "Overdue by 31 to 90 days",
            .definition = "Overdue cases by days since the due day: 31 to 90.",
        },
    [MEASURE_OVERDUE_91_182] =
        {
            .name = "overdue_91_182",
            STOCK,
            COUNT,
            .title = "Overdue by 91 to 182 days",
            .definition = "Overdue cases by days since the due day: 91 to 182.",
        },
    [MEASURE_OVERDUE_EXCEPTED] =
        {
            .name = "overdue_excepted",
            STOCK,
            COUNT,
            ONLY_WITH_EXCEPTIONS,
            .title = "Overdue with an exception",
            .definition = "Overdue cases that have a statutory exception recorded.",
        },
    [MEASURE_OVERDUE_OVER_365] =
        {
            .name = "overdue_over_365",
            STOCK,
            COUNT,
            .title = "Overdue by more than 365 days",
            .definition = "Overdue cases by days since the due day: more than 365.",
        },
    [MEASURE_SEN2_ON_TIME] =
        {
            .name = "sen2_on_time",
            COMPLETED,
            PERCENT,
            .only_plan20 = true,
            .title = "On time, of those completed, as the DfE counts",
            .definition =
                "The same as on_time without requests that have any mediation or tribunal flag: the population"
                " of the DfE's SEN2 statistics.",
        },
    [MEASURE_SEN2_ON_TIME_EX] =
        {
            .name = "sen2_on_time_ex",
            COMPLETED,
            PERCENT,
            ONLY_WITH_EXCEPTIONS,
            .only_plan20 = true,
            .title = "On time, of those completed without an exception, as the DfE counts",
            .definition = "The same as sen2_on_time after every case with an exception is taken out.",
        },
};

bool clock_has_measure(const struct clock *clock, enum clock_measure_id measure)
{
    const struct clock_measure *row = &clock_measures[measure];
    if (row->only_plan20 && clock != &clocks[CLOCK_PLAN20])
        return false;
    if (row->only_with_exceptions && !clock->exception_provision)
        return false;
    switch (clock->scope) {
    case MEASURED_AS_FLOOR:
        return row->of_floors;
    case MEASURED_WHEN_COMPLETED:
        return row->basis == BASIS_COMPLETED;
    case MEASURED_ON_EVERY_BASIS:
        break;
    }
    return true;
}

#define BY_PLAN_ISSUED .period_by = "the day the final plan was sent", .denominator = "plans issued"
#define BY_MEETING                                                                                                     \
    .population = POPULATION_REVIEWS_HELD, .period_by = "the day of the review meeting",                               \
    .denominator = "annual and phase-transfer reviews held"
#define BY_RECEIPT .population = POPULATION_REQUESTS, .period_by = "the day the request was received"
#define BY_AUDIT .period_by = "the day of the audit"
#define ON_THE_DAY .period_by = "the day itself"

const struct family_measure family_measures[FAMILY_MEASURES] = {
    [FAMILY_ADVICE_HEALTH_PRESENT] =
        {
            .id = "ADVICE.health_present",
            .population = POPULATION_PLANS_ISSUED_BY_ADVICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "advice of kind C (health care) received by that day, not a nil return",
            .title = "Plans issued with health advice",
        },
    [FAMILY_ADVICE_SOCIAL_CARE_PRESENT] =
        {
            .id = "ADVICE.social_care_present",
            .population = POPULATION_PLANS_ISSUED_BY_ADVICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "advice of kind E (social care) received by that day, not a nil return",
            .title = "Plans issued with social care advice",
        },
    [FAMILY_ADVICE_SOUND] =
        {
            .id = "ADVICE.sound",
            .population = POPULATION_ADVICE_GRADED,
            COMPLETED,
            PERCENT,
            .period_by = "the day the advice was received",
            .denominator = "advice of kinds B to H received and graded, not a nil return",
            .numerator = "graded sound or strong (2 or 3)",
            .title = "Advice graded sound or strong",
        },
    [FAMILY_ASSESSMENT_NOT_ISSUED] =
        {
            .id = "ASSESSMENT.not_issued",
            .population = POPULATION_ASSESSMENTS_DECIDED,
            COMPLETED,
            PERCENT,
            .period_by = "the day of the assessment's outcome",
            .denominator = "assessments decided either way, with the date; not of historical or exported requests",
            .numerator = "the outcome is that no plan is issued",
            .title = "Assessments after which no plan was issued",
        },
    [FAMILY_PLAN_STALE_PHASE] =
        {
            .id = "PLAN.stale_phase",
            .population = POPULATION_PHASE_TRANSFERS,
            STOCK,
            PERCENT,
            ON_THE_DAY,
            .denominator = "live plans (as in REVIEW.current) with a phase transfer due before the day",
            .numerator = "any such transfer without its final plan by the day",
            .title = "Live plans past a phase transfer that is still not done",
        },
    [FAMILY_QA_AGREEMENT] =
        {
            .id = "QA.agreement",
            .population = POPULATION_AUDIT_PAIRS,
            COMPLETED,
            PERCENT,
            BY_AUDIT,
            .denominator = "pairs of audits of which one double-scores the other, both with an overall score",
            .numerator = "none: linearly weighted kappa of the overall scores, times 100",
            .title = "Agreement of double-scored audits beyond chance",
        },
    [FAMILY_QA_OVERALL_SOUND] =
        {
            .id = "QA.overall_sound",
            .population = POPULATION_AUDITS,
            COMPLETED,
            PERCENT,
            BY_AUDIT,
            .denominator = "first audits of randomly sampled plans",
            .numerator = "the overall score is sound or strong (2 or 3)",
            .title = "Plans audited as sound or strong overall",
        },
    [FAMILY_QA_SOUND] =
        {
            .id = "QA.sound",
            .population = POPULATION_AUDIT_SCORES,
            COMPLETED,
            PERCENT,
            BY_AUDIT,
            .denominator = "scores of first audits of randomly sampled plans",
            .numerator = "the score is sound or strong (2 or 3)",
            .title = "Audit scores that are sound or strong",
        },
    [FAMILY_REQUEST_RECEIVED] =
        {
            .id = "REQUEST.received",
            STARTED,
            COUNT,
            BY_RECEIPT,
            .denominator = "none: a count",
            .numerator = "requests received, historical ones left out",
            .title = "Requests received",
        },
    [FAMILY_REQUEST_REFUSED] =
        {
            .id = "REQUEST.refused",
            STARTED,
            PERCENT,
            BY_RECEIPT,
            .denominator = "requests received, historical ones left out",
            .numerator = "the assessment was refused",
            .title = "Requests refused an assessment",
        },
    [FAMILY_REQUEST_WITHDRAWN] =
        {
            .id = "REQUEST.withdrawn",
            STARTED,
            PERCENT,
            BY_RECEIPT,
            .denominator = "requests received, historical ones left out",
            .numerator = "the request was withdrawn",
            .title = "Requests withdrawn",
        },
    [FAMILY_REVIEW_CURRENT] =
        {
            .id = "REVIEW.current",
            .population = POPULATION_LIVE_PLANS,
            STOCK,
            PERCENT,
            ON_THE_DAY,
            .denominator = "live plans: made or started, transferred in if they were, and not ceased by the day",
            .numerator = "the decision of the annual review is not overdue",
            .title = "Live plans without an overdue annual review",
        },
    [FAMILY_VOICE_CHILD_ACTED_ON] =
        {
            .id = "VOICE.child_acted_on",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the child's views obtained by that day and reflected in outcomes or provision",
            .title = "The child's views reflected in outcomes or provision",
        },
    [FAMILY_VOICE_CHILD_ASSESSMENT] =
        {
            .id = "VOICE.child_assessment",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the child's views obtained by that day, in any form",
            .title = "The child's views obtained for the plan",
        },
    [FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED] =
        {
            .id = "VOICE.child_assessment_unrecorded",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "nothing recorded about the child's views, not even that there were none",
            .title = "The child's views for the plan: nothing recorded",
        },
    [FAMILY_VOICE_CHILD_AT_START] =
        {
            .id = "VOICE.child_at_start",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the child's views obtained by that day and within 42 days of the request",
            .title = "The child's views obtained within six weeks",
        },
    [FAMILY_VOICE_CHILD_OWN_WORDS] =
        {
            .id = "VOICE.child_own_words",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the child's views obtained by that day in own words, or by communication aid or observation",
            .title = "The child's views in own words, or observed",
        },
    [FAMILY_VOICE_CHILD_REVIEW] =
        {
            .id = "VOICE.child_review",
            COMPLETED,
            PERCENT,
            BY_MEETING,
            .numerator = "the child attended or contributed, or the child's views were obtained, in any form",
            .title = "The child took part or gave views at the review",
        },
    [FAMILY_VOICE_CHILD_REVIEW_UNRECORDED] =
        {
            .id = "VOICE.child_review_unrecorded",
            COMPLETED,
            PERCENT,
            BY_MEETING,
            .numerator = "nothing recorded about the child's part or views, not even that there were none",
            .title = "The child's part in the review: nothing recorded",
        },
    [FAMILY_VOICE_PARENT_ACTED_ON] =
        {
            .id = "VOICE.parent_acted_on",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the parents' views obtained by that day and reflected in outcomes or provision",
            .title = "The parents' views reflected in outcomes or provision",
        },
    [FAMILY_VOICE_PARENT_ASSESSMENT] =
        {
            .id = "VOICE.parent_assessment",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the parents' views obtained by that day, in any form",
            .title = "The parents' views obtained for the plan",
        },
    [FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED] =
        {
            .id = "VOICE.parent_assessment_unrecorded",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "nothing recorded about the parents' views, not even that there were none",
            .title = "The parents' views for the plan: nothing recorded",
        },
    [FAMILY_VOICE_PARENT_AT_START] =
        {
            .id = "VOICE.parent_at_start",
            .population = POPULATION_PLANS_ISSUED_BY_VOICE,
            COMPLETED,
            PERCENT,
            BY_PLAN_ISSUED,
            .numerator = "the parents' views obtained by that day and within 42 days of the request",
            .title = "The parents' views obtained within six weeks",
        },
    [FAMILY_VOICE_PARENT_REVIEW] =
        {
            .id = "VOICE.parent_review",
            COMPLETED,
            PERCENT,
            BY_MEETING,
            .numerator = "the parents attended or contributed, or their views were obtained, in any form",
            .title = "The parents took part or gave views at the review",
        },
    [FAMILY_VOICE_PARENT_REVIEW_UNRECORDED] =
        {
            .id = "VOICE.parent_review_unrecorded",
            COMPLETED,
            PERCENT,
            BY_MEETING,
            .numerator = "nothing recorded about the parents' part or views, not even that there were none",
            .title = "The parents' part in the review: nothing recorded",
        },
};

unsigned family_measure_place(enum family_measure_id measure)
{
    unsigned place = 0;
    for (enum family_measure_id m = 0; m < measure; m++)
        place += family_measures[m].population == family_measures[measure].population;
    return place;
}

unsigned population_measures(enum population population)
{
    unsigned count = 0;
    for (enum family_measure_id m = 0; m < FAMILY_MEASURES; m++)
        count += family_measures[m].population == population;
    return count;
}

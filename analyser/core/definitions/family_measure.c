#include "core/definitions/measure.h"

#define COMPLETED .basis = BASIS_COMPLETED
#define STARTED .basis = BASIS_STARTED
#define STOCK .basis = BASIS_STOCK
#define PERCENT .unit = UNIT_PERCENT
#define COUNT .unit = UNIT_COUNT

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

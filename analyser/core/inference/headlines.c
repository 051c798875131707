#include "core/inference/headlines.h"

#define GOOD POLARITY_HIGH_IS_GOOD

const struct headline headlines[HEADLINES] = {
    {"PLAN20.on_time", BASIS_COMPLETED, GOOD, "Final plans sent within 20 weeks, of those sent"},
    {"PLAN20.on_time", BASIS_DUE, GOOD, "Final plans sent within 20 weeks, of those due"},
    {"REQ6.on_time", BASIS_DUE, GOOD, "Decided within six weeks whether to assess, of those due"},
    {"ADV6.on_time", BASIS_DUE, GOOD, "Advice given within six weeks, of that due"},
    {"AR12.on_time", BASIS_DUE, GOOD, "Plans reviewed within twelve months, of those due"},
    {"AR_DEC4.on_time", BASIS_DUE, GOOD, "Decided within four weeks of the review meeting, of those due"},
    {"AM_FINAL12.on_time", BASIS_DUE, GOOD, "Amended plans sent within twelve weeks of the meeting, of those due"},
    {"VOICE.child_assessment", BASIS_COMPLETED, GOOD, "The child's views obtained for the plan"},
    {"VOICE.child_own_words", BASIS_COMPLETED, GOOD, "The child's views in own words, or observed"},
    {"VOICE.child_acted_on", BASIS_COMPLETED, GOOD, "The child's views reflected in outcomes or provision"},
    {"VOICE.parent_assessment", BASIS_COMPLETED, GOOD, "The parents' views obtained for the plan"},
    {"VOICE.child_review", BASIS_COMPLETED, GOOD, "The child took part or gave views at the review"},
    {"ADVICE.health_present", BASIS_COMPLETED, GOOD, "Health advice there before the plan was issued"},
    {"ADVICE.social_care_present", BASIS_COMPLETED, GOOD, "Social-care advice there before the plan was issued"},
    {"ADVICE.sound", BASIS_COMPLETED, GOOD, "Advice graded sound"},
    {"QA.overall_sound", BASIS_COMPLETED, GOOD, "Audited plans that are sound overall"},
    {"REQUEST.refused", BASIS_STARTED, POLARITY_NEUTRAL, "Requests refused an assessment"},
    {"ASSESSMENT.not_issued", BASIS_COMPLETED, POLARITY_NEUTRAL, "Assessments after which no plan was issued"},
    {"PLAN20.excepted", BASIS_COMPLETED, POLARITY_NEUTRAL, "Final plans sent with an exception"},
};

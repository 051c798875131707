#include "core/inference/headlines.h"

#define GOOD POLARITY_HIGH_IS_GOOD
#define OF_CLOCK(id, of, counted) .of_clock = true, .clock = CLOCK_##id, .cases = PROFILE_##of, .so = PROFILE_##counted
#define OF_FAMILY(id) .family = FAMILY_##id

const struct headline headlines[HEADLINES] = {
    {"PLAN20.on_time", BASIS_COMPLETED, GOOD, "Final plans sent within 20 weeks, of those sent", 0, OF_CLOCK(PLAN20, ENDED, ENDED_MET)},
    {"PLAN20.on_time", BASIS_DUE, GOOD, "Final plans sent within 20 weeks, of those due", 0, OF_CLOCK(PLAN20, DUE, DUE_MET)},
    {"REQ6.on_time", BASIS_DUE, GOOD, "Decided within six weeks whether to assess, of those due", 0, OF_CLOCK(REQ6, DUE, DUE_MET)},
    {"ADV6.on_time", BASIS_DUE, GOOD, "Advice given within six weeks, of that due", 0, OF_CLOCK(ADV6, DUE, DUE_MET)},
    {"AR12.on_time", BASIS_DUE, GOOD, "Plans reviewed within twelve months, of those due", 0, OF_CLOCK(AR12, DUE, DUE_MET)},
    {"AR_DEC4.on_time", BASIS_DUE, GOOD, "Decided within four weeks of the review meeting, of those due", 0, OF_CLOCK(AR_DEC4, DUE, DUE_MET)},
    {"AM_FINAL12.on_time", BASIS_DUE, GOOD, "Amended plans sent within twelve weeks of the meeting, of those due", 0, OF_CLOCK(AM_FINAL12, DUE, DUE_MET)},
    {"VOICE.child_assessment", BASIS_COMPLETED, GOOD, "The child's views obtained for the plan", 0, OF_FAMILY(VOICE_CHILD_ASSESSMENT)},
    {"VOICE.child_own_words", BASIS_COMPLETED, GOOD, "The child's views in own words, or observed", 0, OF_FAMILY(VOICE_CHILD_OWN_WORDS)},
    {"VOICE.child_acted_on", BASIS_COMPLETED, GOOD, "The child's views reflected in outcomes or provision", 0, OF_FAMILY(VOICE_CHILD_ACTED_ON)},
    {"VOICE.parent_assessment", BASIS_COMPLETED, GOOD, "The parents' views obtained for the plan", 0, OF_FAMILY(VOICE_PARENT_ASSESSMENT)},
    {"VOICE.child_review", BASIS_COMPLETED, GOOD, "The child took part or gave views at the review", 0, OF_FAMILY(VOICE_CHILD_REVIEW)},
    {"ADVICE.health_present", BASIS_COMPLETED, GOOD, "Health advice there before the plan was issued", 0, OF_FAMILY(ADVICE_HEALTH_PRESENT)},
    {"ADVICE.social_care_present", BASIS_COMPLETED, GOOD, "Social-care advice there before the plan was issued", 0, OF_FAMILY(ADVICE_SOCIAL_CARE_PRESENT)},
    {"ADVICE.sound", BASIS_COMPLETED, GOOD, "Advice graded sound", 0, OF_FAMILY(ADVICE_SOUND)},
    {"QA.overall_sound", BASIS_COMPLETED, GOOD, "Audited plans that are sound overall", 0, OF_FAMILY(QA_OVERALL_SOUND)},
    {"REQUEST.refused", BASIS_STARTED, POLARITY_NEUTRAL, "Requests refused an assessment", 42, OF_FAMILY(REQUEST_REFUSED)},
    {"ASSESSMENT.not_issued", BASIS_COMPLETED, POLARITY_NEUTRAL, "Assessments after which no plan was issued", 0, OF_FAMILY(ASSESSMENT_NOT_ISSUED)},
    {"PLAN20.excepted", BASIS_COMPLETED, POLARITY_NEUTRAL, "Final plans sent with an exception", 0, OF_CLOCK(PLAN20, ENDED, ENDED_EXCEPTED)},
};

/*
 * voice_steps.h: the way of a view, step by step, from being asked for to changing the plan: of each child or parent whether a
 * step was reached, was not, or is not recorded.
 *
 * Of plans issued in the latest 12 months; the last steps of the annual and phase-transfer reviews held in them.
 */
#ifndef CORE_VOICE_STEPS_H
#define CORE_VOICE_STEPS_H

#include <stdint.h>

#include "core/inference/inference.h"

enum voice_step {
    STEP_ASKED,
    STEP_GIVEN,
    STEP_OWN_WORDS,
    STEP_SECTION_A,
    STEP_OUTCOMES,
    STEP_PROVISION,
    STEPS_OF_PLANS,
    STEP_REVIEW_ASKED = STEPS_OF_PLANS,
    STEP_REVIEW_GIVEN,
    VOICE_STEPS
};

extern const char *const voice_step_names[VOICE_STEPS];

enum voice_answer { VOICE_NO, VOICE_YES, VOICE_NOT_RECORDED };

enum { OF_CHILD, OF_PARENT, VOICES };

extern const char *const voice_names[VOICES];

/* `bits`: of one person, as enum voice_bit; a step of plans. */
enum voice_answer voice_step_answer(uint32_t bits, enum voice_step step);

/* The last step of plans reached when all before it were; -1: not even the first. */
int voice_steps_through(uint32_t bits);

struct step_count {
    uint64_t yes;
    uint64_t no;
    uint64_t not_recorded;
    uint64_t through; /* this step and all before it, of the plan or of the review */
};

struct voice_count {
    struct step_count of[VOICES][VOICE_STEPS];
};

static inline uint64_t step_out_of(const struct step_count *count)
{
    return count->yes + count->no + count->not_recorded;
}

/* A breakdown's counts by category; from the scratch. Steps of plans are empty where there is no voice table. */
struct voice_count *count_voices_by(const struct inference *inference, enum breakdown_id breakdown);

#endif

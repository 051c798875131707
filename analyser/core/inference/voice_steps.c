#include "base/day.h"
#include "core/inference/plan_cases.h"
#include "core/inference/voice_steps.h"

const char *const voice_names[VOICES] = {"child", "parent"};

const char *const voice_step_names[VOICE_STEPS] = {
    [STEP_ASKED] = "asked",
    [STEP_GIVEN] = "given for the plan",
    [STEP_OWN_WORDS] = "in own words, or observed",
    [STEP_SECTION_A] = "in section A",
    [STEP_OUTCOMES] = "reflected in outcomes",
    [STEP_PROVISION] = "reflected in provision",
    [STEP_REVIEW_ASKED] = "asked at the review",
    [STEP_REVIEW_GIVEN] = "heard at the review",
};

/* What says that a step was reached, and what that it is not recorded. */
static const struct step {
    uint32_t yes;
    uint32_t untold;
} steps[STEPS_OF_PLANS] = {
    [STEP_ASKED] = {VOICE_ANY, 0},
    [STEP_GIVEN] = {VOICE_IN_ASSESSMENT, 0},
    [STEP_OWN_WORDS] = {VOICE_OWN_WORDS, VOICE_FORM_UNTOLD},
    [STEP_SECTION_A] = {VOICE_IN_SECTION_A, VOICE_SECTION_A_UNTOLD},
    [STEP_OUTCOMES] = {VOICE_IN_OUTCOMES, VOICE_OUTCOMES_UNTOLD},
    [STEP_PROVISION] = {VOICE_IN_PROVISION, VOICE_PROVISION_UNTOLD},
};

enum voice_answer voice_step_answer(uint32_t bits, enum voice_step step)
{
    if (bits & steps[step].yes)
        return VOICE_YES;
    return !(bits & VOICE_ANY) || bits & steps[step].untold ? VOICE_NOT_RECORDED : VOICE_NO;
}

int voice_steps_through(uint32_t bits)
{
    int through = -1;
    while (through + 1 < STEPS_OF_PLANS && voice_step_answer(bits, (enum voice_step)(through + 1)) == VOICE_YES)
        through++;
    return through;
}

/* ---- plans issued */

static uint16_t category_in(const struct case_traits *traits, enum breakdown_id breakdown, int32_t day)
{
    struct case_categories categories = categories_of(traits);
    return breakdown == BREAKDOWN_AGE_BAND ? age_band(categories.birth, day) : categories.of[breakdown];
}

static void count_person(struct step_count *counts, uint32_t bits)
{
    int through = voice_steps_through(bits);
    for (int step = 0; step < STEPS_OF_PLANS; step++) {
        enum voice_answer answer = voice_step_answer(bits, (enum voice_step)step);
        counts[step].yes += answer == VOICE_YES;
        counts[step].no += answer == VOICE_NO;
        counts[step].not_recorded += answer == VOICE_NOT_RECORDED;
        counts[step].through += step <= through;
    }
}

static void count_plans_by(const struct inference *inference, enum breakdown_id breakdown, struct voice_count *counts)
{
    const struct book *book = inference->book;
    int32_t before = day_add_months(book->as_of, -12);
    struct plan_case plan;
    for (uint32_t i = 0; i < book->records.request_count; i++) {
        if (!plan_case_of(book, i, &plan) || plan.fate != PLAN_ISSUED || plan.stop <= before)
            continue;
        struct voice_count *count = &counts[category_in(&plan.request->traits, breakdown, plan.stop)];
        count_person(count->of[OF_CHILD], plan.request->voice & ((1U << VOICE_OF_PARENT_SHIFT) - 1));
        count_person(count->of[OF_PARENT], plan.request->voice >> VOICE_OF_PARENT_SHIFT);
    }
}

/* ---- reviews held: as the evidence has counted them */

static const enum family_measure_id heard_at_review[VOICES] = {FAMILY_VOICE_CHILD_REVIEW, FAMILY_VOICE_PARENT_REVIEW};
static const enum family_measure_id unrecorded_at_review[VOICES] = {FAMILY_VOICE_CHILD_REVIEW_UNRECORDED,
                                                                    FAMILY_VOICE_PARENT_REVIEW_UNRECORDED};

/* Cells of the latest 12 months, added up; nothing where these begin before what is reported. */
static void add_up(const struct family_tally *tally, enum breakdown_id breakdown, const uint32_t *cells, uint64_t *sums)
{
    const struct calendar *calendar = &tally->calendars[breakdown_grain(breakdown)];
    struct stretch stretch = calendar->periods_of[PERIOD_LATEST_12M];
    if (!cells || stretch.from >= stretch.before)
        return;
    const struct period *period = &calendar->periods[stretch.from];
    for (uint32_t slot = period->first_slot; slot < period->slot_end; slot++)
        for (unsigned i = 0; i < tally->width; i++)
            sums[i] += cells[slot * tally->width + i];
}

static void count_reviews_by(const struct inference *inference, enum breakdown_id breakdown, struct voice_count *counts)
{
    const struct family_tally *tally = &inference->book->family_tallies[POPULATION_REVIEWS_HELD];
    for (uint32_t category = 0; category < category_count(inference->order, breakdown); category++) {
        uint64_t *sums = ARENA_NEW(inference->scratch, tally->width, uint64_t);
        add_up(tally, breakdown, family_tally_of(tally, breakdown, (uint16_t)category), sums);
        for (int whose = 0; whose < VOICES; whose++) {
            struct step_count *asked = &counts[category].of[whose][STEP_REVIEW_ASKED];
            struct step_count *given = &counts[category].of[whose][STEP_REVIEW_GIVEN];
            uint64_t unrecorded = sums[1 + family_measure_place(unrecorded_at_review[whose])];
            uint64_t heard = sums[1 + family_measure_place(heard_at_review[whose])];
            *asked = (struct step_count){sums[0] - unrecorded, 0, unrecorded, sums[0] - unrecorded};
            *given = (struct step_count){heard, sums[0] - unrecorded - heard, unrecorded, heard};
        }
    }
}

struct voice_count *count_voices_by(const struct inference *inference, enum breakdown_id breakdown)
{
    struct voice_count *counts =
        ARENA_NEW(inference->scratch, category_count(inference->order, breakdown) + 1, struct voice_count);
    if (inference->book->totals[RELATION_VOICE].counted > 0)
        count_plans_by(inference, breakdown, counts);
    count_reviews_by(inference, breakdown, counts);
    return counts;
}

/* When all rows are in: voice and advice of the plans issued, by the day they were issued. */
#include "core/records/book.h"
#include "core/records/request_days.h"

struct request_share {
    enum family_measure_id measure;
    unsigned bit; /* in the numerator if it is set */
    bool unless;  /* if it is not */
};

#define OF_PARENT(bit) ((unsigned)(bit) << VOICE_OF_PARENT_SHIFT)

static const struct request_share voice_shares[] = {
    {FAMILY_VOICE_CHILD_ASSESSMENT, VOICE_IN_ASSESSMENT, false},
    {FAMILY_VOICE_CHILD_AT_START, VOICE_AT_START, false},
    {FAMILY_VOICE_CHILD_OWN_WORDS, VOICE_OWN_WORDS, false},
    {FAMILY_VOICE_CHILD_ACTED_ON, VOICE_ACTED_ON, false},
    {FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED, VOICE_ANY, true},
    {FAMILY_VOICE_PARENT_ASSESSMENT, OF_PARENT(VOICE_IN_ASSESSMENT), false},
    {FAMILY_VOICE_PARENT_AT_START, OF_PARENT(VOICE_AT_START), false},
    {FAMILY_VOICE_PARENT_ACTED_ON, OF_PARENT(VOICE_ACTED_ON), false},
    {FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED, OF_PARENT(VOICE_ANY), true},
};

static const struct request_share advice_shares[] = {
    {FAMILY_ADVICE_HEALTH_PRESENT, ADVICE_OF_HEALTH, false},
    {FAMILY_ADVICE_SOCIAL_CARE_PRESENT, ADVICE_OF_SOCIAL_CARE, false},
};

static unsigned numerators_of(const struct book *book, const struct request_share *shares, size_t count, unsigned bits)
{
    unsigned numerators = 0;
    for (size_t i = 0; i < count; i++) {
        bool set = bits & shares[i].bit;
        numerators |= set != shares[i].unless ? book->family_bits[shares[i].measure] : 0;
    }
    return numerators;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

void finish_requests(struct book *book)
{
    const struct records *records = &book->records;
    bool with_voice = book->totals[RELATION_VOICE].counted > 0;
    bool with_advice = book->totals[RELATION_ADVICE].counted > 0;
    for (uint32_t i = 0; i < records->request_count && (with_voice || with_advice); i++) {
        const struct request_record *request = &records->requests[i];
        struct instance plan20;
        if (request->flags & REQUEST_ELSEWHERE || !request_plan_instance(request, &plan20) || plan20.end == DAY_NONE)
            continue;
        struct case_categories categories = categories_of(&request->traits);
        struct work_place place = {.kind = WORK_REQUEST, .place = i, .row = NUMBER_NONE};
        if (with_voice)
            book_share(book, POPULATION_PLANS_ISSUED_BY_VOICE, plan20.end, &categories,
                       numerators_of(book, voice_shares, COUNT(voice_shares), request->voice), place);
        if (with_advice)
            book_share(book, POPULATION_PLANS_ISSUED_BY_ADVICE, plan20.end, &categories,
                       numerators_of(book, advice_shares, COUNT(advice_shares), request->advice), place);
    }
}

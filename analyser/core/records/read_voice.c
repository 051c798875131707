/*
 * Voice: of a request at once, as bits of its record; of a review kept by the review's id until the reviews come.
 * A row of both counts for the request only if its review is there.
 */
#include "base/growing.h"
#include "core/records/book.h"
#include "core/records/request_days.h"

enum {
    VOICE_ID,
    VOICE_REQUEST,
    VOICE_REVIEW,
    VOICE_WHOSE,
    VOICE_FORM,
    VOICE_OBTAINED,
    VOICE_SECTION_A,
    VOICE_OUTCOMES,
    VOICE_PROVISION
};

enum { AT_START_DAYS = 42 };

struct voice {
    uint8_t whose;
    uint8_t form;
    int32_t obtained;
    uint8_t section_a; /* enum truth */
    uint8_t outcomes;
    uint8_t provision;
};

static void begin_voices(struct book *book, uint64_t rows)
{
    struct records *records = &book->records;
    arena_begin_pass(&book->voice_arena, book->arena);
    records->review_voices = ARENA_NEW(&book->voice_arena, rows, struct review_voice);
    key_index_init(&records->review_voice_index, &book->voice_arena, rows, &records->review_voices[0].review_id,
                   sizeof records->review_voices[0]);
}

static uint32_t of_whom(const struct voice *voice, unsigned bits)
{
    if (voice->whose == CODE_NONE)
        return 0;
    return voice->whose == WHOSE_PARENT ? bits << VOICE_OF_PARENT_SHIFT : bits;
}

static unsigned told(uint8_t truth, unsigned yes, unsigned untold)
{
    return truth == TRUTH_YES ? yes : truth == TRUTH_NO ? 0 : untold;
}

/* What the row says of the plan issued: every condition in one and the same row. */
static uint32_t request_bits(const struct instance *plan20, const struct voice *voice)
{
    unsigned bits = VOICE_ANY;
    bool issued = plan20 && plan20->end != DAY_NONE;
    bool in_time = issued && voice->obtained != DAY_NONE && voice->obtained <= plan20->end;
    if (!in_time || voice->form == FORM_NONE)
        return of_whom(voice, bits);
    bits |= VOICE_IN_ASSESSMENT;
    if (voice->obtained <= plan20->start + AT_START_DAYS)
        bits |= VOICE_AT_START;
    if (voice->form == FORM_OWN_WORDS || voice->form == FORM_AAC_OR_OBSERVED)
        bits |= VOICE_OWN_WORDS;
    if (voice->form == CODE_NONE)
        bits |= VOICE_FORM_UNTOLD;
    bits |= told(voice->section_a, VOICE_IN_SECTION_A, VOICE_SECTION_A_UNTOLD);
    bits |= told(voice->outcomes, VOICE_IN_OUTCOMES, VOICE_OUTCOMES_UNTOLD);
    bits |= told(voice->provision, VOICE_IN_PROVISION, VOICE_PROVISION_UNTOLD);
    return of_whom(voice, bits);
}

static unsigned review_bits(const struct voice *voice)
{
    return VOICE_ANY | (voice->form == FORM_NONE ? 0U : VOICE_GIVEN);
}

static struct review_voice *voice_of_review(struct records *records, int64_t review_id, int64_t voice_id)
{
    uint32_t place = key_index_find(&records->review_voice_index, review_id);
    if (place != ROW_NONE)
        return &records->review_voices[place];
    place = records->review_voice_count++;
    records->review_voices[place] = (struct review_voice){.review_id = review_id, .voice_id = voice_id};
    key_index_add(&records->review_voice_index, place);
    return &records->review_voices[place];
}

static void keep_for_review(struct records *records, int64_t review_id, int64_t voice_id, uint8_t whose, unsigned bits)
{
    struct review_voice *kept = voice_of_review(records, review_id, voice_id);
    if (whose == WHOSE_CHILD)
        kept->of_child = (uint8_t)(kept->of_child | bits);
    if (whose == WHOSE_PARENT)
        kept->of_parent = (uint8_t)(kept->of_parent | bits);
    kept->rows++;
    kept->voice_id = voice_id < kept->voice_id ? voice_id : kept->voice_id;
}

static void keep_for_both(struct book *book, int64_t voice_id, int64_t review_id, uint32_t request, uint32_t bits)
{
    struct records *records = &book->records;
    records->double_voices = growing(&book->voice_arena, records->double_voices, records->double_voice_count,
                                     &records->double_voice_room, sizeof records->double_voices[0]);
    records->double_voices[records->double_voice_count++] = (struct double_voice){voice_id, review_id, request, bits};
}

static struct voice read_values(const struct row *at, const struct frame *frame, size_t row)
{
    return (struct voice){
        .whose = row_code(at, CODES_WHOSE, frame->columns[VOICE_WHOSE].text[row]),
        .form = row_code(at, CODES_FORM, frame->columns[VOICE_FORM].text[row]),
        .obtained = row_event(at, frame->columns[VOICE_OBTAINED].day[row]),
        .section_a = frame->columns[VOICE_SECTION_A].truth[row],
        .outcomes = frame->columns[VOICE_OUTCOMES].truth[row],
        .provision = frame->columns[VOICE_PROVISION].truth[row],
    };
}

static enum aside_reason take_voice(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_VOICE, frame->columns[VOICE_ID].number[row]};
    int64_t request_id = frame->columns[VOICE_REQUEST].number[row];
    int64_t review_id = frame->columns[VOICE_REVIEW].number[row];
    uint32_t place = request_id == NUMBER_NONE ? ROW_NONE : key_index_find(&records->request_index, request_id);
    if (request_id != NUMBER_NONE && place == ROW_NONE)
        return ASIDE_ORPHAN;
    struct request_record *request = place == ROW_NONE ? NULL : &records->requests[place];
    if (request && request->flags & REQUEST_ELSEWHERE)
        return ASIDE_OTHER_AUTHORITY;
    struct voice voice = read_values(&at, frame, row);
    bool there = !after_as_of(book, frame->columns[VOICE_OBTAINED].day[row]);
    uint32_t bits = request && there ? request_bits(plan_instance_met(&book->voiced, request), &voice) : 0;
    if (review_id != NUMBER_NONE)
        keep_for_review(records, review_id, at.key, voice.whose, there ? review_bits(&voice) : 0);
    if (review_id != NUMBER_NONE && request)
        keep_for_both(book, at.key, review_id, place, bits);
    else if (request)
        request->voice |= bits;
    else if (review_id == NUMBER_NONE)
        row_found(&at, RULE_VOICE_WITHOUT_PARENT);
    return ASIDE_NOT;
}

const struct reader reader_of_voice = {{"voice_id", "request_id", "review_id", "whose", "form", "obtained_date",
                                        "in_section_a", "reflected_in_outcomes", "reflected_in_provision"},
                                       begin_voices,
                                       take_voice,
                                       NULL};

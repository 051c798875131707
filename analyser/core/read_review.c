/* Reviews: their clocks, who took part, and the dates that make the plan's cycles. */
#include "core/book.h"
#include "core/growing.h"

enum {
    REVIEW_ID,
    REVIEW_PLAN,
    REVIEW_KIND_OF,
    REVIEW_MEETING,
    REVIEW_REPORT,
    REVIEW_OUTCOME_OF,
    REVIEW_DECISION,
    REVIEW_NOTICE,
    REVIEW_FINAL,
    REVIEW_TRANSFER_DUE,
    REVIEW_TRANSFER_FINAL,
    REVIEW_CHILD,
    REVIEW_PARENT
};

static void begin_reviews(struct book *book, uint64_t rows)
{
    book->records.reviews = ARENA_NEW(book->arena, rows, struct review_record);
}

static void review_days(const struct row *at, const struct frame *frame, size_t row, const struct plan_record *plan,
                        struct case_days *days)
{
    int32_t decision = frame->columns[REVIEW_DECISION].day[row];
    uint8_t outcome = row_code(at, CODES_REVIEW_OUTCOME, frame->columns[REVIEW_OUTCOME_OF].text[row]);
    bool made = !after_as_of(at->book, decision);
    int32_t due = row_date(at, frame->columns[REVIEW_TRANSFER_DUE].day[row]);
    int32_t *day = days->at;
    day[MOMENT_NEVER] = DAY_NONE;
    day[MOMENT_MEETING] = row_event(at, frame->columns[REVIEW_MEETING].day[row]);
    day[MOMENT_REPORT] = row_event(at, frame->columns[REVIEW_REPORT].day[row]);
    day[MOMENT_DECISION] = row_event(at, decision);
    day[MOMENT_AMENDMENT_NOTICE] = row_event(at, frame->columns[REVIEW_NOTICE].day[row]);
    day[MOMENT_AMENDED_FINAL] = row_event(at, frame->columns[REVIEW_FINAL].day[row]);
    day[MOMENT_TRANSFER_FINAL] = row_event(at, frame->columns[REVIEW_TRANSFER_FINAL].day[row]);
    day[MOMENT_TRANSFER_START] = due == DAY_NONE ? DAY_NONE : day_add_months(due, -12);
    day[MOMENT_CEASED] = plan->ceased;
    if (day[MOMENT_TRANSFER_START] != DAY_NONE && day[MOMENT_TRANSFER_START] > at->book->as_of)
        day[MOMENT_TRANSFER_START] = DAY_NONE; /* does not exist yet */
    days->conditions = made && outcome == REVIEW_AMEND ? NEEDS_AMEND : 0;
    days->due = due;
    days->not_due_before = DAY_NONE;
}

static void find_contradictions(const struct row *at, const struct case_days *days)
{
    int32_t meeting = days->at[MOMENT_MEETING];
    int32_t decision = days->at[MOMENT_DECISION];
    int32_t ceased = days->at[MOMENT_CEASED];
    if (meeting != DAY_NONE && decision != DAY_NONE && decision < meeting)
        row_found(at, RULE_DECISION_BEFORE_MEETING);
    if (meeting != DAY_NONE && ceased != DAY_NONE && meeting > ceased)
        row_found(at, RULE_REVIEW_AFTER_CEASING);
}

static void count_clocks(struct book *book, uint32_t plan, const struct case_days *days,
                         const struct case_categories *categories)
{
    struct work_place place = {.kind = WORK_PLAN, .place = plan};
    struct instance instance;
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        if (clocks[clock].subject == SUBJECT_REVIEW)
            book_count(book, clock, days, categories, false, place, &instance);
}

/* One person's voice at a review held: taken part or given, and whether anything is recorded at all. */
static void count_voice(struct book *book, int32_t meeting, uint8_t participation, unsigned voice,
                        enum family_measure_id heard, enum family_measure_id unrecorded,
                        const struct case_categories *categories)
{
    bool took_part = participation == PARTICIPATION_ATTENDED || participation == PARTICIPATION_CONTRIBUTED;
    family_tally_add(&book->family_tallies[heard], meeting, categories, took_part || (voice & VOICE_GIVEN));
    family_tally_add(&book->family_tallies[unrecorded], meeting, categories,
                     participation == CODE_NONE && !(voice & VOICE_ANY));
}

static uint16_t meet_voice(struct book *book, int64_t review_id, enum review_met met)
{
    struct records *records = &book->records;
    if (records->review_voice_count == 0)
        return 0;
    uint32_t place = key_index_find(&records->review_voice_index, review_id);
    if (place == ROW_NONE)
        return 0;
    records->review_voices[place].met = (uint8_t)met;
    return records->review_voices[place].bits;
}

static void count_voices(const struct row *at, const struct frame *frame, size_t row, int32_t meeting, unsigned voice,
                         const struct case_categories *categories)
{
    uint8_t child = row_code(at, CODES_PARTICIPATION, frame->columns[REVIEW_CHILD].text[row]);
    uint8_t parent = row_code(at, CODES_PARTICIPATION, frame->columns[REVIEW_PARENT].text[row]);
    if (meeting == DAY_NONE)
        return;
    count_voice(at->book, meeting, child, voice, FAMILY_VOICE_CHILD_REVIEW, FAMILY_VOICE_CHILD_REVIEW_UNRECORDED,
                categories);
    count_voice(at->book, meeting, parent, voice >> VOICE_OF_PARENT_SHIFT, FAMILY_VOICE_PARENT_REVIEW,
                FAMILY_VOICE_PARENT_REVIEW_UNRECORDED, categories);
}

static void keep_for_cycles(struct records *records, struct plan_record *plan, const struct case_days *days)
{
    struct review_record *review = &records->reviews[records->review_count++];
    *review = (struct review_record){days->at[MOMENT_MEETING], days->at[MOMENT_DECISION], plan->newest_review};
    plan->newest_review = records->review_count;
}

static void keep_transfer(struct book *book, uint32_t plan, const struct case_days *days)
{
    struct records *records = &book->records;
    if (days->due == DAY_NONE || days->due >= book->as_of)
        return;
    records->transfers = growing(book->arena, records->transfers, records->transfer_count, &records->transfer_room,
                                 sizeof records->transfers[0]);
    records->transfers[records->transfer_count++] =
        (struct transfer_record){plan, days->due, days->at[MOMENT_TRANSFER_FINAL]};
}

static enum aside_reason take_review(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_REVIEW, frame->columns[REVIEW_ID].number[row]};
    uint32_t place;
    enum aside_reason aside = find_plan(book, frame->columns[REVIEW_PLAN].number[row], &place);
    if (aside == ASIDE_ORPHAN)
        return aside;
    uint16_t voice = meet_voice(book, at.key, aside == ASIDE_NOT ? REVIEW_MET : REVIEW_MET_ELSEWHERE);
    if (aside != ASIDE_NOT)
        return aside;
    struct plan_record *plan = &records->plans[place];
    struct case_days days;
    struct case_categories categories = categories_of(&plan->traits);
    uint8_t kind = row_code(&at, CODES_REVIEW_KIND, frame->columns[REVIEW_KIND_OF].text[row]);
    review_days(&at, frame, row, plan, &days);
    find_contradictions(&at, &days);
    count_clocks(book, place, &days, &categories);
    keep_transfer(book, place, &days);
    if (kind != REVIEW_ANNUAL && kind != REVIEW_PHASE_TRANSFER)
        return ASIDE_NOT;
    keep_for_cycles(records, plan, &days);
    count_voices(&at, frame, row, days.at[MOMENT_MEETING], voice, &categories);
    return ASIDE_NOT;
}

/* Voice rows whose review did not come are orphans, or of another authority: moved there from the rows used. */
static void settle_voices(struct book *book)
{
    struct records *records = &book->records;
    struct control_total *total = &book->totals[RELATION_VOICE];
    for (uint32_t i = 0; i < records->review_voice_count; i++) {
        const struct review_voice *voice = &records->review_voices[i];
        if (voice->met == REVIEW_MET)
            continue;
        total->used -= voice->rows;
        total->aside[voice->met == REVIEW_NOT_MET ? ASIDE_ORPHAN : ASIDE_OTHER_AUTHORITY] += voice->rows;
        for (uint32_t n = 0; voice->met == REVIEW_NOT_MET && n < voice->rows; n++)
            quality_found(&book->quality, RULE_ORPHAN, RELATION_VOICE, voice->voice_id);
    }
    for (uint32_t i = 0; i < records->double_voice_count; i++) {
        const struct double_voice *voice = &records->double_voices[i];
        uint32_t review = key_index_find(&records->review_voice_index, voice->review_id);
        if (records->review_voices[review].met == REVIEW_MET)
            records->requests[voice->request].voice |= voice->bits;
    }
    records->review_voice_count = 0;
    records->double_voice_count = 0;
    arena_free(&book->voice_arena);
}

const struct reader reader_of_review = {{"review_id", "plan_id", "kind", "meeting_date", "report_date", "outcome",
                                         "decision_date", "amendment_notice_date", "final_plan_date",
                                         "phase_transfer_due_date", "phase_transfer_final_date", "child_participation",
                                         "parent_participation"},
                                        begin_reviews,
                                        take_review,
                                        settle_voices};

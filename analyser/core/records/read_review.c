/* Reviews: their clocks, who took part, and the dates that make the plan's cycles. */
#include "base/growing.h"
#include "core/records/book.h"

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
    arena_begin_pass(&book->review_arena, book->arena);
    kept_reviews_begin(&book->records.reviews, rows, &book->review_arena);
    if (book->options.keep_cases)
        book->records.reviews.ids = ARENA_NEW(&book->review_arena, rows, int64_t);
}

/* The days as known at as_of; the chain is not joined yet. */
static struct review_record read_review(const struct row *at, const struct frame *frame, size_t row, uint32_t plan)
{
    const struct frame_column *columns = frame->columns;
    uint8_t outcome = row_code(at, CODES_REVIEW_OUTCOME, columns[REVIEW_OUTCOME_OF].text[row]);
    bool made = !after_as_of(at->book, columns[REVIEW_DECISION].day[row]) && outcome <= REVIEW_CEASE;
    return (struct review_record){
        .plan = plan,
        .outcome = made ? outcome : CODE_NONE,
        .meeting = row_event(at, columns[REVIEW_MEETING].day[row]),
        .report = row_event(at, columns[REVIEW_REPORT].day[row]),
        .decision = row_event(at, columns[REVIEW_DECISION].day[row]),
        .amendment_notice = row_event(at, columns[REVIEW_NOTICE].day[row]),
        .amended_final = row_event(at, columns[REVIEW_FINAL].day[row]),
    };
}

static void review_days(const struct book *book, const struct review_record *review, struct case_days *days)
{
    int32_t *day = days->at;
    day[MOMENT_NEVER] = DAY_NONE;
    day[MOMENT_MEETING] = review->meeting;
    day[MOMENT_REPORT] = review->report;
    day[MOMENT_DECISION] = review->decision;
    day[MOMENT_AMENDMENT_NOTICE] = review->amendment_notice;
    day[MOMENT_AMENDED_FINAL] = review->amended_final;
    day[MOMENT_CEASED] = book->records.plans[review->plan].ceased;
    days->conditions = review->outcome == REVIEW_AMEND ? NEEDS_AMEND : 0;
    days->due = DAY_NONE;
    days->not_due_before = DAY_NONE;
}

static void read_transfer(const struct row *at, const struct frame *frame, size_t row, uint32_t plan)
{
    struct transfer_record transfer = {.plan = plan,
                                       .review = at->book->records.reviews.count, /* where it will be kept */
                                       .due = row_date(at, frame->columns[REVIEW_TRANSFER_DUE].day[row]),
                                       .final = row_event(at, frame->columns[REVIEW_TRANSFER_FINAL].day[row])};
    if (transfer.due != DAY_NONE)
        keep_transfer(at->book, &transfer);
}

static void find_contradictions(const struct row *at, const struct review_record *review, int32_t ceased)
{
    if (review->meeting != DAY_NONE && review->decision != DAY_NONE && review->decision < review->meeting)
        row_found(at, RULE_DECISION_BEFORE_MEETING);
    if (review->meeting != DAY_NONE && ceased != DAY_NONE && review->meeting > ceased)
        row_found(at, RULE_REVIEW_AFTER_CEASING);
}

/* Done in its order: neither open nor a contradiction, so there is nothing to look for. Most are. */
static bool is_done(const struct clock *clock, const struct case_days *days)
{
    int32_t start = days->at[clock->start];
    return start == DAY_NONE || (days->at[clock->end] != DAY_NONE && days->at[clock->end] >= start);
}

static void look_at_clocks(struct book *book, const struct review_record *review)
{
    struct work_place place = {.kind = WORK_PLAN, .place = review->plan};
    struct case_days days;
    struct instance instance;
    review_days(book, review, &days);
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        if (clocks[clock].subject == SUBJECT_REVIEW && !is_done(&clocks[clock], &days))
            book_look(book, clock, &days, place, &instance);
}

void tell_reviews(const struct book *book, const struct telling *telling)
{
    const struct records *records = &book->records;
    for (uint32_t place = 0; place < records->reviews.count; place++) {
        struct review_record review = kept_review(&records->reviews, place);
        struct case_days days;
        struct instance instance;
        review_days(book, &review, &days);
        if (clock_instance(&book->clocks[telling->clock], &days, &instance) != INSTANCE_THERE)
            continue;
        struct case_categories categories = categories_of(&records->plans[review.plan].traits);
        struct told told = {&instance, &categories, false, review_place(&records->reviews, review.plan, place)};
        if (!telling->take(telling->context, &told))
            return;
    }
}

/* One person's voice at a review held: taken part or given, or nothing recorded at all. */
static unsigned voice_bits(const struct book *book, uint8_t participation, unsigned voice, enum family_measure_id heard,
                           enum family_measure_id unrecorded)
{
    bool took_part = participation == PARTICIPATION_ATTENDED || participation == PARTICIPATION_CONTRIBUTED;
    if (took_part || (voice & VOICE_GIVEN))
        return book->family_bits[heard];
    return participation == CODE_NONE && !(voice & VOICE_ANY) ? book->family_bits[unrecorded] : 0;
}

static struct review_voice meet_voice(struct book *book, int64_t review_id, enum review_met met)
{
    struct records *records = &book->records;
    struct review_voice none = {.rows = 0};
    if (records->review_voice_count == 0)
        return none;
    uint32_t place = key_index_find(&records->review_voice_index, review_id);
    if (place == ROW_NONE)
        return none;
    records->review_voices[place].met = (uint8_t)met;
    return records->review_voices[place];
}

static void count_voices(const struct row *at, const struct frame *frame, size_t row,
                         const struct review_record *review, const struct review_voice *voice,
                         const struct case_categories *categories)
{
    uint8_t child = row_code(at, CODES_PARTICIPATION, frame->columns[REVIEW_CHILD].text[row]);
    uint8_t parent = row_code(at, CODES_PARTICIPATION, frame->columns[REVIEW_PARENT].text[row]);
    if (review->meeting == DAY_NONE)
        return;
    struct work_place place = {.kind = WORK_PLAN, .place = review->plan, .row = at->key};
    unsigned numerators =
        voice_bits(at->book, child, voice->of_child, FAMILY_VOICE_CHILD_REVIEW, FAMILY_VOICE_CHILD_REVIEW_UNRECORDED) |
        voice_bits(at->book, parent, voice->of_parent, FAMILY_VOICE_PARENT_REVIEW,
                   FAMILY_VOICE_PARENT_REVIEW_UNRECORDED);
    book_share(at->book, POPULATION_REVIEWS_HELD, review->meeting, categories, numerators, place);
}

static void keep_for_cycles(struct records *records, struct review_record *review)
{
    struct plan_record *plan = &records->plans[review->plan];
    review->older = plan->newest_review;
    plan->newest_review = records->reviews.count + 1; /* where it will be kept */
}

/* The obligation to review, and the voice in it, are those of the annual review and of the phase transfer. */
static void count_as_annual(const struct row *at, const struct frame *frame, size_t row, struct review_record *review,
                            const struct review_voice *voice)
{
    struct records *records = &at->book->records;
    struct case_categories categories = categories_of(&records->plans[review->plan].traits);
    keep_for_cycles(records, review);
    count_voices(at, frame, row, review, voice, &categories);
}

static enum aside_reason take_review(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_REVIEW, frame->columns[REVIEW_ID].number[row]};
    uint32_t plan;
    enum aside_reason aside = find_plan(book, frame->columns[REVIEW_PLAN].number[row], &plan);
    if (aside == ASIDE_ORPHAN)
        return aside;
    struct review_voice voice = meet_voice(book, at.key, aside == ASIDE_NOT ? REVIEW_MET : REVIEW_MET_ELSEWHERE);
    if (aside != ASIDE_NOT)
        return aside;
    uint8_t kind = row_code(&at, CODES_REVIEW_KIND, frame->columns[REVIEW_KIND_OF].text[row]);
    struct review_record review = read_review(&at, frame, row, plan);
    read_transfer(&at, frame, row, plan);
    find_contradictions(&at, &review, records->plans[plan].ceased);
    look_at_clocks(book, &review);
    if (kind == REVIEW_ANNUAL || kind == REVIEW_PHASE_TRANSFER)
        count_as_annual(&at, frame, row, &review, &voice);
    if (records->reviews.ids)
        records->reviews.ids[records->reviews.count] = at.key;
    keep_review(&records->reviews, &review);
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

static void finish_reviews(struct book *book)
{
    settle_voices(book);
    sort_transfers(&book->records);
}

const struct reader reader_of_review = {{"review_id", "plan_id", "kind", "meeting_date", "report_date", "outcome",
                                         "decision_date", "amendment_notice_date", "final_plan_date",
                                         "phase_transfer_due_date", "phase_transfer_final_date", "child_participation",
                                         "parent_participation"},
                                        begin_reviews,
                                        take_review,
                                        finish_reviews};

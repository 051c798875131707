/* Audits of plans, their scores by criterion, and the audits that were scored twice. */
#include "base/growing.h"
#include "core/records/audit_scores.h"
#include "core/records/book.h"

enum { AUDIT_ID, AUDIT_PLAN, AUDIT_DATE, AUDIT_AGENCY, AUDIT_SAMPLE, AUDIT_SECOND_OF, AUDIT_OVERALL };
enum { SOUND = 2 };

static void begin_audits(struct book *book, uint64_t rows)
{
    struct records *records = &book->records;
    records->audits = ARENA_NEW(book->arena, rows, struct audit_record);
    key_index_init(&records->audit_index, &book->index_arena, rows, &records->audits[0].id, sizeof records->audits[0]);
}

/* A first audit of a random sample. */
static bool counts(const struct audit_record *audit)
{
    return audit_is_first(audit) && audit->sample == SAMPLE_RANDOM;
}

static struct work_place audit_place(const struct audit_record *audit)
{
    return (struct work_place){.kind = WORK_PLAN, .place = audit->plan, .row = audit->id};
}

static enum aside_reason take_audit(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_AUDIT, frame->columns[AUDIT_ID].number[row]};
    uint32_t place;
    enum aside_reason aside = find_plan(book, frame->columns[AUDIT_PLAN].number[row], &place);
    if (aside == ASIDE_ORPHAN)
        return aside;
    struct audit_record *audit = &records->audits[records->audit_count];
    *audit = (struct audit_record){
        .id = at.key,
        .second_of = frame->columns[AUDIT_SECOND_OF].number[row],
        .plan = place,
        .audited = row_event(&at, frame->columns[AUDIT_DATE].day[row]),
        .first = ROW_NONE,
        .agency = row_code(&at, CODES_AGENCY, frame->columns[AUDIT_AGENCY].text[row]),
        .sample = row_code(&at, CODES_SAMPLE, frame->columns[AUDIT_SAMPLE].text[row]),
        .overall = (int8_t)row_number(&at, frame->columns[AUDIT_OVERALL].number[row], 0, 3),
    };
    key_index_add(&records->audit_index, records->audit_count++);
    if (aside != ASIDE_NOT)
        return aside;
    struct case_categories categories = categories_of(&records->plans[place].traits);
    if (counts(audit))
        book_share(book, POPULATION_AUDITS, audit->audited, &categories,
                   audit->overall >= SOUND ? book->family_bits[FAMILY_QA_OVERALL_SOUND] : 0, audit_place(audit));
    return ASIDE_NOT;
}

static bool scored(const struct book *book, const struct audit_record *audit)
{
    return audit->audited != DAY_NONE && audit->overall >= 0 &&
           !(book->records.plans[audit->plan].flags & PLAN_ELSEWHERE);
}

static void pair_audits(struct book *book)
{
    struct records *records = &book->records;
    size_t room = 0;
    for (uint32_t i = 0; i < records->audit_count; i++) {
        struct audit_record *second = &records->audits[i];
        uint32_t place =
            second->second_of == NUMBER_NONE ? ROW_NONE : key_index_find(&records->audit_index, second->second_of);
        second->first = place;
        if (place == ROW_NONE || !scored(book, second) || !scored(book, &records->audits[place]))
            continue;
        book->audit_pairs =
            growing(book->arena, book->audit_pairs, book->audit_pair_count, &room, sizeof book->audit_pairs[0]);
        book->audit_pairs[book->audit_pair_count++] =
            (struct audit_pair){second->audited, categories_of(&records->plans[second->plan].traits),
                                (uint8_t)records->audits[place].overall, (uint8_t)second->overall};
    }
}

const struct reader reader_of_audit = {
    {"audit_id", "plan_id", "audited_date", "agency", "sample", "second_of", "overall"}, begin_audits, take_audit, pair_audits};

enum { SCORE_AUDIT, SCORE_CRITERION, SCORE_VALUE };

static enum aside_reason take_score(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_AUDIT_SCORE, frame->columns[SCORE_AUDIT].number[row]};
    uint32_t place = records->audit_count ? key_index_find(&records->audit_index, at.key) : ROW_NONE;
    if (place == ROW_NONE)
        return ASIDE_ORPHAN;
    struct audit_record *audit = &records->audits[place];
    const struct plan_record *plan = &records->plans[audit->plan];
    if (plan->flags & PLAN_ELSEWHERE)
        return ASIDE_OTHER_AUTHORITY;
    struct case_categories categories = categories_of(&plan->traits);
    categories.of[BREAKDOWN_CRITERION] = row_code(&at, CODES_CRITERION, frame->columns[SCORE_CRITERION].text[row]);
    int score = row_number(&at, frame->columns[SCORE_VALUE].number[row], 0, 3);
    audit_scores_put(audit, categories.of[BREAKDOWN_CRITERION], score);
    if (counts(audit))
        book_share(book, POPULATION_AUDIT_SCORES, audit->audited, &categories,
                   score >= SOUND ? book->family_bits[FAMILY_QA_SOUND] : 0, audit_place(audit));
    return ASIDE_NOT;
}

const struct reader reader_of_audit_score = {{"audit_id", "criterion", "score"}, NULL, take_score, NULL};

/* Requests, their assessments and needs; when the needs are in, the shares of requests and assessments. */
#include "core/records/book.h"
#include "core/records/request_days.h"

enum {
    REQUEST_ID,
    REQUEST_PERSON,
    REQUEST_AUTHORITY,
    REQUEST_RECEIVED,
    REQUEST_SOURCE,
    REQUEST_YOUTH_ACCOMMODATION,
    REQUEST_OUTCOME,
    REQUEST_OUTCOME_DATE,
    REQUEST_EXCEPTION,
    REQUEST_MEDIATION,
    REQUEST_TRIBUNAL,
    REQUEST_WITHDRAWN_DATE,
    REQUEST_EXPORTED_TO,
    REQUEST_TEAM,
    REQUEST_SETTING
};

static void begin_requests(struct book *book, uint64_t rows)
{
    struct records *records = &book->records;
    records->requests = ARENA_NEW(book->arena, rows, struct request_record);
    if (records->setting_count > 0)
        records->request_settings = ARENA_NEW(book->arena, rows, uint32_t);
    key_index_init(&records->request_index, &book->index_arena, rows, &records->requests[0].id,
                   sizeof records->requests[0]);
}

/* An outcome whose own date is after as_of is not made yet. */
static uint8_t outcome_made(const struct book *book, uint8_t outcome, int32_t outcome_date, int32_t withdrawn_date)
{
    bool decided = outcome == OUTCOME_YES || outcome == OUTCOME_NO;
    if (decided && after_as_of(book, outcome_date))
        return OUTCOME_AWAITED;
    if (outcome == OUTCOME_WITHDRAWN && after_as_of(book, withdrawn_date))
        return OUTCOME_AWAITED;
    return outcome;
}

static void find_missing_dates(const struct row *at, uint8_t outcome, int32_t decided, int32_t withdrawn,
                               bool yes_needs_date)
{
    if (decided == DAY_NONE && (outcome == OUTCOME_NO || (outcome == OUTCOME_YES && yes_needs_date)))
        row_found(at, RULE_OUTCOME_WITHOUT_DATE);
    if (outcome == OUTCOME_WITHDRAWN && withdrawn == DAY_NONE)
        row_found(at, RULE_WITHDRAWN_WITHOUT_DATE);
}

static void read_person(const struct row *at, const struct person_record *person, struct request_record *request)
{
    int32_t birth = person->birth;
    read_person_traits(&request->traits, person);
    if (birth == DAY_NONE || request->received == DAY_NONE)
        return;
    if (birth > request->received)
        row_found(at, RULE_BIRTH_AFTER_RECEIVED);
    else if (age_band(birth, request->received) == CATEGORY_NOT_RECORDED)
        row_found(at, RULE_AGE_OUT_OF_RANGE);
}

static void read_request_dates(const struct row *at, const struct frame *frame, size_t row,
                               struct request_record *request)
{
    int32_t outcome_date = frame->columns[REQUEST_OUTCOME_DATE].day[row];
    int32_t withdrawn_date = frame->columns[REQUEST_WITHDRAWN_DATE].day[row];
    uint8_t outcome = row_code(at, CODES_OUTCOME, frame->columns[REQUEST_OUTCOME].text[row]);
    request->outcome = outcome_made(at->book, outcome, outcome_date, withdrawn_date) & OUTCOME_BITS;
    request->received = row_event(at, frame->columns[REQUEST_RECEIVED].day[row]);
    request->decided = row_event(at, outcome_date);
    request->withdrawn = row_event(at, withdrawn_date);
    request->assessment_decided = DAY_NONE;
    request->assessment_withdrawn = DAY_NONE;
    request->draft = DAY_NONE;
    if (frame->columns[REQUEST_RECEIVED].day[row] == DAY_NONE && outcome != OUTCOME_HISTORICAL)
        row_found(at, RULE_RECEIVED_MISSING);
    find_missing_dates(at, request->outcome, request->decided, request->withdrawn, true);
}

/* A column that is yes or no, and what is set where it is yes. */
struct flag_column {
    int column;
    unsigned flags;
};

static const struct flag_column request_columns[] = {
    {REQUEST_YOUTH_ACCOMMODATION, REQUEST_IN_YOUTH_ACCOMMODATION},
    {REQUEST_MEDIATION, REQUEST_MEDIATED | REQUEST_DISPUTED},
    {REQUEST_TRIBUNAL, REQUEST_APPEALED | REQUEST_DISPUTED},
};

static unsigned flags_set(const struct frame *frame, size_t row, const struct flag_column *columns, size_t count)
{
    unsigned flags = 0;
    for (size_t i = 0; i < count; i++)
        if (frame->columns[columns[i].column].truth[row] == TRUTH_YES)
            flags |= columns[i].flags;
    return flags;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static uint16_t request_flags(const struct row *at, const struct frame *frame, size_t row)
{
    unsigned flags = 0;
    if (frame->columns[REQUEST_EXPORTED_TO].text[row].bytes)
        flags |= REQUEST_EXPORTED;
    if (row_code(at, CODES_EXCEPTION, frame->columns[REQUEST_EXCEPTION].text[row]) != CODE_NONE)
        flags |= REQUEST_EXCEPTED;
    flags |= flags_set(frame, row, request_columns, COUNT(request_columns));
    return (uint16_t)flags;
}

static void read_request_traits(const struct row *at, const struct frame *frame, size_t row, struct case_traits *traits)
{
    int source = row_number(at, frame->columns[REQUEST_SOURCE].number[row], 1, 5);
    traits->source = source < 0 ? CATEGORY_NOT_RECORDED : (uint8_t)source;
    traits->team = row_category(at, BREAKDOWN_TEAM, frame->columns[REQUEST_TEAM].text[row]);
    traits->authority = row_category(at, BREAKDOWN_AUTHORITY, frame->columns[REQUEST_AUTHORITY].text[row]);
}

/* The setting is kept beside the records: few relations have one. */
static void read_setting(const struct row *at, const struct frame *frame, size_t row, struct records *records)
{
    uint32_t setting = row_setting(at, frame->columns[REQUEST_SETTING].number[row]);
    records->requests[records->request_count].traits.phase = setting_phase(at->book, setting);
    if (records->request_settings)
        records->request_settings[records->request_count] = setting;
}

static enum aside_reason take_request(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_REQUEST, frame->columns[REQUEST_ID].number[row]};
    uint32_t person = key_index_find(&records->person_index, frame->columns[REQUEST_PERSON].number[row]);
    if (person == ROW_NONE)
        return ASIDE_ORPHAN;
    struct request_record *request = &records->requests[records->request_count];
    request->id = at.key;
    read_request_dates(&at, frame, row, request);
    read_person(&at, &records->persons[person], request);
    read_request_traits(&at, frame, row, &request->traits);
    read_setting(&at, frame, row, records);
    request->flags = request_flags(&at, frame, row);
    bool elsewhere = row_elsewhere(&at, request->traits.authority);
    if (elsewhere)
        request->flags |= REQUEST_ELSEWHERE;
    key_index_add(&records->request_index, records->request_count++);
    return elsewhere ? ASIDE_OTHER_AUTHORITY : ASIDE_NOT;
}

const struct reader reader_of_request = {{"request_id", "person_id", "local_authority", "received_date", "source",
                                          "in_youth_accommodation", "outcome", "outcome_date", "exception", "mediation", "tribunal",
                                          "withdrawn_date", "exported_to", "team", "setting_urn"},
                                         begin_requests,
                                         take_request,
                                         NULL};

enum {
    ASSESSMENT_REQUEST,
    ASSESSMENT_OUTCOME,
    ASSESSMENT_OUTCOME_DATE,
    ASSESSMENT_WITHDRAWN_DATE,
    ASSESSMENT_WEEK20,
    ASSESSMENT_EXCEPTION,
    ASSESSMENT_DRAFT_DATE,
    ASSESSMENT_MEDIATION,
    ASSESSMENT_TRIBUNAL,
    ASSESSMENT_OTHER_MEDIATION,
    ASSESSMENT_OTHER_TRIBUNAL
};

static const struct flag_column assessment_columns[] = {
    {ASSESSMENT_MEDIATION, REQUEST_ISSUE_MEDIATED | REQUEST_DISPUTED},
    {ASSESSMENT_TRIBUNAL, REQUEST_ISSUE_APPEALED | REQUEST_DISPUTED},
    {ASSESSMENT_OTHER_MEDIATION, REQUEST_OTHER_MEDIATED | REQUEST_DISPUTED},
    {ASSESSMENT_OTHER_TRIBUNAL, REQUEST_OTHER_APPEALED | REQUEST_DISPUTED},
};

static unsigned assessment_flags(const struct row *at, const struct frame *frame, size_t row)
{
    unsigned flags = 0;
    bool lettered = row_code(at, CODES_EXCEPTION, frame->columns[ASSESSMENT_EXCEPTION].text[row]) != CODE_NONE;
    if (lettered || frame->columns[ASSESSMENT_WEEK20].truth[row] == TRUTH_YES)
        flags |= REQUEST_PLAN_EXCEPTED;
    return flags | flags_set(frame, row, assessment_columns, COUNT(assessment_columns));
}

static enum aside_reason take_assessment(struct book *book, const struct frame *frame, size_t row)
{
    struct row at = {book, RELATION_ASSESSMENT, frame->columns[ASSESSMENT_REQUEST].number[row]};
    uint32_t place;
    enum aside_reason aside = find_request(book, at.key, &place);
    if (aside != ASIDE_NOT)
        return aside;
    struct request_record *request = &book->records.requests[place];
    int32_t outcome_date = frame->columns[ASSESSMENT_OUTCOME_DATE].day[row];
    int32_t withdrawn_date = frame->columns[ASSESSMENT_WITHDRAWN_DATE].day[row];
    uint8_t outcome = row_code(&at, CODES_OUTCOME, frame->columns[ASSESSMENT_OUTCOME].text[row]);
    request->assessment_outcome = outcome_made(book, outcome, outcome_date, withdrawn_date) & OUTCOME_BITS;
    request->assessment_decided = row_event(&at, outcome_date);
    request->assessment_withdrawn = row_event(&at, withdrawn_date);
    request->draft = row_event(&at, frame->columns[ASSESSMENT_DRAFT_DATE].day[row]);
    request->flags |= (uint16_t)assessment_flags(&at, frame, row);
    find_missing_dates(&at, request->assessment_outcome, request->assessment_decided, request->assessment_withdrawn,
                       false);
    if (request->outcome == OUTCOME_NO && request->assessment_outcome == OUTCOME_YES)
        row_found(&at, RULE_ASSESSMENT_AFTER_REFUSAL);
    return ASIDE_NOT;
}

const struct reader reader_of_assessment = {{"request_id", "outcome", "outcome_date", "withdrawn_date", "week20",
                                             "exception", "draft_plan_date", "mediation", "tribunal", "other_mediation",
                                             "other_tribunal"},
                                            NULL,
                                            take_assessment,
                                            NULL};

enum { NEED_REQUEST, NEED_RANK, NEED_CODE };

static enum aside_reason take_sen_need(struct book *book, const struct frame *frame, size_t row)
{
    struct row at = {book, RELATION_SEN_NEED, frame->columns[NEED_REQUEST].number[row]};
    uint32_t place;
    enum aside_reason aside = find_request(book, at.key, &place);
    if (aside != ASIDE_NOT)
        return aside;
    uint8_t need = row_code(&at, CODES_NEED, frame->columns[NEED_CODE].text[row]);
    int rank = row_number(&at, frame->columns[NEED_RANK].number[row], 1, 2);
    if (rank == 1)
        book->records.requests[place].traits.need = need;
    if (rank == 2)
        book->records.requests[place].traits.second_need = need;
    return ASIDE_NOT;
}

void tell_requests(const struct book *book, const struct telling *telling)
{
    const struct records *records = &book->records;
    for (uint32_t place = 0; place < records->request_count; place++) {
        const struct request_record *request = &records->requests[place];
        struct case_days days;
        struct instance instance;
        request_days(request, &days);
        if (request->flags & REQUEST_ELSEWHERE ||
            clock_instance(&book->clocks[telling->clock], &days, &instance) != INSTANCE_THERE)
            continue;
        struct case_categories categories = categories_of(&request->traits);
        struct told told = {&instance, &categories, request->flags & REQUEST_DISPUTED,
                            {.kind = WORK_REQUEST, .place = place, .row = NUMBER_NONE}};
        if (!telling->take(telling->context, &told))
            return;
    }
}

static void look_at_clocks(struct book *book, uint32_t place, const struct case_days *days)
{
    struct work_place work = {.kind = WORK_REQUEST, .place = place};
    struct instance instance;
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        if (clocks[clock].subject == SUBJECT_REQUEST)
            book_look(book, clock, days, work, &instance);
}

static void count_request_families(struct book *book, const struct request_record *request,
                                   const struct case_categories *categories, struct work_place place)
{
    if (request->outcome == OUTCOME_HISTORICAL || request->received == DAY_NONE)
        return;
    unsigned numerators = 0;
    if (request->outcome == OUTCOME_NO)
        numerators = book->family_bits[FAMILY_REQUEST_REFUSED];
    if (request->outcome == OUTCOME_WITHDRAWN)
        numerators = book->family_bits[FAMILY_REQUEST_WITHDRAWN];
    book_share(book, POPULATION_REQUESTS, request->received, categories, numerators, place);
}

static void count_not_issued(struct book *book, const struct request_record *request, const struct case_days *days,
                             const struct case_categories *categories, struct work_place place)
{
    bool decided = request->assessment_outcome == OUTCOME_YES || request->assessment_outcome == OUTCOME_NO;
    if (!decided || request->assessment_decided == DAY_NONE || request->received == DAY_NONE ||
        !(days->conditions & NEEDS_PLAN_CLOCK))
        return;
    bool not_issued = request->assessment_outcome == OUTCOME_NO;
    book_share(book, POPULATION_ASSESSMENTS_DECIDED, request->assessment_decided, categories,
               not_issued ? book->family_bits[FAMILY_ASSESSMENT_NOT_ISSUED] : 0, place);
}

static void count_request(struct book *book, uint32_t place)
{
    const struct request_record *request = &book->records.requests[place];
    if (request->flags & REQUEST_ELSEWHERE)
        return;
    struct case_days days;
    struct case_categories categories = categories_of(&request->traits);
    request_days(request, &days);
    look_at_clocks(book, place, &days);
    struct work_place work = {.kind = WORK_REQUEST, .place = place, .row = NUMBER_NONE};
    count_request_families(book, request, &categories, work);
    count_not_issued(book, request, &days, &categories, work);
}

void count_requests(struct book *book, uint32_t most)
{
    for (; most > 0 && book->requests_counted < book->records.request_count; most--)
        count_request(book, book->requests_counted++);
}

const struct reader reader_of_sen_need = {{"request_id", "rank", "need"}, NULL, take_sen_need, NULL};

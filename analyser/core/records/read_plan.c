/* Plans: kept until the reviews are in, when their cycles are counted. */
#include "core/records/book.h"

enum {
    PLAN_ID,
    PLAN_PERSON,
    PLAN_REQUEST,
    PLAN_AUTHORITY,
    PLAN_FIRST_MADE,
    PLAN_START,
    PLAN_CEASE,
    PLAN_TRANSFERRED,
    PLAN_TEAM,
    PLAN_SETTING
};

static void begin_plans(struct book *book, uint64_t rows)
{
    struct records *records = &book->records;
    records->plans = ARENA_NEW(book->arena, rows, struct plan_record);
    if (book->options.plan_text)
        records->plan_persons = ARENA_NEW(book->arena, rows, uint32_t);
    if (book->options.plan_text && book->options.plan_text->names)
        records->plan_called = ARENA_NEW(book->arena, rows, struct plan_called);
    key_index_init(&records->plan_index, &book->index_arena, rows, &records->plans[0].id, sizeof records->plans[0]);
}

/* The need and the source come through the plan's request. */
static void read_request(const struct row *at, int64_t request_id, struct plan_record *plan)
{
    uint32_t place;
    plan->request = ROW_NONE;
    if (request_id == NUMBER_NONE)
        return;
    enum aside_reason aside = find_request(at->book, request_id, &place);
    if (aside == ASIDE_ORPHAN)
        row_found(at, RULE_PLAN_REQUEST_MISSING);
    if (aside != ASIDE_NOT)
        return;
    plan->request = place;
    plan->traits.need = at->book->records.requests[place].traits.need;
    plan->traits.second_need = at->book->records.requests[place].traits.second_need;
    plan->traits.source = at->book->records.requests[place].traits.source;
}

static void read_dates(const struct row *at, const struct frame *frame, size_t row, struct plan_record *plan)
{
    int32_t first_made = row_event(at, frame->columns[PLAN_FIRST_MADE].day[row]);
    int32_t start = row_event(at, frame->columns[PLAN_START].day[row]);
    plan->anchor = first_made != DAY_NONE ? first_made : start;
    plan->ceased = row_event(at, frame->columns[PLAN_CEASE].day[row]);
    plan->transferred = row_event(at, frame->columns[PLAN_TRANSFERRED].day[row]);
    bool neither =
        frame->columns[PLAN_FIRST_MADE].day[row] == DAY_NONE && frame->columns[PLAN_START].day[row] == DAY_NONE;
    if (neither)
        row_found(at, RULE_PLAN_WITHOUT_ANCHOR);
    if (plan->anchor != DAY_NONE && plan->ceased != DAY_NONE && plan->ceased < plan->anchor)
        row_found(at, RULE_CEASED_BEFORE_MADE);
    if (plan->anchor != DAY_NONE && plan->traits.birth != DAY_NONE &&
        age_band(plan->traits.birth, plan->anchor) == CATEGORY_NOT_RECORDED)
        row_found(at, RULE_AGE_OUT_OF_RANGE);
}

static void note_live(struct person_record *person, const struct plan_record *plan)
{
    if (plan->anchor != DAY_NONE && plan->ceased == DAY_NONE && person->live_plans < UINT8_MAX)
        person->live_plans++;
}

static struct plan_called called(const struct plan_names *names, int64_t setting_urn, int64_t person_id)
{
    return (struct plan_called){plan_names_of(names, NAME_SETTING, setting_urn),
                                plan_names_of(names, NAME_FORENAME, person_id)};
}

static enum aside_reason take_plan(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_PLAN, frame->columns[PLAN_ID].number[row]};
    uint32_t person = key_index_find(&records->person_index, frame->columns[PLAN_PERSON].number[row]);
    if (person == ROW_NONE)
        return ASIDE_ORPHAN;
    struct plan_record *plan = &records->plans[records->plan_count];
    plan->id = at.key;
    read_person_traits(&plan->traits, &records->persons[person]);
    if (records->plan_persons)
        records->plan_persons[records->plan_count] = person;
    if (records->plan_called)
        records->plan_called[records->plan_count] =
            called(book->options.plan_text->names, frame->columns[PLAN_SETTING].number[row],
                   frame->columns[PLAN_PERSON].number[row]);
    read_dates(&at, frame, row, plan);
    read_request(&at, frame->columns[PLAN_REQUEST].number[row], plan);
    plan->traits.team = row_category(&at, BREAKDOWN_TEAM, frame->columns[PLAN_TEAM].text[row]);
    plan->traits.authority = row_category(&at, BREAKDOWN_AUTHORITY, frame->columns[PLAN_AUTHORITY].text[row]);
    plan->traits.phase = setting_phase(book, row_setting(&at, frame->columns[PLAN_SETTING].number[row]));
    bool elsewhere = row_elsewhere(&at, plan->traits.authority);
    plan->flags = elsewhere ? PLAN_ELSEWHERE : 0;
    if (!elsewhere)
        note_live(&records->persons[person], plan);
    key_index_add(&records->plan_index, records->plan_count++);
    return elsewhere ? ASIDE_OTHER_AUTHORITY : ASIDE_NOT;
}

/* The last that is asked of the persons. */
static void find_several_live(struct book *book)
{
    for (uint32_t i = 0; i < book->records.person_count; i++)
        if (book->records.persons[i].live_plans > 1)
            quality_found(&book->quality, RULE_SEVERAL_LIVE_PLANS, RELATION_PERSON, book->records.persons[i].id);
    book->records.person_count = 0;
    arena_free(&book->person_arena);
}

const struct reader reader_of_plan = {{"plan_id", "person_id", "request_id", "local_authority", "first_made_date",
                                       "start_date", "cease_date", "transferred_date", "team", "setting_urn"},
                                      begin_plans,
                                      take_plan,
                                      find_several_live};

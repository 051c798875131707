/* Tribunal orders. */
#include "core/records/book.h"

enum { ORDER_ID, ORDER_REQUEST, ORDER_PLAN, ORDER_KIND, ORDER_DATE, ORDER_COMPLIED, ORDER_EXCEPTION };

/* The request's place and the plan's, by the ids given; ASIDE_ORPHAN if one that is given does not exist. */
static enum aside_reason find_case(struct records *records, int64_t request_id, int64_t plan_id,
                                   struct work_place *found)
{
    uint32_t request = request_id == NUMBER_NONE ? ROW_NONE : key_index_find(&records->request_index, request_id);
    uint32_t plan = plan_id == NUMBER_NONE ? ROW_NONE : key_index_find(&records->plan_index, plan_id);
    *found = (struct work_place){.kind = WORK_NEITHER};
    if ((request_id != NUMBER_NONE && request == ROW_NONE) || (plan_id != NUMBER_NONE && plan == ROW_NONE))
        return ASIDE_ORPHAN;
    bool elsewhere = (request != ROW_NONE && records->requests[request].flags & REQUEST_ELSEWHERE) ||
                     (plan != ROW_NONE && records->plans[plan].flags & PLAN_ELSEWHERE);
    if (elsewhere)
        return ASIDE_OTHER_AUTHORITY;
    if (request != ROW_NONE)
        *found = (struct work_place){.kind = WORK_REQUEST, .place = request};
    else if (plan != ROW_NONE)
        *found = (struct work_place){.kind = WORK_PLAN, .place = plan};
    return ASIDE_NOT;
}

static enum aside_reason take_order(struct book *book, const struct frame *frame, size_t row)
{
    struct row at = {book, RELATION_TRIBUNAL_ORDER, frame->columns[ORDER_ID].number[row]};
    struct work_place found;
    enum aside_reason aside = find_case(&book->records, frame->columns[ORDER_REQUEST].number[row],
                                        frame->columns[ORDER_PLAN].number[row], &found);
    uint8_t kind = row_code(&at, CODES_ORDER_KIND, frame->columns[ORDER_KIND].text[row]);
    if (aside != ASIDE_NOT || kind == CODE_NONE)
        return aside;
    bool excepted = frame->columns[ORDER_EXCEPTION].truth[row] == TRUTH_YES;
    struct case_days days = {.conditions = excepted ? EXCEPTED_ORDER : 0};
    days.at[MOMENT_NEVER] = DAY_NONE;
    days.at[MOMENT_ORDERED] = row_event(&at, frame->columns[ORDER_DATE].day[row]);
    days.at[MOMENT_COMPLIED] = row_event(&at, frame->columns[ORDER_COMPLIED].day[row]);
    enum clock_id clock = (enum clock_id)(CLOCK_TR_ASSESS2 + kind - 1);
    found.row = at.key;
    struct case_categories categories = place_categories(book, &found);
    book_count(book, clock, &days, &categories, found);
    return ASIDE_NOT;
}

const struct reader reader_of_tribunal_order = {
    {"order_id", "request_id", "plan_id", "kind", "order_date", "complied_date", "exception"}, NULL, take_order, NULL};

/* Plans that became late in the latest 12 months: few enough to keep what each waited for. */
#include <stdlib.h>

#include "base/day.h"
#include "core/records/book.h"
#include "core/records/request_days.h"

static bool is_late(const struct book *book, const struct request_record *request)
{
    struct instance plan20;
    if (request->flags & REQUEST_ELSEWHERE || !request_plan_instance(request, &plan20) || plan20.closed != DAY_NONE)
        return false;
    int32_t stop = plan20.end != DAY_NONE ? plan20.end : book->as_of;
    return stop > plan20.due && stop > day_add_months(book->as_of, -12);
}

/* Beside the requests, which others are reading by now. */
static bool is_marked(const struct book *book, uint32_t request)
{
    return ((uint32_t)book->late_plans[request / 8] >> request % 8 & 1U) != 0;
}

void find_late_plans(struct book *book)
{
    const struct records *records = &book->records;
    uint32_t count = 0;
    book->late_plans = ARENA_NEW(book->arena, records->request_count / 8 + 1, uint8_t);
    for (uint32_t i = 0; i < records->request_count; i++) {
        if (!is_late(book, &records->requests[i]))
            continue;
        book->late_plans[i / 8] = (uint8_t)(book->late_plans[i / 8] | 1U << i % 8);
        count++;
    }
    book->last_advices = ARENA_NEW(book->arena, count + 1, struct last_advice);
    for (uint32_t i = 0; i < records->request_count; i++)
        if (is_marked(book, i))
            book->last_advices[book->last_advice_count++].request = i;
}

static int by_request(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = ((const struct last_advice *)b)->request;
    return (x > y) - (x < y);
}

struct last_advice *last_advice_of(const struct book *book, uint32_t request)
{
    if (!book->last_advices || !is_marked(book, request))
        return NULL;
    return bsearch(&request, book->last_advices, book->last_advice_count, sizeof book->last_advices[0], by_request);
}

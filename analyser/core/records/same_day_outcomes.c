/* Many outcomes on one day are more likely a date filled in by a system than decisions (sen2.md 2.3, D12). */
#include "core/records/book.h"

enum { BULK_LEAST = 20, BULK_TIMES_USUAL = 8 };

typedef int32_t outcome_day(const struct request_record *request);

static int32_t request_outcome_day(const struct request_record *request)
{
    bool decided = request->outcome == OUTCOME_YES || request->outcome == OUTCOME_NO;
    return decided && !(request->flags & REQUEST_ELSEWHERE) ? request->decided : DAY_NONE;
}

static int32_t assessment_outcome_day(const struct request_record *request)
{
    return request->flags & REQUEST_ELSEWHERE ? DAY_NONE : request->assessment_decided;
}

/* The example key is the day as a number: 20230331. */
static int64_t day_key(int32_t day)
{
    struct civil civil = day_civil(day);
    return civil.year * 10000 + civil.month * 100 + civil.day;
}

static void find_bulk_days(struct book *book, const uint32_t *counts, int32_t first, size_t days,
                           enum relation_id relation)
{
    uint64_t outcomes = 0;
    uint64_t active = 0;
    for (size_t i = 0; i < days; i++) {
        outcomes += counts[i];
        active += counts[i] > 0;
    }
    for (size_t i = 0; i < days; i++)
        if (counts[i] >= BULK_LEAST && counts[i] * active > BULK_TIMES_USUAL * outcomes)
            for (uint32_t n = 0; n < counts[i]; n++)
                quality_found(&book->quality, RULE_SAME_DAY_OUTCOMES, relation, day_key(first + (int32_t)i));
}

/* Of the ten years up to as_of. */
static void find_bulk(struct book *book, outcome_day *day_of_request, enum relation_id relation)
{
    size_t days = 3653;
    int32_t first = book->as_of - (int32_t)days + 1;
    uint32_t *counts = ARENA_NEW(book->arena, days, uint32_t);
    for (uint32_t i = 0; i < book->records.request_count; i++) {
        int32_t day = day_of_request(&book->records.requests[i]);
        if (day != DAY_NONE && day >= first)
            counts[day - first]++;
    }
    find_bulk_days(book, counts, first, days, relation);
}

void find_same_day_outcomes(struct book *book)
{
    find_bulk(book, request_outcome_day, RELATION_REQUEST);
    find_bulk(book, assessment_outcome_day, RELATION_ASSESSMENT);
}

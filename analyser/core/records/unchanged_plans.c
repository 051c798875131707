/* Plans whose text two reviews decided to amend and nobody did. */
#include <string.h>

#include "base/day.h"
#include "core/records/book.h"

/* An amended plan is due eight weeks after the notice (SEND Regs 2014 reg 22(4)): a decision younger than that may wait. */
enum { DAYS_TO_AMEND = 56 };

/* The days of the two latest decisions to amend that should have been carried out, the later first; false: there are not two. */
static bool two_decisions(const struct book *book, uint32_t plan, int32_t days[2])
{
    const struct kept_reviews *reviews = &book->records.reviews;
    int found = 0;
    for (uint32_t next = book->records.plans[plan].newest_review; next && found < 2;) {
        struct review_record review = kept_review(reviews, next - 1);
        if (review.outcome == REVIEW_AMEND && review.decision != DAY_NONE &&
            review.decision <= book->as_of - DAYS_TO_AMEND)
            days[found++] = review.decision;
        next = review.older;
    }
    return found == 2;
}

/* The version that was the plan on a day: the last up to it. */
static const struct plan_version *version_at(const struct plan_version *first, const struct plan_version *last,
                                             int32_t day)
{
    const struct plan_version *found = NULL;
    for (const struct plan_version *version = first; version <= last; version++)
        if (plan_version_day(version) <= day)
            found = version;
    return found;
}

static void judge(const struct book *book, const struct plan_version *first, struct plan_version *last)
{
    int32_t days[2];
    if (!two_decisions(book, plan_version_plan(last), days))
        return;
    int32_t earlier = days[0] < days[1] ? days[0] : days[1];
    const struct plan_version *before = version_at(first, last, earlier);
    if (!before)
        return;
    last->looked_at |= check_bit(CHECK_CURRENCY_UNCHANGED);
    if (memcmp(before->texts, last->texts, sizeof last->texts) == 0)
        last->found |= check_bit(CHECK_CURRENCY_UNCHANGED);
}

void find_unchanged(struct book *book)
{
    struct plan_versions *versions = &book->versions;
    size_t first = 0;
    for (size_t place = 0; place < versions->count; place++) {
        if (!plan_version_is_latest(versions, place))
            continue;
        judge(book, &versions->list[first], &versions->list[place]);
        first = place + 1;
    }
}

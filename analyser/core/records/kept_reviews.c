#include <stdlib.h>

#include "base/growing.h"
#include "core/records/kept_reviews.h"

void kept_reviews_begin(struct kept_reviews *kept, uint64_t most, struct arena *arena)
{
    *kept = (struct kept_reviews){.reviews = ARENA_NEW(arena, most, struct kept_review), .arena = arena};
}

static uint64_t far_key(uint32_t place, int which)
{
    return (uint64_t)place * KEPT_DAYS + (unsigned)which;
}

static uint16_t keep_day(struct kept_reviews *kept, int32_t day, int which)
{
    if (day == DAY_NONE)
        return KEPT_NONE;
    if (day > KEPT_NONE - KEPT_2000 && day < KEPT_FAR - KEPT_2000)
        return (uint16_t)(day + KEPT_2000);
    kept->far = growing(kept->arena, kept->far, kept->far_count, &kept->far_room, sizeof kept->far[0]);
    kept->far[kept->far_count++] = (struct far_day){far_key(kept->count, which), day};
    return KEPT_FAR;
}

void keep_review(struct kept_reviews *kept, const struct review_record *review)
{
    struct kept_review *place = &kept->reviews[kept->count];
    const int32_t days[KEPT_DAYS] = {review->meeting, review->report, review->decision, review->amendment_notice,
                                     review->amended_final};
    *place = (struct kept_review){.plan = review->plan & INT32_MAX,
                                  .older = review->older & INT32_MAX,
                                  .outcome_high = review->outcome >> 1 & 1U,
                                  .outcome_low = review->outcome & 1U};
    for (int which = 0; which < KEPT_DAYS; which++)
        place->days[which] = keep_day(kept, days[which], which);
    kept->count++;
}

static int by_key(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = ((const struct far_day *)b)->of;
    return (x > y) - (x < y);
}

int32_t kept_far_day(const struct kept_reviews *kept, uint32_t place, int which)
{
    uint64_t key = far_key(place, which);
    const struct far_day *found = bsearch(&key, kept->far, kept->far_count, sizeof kept->far[0], by_key);
    return found ? found->day : DAY_NONE; /* it is there: whoever keeps KEPT_FAR notes it */
}

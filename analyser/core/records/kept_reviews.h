/*
 * kept_reviews.h: the reviews of an analysis in twenty bytes each, since there are more of them than of anything else
 * that is kept. Days within some ninety years of 2000 take two bytes; others, which only broken dates give, stand in a
 * list of their own.
 */
#ifndef CORE_KEPT_REVIEWS_H
#define CORE_KEPT_REVIEWS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"

/* The days the clocks on reviews run between. Those of kind annual or phase_transfer are in a chain by plan. */
struct review_record {
    uint32_t plan;
    uint32_t older;  /* place of the plan's review in the chain before this one + 1, 0: none */
    uint8_t outcome; /* enum review_outcome, CODE_NONE where it is not recorded or not made yet */
    int32_t meeting;
    int32_t report;
    int32_t decision;
    int32_t amendment_notice;
    int32_t amended_final;
};

enum { KEPT_MEETING, KEPT_REPORT, KEPT_DECISION, KEPT_NOTICE, KEPT_FINAL, KEPT_DAYS };

struct kept_review { /* 20 bytes */
    uint32_t plan : 31;
    uint32_t outcome_high : 1; /* of two bits */
    uint32_t older : 31;
    uint32_t outcome_low : 1;
    uint16_t days[KEPT_DAYS];
};

struct far_day {
    uint64_t of; /* the place of the review, times KEPT_DAYS, and which of its days */
    int32_t day;
};

struct kept_reviews {
    struct kept_review *reviews;
    int64_t *ids; /* by place; NULL: nobody asks for cases */
    uint32_t count;
    struct far_day *far; /* in the order of the reviews */
    uint32_t far_count;
    size_t far_room;
    struct arena *arena;
};

/* How days are kept: DAY_NONE, those near in their order, and those that are not. */
enum { KEPT_NONE = 0, KEPT_2000 = 32768, KEPT_FAR = UINT16_MAX };

int32_t kept_far_day(const struct kept_reviews *kept, uint32_t place, int which);

static inline int32_t kept_day(const struct kept_reviews *kept, uint32_t place, int which)
{
    uint16_t day = kept->reviews[place].days[which];
    if (day == KEPT_NONE)
        return DAY_NONE;
    return day == KEPT_FAR ? kept_far_day(kept, place, which) : day - KEPT_2000;
}

static inline struct review_record kept_review(const struct kept_reviews *kept, uint32_t place)
{
    const struct kept_review *review = &kept->reviews[place];
    return (struct review_record){.plan = review->plan,
                                  .older = review->older,
                                  .outcome = (uint8_t)(review->outcome_high << 1 | review->outcome_low),
                                  .meeting = kept_day(kept, place, KEPT_MEETING),
                                  .report = kept_day(kept, place, KEPT_REPORT),
                                  .decision = kept_day(kept, place, KEPT_DECISION),
                                  .amendment_notice = kept_day(kept, place, KEPT_NOTICE),
                                  .amended_final = kept_day(kept, place, KEPT_FINAL)};
}

/* Room for so many. */
void kept_reviews_begin(struct kept_reviews *kept, uint64_t most, struct arena *arena);

/* At the next place, which is the count of those before. */
void keep_review(struct kept_reviews *kept, const struct review_record *review);

#endif

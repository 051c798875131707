/* naive_reviews.h: the rest of spec/clocks.md from a world: review cycles, reviews, tribunal orders. */
#ifndef UNIT_NAIVE_REVIEWS_H
#define UNIT_NAIVE_REVIEWS_H

#include "unit/naive_clocks.h"

/* The first day after `anchor` in the column, of the plan's reviews of kind annual or phase_transfer. */
static inline int64_t naive_next_review(const struct naive *naive, int64_t plan, const char *column, int64_t anchor)
{
    int64_t next = NUMBER_NONE;
    for (size_t row = 0; row < naive->world->tables[RELATION_REVIEW].rows; row++) {
        int64_t day = naive_event(naive, RELATION_REVIEW, row, column);
        if (world_number(naive->world, RELATION_REVIEW, row, "plan_id") == plan && day != NUMBER_NONE && day > anchor &&
            naive_code(naive, RELATION_REVIEW, row, "kind", "annual phase_transfer") &&
            (next == NUMBER_NONE || day < next))
            next = day;
    }
    return next;
}

static inline void naive_obligation(struct naive *naive, struct naive_instance made, int64_t transferred)
{
    bool closed_first = made.closed != NUMBER_NONE && (made.end == NUMBER_NONE || made.closed < made.end);
    bool ended = made.end != NUMBER_NONE && !closed_first;
    int64_t due = naive_twelve_months(made.start);
    if (transferred != NUMBER_NONE && ended && made.end < transferred)
        return; /* the other authority's */
    if (transferred != NUMBER_NONE && !(closed_first && made.closed < transferred)) {
        int64_t later = naive_months_later(transferred, 3);
        due = later > due ? later : due;
    }
    naive_add(naive, made, due);
}

static inline void naive_chain(struct naive *naive, size_t plan, const char *clock, const char *column)
{
    struct naive_instance made = naive_case(naive, RELATION_PLAN, plan);
    int64_t id = world_number(naive->world, RELATION_PLAN, plan, "plan_id");
    int64_t anchor = naive_event(naive, RELATION_PLAN, plan, "first_made_date");
    if (anchor == NUMBER_NONE)
        anchor = naive_event(naive, RELATION_PLAN, plan, "start_date");
    int64_t ceased = naive_event(naive, RELATION_PLAN, plan, "cease_date");
    int64_t transferred = naive_event(naive, RELATION_PLAN, plan, "transferred_date");
    made.clock = clock;
    while (anchor != NUMBER_NONE && (ceased == NUMBER_NONE || anchor < ceased)) {
        made.start = anchor;
        made.end = naive_next_review(naive, id, column, anchor);
        made.closed = ceased;
        naive_obligation(naive, made, transferred);
        anchor = made.end;
    }
}

/* From a day of the review to another; of a floor nothing closes. */
static inline void naive_review_clock(struct naive *naive, size_t row, struct naive_instance made, const char *clock,
                                      const char *from, const char *to, int days, bool floor)
{
    made.clock = clock;
    made.start = naive_event(naive, RELATION_REVIEW, row, from);
    made.end = naive_event(naive, RELATION_REVIEW, row, to);
    made.floor = floor;
    if (floor)
        made.closed = NUMBER_NONE;
    naive_add(naive, made, made.start + days);
}

static inline void naive_review(struct naive *naive, size_t row)
{
    int plan = naive_used(naive, RELATION_PLAN, "plan_id", world_number(naive->world, RELATION_REVIEW, row, "plan_id"));
    if (plan < 0)
        return;
    struct naive_instance made = naive_case(naive, RELATION_PLAN, (size_t)plan);
    const char *outcome = naive_code(naive, RELATION_REVIEW, row, "outcome", "M A C");
    made.closed = naive_event(naive, RELATION_PLAN, (size_t)plan, "cease_date");
    naive_review_clock(naive, row, made, "AR_REPORT2", "meeting_date", "report_date", 14, false);
    naive_review_clock(naive, row, made, "AR_DEC4", "meeting_date", "decision_date", 28, false);
    if (outcome && outcome[0] == 'A' && !naive_future(naive, RELATION_REVIEW, row, "decision_date")) {
        naive_review_clock(naive, row, made, "AM_NOTICE4", "meeting_date", "amendment_notice_date", 28, false);
        naive_review_clock(naive, row, made, "AM_REPS15", "amendment_notice_date", "final_plan_date", 15, true);
        naive_review_clock(naive, row, made, "AM_FINAL8", "amendment_notice_date", "final_plan_date", 56, false);
        naive_review_clock(naive, row, made, "AM_FINAL12", "meeting_date", "final_plan_date", 84, false);
    }
    int64_t due = world_number(naive->world, RELATION_REVIEW, row, "phase_transfer_due_date");
    if (due == NUMBER_NONE || due == DAY_INFINITY)
        return;
    made.clock = "PT";
    made.start = naive_months_later(due, -12);
    made.end = naive_event(naive, RELATION_REVIEW, row, "phase_transfer_final_date");
    naive_add(naive, made, due);
}

static inline void naive_order(struct naive *naive, size_t row)
{
    static const struct {
        const char *kind;
        int weeks;
    } limits[] = {{"TR_ASSESS2", 2},  {"TR_NOISSUE10", 10}, {"TR_PLAN14", 14}, {"TR_DRAFT5", 5},
                  {"TR_FINAL11", 11}, {"TR_AMEND5", 5},     {"TR_NAME2", 2}};
    const char *kind = world_text(naive->world, RELATION_TRIBUNAL_ORDER, row, "kind");
    int64_t request_id = world_number(naive->world, RELATION_TRIBUNAL_ORDER, row, "request_id");
    int64_t plan_id = world_number(naive->world, RELATION_TRIBUNAL_ORDER, row, "plan_id");
    int request = naive_used(naive, RELATION_REQUEST, "request_id", request_id);
    int plan = naive_used(naive, RELATION_PLAN, "plan_id", plan_id);
    struct naive_instance made = {.closed = NUMBER_NONE, .birth = NUMBER_NONE, .category[BREAKDOWN_ALL] = "all"};
    if ((request_id != NUMBER_NONE && request < 0) || (plan_id != NUMBER_NONE && plan < 0))
        return;
    if (request >= 0)
        made = naive_case(naive, RELATION_REQUEST, (size_t)request);
    else if (plan >= 0)
        made = naive_case(naive, RELATION_PLAN, (size_t)plan);
    made.start = naive_event(naive, RELATION_TRIBUNAL_ORDER, row, "order_date");
    made.end = naive_event(naive, RELATION_TRIBUNAL_ORDER, row, "complied_date");
    made.excepted = naive_true(naive, RELATION_TRIBUNAL_ORDER, row, "exception");
    for (size_t i = 0; kind && i < COUNT_OF(limits); i++)
        if (strcmp(kind, limits[i].kind) == 0) {
            made.clock = limits[i].kind;
            naive_add(naive, made, made.start + 7 * limits[i].weeks);
        }
}

/* Every instance of a world at as_of. The list comes from the arena. */
static inline struct naive naive_instances(const struct world *world, int32_t as_of, struct arena *arena)
{
    struct naive naive = {world, as_of, ARENA_NEW(arena, NAIVE_INSTANCES_MOST, struct naive_instance), 0};
    for (size_t row = 0; row < world->tables[RELATION_REQUEST].rows; row++)
        if (naive_used(&naive, RELATION_REQUEST, "request_id",
                       world_number(world, RELATION_REQUEST, row, "request_id")) >= 0)
            naive_request(&naive, row);
    for (size_t row = 0; row < world->tables[RELATION_PLAN].rows; row++)
        if (naive_used(&naive, RELATION_PLAN, "plan_id", world_number(world, RELATION_PLAN, row, "plan_id")) >= 0) {
            naive_chain(&naive, row, "AR12", "decision_date");
            naive_chain(&naive, row, "AR12_MEETING", "meeting_date");
        }
    for (size_t row = 0; row < world->tables[RELATION_REVIEW].rows; row++)
        naive_review(&naive, row);
    for (size_t row = 0; row < world->tables[RELATION_TRIBUNAL_ORDER].rows; row++)
        naive_order(&naive, row);
    return naive;
}

#endif

/*
 * Each plan's chain of obligations to review it, on decisions and on meetings (CFA 2014 s.44(1), spec/clocks.md
 * "AR12 obligations"), and, when all reviews are in, the shares of live plans that follow from them.
 */
#include <stdlib.h>

#include "core/book.h"
#include "core/growing.h"

enum { TRANSFER_REVIEW_MONTHS = 3 }; /* SEND Regs 2014 reg 15(5) */

/* The days that ended cycles of one plan, ascending; used again for each plan. */
struct cycle_days {
    int32_t *days;
    uint32_t count;
    uint32_t room;
};

typedef int32_t review_day(const struct review_record *review);

static int32_t decision_day(const struct review_record *review)
{
    return review->decision;
}

static int32_t meeting_day(const struct review_record *review)
{
    return review->meeting;
}

static int ascending(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static void gather(struct book *book, const struct plan_record *plan, review_day *day_of_review,
                   struct cycle_days *cycle)
{
    cycle->count = 0;
    for (uint32_t at = plan->newest_review; at; at = book->records.reviews[at - 1].older) {
        int32_t day = day_of_review(&book->records.reviews[at - 1]);
        if (day == DAY_NONE)
            continue;
        cycle->days = growing(book->arena, cycle->days, cycle->count, &cycle->room, sizeof cycle->days[0]);
        cycle->days[cycle->count++] = day;
    }
    if (cycle->count > 1)
        qsort(cycle->days, cycle->count, sizeof cycle->days[0], ascending);
}

/* The stock of plans reviewed in time: in the numerator but for the stretches in which the review was overdue. */
struct current_share {
    int32_t from;  /* in the numerator from here on */
    int32_t until; /* the plan is no longer live; DAY_NONE: it still is */
};

static void add_current(struct book *book, int32_t from, int32_t until, const struct case_categories *categories)
{
    if (until == DAY_NONE || from < until)
        family_tally_add_stock(&book->family_tallies[FAMILY_REVIEW_CURRENT], from, until, categories, SHARE_NUMERATOR);
}

static void leave_overdue_out(struct book *book, const struct instance *instance, struct current_share *share,
                              const struct case_categories *categories)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    int32_t overdue_from = instance->due + 1;
    if (over != DAY_NONE && (over <= overdue_from || over <= share->from))
        return;
    if (overdue_from > share->from)
        add_current(book, share->from, overdue_from, categories);
    share->from = over == DAY_NONE ? DAY_INFINITY : over;
}

/*
 * A transferred plan: what ended before the transfer is the other authority's; what had neither ended nor closed by
 * then is not due before three calendar months after it.
 */
static bool is_other_authoritys(const struct plan_record *plan, struct case_days *days)
{
    days->not_due_before = DAY_NONE;
    if (plan->transferred == DAY_NONE)
        return false;
    int32_t end = days->at[MOMENT_CYCLE_DONE];
    int32_t closed = days->at[MOMENT_CEASED];
    bool ends = end != DAY_NONE && (closed == DAY_NONE || end <= closed);
    if (ends && end < plan->transferred)
        return true;
    if (ends || closed == DAY_NONE || closed >= plan->transferred)
        days->not_due_before = day_add_months(plan->transferred, TRANSFER_REVIEW_MONTHS);
    return false;
}

static void count_obligation(struct book *book, enum clock_id clock, uint32_t place, int32_t anchor, int32_t done,
                             const struct case_categories *categories, struct current_share *share)
{
    const struct plan_record *plan = &book->records.plans[place];
    struct case_days days = {.conditions = 0};
    days.at[MOMENT_ANCHOR] = anchor;
    days.at[MOMENT_CYCLE_DONE] = done;
    days.at[MOMENT_CEASED] = plan->ceased;
    if (is_other_authoritys(plan, &days))
        return;
    struct work_place work = {.kind = WORK_PLAN, .place = place};
    struct instance instance;
    enum instance_outcome outcome = book_count(book, clock, &days, categories, false, work, &instance);
    if (outcome == INSTANCE_THERE && share)
        leave_overdue_out(book, &instance, share, categories);
}

/* One obligation for each review that ended one, and one that is still to be done; none from the day the plan ceased. */
static void count_chain(struct book *book, enum clock_id clock, uint32_t place, const struct cycle_days *cycle,
                        const struct case_categories *categories, struct current_share *share)
{
    const struct plan_record *plan = &book->records.plans[place];
    int32_t anchor = plan->anchor;
    for (uint32_t i = 0; i <= cycle->count; i++) {
        int32_t done = i < cycle->count ? cycle->days[i] : DAY_NONE;
        if (done != DAY_NONE && done <= anchor)
            continue;
        if (plan->ceased != DAY_NONE && anchor >= plan->ceased)
            return;
        count_obligation(book, clock, place, anchor, done, categories, share);
        anchor = done;
    }
}

static int32_t live_from(const struct plan_record *plan)
{
    return plan->transferred != DAY_NONE && plan->transferred > plan->anchor ? plan->transferred : plan->anchor;
}

/* Live on some day up to as_of. */
static bool was_live(const struct plan_record *plan)
{
    return plan->anchor != DAY_NONE && (plan->ceased == DAY_NONE || live_from(plan) < plan->ceased);
}

static void count_current(struct book *book, uint32_t place, struct cycle_days *cycle)
{
    const struct plan_record *plan = &book->records.plans[place];
    struct case_categories categories = categories_of(&plan->traits);
    struct current_share share = {live_from(plan), plan->ceased};
    if (!was_live(plan))
        return;
    family_tally_add_stock(&book->family_tallies[FAMILY_REVIEW_CURRENT], share.from, share.until, &categories,
                           SHARE_DENOMINATOR);
    gather(book, plan, decision_day, cycle);
    count_chain(book, CLOCK_AR12, place, cycle, &categories, &share);
    if (share.from != DAY_INFINITY)
        add_current(book, share.from, share.until, &categories);
}

/* Plans whose cycles can be told. */
static bool has_cycles(const struct plan_record *plan)
{
    return plan->anchor != DAY_NONE && !(plan->flags & PLAN_ELSEWHERE);
}

void tell_cycles(struct book *book, enum clock_id clock)
{
    struct cycle_days cycle = {NULL, 0, 0};
    review_day *day_of_review = clocks[clock].subject == SUBJECT_REVIEW_CYCLE ? decision_day : meeting_day;
    for (uint32_t place = 0; place < book->records.plan_count; place++) {
        const struct plan_record *plan = &book->records.plans[place];
        if (!has_cycles(plan))
            continue;
        struct case_categories categories = categories_of(&plan->traits);
        gather(book, plan, day_of_review, &cycle);
        count_chain(book, clock, place, &cycle, &categories, NULL);
    }
}

static int by_plan_and_due(const void *a, const void *b)
{
    const struct transfer_record *x = a;
    const struct transfer_record *y = b;
    if (x->plan != y->plan)
        return x->plan < y->plan ? -1 : 1;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    return (x->final > y->final) - (x->final < y->final);
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* The earlier of two ends, either of which may be none. */
static int32_t earlier_end(int32_t a, int32_t b)
{
    if (a == DAY_NONE || b == DAY_NONE)
        return a == DAY_NONE ? b : a;
    return a < b ? a : b;
}

/* The transfers of one plan, ascending by due day: days on which any is due and not final, each day once. */
static void count_stale(struct book *book, const struct transfer_record *transfers, uint32_t count)
{
    const struct plan_record *plan = &book->records.plans[transfers[0].plan];
    struct family_tally *tally = &book->family_tallies[FAMILY_PLAN_STALE_PHASE];
    struct case_categories categories = categories_of(&plan->traits);
    int32_t counted_to = later(live_from(plan), transfers[0].due + 1);
    if (!was_live(plan) || (plan->ceased != DAY_NONE && counted_to >= plan->ceased))
        return;
    family_tally_add_stock(tally, counted_to, plan->ceased, &categories, SHARE_DENOMINATOR);
    for (uint32_t i = 0; i < count; i++) {
        int32_t from = later(counted_to, transfers[i].due + 1);
        int32_t until = earlier_end(transfers[i].final, plan->ceased);
        if (until != DAY_NONE && until <= from)
            continue;
        family_tally_add_stock(tally, from, until, &categories, SHARE_NUMERATOR);
        if (until == DAY_NONE)
            return;
        counted_to = until;
    }
}

static void count_transfers(struct book *book)
{
    struct records *records = &book->records;
    if (records->transfer_count == 0)
        return;
    qsort(records->transfers, records->transfer_count, sizeof records->transfers[0], by_plan_and_due);
    for (uint32_t i = 0; i < records->transfer_count;) {
        uint32_t next = i + 1;
        while (next < records->transfer_count && records->transfers[next].plan == records->transfers[i].plan)
            next++;
        count_stale(book, &records->transfers[i], next - i);
        i = next;
    }
}

void finish_plans(struct book *book)
{
    struct cycle_days cycle = {NULL, 0, 0};
    unsigned purpose = book->purpose;
    book->purpose = 0;
    for (uint32_t place = 0; place < book->records.plan_count; place++)
        if (has_cycles(&book->records.plans[place]))
            count_current(book, place, &cycle);
    count_transfers(book);
    book->purpose = purpose;
}

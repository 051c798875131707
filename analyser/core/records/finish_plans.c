/*
 * Each plan's chain of obligations to review it, on decisions and on meetings (CFA 2014 s.44(1), spec/clocks.md
 * "AR12 obligations"), and, when all reviews are in, the shares of live plans that follow from them.
 */
#include <stdlib.h>

#include "base/growing.h"
#include "core/records/book.h"

enum { TRANSFER_REVIEW_MONTHS = 3 }; /* SEND Regs 2014 reg 15(5) */

/* The days that ended cycles of one plan, ascending; used again for each plan. */
struct cycle_days {
    int32_t *days;
    uint32_t count;
    size_t room;
    struct arena *arena;
};

static int ascending(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static bool is_ascending(const struct cycle_days *cycle)
{
    for (uint32_t i = 1; i < cycle->count; i++)
        if (cycle->days[i - 1] > cycle->days[i])
            return false;
    return true;
}

static void turn_round(struct cycle_days *cycle)
{
    for (uint32_t i = 0; i < cycle->count / 2; i++) {
        int32_t day = cycle->days[i];
        cycle->days[i] = cycle->days[cycle->count - 1 - i];
        cycle->days[cycle->count - 1 - i] = day;
    }
}

/* The chain leads back in time where reviews come in the order they were held: then there is nothing to sort. */
static void gather(const struct records *records, const struct plan_record *plan, int day_of_review,
                   struct cycle_days *cycle)
{
    cycle->count = 0;
    for (uint32_t at = plan->newest_review; at; at = records->reviews.reviews[at - 1].older) {
        int32_t day = kept_day(&records->reviews, at - 1, day_of_review);
        if (day == DAY_NONE)
            continue;
        cycle->days = growing(cycle->arena, cycle->days, cycle->count, &cycle->room, sizeof cycle->days[0]);
        cycle->days[cycle->count++] = day;
    }
    turn_round(cycle);
    if (cycle->count > 1 && !is_ascending(cycle))
        qsort(cycle->days, cycle->count, sizeof cycle->days[0], ascending);
}

/* The stock of plans reviewed in time: in the numerator but for the stretches in which the review was overdue. */
struct current_share {
    int32_t from;  /* in the numerator from here on */
    int32_t until; /* the plan is no longer live; DAY_NONE: it still is */
};

/* A share of a plan on the days from one on until another. */
static struct case_share share_of(uint32_t plan, const struct case_categories *categories, int32_t from, int32_t until)
{
    return (struct case_share){.place = {.kind = WORK_PLAN, .place = plan, .row = NUMBER_NONE},
                               .categories = *categories,
                               .from = from,
                               .until = until};
}

static void add_current(struct book *book, uint32_t plan, int32_t from, int32_t until,
                        const struct case_categories *categories)
{
    struct case_share share = share_of(plan, categories, from, until);
    if (until == DAY_NONE || from < until)
        book_share_stock(book, POPULATION_LIVE_PLANS, &share, SHARE_NUMERATOR);
}

static void leave_overdue_out(struct book *book, uint32_t plan, const struct instance *instance,
                              struct current_share *share, const struct case_categories *categories)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    int32_t overdue_from = instance->due + 1;
    if (over != DAY_NONE && (over <= overdue_from || over <= share->from))
        return;
    if (overdue_from > share->from)
        add_current(book, plan, share->from, overdue_from, categories);
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

static bool find_obligation(const struct plan_record *plan, const struct clock *clock, int32_t anchor, int32_t done,
                            struct instance *instance)
{
    struct case_days days = {.conditions = 0};
    days.at[MOMENT_ANCHOR] = anchor;
    days.at[MOMENT_CYCLE_DONE] = done;
    days.at[MOMENT_CEASED] = plan->ceased;
    return !is_other_authoritys(plan, &days) && clock_instance(clock, &days, instance) == INSTANCE_THERE;
}

/* What is done with each obligation of a plan. */
typedef void take_obligation(void *context, const struct instance *instance);

/* One obligation for each review that ended one, and one that is still to be done; none from the day the plan ceased. */
static void walk_chain(const struct plan_record *plan, const struct clock *clock, const struct cycle_days *cycle,
                       take_obligation *take, void *context)
{
    int32_t anchor = plan->anchor;
    for (uint32_t i = 0; i <= cycle->count; i++) {
        int32_t done = i < cycle->count ? cycle->days[i] : DAY_NONE;
        if (done != DAY_NONE && done <= anchor)
            continue;
        if (plan->ceased != DAY_NONE && anchor >= plan->ceased)
            return;
        struct instance instance;
        if (find_obligation(plan, clock, anchor, done, &instance))
            take(context, &instance);
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

/* A plan whose obligations are looked at. */
struct looking {
    struct book *book;
    uint32_t place;
    enum clock_id clock;
    const struct case_categories *categories;
    struct current_share share;
};

static void list_obligation(void *context, const struct instance *instance)
{
    const struct looking *looking = context;
    book_list(looking->book, looking->clock, instance, (struct work_place){.kind = WORK_PLAN, .place = looking->place});
}

static void list_and_share(void *context, const struct instance *instance)
{
    struct looking *looking = context;
    list_obligation(context, instance);
    leave_overdue_out(looking->book, looking->place, instance, &looking->share, looking->categories);
}

static void look_at_decisions(struct looking *looking, const struct plan_record *plan, const struct cycle_days *cycle)
{
    struct current_share *share = &looking->share;
    const struct clock *clock = &looking->book->clocks[CLOCK_AR12];
    looking->clock = CLOCK_AR12;
    *share = (struct current_share){live_from(plan), plan->ceased};
    if (!was_live(plan)) {
        walk_chain(plan, clock, cycle, list_obligation, looking);
        return;
    }
    struct case_share live = share_of(looking->place, looking->categories, share->from, share->until);
    book_share_stock(looking->book, POPULATION_LIVE_PLANS, &live, SHARE_DENOMINATOR);
    walk_chain(plan, clock, cycle, list_and_share, looking);
    if (share->from != DAY_INFINITY)
        add_current(looking->book, looking->place, share->from, share->until, looking->categories);
}

static void look_at_plan(struct book *book, uint32_t place, struct cycle_days *cycle)
{
    const struct plan_record *plan = &book->records.plans[place];
    struct case_categories categories = categories_of(&plan->traits);
    struct looking looking = {.book = book, .place = place, .categories = &categories};
    gather(&book->records, plan, KEPT_DECISION, cycle);
    look_at_decisions(&looking, plan, cycle);
    gather(&book->records, plan, KEPT_MEETING, cycle);
    looking.clock = CLOCK_AR12_MEETING;
    walk_chain(plan, &book->clocks[CLOCK_AR12_MEETING], cycle, list_obligation, &looking);
}

/* Plans whose cycles can be told. */
static bool has_cycles(const struct plan_record *plan)
{
    return plan->anchor != DAY_NONE && !(plan->flags & PLAN_ELSEWHERE);
}

/* A plan whose obligations are told. */
struct plan_told {
    const struct telling *telling;
    struct case_categories categories;
    uint32_t place;
    bool go_on;
};

static void tell_obligation(void *context, const struct instance *instance)
{
    struct plan_told *plan = context;
    struct told told = {instance, &plan->categories, false,
                        {.kind = WORK_PLAN, .place = plan->place, .row = NUMBER_NONE}};
    plan->go_on = plan->go_on && plan->telling->take(plan->telling->context, &told);
}

void tell_cycles(const struct book *book, const struct telling *telling)
{
    struct cycle_days cycle = {.arena = telling->scratch};
    int day_of_review = clocks[telling->clock].subject == SUBJECT_REVIEW_CYCLE ? KEPT_DECISION : KEPT_MEETING;
    struct plan_told told = {.telling = telling, .go_on = true};
    for (told.place = 0; told.place < book->records.plan_count && told.go_on; told.place++) {
        const struct plan_record *plan = &book->records.plans[told.place];
        if (!has_cycles(plan))
            continue;
        told.categories = categories_of(&plan->traits);
        gather(&book->records, plan, day_of_review, &cycle);
        walk_chain(plan, &book->clocks[telling->clock], &cycle, tell_obligation, &told);
    }
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
    uint32_t place = transfers[0].plan;
    struct case_categories categories = categories_of(&plan->traits);
    int32_t counted_to = later(live_from(plan), transfers[0].due + 1);
    if (!was_live(plan) || (plan->ceased != DAY_NONE && counted_to >= plan->ceased))
        return;
    struct case_share past = share_of(place, &categories, counted_to, plan->ceased);
    book_share_stock(book, POPULATION_PHASE_TRANSFERS, &past, SHARE_DENOMINATOR);
    for (uint32_t i = 0; i < count; i++) {
        int32_t from = later(counted_to, transfers[i].due + 1);
        int32_t until = earlier_end(transfers[i].final, plan->ceased);
        if (until != DAY_NONE && until <= from)
            continue;
        struct case_share stale = share_of(place, &categories, from, until);
        book_share_stock(book, POPULATION_PHASE_TRANSFERS, &stale, SHARE_NUMERATOR);
        if (until == DAY_NONE)
            return;
        counted_to = until;
    }
}

static void count_transfers(struct book *book)
{
    struct records *records = &book->records;
    for (uint32_t i = 0; i < records->transfer_count;) {
        uint32_t next = i + 1;
        while (next < records->transfer_count && records->transfers[next].plan == records->transfers[i].plan)
            next++;
        uint32_t past = i;
        while (past < next && records->transfers[past].due < book->as_of)
            past++;
        if (past > i)
            count_stale(book, &records->transfers[i], past - i);
        i = next;
    }
}

void count_plans(struct book *book, uint32_t most)
{
    struct cycle_days cycle = {.arena = book->arena};
    for (; most > 0 && book->plans_counted < book->records.plan_count; most--, book->plans_counted++)
        if (has_cycles(&book->records.plans[book->plans_counted]))
            look_at_plan(book, book->plans_counted, &cycle);
}

void finish_plans(struct book *book)
{
    count_plans(book, UINT32_MAX);
    count_transfers(book);
}

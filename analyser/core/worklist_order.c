/* The worklist as people read it: longest overdue first, then soonest due; ties by clock, kind of case and id. */
#include <stdlib.h>

#include "base/growing.h"
#include "core/analysis.h"
#include "core/analysis_private.h"
#include "core/case_clocks.h"

/* A record with what it is ordered by first: its due day, clock and kind of case in one number, then the case. */
struct work_entry {
    int32_t due;
    unsigned clock_and_kind;
    int64_t case_id;
    const struct work_record *record;
};

static enum work_kind kind_of(const struct work_record *record)
{
    return (enum work_kind)(record->kind_and_advice & 3);
}

static int64_t case_id_of(const struct records *records, const struct work_record *record)
{
    if (kind_of(record) == WORK_NEITHER)
        return 0;
    return kind_of(record) == WORK_REQUEST ? records->requests[record->place].id : records->plans[record->place].id;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_due_clock_and_case(const void *a, const void *b)
{
    const struct work_entry *x = a;
    const struct work_entry *y = b;
    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (x->clock_and_kind != y->clock_and_kind)
        return x->clock_and_kind < y->clock_and_kind ? -1 : 1;
    int order = compare(x->case_id, y->case_id);
    if (!order)
        order = compare(x->record->start, y->record->start);
    if (!order)
        order = compare(x->record->kind_and_advice, y->record->kind_and_advice);
    return order ? order : compare(x->record->provider, y->record->provider);
}

static void fill_place(const struct book *book, const struct work_record *record, struct work_case *work)
{
    const char **authorities = book->categories.of[BREAKDOWN_AUTHORITY].names;
    const char **teams = book->categories.of[BREAKDOWN_TEAM].names;
    uint16_t authority = CATEGORY_NOT_RECORDED;
    uint16_t team = CATEGORY_NOT_RECORDED;
    if (kind_of(record) == WORK_REQUEST) {
        authority = book->records.requests[record->place].traits.authority;
        team = book->records.requests[record->place].traits.team;
    } else if (kind_of(record) == WORK_PLAN) {
        authority = book->records.plans[record->place].traits.authority;
        team = book->records.plans[record->place].traits.team;
    }
    work->local_authority = authorities[authority];
    work->team = teams[team];
}

static struct work_case case_of(const struct book *book, const struct work_entry *entry)
{
    const struct work_record *record = entry->record;
    unsigned advice = record->kind_and_advice >> 2 & 31U;
    struct work_case work = {
        .clock = clocks[record->clock].id,
        .case_kind = case_kind_names[kind_of(record)],
        .case_id = entry->case_id,
        .kind = advice ? code_sets[CODES_ADVICE_KIND].codes[advice - 1] : "",
        .provider = advice ? book->categories.of[BREAKDOWN_PROVIDER].names[record->provider] : "",
        .start = record->start,
        .due = record->due,
        .days_over = book->as_of - record->due,
        .excepted = record->kind_and_advice & 128,
    };
    fill_place(book, record, &work);
    return work;
}

/* ---- in the order of due days */

/* A day each; the first and the last hold whatever broken dates make due before and after. */
enum { DAYS_NEAR = 1 << 16, DUE_BUCKETS = 2 * DAYS_NEAR };

/* Places of the worklist by due day: four bytes a case. */
struct due_order {
    uint32_t *places;
    uint32_t *ends; /* by bucket: where it ends, and the next begins */
};

static uint32_t bucket_of(const struct work_record *record)
{
    if (record->due < -DAYS_NEAR)
        return 0;
    return record->due < DAYS_NEAR ? (uint32_t)(record->due + DAYS_NEAR) : DUE_BUCKETS - 1;
}

static struct due_order order_by_due(const struct worklist *worklist, struct arena *arena)
{
    uint32_t *places = ARENA_NEW(arena, worklist->count, uint32_t);
    uint32_t *ends = ARENA_NEW(arena, DUE_BUCKETS + 1, uint32_t);
    for (uint64_t i = 0; i < worklist->count; i++)
        ends[bucket_of(worklist_at(worklist, i)) + 1]++;
    for (uint32_t bucket = 0; bucket < DUE_BUCKETS; bucket++)
        ends[bucket + 1] += ends[bucket];
    for (uint64_t i = 0; i < worklist->count; i++)
        places[ends[bucket_of(worklist_at(worklist, i))]++] = (uint32_t)i;
    return (struct due_order){places, ends};
}

/* ---- the cases of one due day */

struct due_day {
    struct work_entry *entries;
    uint32_t count;
    size_t room;
};

static struct work_entry entry_of(const struct records *records, const struct work_record *record)
{
    return (struct work_entry){record->due, (unsigned)record->clock << 8 | (unsigned)kind_of(record),
                               case_id_of(records, record), record};
}

enum { AHEAD = 16 };

/* Records and cases lie all over: what an entry some places on will read is asked for now. */
static void fetch(const struct book *book, const struct due_order *order, uint32_t at)
{
    const struct worklist *worklist = &book->worklist;
    if (at + AHEAD < worklist->count)
        __builtin_prefetch(worklist_at(worklist, order->places[at + AHEAD]));
    if (at >= worklist->count)
        return;
    const struct work_record *record = worklist_at(worklist, order->places[at]);
    if (kind_of(record) == WORK_REQUEST)
        __builtin_prefetch(&book->records.requests[record->place].id);
    else if (kind_of(record) == WORK_PLAN)
        __builtin_prefetch(&book->records.plans[record->place].id);
}

/* Gathers the cases of a bucket, in order. */
static void gather_day(const struct book *book, const struct due_order *order, uint32_t bucket, struct due_day *day,
                       struct arena *arena)
{
    const struct worklist *worklist = &book->worklist;
    uint32_t end = order->ends[bucket];
    day->count = 0;
    for (uint32_t at = bucket > 0 ? order->ends[bucket - 1] : 0; at < end; at++) {
        fetch(book, order, at + AHEAD);
        day->entries = growing(arena, day->entries, day->count, &day->room, sizeof day->entries[0]);
        day->entries[day->count++] = entry_of(&book->records, worklist_at(worklist, order->places[at]));
    }
    if (day->count > 1)
        qsort(day->entries, day->count, sizeof day->entries[0], by_due_clock_and_case);
}

static bool give_day(const struct book *book, const struct due_day *day, work_sink *sink, void *context,
                     struct err *err)
{
    for (uint32_t i = 0; i < day->count; i++) {
        struct work_case work = case_of(book, &day->entries[i]);
        if (!sink(context, &work, err))
            return false;
    }
    return true;
}

bool analysis_worklist(struct analysis *analysis, work_sink *sink, void *context, struct err *err)
{
    const struct book *book = &analysis->book;
    struct arena *arena = &analysis->worklist_arena;
    struct due_order order = order_by_due(&book->worklist, arena);
    struct due_day day = {NULL, 0, 0};
    bool given = true;
    for (uint32_t bucket = 0; bucket < DUE_BUCKETS && given; bucket++) {
        gather_day(book, &order, bucket, &day, arena);
        given = give_day(book, &day, sink, context, err);
    }
    arena_free(arena);
    return given;
}

/* The worklist as people read it: longest overdue first, then soonest due; ties by clock, kind of case and id. */
#include <stdlib.h>

#include "core/analysis.h"
#include "core/analysis_private.h"

/* A record with what it is ordered by: due day, clock and kind of case in one number, then the case. */
struct work_entry {
    uint64_t urgency;
    int64_t case_id;
    const struct work_record *record;
};

static const char *case_kind_names[] = {[WORK_REQUEST] = "request", [WORK_PLAN] = "plan", [WORK_NEITHER] = ""};

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

static uint64_t urgency_of(const struct work_record *record)
{
    uint64_t due = (uint64_t)((int64_t)record->due - INT32_MIN);
    return due << 16 | (uint64_t)record->clock << 8 | (uint64_t)kind_of(record);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_urgency(const void *a, const void *b)
{
    const struct work_entry *x = a;
    const struct work_entry *y = b;
    if (x->urgency != y->urgency)
        return x->urgency < y->urgency ? -1 : 1;
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

static uint64_t due_of(const struct work_entry *entry)
{
    return entry->urgency >> 16;
}

/* First and last due day; the worklist is not empty. */
static void range_of_due(const struct work_entry *entries, uint64_t count, uint64_t *first, uint64_t *last)
{
    *first = UINT64_MAX;
    *last = 0;
    for (uint64_t i = 0; i < count; i++) {
        *first = due_of(&entries[i]) < *first ? due_of(&entries[i]) : *first;
        *last = due_of(&entries[i]) > *last ? due_of(&entries[i]) : *last;
    }
}

/* Laid out by due day; ends[d] becomes where the entries of the d-th day end. */
static void lay_out(const struct work_entry *entries, uint64_t count, uint64_t first, uint64_t *ends, uint64_t days,
                    struct work_entry *ordered)
{
    for (uint64_t i = 0; i < count; i++)
        ends[due_of(&entries[i]) - first + 1]++;
    for (uint64_t d = 1; d <= days; d++)
        ends[d] += ends[d - 1];
    for (uint64_t i = 0; i < count; i++)
        ordered[ends[due_of(&entries[i]) - first]++] = entries[i];
}

enum { DAYS_LAID_OUT = 1 << 20 }; /* nearly three thousand years: more only where dates are broken */

/* By due day first, so that what is left to sort is small. */
static struct work_entry *in_order(struct work_entry *entries, uint64_t count, struct arena *arena)
{
    uint64_t first;
    uint64_t last;
    range_of_due(entries, count, &first, &last);
    if (count < 2 || last - first >= DAYS_LAID_OUT) {
        qsort(entries, count, sizeof entries[0], by_urgency);
        return entries;
    }
    uint64_t days = last - first + 1;
    uint64_t *ends = ARENA_NEW(arena, days + 1, uint64_t);
    struct work_entry *ordered = ARENA_NEW(arena, count, struct work_entry);
    lay_out(entries, count, first, ends, days, ordered);
    for (uint64_t d = 0, from = 0; d < days; from = ends[d++])
        qsort(ordered + from, ends[d] - from, sizeof ordered[0], by_urgency);
    return ordered;
}

static struct work_entry *sorted_entries(const struct book *book, struct arena *arena)
{
    uint64_t count = book->worklist.count;
    struct work_entry *entries = ARENA_NEW(arena, count, struct work_entry);
    for (uint64_t i = 0; i < count; i++) {
        entries[i].record = worklist_at(&book->worklist, i);
        entries[i].urgency = urgency_of(entries[i].record);
        entries[i].case_id = case_id_of(&book->records, entries[i].record);
    }
    return in_order(entries, count, arena);
}

enum { AHEAD = 16 };

/* Cases lie all over: what an entry some places on will read is asked for now. */
static void fetch(const struct book *book, const struct work_entry *entry)
{
    const struct work_record *record = entry->record;
    __builtin_prefetch(&(entry + AHEAD)->record->due);
    if (kind_of(record) == WORK_REQUEST)
        __builtin_prefetch(&book->records.requests[record->place].traits);
    else if (kind_of(record) == WORK_PLAN)
        __builtin_prefetch(&book->records.plans[record->place].traits);
}

bool analysis_worklist(struct analysis *analysis, work_sink *sink, void *context, struct err *err)
{
    const struct book *book = &analysis->book;
    arena_begin_pass(&analysis->worklist_arena, analysis->book.arena);
    const struct work_entry *entries = sorted_entries(book, &analysis->worklist_arena);
    bool given = true;
    for (uint64_t i = 0; i < book->worklist.count && given; i++) {
        if (i + 2 * AHEAD < book->worklist.count)
            fetch(book, &entries[i + AHEAD]);
        struct work_case work = case_of(book, &entries[i]);
        given = sink(context, &work, err);
    }
    arena_free(&analysis->worklist_arena);
    return given;
}

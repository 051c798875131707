#include <stdlib.h>
#include <string.h>

#include "core/tables/evidence_table_entries.h"

#define NOT_RECORDED "not recorded"

static int compare_numbers(int64_t one, int64_t other)
{
    return (one > other) - (one < other);
}

/* "not recorded" comes after all the others. */
static int compare_categories(const char *one, const char *other)
{
    int order = strcmp(one, other);
    if (order == 0)
        return 0;
    if (strcmp(one, NOT_RECORDED) == 0)
        return 1;
    return strcmp(other, NOT_RECORDED) == 0 ? -1 : order;
}

static int compare_rows(const struct entry *one, const struct entry *other)
{
    int order = compare_numbers((int64_t)one->subject, (int64_t)other->subject);
    if (order == 0)
        order = compare_numbers((int64_t)one->breakdown, (int64_t)other->breakdown);
    if (order == 0)
        order = compare_categories(one->category, other->category);
    return order ? order : compare_numbers(one->place, other->place);
}

static int compare_entries(const void *one, const void *other)
{
    const struct entry *a = one;
    const struct entry *b = other;
    int order = compare_rows(a, b);
    return order ? order : compare_numbers((int64_t)a->figure, (int64_t)b->figure);
}

size_t entries_row_end(const struct entries *entries, size_t first)
{
    size_t end = first + 1;
    while (end < entries->count && compare_rows(&entries->list[first], &entries->list[end]) == 0)
        end++;
    return end;
}

static void add_entry(struct entries *entries, const struct entry *entry, int64_t place)
{
    if (entries->list) {
        entries->list[entries->count] = *entry;
        entries->list[entries->count].place = place;
    }
    entries->count++;
}

/* A cell belongs to the row of each span it is of; where rows are days, to one row however many spans end on it. */
static void add_cell(const struct draft *draft, struct entries *entries, const struct entry *entry)
{
    const struct table_spans *spans = &draft->collector->spans;
    for (size_t i = 0; i < spans->count; i++) {
        if (!(spans->list[i].kind & draft->definition->periods) || !table_span_holds(spans, i, entry->cell))
            continue;
        if (draft->definition->rows == TABLE_ROWS_DAYS) {
            add_entry(entries, entry, spans->list[i].end);
            return;
        }
        add_entry(entries, entry, (int64_t)i);
    }
}

static void add_figure(struct draft *draft, struct entries *entries, size_t subject, size_t breakdown, size_t figure)
{
    const struct table_definition *table = draft->definition;
    const struct want *want = want_find(&draft->collector->wants, table_subjects(table)[subject],
                                        &table->figures[figure], table_breakdowns(table)[breakdown]);
    draft->cut = draft->cut || want->cut;
    for (const struct kept_cell *kept = want->first; kept; kept = kept->next) {
        struct entry entry = {subject, breakdown, kept->cell.category, 0, figure, &kept->cell};
        add_cell(draft, entries, &entry);
    }
}

static void add_figures(struct draft *draft, struct entries *entries)
{
    const struct table_definition *table = draft->definition;
    entries->count = 0;
    for (size_t s = 0; table_subjects(table)[s]; s++)
        for (size_t b = 0; table_breakdowns(table)[b]; b++)
            for (size_t f = 0; f < table->figure_count; f++)
                add_figure(draft, entries, s, b, f);
}

/* Counted first, then filled: the list is as long as it must be. */
struct entries sorted_entries(struct draft *draft)
{
    struct entries entries = {NULL, 0};
    add_figures(draft, &entries);
    entries.list = ARENA_NEW(draft->arena, entries.count ? entries.count : 1, struct entry);
    add_figures(draft, &entries);
    qsort(entries.list, entries.count, sizeof entries.list[0], compare_entries);
    return entries;
}

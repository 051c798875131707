#include <string.h>

#include "core/definitions/measure.h"
#include "core/tables/evidence_table_categories.h"
#include "core/tables/evidence_table_columns.h"
#include "core/tables/evidence_table_entries.h"
#include "core/tables/evidence_table_rows.h"

static const char *subject_title(const char *subject)
{
    for (size_t c = 0; c < CLOCKS; c++)
        if (strcmp(clocks[c].id, subject) == 0)
            return clocks[c].title;
    for (size_t m = 0; m < FAMILY_MEASURES; m++)
        if (strcmp(family_measures[m].id, subject) == 0)
            return family_measures[m].title;
    return "";
}

static void put_subject(struct draft *draft, size_t subject)
{
    const char *const *subjects = draft->definition->subjects;
    if (!subjects)
        return;
    draft_put(draft, subjects[subject]);
    draft_put(draft, subject_title(subjects[subject]));
}

static void put_period(struct draft *draft, const struct table_span *span)
{
    draft_put(draft, table_span_label(span, draft->arena));
    draft_put_day(draft, span->start);
    draft_put_day(draft, span->end);
}

static void put_lead(struct draft *draft, const struct entry *entry)
{
    const struct table_definition *table = draft->definition;
    put_subject(draft, entry->subject);
    if (table->breakdowns) {
        draft_put(draft, table->breakdowns[entry->breakdown]);
        draft_put(draft, category_text(table->breakdowns[entry->breakdown], entry->category, draft->arena));
    }
    if (table->rows == TABLE_ROWS_DAYS)
        draft_put_day(draft, (int32_t)entry->place);
    else
        put_period(draft, &draft->collector->spans.list[entry->place]);
}

static void put_row(struct draft *draft, const struct entry *entries, size_t count)
{
    const struct table_definition *table = draft->definition;
    put_lead(draft, entries);
    size_t next = 0;
    for (size_t f = 0; f < table->figure_count; f++) {
        const struct figure_parts *form = &figure_parts[table->figures[f].form];
        const struct cell *cell = NULL;
        if (next < count && entries[next].figure == f)
            cell = entries[next++].cell;
        for (size_t p = 0; p < form->count; p++)
            draft_put(draft, table_part_text(form->parts[p], cell, draft->arena));
    }
}

/* A duty without a case keeps a row that says so, among others that have cases. */
static void put_no_data(struct draft *draft, size_t subject, size_t columns)
{
    size_t end = draft->next + columns;
    put_subject(draft, subject);
    draft_put_word(draft, TABLE_NO_DATA, end - draft->next);
}

/* Figures beside the matter make no row of their own. */
static bool has_matter(const struct draft *draft, const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!draft->definition->figures[entries[i].figure].beside)
            return true;
    return false;
}

/* The rows of one subject, from entry *at on. */
static void put_rows(struct draft *draft, const struct entries *entries, size_t subject, size_t columns, size_t *at)
{
    size_t before = draft->next;
    while (*at < entries->count && entries->list[*at].subject == subject) {
        size_t end = entries_row_end(entries, *at);
        if (has_matter(draft, &entries->list[*at], end - *at))
            put_row(draft, &entries->list[*at], end - *at);
        *at = end;
    }
    if (draft->next == before)
        put_no_data(draft, subject, columns);
}

static size_t matter_rows(const struct draft *draft, const struct entries *entries)
{
    size_t rows = 0;
    for (size_t first = 0; first < entries->count;) {
        size_t end = entries_row_end(entries, first);
        rows += has_matter(draft, &entries->list[first], end - first);
        first = end;
    }
    return rows;
}

static size_t subject_count(const struct table_definition *table)
{
    size_t count = 0;
    while (table_subjects(table)[count])
        count++;
    return count;
}

size_t put_evidence_rows(struct draft *draft)
{
    struct entries entries = sorted_entries(draft);
    size_t columns = evidence_columns(draft->definition);
    size_t subjects = subject_count(draft->definition);
    size_t rows = matter_rows(draft, &entries);
    draft_begin(draft, (rows + subjects) * columns);
    size_t at = 0;
    for (size_t s = 0; s < subjects && rows; s++)
        put_rows(draft, &entries, s, columns, &at);
    if (rows == 0)
        draft_put_word(draft, TABLE_NO_DATA, columns);
    return draft->next / columns;
}

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "core/evidence_table.h"
#include "core/measure.h"

#define ALL "all"
#define NOT_RECORDED "not recorded"

/* Follow a table's own note. */
static const char legend[] = " Percentages are rounded half up to one decimal; the interval is 95%. x: not known, or"
                             " nothing to divide by; z: does not apply; [low]: fewer than 10 cases; empty: nothing"
                             " falls in the period, or the row has no such figure. Periods that are not over end on"
                             " the day of the analysis; what is open is counted on the last day of the row.";
static const char cut_short[] = " This table is cut: it shows only part of the categories of each period, in the order"
                                " of their names; evidence.csv has all of them.";

enum { QUARTERS_SHOWN = 8, MONTHS_SHOWN = 12, BREAKDOWNS_OF_A_MEASURE = 8, LABEL_MOST = 48 };

/* A period that has a row; `end` is never after as_of. */
struct span {
    enum table_period kind;
    int32_t start;
    int32_t end;
};

struct kept_cell {
    struct kept_cell *next;
    struct cell cell;
};

/* What some table needs: a measure on a basis by a breakdown, at some kinds of periods. */
struct want {
    const char *measure;
    enum basis basis;
    const char *breakdown;
    unsigned periods;
    struct kept_cell *first; /* in the order of evidence.csv */
    struct kept_cell *last;
    int categories; /* kept of the last cell's period */
    bool cut;
};

struct seen_finding {
    enum rule_id rule;
    enum relation_id relation;
    uint64_t count;
};

struct table_collector {
    struct arena *arena;
    int32_t as_of;
    int32_t since;
    struct span *spans;
    size_t span_count;
    struct want *wants;
    size_t want_count;
    /* The run of equal measures, breakdowns and periods that is passing by. */
    char *measure; /* a copy: whoever sends the cells may reuse its own */
    enum basis basis;
    struct want *of_measure[BREAKDOWNS_OF_A_MEASURE];
    size_t of_measure_count;
    const char *breakdown;
    struct want *want;
    enum period_type period_type;
    int32_t period_start;
    int32_t period_end;
    unsigned period;
    struct seen_finding findings[RULES * RELATIONS];
    size_t finding_count;
};

/* --- The periods that have rows --- */

static void add_span(struct table_collector *collector, enum table_period kind, int32_t start, int32_t end)
{
    if (start < collector->since && kind != TABLE_LATEST)
        return;
    collector->spans[collector->span_count++] =
        (struct span){kind, start, end < collector->as_of ? end : collector->as_of};
}

static int32_t month_first(int32_t day)
{
    struct civil civil = day_civil(day);
    return day_of(civil.year, civil.month, 1);
}

static int32_t quarter_first(int32_t day)
{
    struct civil civil = day_civil(day);
    return day_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1);
}

int32_t table_month_start(int32_t as_of, int i)
{
    return day_add_months(month_first(as_of), i + 1 - MONTHS_SHOWN);
}

/* Oldest first: years, quarters, the latest 12 months, months: the order of the rows. */
static void make_spans(struct table_collector *collector)
{
    int64_t first = day_civil(collector->since).year;
    int64_t last = day_civil(collector->as_of).year;
    size_t years = last < first ? 0 : (size_t)(last - first + 1);
    collector->spans = ARENA_NEW(collector->arena, years + QUARTERS_SHOWN + 1 + MONTHS_SHOWN, struct span);
    for (int64_t year = first; year <= last; year++)
        add_span(collector, TABLE_YEARS, day_of(year, 1, 1), day_of(year, 12, 31));
    for (int i = 1 - QUARTERS_SHOWN; i <= 0; i++) {
        int32_t start = day_add_months(quarter_first(collector->as_of), 3 * i);
        add_span(collector, TABLE_QUARTERS, start, day_add_months(start, 3) - 1);
    }
    add_span(collector, TABLE_LATEST, day_add_months(collector->as_of, -12) + 1, collector->as_of);
    for (int i = 0; i < MONTHS_SHOWN; i++) {
        int32_t start = table_month_start(collector->as_of, i);
        add_span(collector, TABLE_MONTHS, start, day_add_months(start, 1) - 1);
    }
}

/* --- What the tables want --- */

static const char *const only_all[] = {ALL, NULL};
static const char *const no_subject[] = {"", NULL};

static const char *const *breakdowns_of(const struct table_definition *table)
{
    return table->breakdowns ? table->breakdowns : only_all;
}

static const char *const *subjects_of(const struct table_definition *table)
{
    return table->subjects ? table->subjects : no_subject;
}

static size_t list_length(const char *const *list)
{
    size_t length = 0;
    while (list[length])
        length++;
    return length;
}

static bool of_subject(const struct table_figure *figure)
{
    return figure->measure[0] == '\0' || figure->measure[0] == '.';
}

/* Whether the measure is the figure's, in rows of the subject. */
static bool is_measure(const char *measure, const char *subject, const struct table_figure *figure)
{
    if (!of_subject(figure))
        return strcmp(measure, figure->measure) == 0;
    size_t length = strlen(subject);
    return strncmp(measure, subject, length) == 0 && strcmp(measure + length, figure->measure) == 0;
}

static const char *whole_name(const char *subject, const struct table_figure *figure, struct arena *arena)
{
    if (!of_subject(figure))
        return figure->measure;
    size_t length = strlen(subject);
    size_t more = strlen(figure->measure);
    char *name = arena_take(arena, length + more + 1, 1);
    memcpy(name, subject, length);
    memcpy(name + length, figure->measure, more);
    return name;
}

static struct want *find_want(const struct table_collector *collector, const char *subject,
                              const struct table_figure *figure, const char *breakdown)
{
    for (size_t i = 0; i < collector->want_count; i++) {
        struct want *want = &collector->wants[i];
        if (want->basis == figure->basis && strcmp(want->breakdown, breakdown) == 0 &&
            is_measure(want->measure, subject, figure))
            return want;
    }
    return NULL;
}

static void add_want(struct table_collector *collector, const char *subject, const struct table_figure *figure,
                     const char *breakdown, unsigned periods)
{
    struct want *want = find_want(collector, subject, figure, breakdown);
    if (!want) {
        want = &collector->wants[collector->want_count++];
        want->measure = whole_name(subject, figure, collector->arena);
        want->basis = figure->basis;
        want->breakdown = breakdown;
    }
    want->periods |= periods;
}

static size_t fields_of(const struct table_definition *table)
{
    return list_length(subjects_of(table)) * list_length(breakdowns_of(table)) * table->figure_count;
}

static void add_wants(struct table_collector *collector, const struct table_definition *table)
{
    for (const char *const *subject = subjects_of(table); *subject; subject++)
        for (const char *const *breakdown = breakdowns_of(table); *breakdown; breakdown++)
            for (size_t f = 0; f < table->figure_count; f++)
                add_want(collector, *subject, &table->figures[f], *breakdown, table->periods);
}

static void make_wants(struct table_collector *collector)
{
    size_t most = 0;
    for (size_t i = 0; i < table_definition_count; i++)
        most += fields_of(&table_definitions[i]);
    collector->wants = ARENA_NEW(collector->arena, most, struct want);
    for (size_t i = 0; i < table_definition_count; i++)
        add_wants(collector, &table_definitions[i]);
}

struct table_collector *table_collector_new(struct arena *arena, int32_t as_of, int32_t since)
{
    struct table_collector *collector = ARENA_NEW(arena, 1, struct table_collector);
    collector->arena = arena;
    collector->as_of = as_of;
    collector->since = since;
    make_spans(collector);
    make_wants(collector);
    return collector;
}

int32_t table_as_of(const struct table_collector *collector)
{
    return collector->as_of;
}

/* --- Cells passing by --- */

static bool starts_measure(const struct table_collector *collector, const struct cell *cell)
{
    return !collector->measure || cell->basis != collector->basis || strcmp(cell->measure, collector->measure) != 0;
}

static bool starts_period(const struct table_collector *collector, const struct cell *cell)
{
    return cell->period_start != collector->period_start || cell->period_type != collector->period_type ||
           cell->period_end != collector->period_end;
}

static void enter_measure(struct table_collector *collector, const struct cell *cell)
{
    collector->measure = arena_text(collector->arena, cell->measure, strlen(cell->measure));
    collector->basis = cell->basis;
    collector->breakdown = NULL;
    collector->want = NULL;
    collector->of_measure_count = 0;
    for (size_t i = 0; i < collector->want_count; i++) {
        struct want *want = &collector->wants[i];
        if (want->basis != cell->basis || strcmp(want->measure, cell->measure) != 0)
            continue;
        assert(collector->of_measure_count < BREAKDOWNS_OF_A_MEASURE);
        collector->of_measure[collector->of_measure_count++] = want;
    }
}

static void enter_breakdown(struct table_collector *collector, const char *breakdown)
{
    collector->breakdown = breakdown;
    collector->want = NULL;
    for (size_t i = 0; i < collector->of_measure_count; i++)
        if (strcmp(collector->of_measure[i]->breakdown, breakdown) == 0)
            collector->want = collector->of_measure[i];
}

static bool is_kind(enum period_type type, enum table_period kind)
{
    switch (kind) {
    case TABLE_YEARS:
        return type == PERIOD_CALENDAR_YEAR;
    case TABLE_QUARTERS:
        return type == PERIOD_QUARTER;
    case TABLE_LATEST:
        return type == PERIOD_LATEST_12M;
    case TABLE_MONTHS:
        return type == PERIOD_MONTH;
    case TABLE_EVERY_PERIOD:
        break;
    }
    return false;
}

/* A stock is of the spans that end on its day; on as_of only the row of type as_of is taken, which is always there. */
static bool is_of_span(const struct table_collector *collector, const struct cell *cell, const struct span *span)
{
    if (cell->basis != BASIS_STOCK)
        return is_kind(cell->period_type, span->kind) && cell->period_start == span->start;
    return cell->period_end == span->end &&
           (cell->period_end == collector->as_of) == (cell->period_type == PERIOD_AS_OF);
}

static void enter_period(struct table_collector *collector, const struct cell *cell)
{
    collector->period_type = cell->period_type;
    collector->period_start = cell->period_start;
    collector->period_end = cell->period_end;
    collector->period = 0;
    for (size_t i = 0; i < collector->span_count; i++)
        if (is_of_span(collector, cell, &collector->spans[i]))
            collector->period |= collector->spans[i].kind;
}

static bool same_period(const struct cell *one, const struct cell *other)
{
    return one->period_type == other->period_type && one->period_start == other->period_start &&
           one->period_end == other->period_end;
}

static void keep(struct table_collector *collector, struct want *want, const struct cell *cell)
{
    if (!want->last || !same_period(&want->last->cell, cell))
        want->categories = 0;
    if (want->categories++ >= TABLE_CATEGORIES_MOST) {
        want->categories = TABLE_CATEGORIES_MOST;
        want->cut = true;
        return;
    }
    struct kept_cell *kept = ARENA_NEW(collector->arena, 1, struct kept_cell);
    kept->cell = *cell;
    kept->cell.measure = want->measure;
    kept->cell.breakdown = want->breakdown;
    if (want->last)
        want->last->next = kept;
    else
        want->first = kept;
    want->last = kept;
}

bool table_collect(void *context, const struct cell *cell, struct err *err)
{
    (void)err;
    struct table_collector *collector = context;
    if (starts_measure(collector, cell)) {
        enter_measure(collector, cell);
        enter_period(collector, cell);
    }
    if (collector->of_measure_count == 0)
        return true;
    if (!collector->breakdown || cell->breakdown != collector->breakdown)
        enter_breakdown(collector, cell->breakdown);
    if (!collector->want)
        return true;
    if (starts_period(collector, cell))
        enter_period(collector, cell);
    if (collector->period & collector->want->periods)
        keep(collector, collector->want, cell);
    return true;
}

bool table_collect_finding(void *context, const struct finding *finding, struct err *err)
{
    (void)err;
    struct table_collector *collector = context;
    assert(collector->finding_count < sizeof collector->findings / sizeof collector->findings[0]);
    collector->findings[collector->finding_count++] =
        (struct seen_finding){finding->rule, finding->relation, finding->count};
    return true;
}

const struct cell *table_cell(const struct table_collector *collector, const char *measure, enum basis basis,
                              enum table_period period, int32_t start)
{
    const struct table_figure figure = {.measure = measure, .basis = basis};
    const struct want *want = find_want(collector, "", &figure, ALL);
    assert(want && (want->periods & period));
    for (size_t i = 0; i < collector->span_count; i++) {
        const struct span *span = &collector->spans[i];
        if (span->kind != period || (period != TABLE_LATEST && span->start != start))
            continue;
        for (const struct kept_cell *kept = want->first; kept; kept = kept->next)
            if (is_of_span(collector, &kept->cell, span))
                return &kept->cell;
    }
    return NULL;
}

/* --- Figures as text --- */

static const char *integer_text(uint64_t value, struct arena *arena)
{
    char text[NUM_INTEGER_MOST];
    return arena_text(arena, text, num_integer((int64_t)value, text));
}

/* One decimal, half up. `whole`: without ".0". */
static const char *decimal_text(double value, bool whole, struct arena *arena)
{
    char text[NUM_INTEGER_MOST + 3];
    int64_t tenths = (int64_t)floor(value * 10 + 0.5);
    uint64_t size = tenths < 0 ? (uint64_t)-tenths : (uint64_t)tenths;
    size_t length = 0;
    if (tenths < 0)
        text[length++] = '-';
    length += num_integer((int64_t)(size / 10), text + length);
    if (!whole || size % 10 != 0) {
        text[length++] = '.';
        text[length++] = (char)('0' + size % 10);
    }
    return arena_text(arena, text, length);
}

static const char *percent_text(const struct cell *cell, struct arena *arena)
{
    if (!cell->has_numerator || !cell->has_denominator || cell->denominator == 0)
        return decimal_text(cell->value, false, arena);
    char text[NUM_PERCENT_MOST];
    return arena_text(arena, text, num_percent(cell->numerator, cell->denominator, text));
}

/* The figure itself: its value, or the sign that stands for it. */
static const char *value_text(enum table_part part, const struct cell *cell, struct arena *arena)
{
    if (!cell->has_value)
        return cell_status_names[cell->status];
    if (part == PART_PERCENT)
        return percent_text(cell, arena);
    if (part == PART_DAYS)
        return decimal_text(cell->value, true, arena);
    return integer_text(cell->numerator, arena);
}

const char *table_part_text(enum table_part part, const struct cell *cell, struct arena *arena)
{
    if (!cell)
        return "";
    switch (part) {
    case PART_PERCENT:
    case PART_DAYS:
    case PART_COUNT:
        return value_text(part, cell, arena);
    case PART_NUMERATOR:
        return cell->has_numerator ? integer_text(cell->numerator, arena) : "";
    case PART_DENOMINATOR:
        return cell->has_denominator ? integer_text(cell->denominator, arena) : "";
    case PART_LOWER:
        return cell->has_interval ? decimal_text(cell->lower, false, arena) : "";
    case PART_UPPER:
        return cell->has_interval ? decimal_text(cell->upper, false, arena) : "";
    case PART_MARK:
        return cell->status == STATUS_LOW ? "[low]" : "";
    case TABLE_PARTS:
        break;
    }
    return "";
}

/* --- Tables --- */

struct form {
    size_t count;
    enum table_part parts[TABLE_PARTS];
};

static const struct form forms[FIGURE_FORMS] = {
    [FIGURE_RATE] = {6, {PART_PERCENT, PART_NUMERATOR, PART_DENOMINATOR, PART_LOWER, PART_UPPER, PART_MARK}},
    [FIGURE_SHARE] = {3, {PART_PERCENT, PART_DENOMINATOR, PART_MARK}},
    [FIGURE_CURVE] = {5, {PART_PERCENT, PART_LOWER, PART_UPPER, PART_DENOMINATOR, PART_MARK}},
    [FIGURE_DAYS] = {3, {PART_DAYS, PART_DENOMINATOR, PART_MARK}},
    [FIGURE_COUNT] = {1, {PART_COUNT}},
};

/* What a column's heading ends with, after the figure's label. */
static const char *const part_headings[TABLE_PARTS] = {
    [PART_PERCENT] = ": %", [PART_NUMERATOR] = ": number", [PART_DENOMINATOR] = ": of", [PART_LOWER] = ": from",
    [PART_UPPER] = ": to",  [PART_DAYS] = ": days",        [PART_COUNT] = "",           [PART_MARK] = ": mark",
};

/* A table being made: its fields are written one after another. */
struct draft {
    const struct table_collector *collector;
    const struct table_definition *definition;
    struct arena *arena;
    const char **text;
    size_t next;
    bool cut;
};

static void put(struct draft *draft, const char *text)
{
    draft->text[draft->next++] = text;
}

static void put_day(struct draft *draft, int32_t day)
{
    char text[DAY_TEXT_MOST];
    put(draft, arena_text(draft->arena, text, day_text(day, text)));
}

/* The columns before the figures: subject and what it is, breakdown and category, period or day. */
static size_t lead_columns(const struct table_definition *table)
{
    return (table->subjects ? 2U : 0U) + (table->breakdowns ? 2U : 0U) + (table->rows == TABLE_ROWS_DAYS ? 1U : 3U);
}

static size_t column_count(const struct table_definition *table)
{
    size_t count = lead_columns(table);
    for (size_t f = 0; f < table->figure_count; f++)
        count += forms[table->figures[f].form].count;
    return count;
}

static const char *joined(const char *first, const char *second, struct arena *arena)
{
    size_t length = strlen(first);
    size_t more = strlen(second);
    char *text = arena_take(arena, length + more + 1, 1);
    memcpy(text, first, length);
    memcpy(text + length, second, more);
    return text;
}

static void put_lead_header(struct draft *draft)
{
    const struct table_definition *table = draft->definition;
    if (table->subjects) {
        put(draft, "id");
        put(draft, "what");
    }
    if (table->breakdowns) {
        put(draft, "by");
        put(draft, "category");
    }
    if (table->rows == TABLE_ROWS_DAYS) {
        put(draft, "on");
        return;
    }
    put(draft, "period");
    put(draft, "first day");
    put(draft, "last day");
}

static void put_header(struct draft *draft)
{
    const struct table_definition *table = draft->definition;
    put_lead_header(draft);
    for (size_t f = 0; f < table->figure_count; f++) {
        const struct form *form = &forms[table->figures[f].form];
        for (size_t p = 0; p < form->count; p++)
            put(draft, joined(table->figures[f].label, part_headings[form->parts[p]], draft->arena));
    }
}

/* "2024", "2024 Q3", "2024-09", "latest 12 months" */
static const char *period_label(const struct span *span, struct arena *arena)
{
    static const size_t length_of_month = sizeof "2024-09" - 1;
    struct civil civil = day_civil(span->start);
    char text[LABEL_MOST];
    size_t length = num_integer(civil.year, text);
    if (span->kind == TABLE_LATEST)
        return "latest 12 months";
    if (span->kind == TABLE_QUARTERS) {
        memcpy(text + length, " Q", 2);
        text[length + 2] = (char)('1' + (civil.month - 1) / 3);
        length += 3;
    }
    if (span->kind == TABLE_MONTHS) {
        day_text(span->start, text);
        length = length_of_month;
    }
    return arena_text(arena, text, length);
}

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
    if (!draft->definition->subjects)
        return;
    put(draft, draft->definition->subjects[subject]);
    put(draft, subject_title(draft->definition->subjects[subject]));
}

/* A cell and where it belongs: the row (subject, breakdown, category, place in time) and the figure. */
struct entry {
    size_t subject;
    size_t breakdown;
    const char *category;
    int64_t place; /* the span's number, or the day */
    size_t figure;
    const struct cell *cell;
};

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

struct entries {
    struct entry *list; /* NULL while they are only counted */
    size_t count;
};

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
    const struct table_collector *collector = draft->collector;
    for (size_t i = 0; i < collector->span_count; i++) {
        const struct span *span = &collector->spans[i];
        if (!(span->kind & draft->definition->periods) || !is_of_span(collector, entry->cell, span))
            continue;
        if (draft->definition->rows == TABLE_ROWS_DAYS) {
            add_entry(entries, entry, span->end);
            return;
        }
        add_entry(entries, entry, (int64_t)i);
    }
}

static void add_figure(struct draft *draft, struct entries *entries, size_t subject, size_t breakdown, size_t figure)
{
    const struct table_definition *table = draft->definition;
    struct want *want = find_want(draft->collector, subjects_of(table)[subject], &table->figures[figure],
                                  breakdowns_of(table)[breakdown]);
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
    for (size_t s = 0; subjects_of(table)[s]; s++)
        for (size_t b = 0; breakdowns_of(table)[b]; b++)
            for (size_t f = 0; f < table->figure_count; f++)
                add_figure(draft, entries, s, b, f);
}

/* Counted first, then filled: the list is as long as it must be. */
static struct entries sorted_entries(struct draft *draft)
{
    struct entries entries = {NULL, 0};
    add_figures(draft, &entries);
    entries.list = ARENA_NEW(draft->arena, entries.count ? entries.count : 1, struct entry);
    add_figures(draft, &entries);
    qsort(entries.list, entries.count, sizeof entries.list[0], compare_entries);
    return entries;
}

/* The entries of one row, which starts at `first`. Returns where the next one starts. */
static size_t row_end(const struct entries *entries, size_t first)
{
    size_t end = first + 1;
    while (end < entries->count && compare_rows(&entries->list[first], &entries->list[end]) == 0)
        end++;
    return end;
}

/* Figures beside the matter make no row of their own. */
static bool has_matter(const struct draft *draft, const struct entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!draft->definition->figures[entries[i].figure].beside)
            return true;
    return false;
}

static void put_lead(struct draft *draft, const struct entry *entry)
{
    const struct table_definition *table = draft->definition;
    put_subject(draft, entry->subject);
    if (table->breakdowns) {
        put(draft, table->breakdowns[entry->breakdown]);
        put(draft, entry->category);
    }
    if (table->rows == TABLE_ROWS_DAYS) {
        put_day(draft, (int32_t)entry->place);
        return;
    }
    const struct span *span = &draft->collector->spans[entry->place];
    put(draft, period_label(span, draft->arena));
    put_day(draft, span->start);
    put_day(draft, span->end);
}

static void put_row(struct draft *draft, const struct entry *entries, size_t count)
{
    const struct table_definition *table = draft->definition;
    put_lead(draft, entries);
    size_t next = 0;
    for (size_t f = 0; f < table->figure_count; f++) {
        const struct form *form = &forms[table->figures[f].form];
        const struct cell *cell = NULL;
        if (next < count && entries[next].figure == f)
            cell = entries[next++].cell;
        for (size_t p = 0; p < form->count; p++)
            put(draft, table_part_text(form->parts[p], cell, draft->arena));
    }
}

static void put_empty_until(struct draft *draft, size_t end)
{
    while (draft->next < end)
        put(draft, "");
}

/* A duty without a case keeps a row that says so, among others that have cases. */
static void put_no_data(struct draft *draft, size_t subject, size_t columns)
{
    size_t end = draft->next + columns;
    put_subject(draft, subject);
    put(draft, TABLE_NO_DATA);
    put_empty_until(draft, end);
}

/* The rows of one subject, from entry *at on. */
static void put_rows(struct draft *draft, const struct entries *entries, size_t subject, size_t columns, size_t *at)
{
    size_t before = draft->next;
    while (*at < entries->count && entries->list[*at].subject == subject) {
        size_t end = row_end(entries, *at);
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
        size_t end = row_end(entries, first);
        rows += has_matter(draft, &entries->list[first], end - first);
        first = end;
    }
    return rows;
}

/* A row with a word in the first column, and nothing else. */
static void put_alone(struct draft *draft, const char *word, size_t columns)
{
    put(draft, word);
    put_empty_until(draft, columns);
}

static size_t put_evidence(struct draft *draft, size_t columns)
{
    struct entries entries = sorted_entries(draft);
    size_t subjects = list_length(subjects_of(draft->definition));
    size_t rows = matter_rows(draft, &entries);
    draft->text = ARENA_NEW(draft->arena, (rows + subjects) * columns, const char *);
    draft->next = 0;
    size_t at = 0;
    for (size_t s = 0; s < subjects && rows; s++)
        put_rows(draft, &entries, s, columns, &at);
    if (rows == 0)
        put_alone(draft, TABLE_NO_DATA, columns);
    return draft->next / columns;
}

/* --- Data quality --- */

static const char *const finding_header[] = {"rule",      "severity",        "in", "what was found", "what was done",
                                             "how often", "measures touched"};
enum { FINDING_COLUMNS = sizeof finding_header / sizeof finding_header[0] };

static size_t put_findings(struct draft *draft)
{
    const struct table_collector *collector = draft->collector;
    draft->text = ARENA_NEW(draft->arena, (collector->finding_count + 1) * FINDING_COLUMNS, const char *);
    draft->next = 0;
    for (size_t i = 0; i < collector->finding_count; i++) {
        const struct seen_finding *finding = &collector->findings[i];
        const struct rule *rule = &rules[finding->rule];
        put(draft, rule->id);
        put(draft, severity_names[rule->severity]);
        put(draft, contract[finding->relation].name);
        put(draft, rule->title);
        put(draft, rule->effect);
        put(draft, integer_text(finding->count, draft->arena));
        put(draft, rule->measures);
    }
    if (collector->finding_count == 0)
        put_alone(draft, TABLE_NOTHING_FOUND, FINDING_COLUMNS);
    return draft->next / FINDING_COLUMNS;
}

/* --- All of them --- */

static void make_findings_table(struct draft *draft, struct people_table *table)
{
    table->columns = FINDING_COLUMNS;
    table->header = finding_header;
    table->rows = put_findings(draft);
    table->note = draft->definition->note;
}

static void make_evidence_table(struct draft *draft, struct people_table *table)
{
    table->columns = column_count(draft->definition);
    draft->text = ARENA_NEW(draft->arena, table->columns, const char *);
    put_header(draft);
    table->header = draft->text;
    table->rows = put_evidence(draft, table->columns);
    table->note = joined(draft->definition->note, legend, draft->arena);
    if (draft->cut)
        table->note = joined(table->note, cut_short, draft->arena);
}

size_t people_tables(const struct table_collector *collector, struct arena *arena, const struct people_table **tables)
{
    struct people_table *list = ARENA_NEW(arena, table_definition_count, struct people_table);
    for (size_t i = 0; i < table_definition_count; i++) {
        const struct table_definition *definition = &table_definitions[i];
        struct draft draft = {.collector = collector, .definition = definition, .arena = arena};
        list[i].id = definition->id;
        list[i].title = definition->title;
        list[i].law = definition->law;
        if (definition->rows == TABLE_ROWS_FINDINGS)
            make_findings_table(&draft, &list[i]);
        else
            make_evidence_table(&draft, &list[i]);
        list[i].text = draft.text;
    }
    *tables = list;
    return table_definition_count;
}

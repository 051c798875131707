#include <assert.h>
#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "core/pack/publish.h"
#include "core/tables/evidence_table_columns.h"
#include "core/tables/evidence_table_fields.h"

#define LEGEND " c: suppressed, as the table Disclosure control says."

enum { COUNT_MOST = 1000000000 };

static const char *const tables_withheld[] = {"quality_audits", "tribunal_orders"};
static const char breakdown_withheld[] = "provider"; /* names as they were typed, of a person perhaps */

/* A table and its definition, and where its columns are; COUNT_NONE where there is no such column. */
struct reading {
    struct publication *publication;
    const struct people_table *table;
    const struct table_definition *definition;
    size_t breakdown;
    size_t first_figure;
    size_t label;
};

static const struct table_definition *definition_of(const char *id)
{
    for (size_t i = 0; i < sizeof tables_withheld / sizeof tables_withheld[0]; i++)
        if (strcmp(tables_withheld[i], id) == 0)
            return NULL;
    for (size_t i = 0; i < table_definition_count; i++)
        if (strcmp(table_definitions[i].id, id) == 0 && table_definitions[i].rows != TABLE_ROWS_FINDINGS)
            return &table_definitions[i];
    return NULL;
}

bool publish_has_table(const char *id)
{
    return definition_of(id) != NULL;
}

static struct reading reading_of(struct publication *publication, const struct people_table *table)
{
    struct reading reading = {
        .publication = publication, .table = table, .definition = definition_of(table->id), .breakdown = COUNT_NONE};
    assert(reading.definition); /* publish_has_table was asked */
    size_t at = reading.definition->subjects ? 2 : 0;
    if (reading.definition->breakdowns) {
        reading.breakdown = at;
        at += 2;
    }
    reading.label = at;
    reading.first_figure = at + (reading.definition->rows == TABLE_ROWS_DAYS ? 1 : 3);
    return reading;
}

/* ---- what a row is about */

static bool is_no_data(const struct reading *reading, size_t row)
{
    size_t first = reading->definition->subjects ? 2 : 0;
    return strcmp(table_field(reading->table, row, first), TABLE_NO_DATA) == 0;
}

static bool is_withheld(const struct reading *reading, size_t row)
{
    return reading->breakdown != COUNT_NONE &&
           strcmp(table_field(reading->table, row, reading->breakdown), breakdown_withheld) == 0;
}

/* As evidence_table_spans.c words them. */
static enum period_type period_of(const char *label)
{
    static const size_t year = sizeof "2024" - 1;
    if (strcmp(label, "latest 12 months") == 0)
        return PERIOD_LATEST_12M;
    if (strlen(label) == year)
        return PERIOD_CALENDAR_YEAR;
    return label[year + 1] == 'Q' ? PERIOD_QUARTER : PERIOD_MONTH;
}

static const char *measure_of(const struct reading *reading, size_t row, const struct table_figure *figure)
{
    const char *subject = reading->definition->subjects ? table_field(reading->table, row, 0) : "";
    if (figure->measure[0] == '\0')
        return subject;
    return figure->measure[0] == '.' ? measure_beside(subject, figure->measure, reading->publication->arena)
                                     : figure->measure;
}

static bool key_of(const struct reading *reading, size_t row, const struct table_figure *figure, struct count_key *key)
{
    const struct people_table *table = reading->table;
    bool by_days = reading->definition->rows == TABLE_ROWS_DAYS;
    bool stock = figure->basis == BASIS_STOCK;
    *key = (struct count_key){.measure = measure_of(reading, row, figure),
                              .basis = figure->basis,
                              .period = stock ? PERIOD_AS_OF : period_of(table_field(table, row, reading->label)),
                              .breakdown = "all",
                              .category = "all"};
    if (reading->breakdown != COUNT_NONE) {
        key->breakdown = table_field(table, row, reading->breakdown);
        key->category = table_field(table, row, reading->breakdown + 1);
    }
    size_t day = by_days ? reading->label : reading->label + (stock ? 2 : 1);
    return !publish_withholds(key->measure) && day_parse(table_field(table, row, day), &key->start);
}

/* ---- its counts */

static int64_t number_of(const char *text)
{
    int64_t value;
    return num_parse(text, 0, COUNT_MOST, &value) ? value : -1;
}

/* The text of a figure's part; "" where it has none. */
static const char *part_text(const struct reading *reading, size_t row, size_t column, const struct figure_parts *form,
                             enum table_part part)
{
    for (size_t p = 0; p < form->count; p++)
        if (form->parts[p] == part)
            return table_field(reading->table, row, column + p);
    return "";
}

/* The one number of which the percentage is printed; -1: several could be. */
static int64_t number_from(const char *percent, int64_t n)
{
    char text[NUM_PERCENT_MOST];
    int64_t found = -1;
    if (n == 0)
        return 0;
    for (int64_t k = 0, matches = 0; k <= n; k++) {
        num_percent((uint64_t)k, (uint64_t)n, text);
        if (strcmp(text, percent) != 0)
            continue;
        if (matches++)
            return -1;
        found = k;
    }
    return found;
}

struct share {
    struct count_key key;
    int64_t k;
    int64_t n;
};

/* False: the field has no counts. */
static bool share_of(const struct reading *reading, size_t row, size_t column, const struct table_figure *figure,
                     struct share *share)
{
    const struct figure_parts *form = &figure_parts[figure->form];
    if (is_no_data(reading, row) || is_withheld(reading, row) || !key_of(reading, row, figure, &share->key))
        return false;
    share->n = number_of(part_text(reading, row, column, form, PART_DENOMINATOR));
    if (share->n < 0)
        return false;
    size_t known = counts_number(&reading->publication->counts, &share->key);
    if (figure->form == FIGURE_RATE)
        share->k = number_of(part_text(reading, row, column, form, PART_NUMERATOR));
    else if (known != COUNT_NONE)
        share->k = counts_value(&reading->publication->counts, known);
    else
        share->k = number_from(part_text(reading, row, column, form, PART_PERCENT), share->n);
    return true;
}

/* Where one percentage of a column hides its number, the sums of the others would be wrong: none of them is published. */
static bool hides_a_number(const struct reading *reading, size_t column, const struct table_figure *figure)
{
    struct share share;
    bool hides = false;
    for (size_t row = 0; row < reading->table->rows && !hides; row++)
        hides = share_of(reading, row, column, figure, &share) && share.k < 0;
    return hides;
}

static void count_shares(const struct reading *reading, size_t column, const struct table_figure *figure)
{
    bool hides = hides_a_number(reading, column, figure);
    struct share share;
    for (size_t row = 0; row < reading->table->rows; row++)
        if (share_of(reading, row, column, figure, &share))
            counts_add_share(&reading->publication->counts, &share.key, hides ? -1 : share.k, share.n);
}

/* Single counts, and how many cases a quantile is of. */
static void count_numbers(const struct reading *reading, size_t column, const struct table_figure *figure)
{
    struct counts *counts = &reading->publication->counts;
    bool days = figure->form == FIGURE_DAYS;
    for (size_t row = 0; row < reading->table->rows; row++) {
        struct count_key key;
        if (is_no_data(reading, row) || is_withheld(reading, row) || !key_of(reading, row, figure, &key))
            continue;
        int64_t value = number_of(table_field(reading->table, row, column + (days ? 1 : 0)));
        if (value < 0)
            continue;
        if (days)
            counts_add_share(counts, &key, -1, value);
        else
            counts_add(counts, &key, value);
    }
}

void publish_count_tables(struct publication *publication)
{
    for (size_t i = 0; i < publication->record->table_count; i++) {
        if (!publish_has_table(publication->record->tables[i].id))
            continue;
        struct reading reading = reading_of(publication, &publication->record->tables[i]);
        size_t column = reading.first_figure;
        for (size_t f = 0; f < reading.definition->figure_count; f++) {
            const struct table_figure *figure = &reading.definition->figures[f];
            if (figure->form == FIGURE_RATE || figure->form == FIGURE_SHARE)
                count_shares(&reading, column, figure);
            else
                count_numbers(&reading, column, figure);
            column += figure_parts[figure->form].count;
        }
    }
}

/* ---- as they are published */

/* What of a figure may be seen. */
struct sight {
    size_t number;
    size_t out_of;
    bool shown; /* the figure itself */
};

static struct sight sight_of(const struct reading *reading, size_t row, size_t column,
                             const struct table_figure *figure)
{
    const struct publication *publication = reading->publication;
    const struct figure_parts *form = &figure_parts[figure->form];
    struct sight sight = {COUNT_NONE, COUNT_NONE, false};
    struct count_key key;
    if (!key_of(reading, row, figure, &key))
        return sight;
    bool days = figure->form == FIGURE_DAYS;
    int64_t n = number_of(part_text(reading, row, column, form, days ? PART_CASES : PART_DENOMINATOR));
    sight.number = counts_number(&publication->counts, &key);
    sight.out_of = n < 0 ? COUNT_NONE : counts_out_of(&publication->counts, &key, n);
    sight.shown =
        days ? publish_days_shown(publication, &key, n) : publish_share_shown(publication, sight.number, sight.out_of);
    return sight;
}

static const char *count_text(const struct publication *publication, size_t cell)
{
    return publish_shown(publication, cell) ? publish_number(publication, publish_value(publication, cell))
                                            : PUBLISH_SUPPRESSED;
}

/* Of a share that is shown; rounded counts have other percentages than the record. */
static const char *shown_text(const struct publication *publication, const struct sight *sight, enum table_part part,
                              const char *text)
{
    if (part == PART_DAYS || publication->rule->base == 1)
        return text;
    struct cell cell = publish_share(publication, sight->number, sight->out_of);
    return cell.has_value ? table_part_text(part, &cell, publication->arena) : text;
}

static const char *field_text(const struct reading *reading, const struct sight *sight, enum table_part part,
                              const char *text)
{
    switch (part) {
    case PART_NUMERATOR:
    case PART_COUNT:
        return text[0] ? count_text(reading->publication, sight->number) : text;
    case PART_DENOMINATOR:
    case PART_CASES:
        return text[0] ? count_text(reading->publication, sight->out_of) : text;
    case PART_MARK:
        if (!sight->shown)
            return PUBLISH_SUPPRESSED;
        return reading->publication->rule->base > 1 ? "" : text;
    case PART_PERCENT:
    case PART_LOWER:
    case PART_UPPER:
    case PART_DAYS:
        if (text[0] == '\0')
            return text;
        return sight->shown ? shown_text(reading->publication, sight, part, text) : PUBLISH_SUPPRESSED;
    case TABLE_PARTS:
        break;
    }
    return PUBLISH_SUPPRESSED;
}

/* A figure of no cell is empty in all its parts, and stays so. */
static void publish_figure(const struct reading *reading, size_t row, size_t column, const struct table_figure *figure,
                           const char **fields)
{
    const struct figure_parts *form = &figure_parts[figure->form];
    const char *const *texts = &reading->table->text[row * reading->table->columns + column];
    if (texts[0][0] == '\0')
        return;
    struct sight sight = sight_of(reading, row, column, figure);
    for (size_t p = 0; p < form->count; p++)
        fields[p] = field_text(reading, &sight, form->parts[p], texts[p]);
}

static void publish_row(const struct reading *reading, size_t row, const char **fields)
{
    size_t column = reading->first_figure;
    memcpy(fields, &reading->table->text[row * reading->table->columns], reading->table->columns * sizeof *fields);
    if (is_no_data(reading, row))
        return;
    for (size_t f = 0; f < reading->definition->figure_count; f++) {
        const struct table_figure *figure = &reading->definition->figures[f];
        publish_figure(reading, row, column, figure, fields + column);
        column += figure_parts[figure->form].count;
    }
}

struct people_table publish_table(const struct publication *publication, const struct people_table *table)
{
    struct publication shared = *publication;
    struct reading reading = reading_of(&shared, table);
    struct people_table published = *table;
    const char **text = ARENA_NEW(publication->arena, table->rows * table->columns, const char *);
    published.rows = 0;
    for (size_t row = 0; row < table->rows; row++)
        if (!is_withheld(&reading, row))
            publish_row(&reading, row, text + published.rows++ * table->columns);
    published.text = text;
    published.note = joined_text(table->note, LEGEND, publication->arena);
    return published;
}

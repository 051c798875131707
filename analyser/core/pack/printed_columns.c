#include <stdlib.h>
#include <string.h>

#include "core/pack/figure_text.h"
#include "core/pack/printed_columns.h"

struct key_heading {
    const char *heading;
    const char *table; /* NULL: of every table */
    bool is_shown;
};

/* What tells the rows of a table apart. */
static const struct key_heading key_headings[] = {
    {"id", NULL, true},
    {"what is measured", NULL, false},
    {"by", NULL, true},
    {"category", NULL, true},
    {"measure", NULL, true},
    {"basis", NULL, true},
    {"breakdown", NULL, true},
    {"unit", "evidence", false},
    {"unit", NULL, true},
    {"on", NULL, true},
    {"period", NULL, true},
    {"first day", NULL, true},
    {"last day", NULL, false},
    {"month", NULL, true},
    {"from", NULL, true},
    {"to", NULL, true},
    {"figure", NULL, true},
    {"year", NULL, true},
    {"authority", NULL, true},
    {"kind", NULL, true},
    {"share ended: %", NULL, true},
    {"day", "waiting_curves", true},
    {"day", "rare_breaches", true},
    {"chart", "rare_breaches", true},
    {"pathways", NULL, true},
    {"test", NULL, true},
    {"scenario", NULL, true},
    {"months ahead", NULL, true},
    {"step", NULL, true},
    {"kind of advice", NULL, true},
    {"provider", NULL, true},
    {"score", "auditors", true},
    {"sample", NULL, true},
    {"section", NULL, true},
    {"criterion", NULL, true},
    {"graded by", NULL, true},
    {"gate", NULL, true},
    {"grade", NULL, true},
    {"half-year", NULL, true},
    {"agency", NULL, true},
    {"whose", NULL, true},
    {"plan was", NULL, true},
    {"audit", NULL, true},
    {"child's views", NULL, true},
    {"text", NULL, true},
    {"check", NULL, true},
    {"latest version", NULL, true},
    {"rule", NULL, true},
    {"severity", NULL, false},
    {"in", NULL, true},
    {"what was found", NULL, false},
};

/* Counts of cases, in tables whose columns are no figures of table_definitions. */
static const char *const count_headings[] = {
    "numerator",   "denominator", "number",     "out of",         "cases",        "plans before", "plans after",
    "at risk",     "open",        "overdue",    "audited",        "late plans",   "pairs of audits",
    "how often",   "late",        "groups",     "units compared", "sound or strong",
    "absent",      "plans issued", "came since", "not come yet",  "no",           "not recorded",
    "after the plan", "not received", "nil returns",
    "before the plan: number", "before the plan: out of", "within six weeks: number", "within six weeks: out of",
    "sound or strong: number", "sound or strong: out of", "on time: number", "on time: out of", "late: number",
    "late: out of", "audited sound: number", "audited sound: out of", "text without a finding: number",
    "text without a finding: out of", "audited with text", "sound, but a finding", "not sound, but no finding",
    "plans looked at", "with the defect", "could be enforced", "looked at for phase", "speak of a phase left",
    "looked at for setting", "speak of a setting left", "amended twice by decision", "unchanged", "this step and all before it: number",
};

/* What the heading of a count ends with, after the label of its figure. */
static const char *const count_parts[] = {": number", ": out of", ": cases"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct key_heading *key_of(const struct people_table *table, const char *heading)
{
    for (size_t i = 0; i < COUNT(key_headings); i++) {
        const struct key_heading *key = &key_headings[i];
        if (strcmp(key->heading, heading) == 0 && (!key->table || strcmp(key->table, table->id) == 0))
            return key;
    }
    return NULL;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    size_t least = strlen(end);
    return length >= least && strcmp(text + length - least, end) == 0;
}

static bool is_percent(const char *heading)
{
    return strcmp(heading, "%") == 0 || ends_with(heading, " %");
}

static const struct table_definition *definition_of(const char *id)
{
    for (size_t i = 0; i < table_definition_count; i++)
        if (strcmp(table_definitions[i].id, id) == 0)
            return &table_definitions[i];
    return NULL;
}

/* The figure whose label, alone or before ": part", is the heading. */
static const struct table_figure *figure_of(const struct table_definition *definition, const char *heading)
{
    for (size_t i = 0; definition && i < definition->figure_count; i++) {
        const char *label = definition->figures[i].label;
        size_t length = strlen(label);
        if (strncmp(heading, label, length) == 0 &&
            (heading[length] == '\0' || strncmp(heading + length, ": ", 2) == 0))
            return &definition->figures[i];
    }
    return NULL;
}

static bool is_count(const struct printed_column *column)
{
    if (column->figure && column->figure->form == FIGURE_COUNT)
        return true;
    for (size_t i = 0; i < COUNT(count_parts); i++)
        if (column->figure && ends_with(column->heading, count_parts[i]))
            return true;
    for (size_t i = 0; i < COUNT(count_headings); i++)
        if (!column->figure && strcmp(column->heading, count_headings[i]) == 0)
            return true;
    return false;
}

/* The first column of the same figure; all of no figure are together. */
static size_t group_of(const struct printed_column *columns, size_t place)
{
    size_t first = 0;
    while (first < place && (columns[first].is_key || columns[first].figure != columns[place].figure))
        first++;
    return first;
}

static size_t same_before(const struct people_table *table, size_t place, const char *heading)
{
    size_t count = 0;
    for (size_t i = 0; i < place; i++)
        count += strcmp(table->header[i], heading) == 0;
    return count;
}

static const char *name_of(struct arena *arena, const struct people_table *table, size_t place)
{
    const char *heading = table->header[place];
    size_t before = place;
    if (same_before(table, table->columns, heading) < 2)
        return heading;
    while (before > 0 && !is_percent(table->header[before - 1]))
        before--;
    const char *const parts[] = {before > 0 ? table->header[before - 1] : "", heading};
    return before > 0 ? figure_joined(arena, parts, 2, ", ") : heading;
}

const struct printed_column *printed_columns(struct arena *arena, const struct people_table *table)
{
    struct printed_column *columns = ARENA_NEW(arena, table->columns, struct printed_column);
    const struct table_definition *definition = definition_of(table->id);
    for (size_t i = 0; i < table->columns; i++) {
        const struct key_heading *key = key_of(table, table->header[i]);
        struct printed_column *column = &columns[i];
        *column = (struct printed_column){.heading = table->header[i], .nth = same_before(table, i, table->header[i])};
        column->name = name_of(arena, table, i);
        column->is_key = key != NULL;
        column->is_shown = key && key->is_shown;
        column->figure = key ? NULL : figure_of(definition, column->heading);
        column->is_count = !key && is_count(column);
        column->is_percent = !key && is_percent(column->heading);
        column->group = group_of(columns, i);
    }
    return columns;
}

size_t printed_column_like(const struct printed_column *columns, size_t count, const struct printed_column *like)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i].nth == like->nth && strcmp(columns[i].heading, like->heading) == 0)
            return i;
    return SIZE_MAX;
}

/* It stands first, or after what the row is about. */
bool printed_row_is_empty(const struct people_table *table, size_t row)
{
    enum { SUBJECT_COLUMNS = 2 };
    for (size_t i = 0; i <= SUBJECT_COLUMNS && i < table->columns; i++) {
        const char *field = table_field(table, row, i);
        if (strcmp(field, TABLE_NO_DATA) == 0 || strcmp(field, TABLE_NOTHING_FOUND) == 0)
            return true;
    }
    return false;
}

const char *printed_field(const struct people_table *table, size_t row, const char *heading)
{
    size_t column = table_column(table, heading);
    return column == SIZE_MAX ? NULL : table_field(table, row, column);
}

static const char *key_text(struct arena *arena, const struct people_table *table, const struct printed_column *columns,
                            size_t row, bool only_shown, const char *between)
{
    const char **parts = ARENA_NEW(arena, table->columns, const char *);
    size_t count = 0;
    for (size_t i = 0; i < table->columns; i++)
        if (columns[i].is_key && (columns[i].is_shown || !only_shown))
            parts[count++] = table_field(table, row, i);
    return figure_joined(arena, parts, count, between);
}

const char *printed_row_name(struct arena *arena, const struct people_table *table,
                             const struct printed_column *columns, size_t row)
{
    return key_text(arena, table, columns, row, true, "; ");
}

/* ---- matching */

struct keyed_row {
    const char *key;
    size_t row;
};

static int by_key_and_row(const void *a, const void *b)
{
    const struct keyed_row *one = a;
    const struct keyed_row *other = b;
    int order = strcmp(one->key, other->key);
    return order ? order : (one->row > other->row) - (one->row < other->row);
}

static struct keyed_row *keyed_rows(struct arena *arena, const struct people_table *table)
{
    const struct printed_column *columns = printed_columns(arena, table);
    struct keyed_row *rows = ARENA_NEW(arena, table->rows + 1, struct keyed_row);
    for (size_t row = 0; row < table->rows; row++)
        rows[row] = (struct keyed_row){key_text(arena, table, columns, row, false, "\x1f"), row};
    qsort(rows, table->rows, sizeof *rows, by_key_and_row);
    return rows;
}

static size_t *none_of(struct arena *arena, size_t rows)
{
    size_t *matches = ARENA_NEW(arena, rows + 1, size_t);
    for (size_t row = 0; row < rows; row++)
        matches[row] = SIZE_MAX;
    return matches;
}

struct printed_matches printed_matches_make(struct arena *arena, const struct people_table *old,
                                            const struct people_table *new)
{
    struct printed_matches matches = {none_of(arena, old->rows), none_of(arena, new->rows)};
    const struct keyed_row *before = keyed_rows(arena, old);
    const struct keyed_row *after = keyed_rows(arena, new);
    for (size_t i = 0, j = 0; i < old->rows && j < new->rows;) {
        int order = strcmp(before[i].key, after[j].key);
        if (order == 0) {
            matches.of_old[before[i].row] = after[j].row;
            matches.of_new[after[j].row] = before[i].row;
        }
        i += order <= 0;
        j += order >= 0;
    }
    return matches;
}

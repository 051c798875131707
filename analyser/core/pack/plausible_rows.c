#include <string.h>

#include "core/pack/cells_table.h"
#include "core/pack/figure_text.h"
#include "core/pack/plausible_rows.h"

enum { CASES_LEAST = 10, DAYS_MOST = 3653 };

/* Sums of doubles may pass a bound by a hair, as 100.00000000000003 does. */
static const double hair = 1e-9;

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What an example tells of its row: nothing of a team, a setting or a group of few. */
static const char *const told_headings[] = {"measure", "basis", "id",   "period", "first day",
                                            "on",      "month", "from", "to",     "year"};

/* Shares that may be below 0: agreement beyond chance. */
static const char *const agreement_measures[] = {"QA.agreement"};

static bool is_any(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, list[i]) == 0)
            return true;
    return false;
}

void looked_at(struct looking *looking, bool passed, const char *example)
{
    looking->result->looked_at++;
    looking->result->not_passed += !passed;
    if (!passed && !looking->result->example)
        looking->result->example = example;
}

static const char *example_of(struct arena *arena, const struct people_table *table, size_t row, size_t column)
{
    const char *parts[COUNT(told_headings) + 3];
    size_t count = 0;
    parts[count++] = table->id;
    for (size_t i = 0; i < COUNT(told_headings); i++) {
        const char *field = printed_field(table, row, told_headings[i]);
        if (field && field[0])
            parts[count++] = field;
    }
    parts[count++] = table->header[column];
    parts[count++] = table_field(table, row, column);
    return figure_joined(arena, parts, count, "; ");
}

static void look_at(struct looking *looking, bool passed, const struct people_table *table, size_t row, size_t column)
{
    looked_at(looking, passed, passed ? NULL : example_of(looking->arena, table, row, column));
}

static bool is_cells(const struct people_table *table)
{
    return strcmp(table->id, CELLS_TABLE) == 0;
}

static bool unit_is(const struct people_table *table, size_t row, enum unit unit)
{
    return is_cells(table) && strcmp(printed_field(table, row, "unit"), unit_names[unit]) == 0;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    size_t least = strlen(end);
    return length >= least && strcmp(text + length - least, end) == 0;
}

static bool is_value(const struct people_table *table, const struct printed_column *column)
{
    return is_cells(table) && strcmp(column->heading, "value") == 0;
}

static bool is_percent(const struct people_table *table, const struct printed_column *column, size_t row)
{
    return column->is_percent || (is_value(table, column) && unit_is(table, row, UNIT_PERCENT));
}

static bool is_days(const struct people_table *table, const struct printed_column *column, size_t row)
{
    return (column->figure && ends_with(column->heading, ": days")) ||
           (is_value(table, column) && unit_is(table, row, UNIT_DAYS));
}

/* ---- units */

static bool is_whole(const char *text)
{
    return text[0] != '\0' && strspn(text, "0123456789") == strlen(text);
}

static bool is_sign(const char *text)
{
    return text[0] == '\0' || is_any(text, cell_status_names, CELL_STATUSES);
}

void plausible_units(struct looking *looking, const struct people_table *table, const struct printed_column *columns,
                     size_t row)
{
    double value;
    for (size_t i = 0; i < table->columns; i++) {
        const char *field = table_field(table, row, i);
        bool count = columns[i].is_count || (is_value(table, &columns[i]) && unit_is(table, row, UNIT_COUNT));
        if (count)
            look_at(looking, is_sign(field) || is_whole(field), table, row, i);
        else if (is_percent(table, &columns[i], row) || is_days(table, &columns[i], row))
            look_at(looking, is_sign(field) || figure_number(field, &value), table, row, i);
    }
}

/* ---- bounds */

static bool is_agreement(const struct people_table *table, const struct printed_column *column, size_t row)
{
    const char *measure = printed_field(table, row, column->figure ? "id" : "measure");
    return measure && is_any(measure, agreement_measures, COUNT(agreement_measures));
}

void plausible_percentages(struct looking *looking, const struct people_table *table,
                           const struct printed_column *columns, size_t row)
{
    double value;
    for (size_t i = 0; i < table->columns; i++)
        if (is_percent(table, &columns[i], row) && figure_number(table_field(table, row, i), &value))
            look_at(looking, value <= 100 + hair && (value >= -hair || is_agreement(table, &columns[i], row)), table,
                    row, i);
}

void plausible_days(struct looking *looking, const struct people_table *table, const struct printed_column *columns,
                    size_t row)
{
    double value;
    for (size_t i = 0; i < table->columns; i++)
        if (is_days(table, &columns[i], row) && figure_number(table_field(table, row, i), &value))
            look_at(looking, value >= 0 && value <= DAYS_MOST, table, row, i);
}

/* ---- what belongs to a figure */

/* The column of the same figure whose heading ends so; of tables without figures, the one so named. SIZE_MAX: none. */
static size_t part_of(const struct people_table *table, const struct printed_column *columns, size_t of,
                      const char *part)
{
    for (size_t i = 0; i < table->columns; i++)
        if (columns[i].figure == columns[of].figure &&
            (columns[of].figure ? ends_with(columns[i].heading, part) : strcmp(columns[i].heading, part) == 0))
            return i;
    return SIZE_MAX;
}

static bool number_in(const struct people_table *table, size_t row, size_t column, double *value)
{
    return column != SIZE_MAX && figure_number(table_field(table, row, column), value);
}

struct pair {
    const char *less;
    const char *more;
};

static const struct pair number_pairs[] = {
    {"number", "out of"}, {"numerator", "denominator"}, {"sound or strong", "audited"}, {"overdue", "open"},
    {"before the plan: number", "before the plan: out of"}, {"within six weeks: number", "within six weeks: out of"},
    {"sound or strong: number", "sound or strong: out of"}, {"on time: number", "on time: out of"},
    {"late: number", "late: out of"}, {"audited sound: number", "audited sound: out of"},
    {"text without a finding: number", "text without a finding: out of"}, {"with the defect", "plans looked at"}, {"this step and all before it: number", "out of"}};

void plausible_numbers(struct looking *looking, const struct people_table *table, const struct printed_column *columns,
                       size_t row)
{
    double number;
    double out_of;
    for (size_t i = 0; i < table->columns; i++)
        for (size_t p = 0; p < COUNT(number_pairs); p++)
            if ((columns[i].figure ? ends_with(columns[i].heading, ": number") && p == 0
                                   : strcmp(columns[i].heading, number_pairs[p].less) == 0) &&
                number_in(table, row, i, &number) &&
                number_in(table, row, part_of(table, columns, i, number_pairs[p].more), &out_of))
                look_at(looking, number <= out_of, table, row, i);
}

static const struct pair intervals[] = {
    {"95% from", "95% to"}, {"exact 95% from", "exact 95% to"}, {"lower", "upper"}};

/* Of a table without figures the interval stands `after` so many columns: others follow figures that are no percentage. */
static size_t bound_of(const struct people_table *table, const struct printed_column *columns, size_t of, size_t after,
                       const char *part)
{
    if (columns[of].figure)
        return part_of(table, columns, of, part);
    size_t place = of + after;
    return place < table->columns && strcmp(columns[place].heading, part) == 0 ? place : SIZE_MAX;
}

void plausible_intervals(struct looking *looking, const struct people_table *table,
                         const struct printed_column *columns, size_t row)
{
    double value;
    double from;
    double to;
    for (size_t i = 0; i < table->columns; i++)
        for (size_t p = 0; p < COUNT(intervals); p++)
            if ((columns[i].is_percent || is_value(table, &columns[i])) && number_in(table, row, i, &value) &&
                number_in(table, row, bound_of(table, columns, i, 1, intervals[p].less), &from) &&
                number_in(table, row, bound_of(table, columns, i, 2, intervals[p].more), &to))
                look_at(looking, from <= value + hair && value <= to + hair, table, row, i);
}

static size_t marks_of(const struct people_table *table, const struct printed_column *columns, size_t of)
{
    return columns[of].figure ? part_of(table, columns, of, ": mark")
                              : (is_cells(table) ? table_column(table, "status") : SIZE_MAX);
}

static size_t cases_of(const struct people_table *table, const struct printed_column *columns, size_t of)
{
    if (!columns[of].figure)
        return is_cells(table) ? table_column(table, "denominator") : SIZE_MAX;
    size_t out_of = part_of(table, columns, of, ": out of");
    return out_of != SIZE_MAX ? out_of : part_of(table, columns, of, ": cases");
}

void plausible_marks(struct looking *looking, const struct people_table *table, const struct printed_column *columns,
                     size_t row)
{
    const char *low = is_cells(table) ? cell_status_names[STATUS_LOW] : "[low]";
    double value;
    double cases;
    for (size_t i = 0; i < table->columns; i++) {
        size_t mark = marks_of(table, columns, i);
        bool of_figure = is_percent(table, &columns[i], row) || is_days(table, &columns[i], row);
        if (of_figure && mark != SIZE_MAX && number_in(table, row, i, &value) &&
            number_in(table, row, cases_of(table, columns, i), &cases))
            look_at(looking, cases >= CASES_LEAST || strcmp(table_field(table, row, mark), low) == 0, table, row, i);
    }
}

/* ---- sums */

static const char *const ages[] = {"overdue by 1 to 30 days", "overdue by 31 to 90 days", "overdue by 91 to 182 days",
                                   "overdue by 183 to 365 days", "overdue by more than 365 days"};

void plausible_ages(struct looking *looking, const struct people_table *table, const struct printed_column *columns,
                    size_t row)
{
    double sum = 0;
    double overdue;
    size_t found = 0;
    (void)columns;
    for (size_t i = 0; i < COUNT(ages); i++) {
        double count = 0;
        found += number_in(table, row, table_column(table, ages[i]), &count);
        sum += count;
    }
    size_t column = table_column(table, "overdue");
    if (found == COUNT(ages) && number_in(table, row, column, &overdue))
        look_at(looking, sum == overdue, table, row, column);
}

/* Each case is in one category of these; an audit has many criteria. */
static const char *const parts_of_all[] = {"team", "kind", "provider"};

/* Same subject, same period. */
static bool same_matter(const struct people_table *table, size_t one, size_t other)
{
    static const char *const headings[] = {"id", "period", "first day", "on"};
    for (size_t i = 0; i < COUNT(headings); i++) {
        const char *field = printed_field(table, one, headings[i]);
        if (field && strcmp(field, printed_field(table, other, headings[i])) != 0)
            return false;
    }
    return true;
}

/* A table that shows some of the categories only, or figures that have none, cannot add up. */
static void add_up(struct looking *looking, const struct people_table *table, size_t all, const char *by, size_t column)
{
    double whole;
    double sum = 0;
    size_t rows = 0;
    size_t printed = 0;
    for (size_t row = 0; row < table->rows; row++) {
        double part = 0;
        if (strcmp(printed_field(table, row, "by"), by) != 0 || !same_matter(table, all, row))
            continue;
        rows++;
        printed += number_in(table, row, column, &part);
        sum += part;
    }
    if (printed > 0 && rows < TABLE_CATEGORIES_MOST && number_in(table, all, column, &whole))
        look_at(looking, sum == whole, table, all, column);
}

void plausible_parts(struct looking *looking, const struct people_table *table, const struct printed_column *columns)
{
    if (table_column(table, "by") == SIZE_MAX || table_column(table, "category") == SIZE_MAX)
        return;
    for (size_t row = 0; row < table->rows; row++)
        for (size_t p = 0; p < COUNT(parts_of_all) && strcmp(printed_field(table, row, "by"), "all") == 0; p++)
            for (size_t column = 0; column < table->columns; column++)
                if (columns[column].is_count)
                    add_up(looking, table, row, parts_of_all[p], column);
}

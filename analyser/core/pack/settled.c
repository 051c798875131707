#include <string.h>

#include "base/day.h"
#include "core/pack/cells_table.h"
#include "core/pack/settled.h"

#define COLUMNS_MOST 4

/* Tables of statistics that speak of periods, not of as_of. */
struct settled_table {
    const char *table;
    const char *kind;                  /* only these rows; NULL: all */
    const char *columns[COLUMNS_MOST]; /* only these; none: all */
};

static const struct settled_table settled_tables[] = {
    {"trend", NULL, {"number", "out of", "%"}}, /* limits are of all months up to as_of */
    {"change_explained", NULL, {NULL}},
    {"waiting_curves", "what happened in the quarter", {NULL}}, /* requests received are followed to as_of */
    {"waiting_quantiles", "what happened in the quarter", {NULL}},
    {"authorities", NULL, {NULL}},
};

enum { SETTLED_TABLES = sizeof settled_tables / sizeof settled_tables[0] };

struct settled settled_make(struct arena *arena, const struct record *old, const struct record *new)
{
    int32_t since = old->since > new->since ? old->since : new->since;
    return (struct settled){.old = old,
                            .new = new,
                            .same_day = old->as_of == new->as_of,
                            .since = since,
                            .old_spans = table_spans_make(arena, old->as_of, old->since),
                            .new_spans = table_spans_make(arena, new->as_of, new->since),
                            .old_flows = month_flows_of(arena, old, since, old->as_of),
                            .new_flows = month_flows_of(arena, new, since, old->as_of)};
}

static bool is_field(const struct people_table *table, size_t row, const char *heading, const char *text)
{
    const char *field = printed_field(table, row, heading);
    return field && strcmp(field, text) == 0;
}

static bool is_cells(const struct people_table *table)
{
    return strcmp(table->id, CELLS_TABLE) == 0;
}

static int32_t day_in(const struct people_table *table, size_t row, const char *heading)
{
    int32_t day;
    const char *field = printed_field(table, row, heading);
    return field && day_parse(field, &day) ? day : DAY_NONE;
}

/* "2024-03" */
static int32_t month_end(const char *month)
{
    enum { LETTERS = 7 };
    char first[LETTERS + 4];
    int32_t day;
    if (strlen(month) != LETTERS)
        return DAY_NONE;
    memcpy(first, month, LETTERS);
    memcpy(first + LETTERS, "-01", sizeof "-01");
    return day_parse(first, &day) ? day_add_months(day, 1) - 1 : DAY_NONE;
}

int32_t settled_last_day(const struct people_table *table, size_t row)
{
    int32_t last = day_in(table, row, "last day");
    last = last == DAY_NONE ? day_in(table, row, "on") : last;
    const char *month = printed_field(table, row, "month");
    return last == DAY_NONE && month ? month_end(month) : last;
}

/* The span that the row is of, by its days and its name. */
static bool spans_hold(const struct table_spans *spans, struct arena *arena, const struct people_table *table,
                       size_t row)
{
    int32_t first = day_in(table, row, "first day");
    int32_t last = day_in(table, row, "last day");
    for (size_t i = 0; i < spans->count; i++)
        if (spans->list[i].start == first && spans->list[i].end == last &&
            is_field(table, row, "period", table_span_label(&spans->list[i], arena)))
            return true;
    return false;
}

static bool spans_end_on(const struct table_spans *spans, int32_t day)
{
    for (size_t i = 0; i < spans->count; i++)
        if (spans->list[i].end == day)
            return true;
    return false;
}

/* Of a cell: its last day is that of the whole period. */
static bool cell_is_settled(const struct settled *settled, const struct people_table *table, size_t row)
{
    bool of_as_of = is_field(table, row, "period", "latest_12m") || is_field(table, row, "period", "as_of");
    if (of_as_of)
        return settled->same_day;
    return day_in(table, row, "first day") >= settled->since &&
           (settled->same_day || settled_last_day(table, row) <= settled->old->as_of);
}

static const struct settled_table *of_periods(const struct people_table *table)
{
    for (size_t i = 0; i < SETTLED_TABLES; i++)
        if (strcmp(settled_tables[i].table, table->id) == 0)
            return &settled_tables[i];
    return NULL;
}

bool settled_row(const struct settled *settled, struct arena *arena, const struct people_table *table, size_t row)
{
    if (is_cells(table))
        return cell_is_settled(settled, table, row);
    if (table_column(table, "first day") != SIZE_MAX)
        return spans_hold(&settled->old_spans, arena, table, row) && spans_hold(&settled->new_spans, arena, table, row);
    int32_t on = day_in(table, row, "on");
    if (on != DAY_NONE)
        return spans_end_on(&settled->old_spans, on) && spans_end_on(&settled->new_spans, on);
    const struct settled_table *rule = of_periods(table);
    return settled->same_day || (rule && (!rule->kind || is_field(table, row, "kind", rule->kind)));
}

bool settled_reports(const struct settled *settled, const struct people_table *table)
{
    return settled->same_day || is_cells(table) || table_column(table, "first day") != SIZE_MAX ||
           table_column(table, "on") != SIZE_MAX;
}

const char *settled_basis(const struct people_table *table, size_t row, const struct printed_column *column)
{
    const char *of_row = printed_field(table, row, "basis");
    if (column->figure)
        return basis_names[column->figure->basis];
    return of_row ? of_row : "";
}

/* How many requests came in a period is settled; what became of them is known later. */
static bool counts_starts(const struct people_table *table, size_t row, const struct printed_column *column)
{
    return column->figure ? column->figure->form == FIGURE_COUNT : is_field(table, row, "measure", "REQUEST.received");
}

static bool is_listed(const struct settled_table *rule, const char *heading)
{
    for (size_t i = 0; i < COLUMNS_MOST && rule->columns[i]; i++)
        if (strcmp(rule->columns[i], heading) == 0)
            return true;
    return rule->columns[0] == NULL;
}

bool settled_figure(const struct settled *settled, const struct people_table *table, size_t row,
                    const struct printed_column *column)
{
    const struct settled_table *rule = of_periods(table);
    if (settled->same_day)
        return true;
    if (rule && !is_listed(rule, column->heading))
        return false;
    const char *basis = settled_basis(table, row, column);
    if (strcmp(basis, basis_names[BASIS_STARTED]) == 0)
        return counts_starts(table, row, column);
    /* what is due on as_of itself is late only the day after */
    return strcmp(basis, basis_names[BASIS_DUE]) != 0 || settled_last_day(table, row) != settled->old->as_of;
}

#include <string.h>

#include "base/day.h"
#include "base/growing.h"
#include "core/pack/cells_table.h"
#include "core/pack/figure_text.h"
#include "core/pack/restatements.h"

#define NOTHING_RESTATED "nothing restated"

static const char what_differs[] = "Every printed cell whose figure differs from the one in the run as of ";

static const char what_counts[] =
    ", of periods that both runs report and that were over by then. The latest 12 months, what was open on the day of the"
    " analysis and what became of the requests of a period follow that day and are left out. definition: the definitions of"
    " the runs differ; how much of the difference is theirs cannot be told. late data entry: the same definitions, no count of"
    " the figure fell and one rose; of what was open or overdue on a day, in no month up to it did fewer cases begin or end, and"
    " as many more began (it rose) or had ended or closed (it fell); of what fell due, fewer cases with none fewer in time."
    " correction: anything else: a count fell, or the figure changed with the same counts. An exception entered late looks the"
    " same, and a day put right into another month is a correction where it was and late where it is now.";

struct comparing {
    struct arena *arena;
    struct settled settled;
    struct restatements *restatements;
};

static void keep(const struct comparing *comparing, struct restatement restatement)
{
    struct restatements *kept = comparing->restatements;
    kept->list = growing(comparing->arena, kept->list, kept->count, &kept->room, sizeof *kept->list);
    kept->list[kept->count++] = restatement;
    kept->by_why[restatement.why]++;
}

static const char *text_in(const struct people_table *table, const struct printed_column *columns, size_t row,
                           const struct printed_column *column)
{
    size_t place = row == SIZE_MAX ? SIZE_MAX : printed_column_like(columns, table->columns, column);
    return place == SIZE_MAX ? "" : table_field(table, row, place);
}

static void compare_field(const struct comparing *comparing, const struct restated_row *row,
                          const struct people_table *table, size_t place, const struct printed_column *columns,
                          const struct printed_column *column)
{
    const char *old = text_in(row->old, row->old_columns, row->old_row, column);
    const char *new = text_in(row->new, row->new_columns, row->new_row, column);
    comparing->restatements->compared += old[0] != '\0' || new[0] != '\0';
    if (strcmp(old, new) == 0)
        return;
    keep(comparing, (struct restatement){.table = table->id,
                                         .row = printed_row_name(comparing->arena, table, columns, place),
                                         .column = column->name,
                                         .old = old,
                                         .new = new,
                                         .difference = figure_difference(comparing->arena, old, new),
                                         .why = restated_why(&comparing->settled, comparing->arena, row, column)});
}

/* In a row that only one of the runs has, what stands beside its matter was there unprinted. */
static bool is_compared(const struct comparing *comparing, const struct restated_row *row,
                        const struct people_table *table, size_t place, const struct printed_column *column)
{
    bool one_sided = row->old_row == SIZE_MAX || row->new_row == SIZE_MAX;
    size_t in_old = printed_column_like(row->old_columns, row->old->columns, column);
    size_t in_new = printed_column_like(row->new_columns, row->new->columns, column);
    return in_old != SIZE_MAX && in_new != SIZE_MAX && !(one_sided && column->figure && column->figure->beside) &&
           settled_figure(&comparing->settled, table, place, column);
}

static void leave_out(const struct comparing *comparing, const struct people_table *old, size_t row, size_t place,
                      const struct printed_column *column)
{
    comparing->restatements->left_out += !column->is_key && table_field(old, row, place)[0] != '\0';
}

static void compare_row(const struct comparing *comparing, const struct restated_row *row)
{
    bool of_old = row->old_row != SIZE_MAX;
    const struct people_table *table = of_old ? row->old : row->new;
    const struct printed_column *columns = of_old ? row->old_columns : row->new_columns;
    size_t place = of_old ? row->old_row : row->new_row;
    bool counts =
        settled_row(&comparing->settled, comparing->arena, table, place) &&
        ((row->old_row != SIZE_MAX && row->new_row != SIZE_MAX) || settled_reports(&comparing->settled, table));
    for (size_t i = 0; i < table->columns; i++) {
        const struct printed_column *column = &columns[i];
        if (!column->is_key && counts && is_compared(comparing, row, table, place, column))
            compare_field(comparing, row, table, place, columns, column);
        else if (of_old)
            leave_out(comparing, table, place, i, column);
    }
}

static void compare_tables(const struct comparing *comparing, const struct people_table *old,
                           const struct people_table *new)
{
    struct printed_matches matches = printed_matches_make(comparing->arena, old, new);
    struct restated_row row = {.old = old,
                               .new = new,
                               .old_columns = printed_columns(comparing->arena, old),
                               .new_columns = printed_columns(comparing->arena, new)};
    for (row.old_row = 0; row.old_row < old->rows; row.old_row++) {
        row.new_row = matches.of_old[row.old_row];
        if (!printed_row_is_empty(old, row.old_row))
            compare_row(comparing, &row);
    }
    row.old_row = SIZE_MAX;
    for (row.new_row = 0; row.new_row < new->rows; row.new_row++)
        if (matches.of_new[row.new_row] == SIZE_MAX && !printed_row_is_empty(new, row.new_row))
            compare_row(comparing, &row);
}

static bool may_be_compared(const struct record *old, const struct record *new, struct err *err)
{
    char before[DAY_TEXT_MOST];
    char after[DAY_TEXT_MOST];
    day_text(old->as_of, before);
    day_text(new->as_of, after);
    if (strcmp(old->local_authority, new->local_authority) != 0)
        return err_set(err, ERR_DATA, "the older run is of local authority %.60s, the newer one of %.60s",
                       old->local_authority, new->local_authority);
    return old->as_of <= new->as_of ||
           err_set(err, ERR_DATA, "the older run is as of %s, after the newer one, %s. Give the older one first.",
                   before, after);
}

bool restatements_make(struct arena *arena, const struct record *old, const struct record *new,
                       struct restatements *restatements, struct err *err)
{
    *restatements = (struct restatements){.old = old, .new = new};
    struct comparing comparing = {arena, settled_make(arena, old, new), restatements};
    if (!may_be_compared(old, new, err))
        return false;
    for (size_t i = 0; i < new->table_count; i++) {
        const struct people_table *before = record_table(old, new->tables[i].id);
        if (before)
            compare_tables(&comparing, before, &new->tables[i]);
    }
    struct people_table before = cells_table(arena, old->cells, old->cell_count);
    struct people_table after = cells_table(arena, new->cells, new->cell_count);
    compare_tables(&comparing, &before, &after);
    return true;
}

static const char *const header[] = {"table", "row", "column", "old", "new", "difference", "why"};

enum { COLUMNS = sizeof header / sizeof header[0] };

struct people_table restatements_table(struct arena *arena, const struct restatements *restatements)
{
    char day[DAY_TEXT_MOST];
    size_t rows = restatements->count ? restatements->count : 1;
    const char **text = ARENA_NEW(arena, rows * COLUMNS, const char *);
    for (size_t i = 0; i < restatements->count; i++) {
        const struct restatement *one = &restatements->list[i];
        const char *const row[COLUMNS] = {one->table, one->row,        one->column, one->old,
                                          one->new,   one->difference, restated_why_names[one->why]};
        memcpy(text + i * COLUMNS, row, sizeof row);
    }
    for (size_t i = 0; restatements->count == 0 && i < COLUMNS; i++)
        text[i] = i == 0 ? NOTHING_RESTATED : "";
    day_text(restatements->old->as_of, day);
    const char *const note[] = {what_differs, day, what_counts};
    return (struct people_table){.id = RESTATEMENTS_TABLE,
                                 .title = "Figures restated since the previous pack",
                                 .note = figure_joined(arena, note, 3, ""),
                                 .law = "",
                                 .columns = COLUMNS,
                                 .rows = rows,
                                 .header = header,
                                 .text = text};
}

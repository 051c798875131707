#include <math.h>
#include <string.h>

#include "base/day.h"
#include "core/pack/figure_text.h"
#include "core/pack/restated_why.h"

const char *const restated_why_names[RESTATED_WHYS] = {[RESTATED_DEFINITION] = "definition",
                                                       [RESTATED_LATE_ENTRY] = "late data entry",
                                                       [RESTATED_CORRECTION] = "correction"};

/* How the counts of a figure went. */
struct movement {
    double rise;
    double fall;
    bool number_fell; /* of those that it is good to be among */
};

static void count_moves(struct movement *movement, double before, double after, bool is_number)
{
    double change = after - before;
    movement->number_fell = movement->number_fell || (is_number && change < 0);
    if (change > movement->rise)
        movement->rise = change;
    if (-change > movement->fall)
        movement->fall = -change;
}

/* The count under the column's heading in one of the runs; 0 where it has no such row or figure. */
static double count_in(const struct people_table *table, const struct printed_column *columns, size_t row,
                       const struct printed_column *column)
{
    double count = 0;
    size_t place = row == SIZE_MAX ? SIZE_MAX : printed_column_like(columns, table->columns, column);
    if (place != SIZE_MAX && !figure_number(table_field(table, row, place), &count))
        count = 0;
    return count;
}

/* The number behind a share that is printed with its percentage and what it is out of alone. */
static double number_of_share(const struct people_table *table, const struct printed_column *columns, size_t row,
                              size_t group)
{
    double percent = 0;
    double out_of = 0;
    for (size_t i = 0; row != SIZE_MAX && i < table->columns; i++) {
        if (columns[i].group == group && columns[i].is_percent)
            percent = count_in(table, columns, row, &columns[i]);
        if (columns[i].group == group && columns[i].is_count)
            out_of = count_in(table, columns, row, &columns[i]);
    }
    return floor(percent * out_of / 100 + 0.5);
}

static size_t place_in(const struct people_table *table, const struct printed_column *columns,
                       const struct printed_column *column)
{
    return printed_column_like(columns, table->columns, column);
}

static bool is_number(const struct printed_column *column)
{
    const char *part = strrchr(column->heading, ':');
    return strcmp(part ? part : "", ": number") == 0 || strcmp(column->heading, "number") == 0 ||
           strcmp(column->heading, "numerator") == 0;
}

static struct movement movement_of(const struct restated_row *row, const struct printed_column *column)
{
    struct movement movement = {0};
    bool of_old = row->old_row != SIZE_MAX;
    const struct people_table *table = of_old ? row->old : row->new;
    const struct printed_column *columns = of_old ? row->old_columns : row->new_columns;
    for (size_t i = 0; i < table->columns; i++)
        if (!columns[i].is_key && columns[i].group == column->group && columns[i].is_count)
            count_moves(&movement, count_in(row->old, row->old_columns, row->old_row, &columns[i]),
                        count_in(row->new, row->new_columns, row->new_row, &columns[i]), is_number(&columns[i]));
    if (!column->figure || column->figure->form != FIGURE_SHARE)
        return movement;
    size_t before = place_in(row->old, row->old_columns, &columns[column->group]);
    size_t after = place_in(row->new, row->new_columns, &columns[column->group]);
    count_moves(&movement, number_of_share(row->old, row->old_columns, row->old_row, before),
                number_of_share(row->new, row->new_columns, row->new_row, after), true);
    return movement;
}

/* ---- what was open on a day */

/* "PLAN20" of the figure, whether its column, its row's subject or its row's measure names it; false for none. */
static bool clock_of(const struct people_table *table, size_t row, const struct printed_column *column, char *clock,
                     size_t room)
{
    const char *subject = printed_field(table, row, "id");
    const char *measure = column->figure ? column->figure->measure : printed_field(table, row, "measure");
    if (measure && measure[0] == '.')
        measure = subject;
    size_t length = measure ? strcspn(measure, ".") : 0;
    if (length == 0 || length >= room)
        return false;
    memcpy(clock, measure, length);
    clock[length] = '\0';
    return true;
}

/* More cases began by the day, or ended, by as much as more, or fewer, were open. */
static enum restated_why why_of_stock(const struct settled *settled, struct arena *arena, const char *clock,
                                      int32_t day, struct movement movement)
{
    struct flow_changes changes = flow_changes_by(arena, &settled->old_flows, &settled->new_flows, clock, day);
    bool rose = movement.rise > 0 && changes.came >= movement.rise;
    bool sank = movement.fall > 0 && changes.gone >= movement.fall;
    return !changes.fell && rose != sank ? RESTATED_LATE_ENTRY : RESTATED_CORRECTION;
}

static bool has_percent(const struct people_table *table, size_t row, const struct printed_column *column)
{
    const char *measure = printed_field(table, row, "measure");
    return column->figure ? column->figure->form == FIGURE_RATE || column->figure->form == FIGURE_SHARE
                          : measure && (strncmp(measure, "REVIEW.", 7) == 0 || strncmp(measure, "PLAN.", 5) == 0);
}

/* Cases due in a period leave it when it becomes known that they were withdrawn or refused before; then no fewer were in time. */
static enum restated_why why_of_due(const struct settled *settled, struct arena *arena, const char *clock, int32_t day,
                                    struct movement movement)
{
    struct flow_changes changes = flow_changes_by(arena, &settled->old_flows, &settled->new_flows, clock, day);
    return !changes.fell && !movement.number_fell && movement.fall > 0 ? RESTATED_LATE_ENTRY : RESTATED_CORRECTION;
}

enum restated_why restated_why(const struct settled *settled, struct arena *arena, const struct restated_row *row,
                               const struct printed_column *column)
{
    enum { CLOCK_MOST = 32 };
    char clock[CLOCK_MOST];
    const struct people_table *table = row->old_row != SIZE_MAX ? row->old : row->new;
    size_t place = row->old_row != SIZE_MAX ? row->old_row : row->new_row;
    if (strcmp(settled->old->definitions_digest, settled->new->definitions_digest) != 0)
        return RESTATED_DEFINITION;
    struct movement movement = movement_of(row, column);
    const char *basis = settled_basis(table, place, column);
    bool of_clock = clock_of(table, place, column, clock, sizeof clock);
    int32_t day = settled_last_day(table, place);
    if (of_clock && strcmp(basis, basis_names[BASIS_STOCK]) == 0 && !has_percent(table, place, column))
        return why_of_stock(settled, arena, clock, day, movement);
    if (movement.rise > 0 && movement.fall == 0)
        return RESTATED_LATE_ENTRY;
    if (of_clock && day != DAY_NONE && strcmp(basis, basis_names[BASIS_DUE]) == 0)
        return why_of_due(settled, arena, clock, day, movement);
    return RESTATED_CORRECTION;
}

/* A measure by team, quarter by quarter: small multiples on one scale. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"

enum { TEAMS_MOST = 12, QUARTERS_SHOWN = 12 };

static const char *const header[] = {"team", "quarter from", "number", "out of", "%", "95% from", "95% to"};

/* The latest quarters in which any team has a case: the one axis of all charts. */
struct quarters {
    size_t count;
    const char *start[QUARTERS_SHOWN];
};

struct team {
    const char *name;
    const struct record_cell *of_quarter[QUARTERS_SHOWN]; /* NULL: no case */
};

static bool is_wanted(const struct record_cell *cell, const struct pack_item *item)
{
    return strcmp(cell->measure, item->measure) == 0 && strcmp(cell->basis, item->by ? item->by : "completed") == 0;
}

/* Keeps them in order, the latest alone; they come team by team. */
static void note_quarter(struct quarters *quarters, const char *start)
{
    size_t at = quarters->count;
    while (at > 0 && strcmp(quarters->start[at - 1], start) > 0)
        at--;
    if (at > 0 && strcmp(quarters->start[at - 1], start) == 0)
        return;
    if (quarters->count == QUARTERS_SHOWN) {
        if (at == 0)
            return;
        memmove(quarters->start, quarters->start + 1, --at * sizeof quarters->start[0]);
    } else {
        memmove(quarters->start + at + 1, quarters->start + at, (quarters->count++ - at) * sizeof quarters->start[0]);
    }
    quarters->start[at] = start;
}

static struct team *team_named(struct team *teams, size_t *count, const char *name)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(teams[i].name, name) == 0)
            return &teams[i];
    if (*count == TEAMS_MOST)
        return NULL;
    teams[*count].name = name;
    return &teams[(*count)++];
}

static void file_cell(const struct quarters *quarters, struct team *teams, size_t *count,
                      const struct record_cell *cell)
{
    for (size_t i = 0; i < quarters->count; i++) {
        struct team *team =
            strcmp(quarters->start[i], cell->period_start) == 0 ? team_named(teams, count, cell->category) : NULL;
        if (team)
            team->of_quarter[i] = cell;
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct team *)a)->name, ((const struct team *)b)->name);
}

/* "2026 Q2" */
static const char *quarter_name(const char *start, struct arena *arena)
{
    return words(arena, "%.4s Q%d", start, ((start[5] - '0') * 10 + start[6] - '0' + 2) / 3);
}

static double number_of(const struct record_cell *cell, const char *text)
{
    double number;
    return cell && num_read(text, &number) ? number : NAN;
}

static void draw(const struct quarters *quarters, const struct team *team, struct chart_plot *plot, struct arena *arena)
{
    size_t count = quarters->count;
    double *x = ARENA_NEW(arena, count, double);
    double *y = ARENA_NEW(arena, count, double);
    double *lower = ARENA_NEW(arena, count, double);
    double *upper = ARENA_NEW(arena, count, double);
    const char **names = ARENA_NEW(arena, count, const char *);
    for (size_t i = 0; i < count; i++) {
        const struct record_cell *cell = team->of_quarter[i];
        x[i] = (double)i;
        y[i] = number_of(cell, cell ? cell->value : "");
        lower[i] = number_of(cell, cell ? cell->lower : "");
        upper[i] = number_of(cell, cell ? cell->upper : "");
        names[i] = quarter_name(quarters->start[i], arena);
    }
    plot->title = team->name;
    chart_axis_names(&plot->x, names, count, arena);
    chart_axis_fill(&plot->y, 0, 100, 2, "%", arena);
    struct chart_mark *band = chart_mark(plot, MARK_BAND, STYLE_LIMIT, "95% interval", count);
    band->x = x;
    band->y = lower;
    band->y2 = upper;
    struct chart_mark *line = chart_mark(plot, MARK_LINE, STYLE_1, "each quarter", count);
    line->x = x;
    line->y = y;
    struct chart_mark *points = chart_mark(plot, MARK_POINTS, STYLE_1, NULL, count);
    points->x = x;
    points->y = y;
}

static const struct people_table *table_of(const struct team *teams, size_t count, struct arena *arena)
{
    enum { COLUMNS = sizeof header / sizeof header[0] };
    struct people_table *table = ARENA_NEW(arena, 1, struct people_table);
    const char **text = ARENA_NEW(arena, count * QUARTERS_SHOWN * COLUMNS, const char *);
    *table = (struct people_table){.id = "by_team_and_quarter",
                                   .title = "By team and quarter",
                                   .note = "",
                                   .law = "",
                                   .columns = COLUMNS,
                                   .header = header,
                                   .text = text};
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < QUARTERS_SHOWN; i++) {
            const struct record_cell *cell = teams[t].of_quarter[i];
            if (!cell)
                continue;
            const char *const row[COLUMNS] = {teams[t].name, cell->period_start, cell->numerator, cell->denominator,
                                              pack_tenth(cell->value, arena), pack_tenth(cell->lower, arena), pack_tenth(cell->upper, arena)};
            memcpy(text + table->rows++ * COLUMNS, row, sizeof row);
        }
    return table;
}

void make_teams_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    const struct record *record = order->record;
    struct quarters quarters = {.count = 0};
    struct team teams[TEAMS_MOST] = {0};
    size_t count = 0;
    for (size_t i = 0; i < record->team_cell_count; i++)
        if (is_wanted(&record->team_cells[i], order->item))
            note_quarter(&quarters, record->team_cells[i].period_start);
    for (size_t i = 0; i < record->team_cell_count; i++)
        if (is_wanted(&record->team_cells[i], order->item))
            file_cell(&quarters, teams, &count, &record->team_cells[i]);
    if (count == 0) {
        chart->reason = words(arena, "no teams are recorded for %s", order->item->measure);
        return;
    }
    qsort(teams, count, sizeof teams[0], by_name);
    chart->title =
        words(arena, "%s by team, quarter by quarter", order->item->note ? order->item->note : order->item->measure);
    chart->description =
        words(arena, "%zu small charts on the same scale, a team each: %s. The numbers are in the table.", count,
              chart->title);
    chart->note = "All on one scale. The band is the 95% interval: where bands overlap, quarters may differ by chance.";
    chart->plots = ARENA_NEW(arena, count, struct chart_plot);
    chart->plot_count = count;
    for (size_t i = 0; i < count; i++)
        draw(&quarters, &teams[i], &chart->plots[i], arena);
    *table = table_of(teams, count, arena);
}

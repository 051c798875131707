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

/* Cells of the measure: those of a team stand in the order of time, but teams mix; at most the last twelve quarters. */
struct team {
    const char *name;
    size_t count;
    const struct record_cell *quarters[QUARTERS_SHOWN];
};

static bool is_wanted(const struct record_cell *cell, const struct pack_item *item)
{
    return strcmp(cell->measure, item->measure) == 0 && strcmp(cell->basis, item->by ? item->by : "completed") == 0;
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

static void add_quarter(struct team *team, const struct record_cell *cell)
{
    if (team->count == QUARTERS_SHOWN) {
        memmove(team->quarters, team->quarters + 1, (QUARTERS_SHOWN - 1) * sizeof *team->quarters);
        team->count--;
    }
    team->quarters[team->count++] = cell;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct team *)a)->name, ((const struct team *)b)->name);
}

static double number_or_none(const char *text)
{
    double number;
    return num_read(text, &number) ? number : NAN;
}

/* "2026-Q2" */
static const char *quarter_name(const char *start, struct arena *arena)
{
    return words(arena, "%.4s Q%d", start, ((start[5] - '0') * 10 + start[6] - '0' + 2) / 3);
}

static void draw(const struct team *team, struct chart_plot *plot, struct arena *arena)
{
    double *x = ARENA_NEW(arena, team->count, double);
    double *y = ARENA_NEW(arena, team->count, double);
    double *lower = ARENA_NEW(arena, team->count, double);
    double *upper = ARENA_NEW(arena, team->count, double);
    const char **names = ARENA_NEW(arena, team->count, const char *);
    for (size_t i = 0; i < team->count; i++) {
        x[i] = (double)i;
        y[i] = number_or_none(team->quarters[i]->value);
        lower[i] = number_or_none(team->quarters[i]->lower);
        upper[i] = number_or_none(team->quarters[i]->upper);
        names[i] = quarter_name(team->quarters[i]->period_start, arena);
    }
    plot->title = team->name;
    chart_axis_names(&plot->x, names, team->count, arena);
    chart_axis_fill(&plot->y, 0, 100, 2, "%", arena);
    struct chart_mark *band = chart_mark(plot, MARK_BAND, STYLE_LIMIT, "95% interval", team->count);
    band->x = x;
    band->y = lower;
    band->y2 = upper;
    struct chart_mark *line = chart_mark(plot, MARK_LINE, STYLE_1, "each quarter", team->count);
    line->x = x;
    line->y = y;
    struct chart_mark *points = chart_mark(plot, MARK_POINTS, STYLE_1, NULL, team->count);
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
        for (size_t i = 0; i < teams[t].count; i++) {
            const struct record_cell *cell = teams[t].quarters[i];
            const char *const row[COLUMNS] = {teams[t].name, cell->period_start, cell->numerator, cell->denominator,
                                              pack_tenth(cell->value, arena), pack_tenth(cell->lower, arena), pack_tenth(cell->upper, arena)};
            memcpy(text + table->rows++ * COLUMNS, row, sizeof row);
        }
    return table;
}

void make_teams_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct team teams[TEAMS_MOST] = {0};
    size_t count = 0;
    for (size_t i = 0; i < order->record->team_cell_count; i++) {
        const struct record_cell *cell = &order->record->team_cells[i];
        struct team *team = is_wanted(cell, order->item) ? team_named(teams, &count, cell->category) : NULL;
        if (team)
            add_quarter(team, cell);
    }
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
        draw(&teams[i], &chart->plots[i], arena);
    *table = table_of(teams, count, arena);
}

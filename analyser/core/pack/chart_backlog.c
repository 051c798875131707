/* Overdue cases on the last day of each month, by how long they are overdue. */
#include <string.h>

#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/selection.h"

enum { MONTHS_SHOWN = 13, AGES = 5 };

/* Oldest at the bottom: those that must not hide behind the others. */
static const struct {
    const char *heading;
    const char *label;
    enum mark_style style;
} ages[AGES] = {
    {"overdue by more than 365 days", "more than a year", STYLE_1},
    {"overdue by 183 to 365 days", "183 to 365 days", STYLE_2},
    {"overdue by 91 to 182 days", "91 to 182 days", STYLE_3},
    {"overdue by 31 to 90 days", "31 to 90 days", STYLE_4},
    {"overdue by 1 to 30 days", "1 to 30 days", STYLE_5},
};

static const char *const shown[] = {"on", "open", "overdue", "overdue by 1 to 30 days", "overdue by 31 to 90 days",
                                    "overdue by 91 to 182 days", "overdue by 183 to 365 days",
                                    "overdue by more than 365 days", "overdue with an exception"};

static double draw(const struct selection *days, struct chart_plot *plot, struct arena *arena)
{
    double most = 0;
    double *x = ARENA_NEW(arena, days->count, double);
    const double *below = ARENA_NEW(arena, days->count, double);
    for (size_t i = 0; i < days->count; i++)
        x[i] = (double)i;
    for (int a = 0; a < AGES; a++) {
        double *top = selected_numbers(days, ages[a].heading, 0, arena);
        for (size_t i = 0; i < days->count; i++) {
            top[i] += below[i];
            most = top[i] > most ? top[i] : most;
        }
        struct chart_mark *bars = chart_mark(plot, MARK_BARS, ages[a].style, ages[a].label, days->count);
        bars->x = x;
        bars->y = below;
        bars->y2 = top;
        below = top;
    }
    return most;
}

void make_backlog_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection days =
        selection_last(SELECT(order->record, "open_cases_by_age", arena, {"id", order->item->measure}), MONTHS_SHOWN);
    if (days.count == 0) {
        chart->reason = words(arena, "no open cases of %s are recorded", order->item->measure);
        return;
    }
    size_t last = days.count - 1;
    const char *what = selected(&days, last, "what is measured");
    const char *on = selected(&days, last, "on");
    chart->title = words(arena, "%s: %s overdue on %s, %s of them by more than a year; %s were overdue on %s", what,
                         selected(&days, last, "overdue"), on, selected(&days, last, "overdue by more than 365 days"),
                         selected(&days, 0, "overdue"), selected(&days, 0, "on"));
    chart->description = words(
        arena,
        "Stacked bars of overdue cases on %zu days from %s to %s, by how long they are overdue. On the last day %s of %s open cases are overdue.",
        days.count, selected(&days, 0, "on"), on, selected(&days, last, "overdue"), selected(&days, last, "open"));
    chart->note =
        "The longest overdue are at the bottom. Cases not yet due are not drawn; the table has all that are open.";
    chart->plots = ARENA_NEW(arena, 1, struct chart_plot);
    chart->plot_count = 1;
    double most = draw(&days, &chart->plots[0], arena);
    chart_axis_names(&chart->plots[0].x, selected_texts(&days, "on", arena), days.count, arena);
    chart_axis_fill(&chart->plots[0].y, 0, most, 5, "", arena);
    *table = selected_table(&days, shown, sizeof shown / sizeof shown[0], arena);
}

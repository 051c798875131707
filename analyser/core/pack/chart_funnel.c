/* A funnel: units by how many cases they have, against the limits of chance. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/selection.h"

static const char *const shown[] = {"unit", "number", "out of", "%", "exact 95% from", "exact 95% to", "95% limit from",
                                    "95% limit to", "99.8% limit from", "99.8% limit to", "place", "note"};

/* Limits at the units' own numbers of cases, joined in the order of these. */
struct limit_point {
    double cases;
    double limit[4];
};

static const char *const limits[4] = {"95% limit from", "95% limit to", "99.8% limit from", "99.8% limit to"};

static int by_cases(const void *a, const void *b)
{
    const struct limit_point *one = a;
    const struct limit_point *other = b;
    return (one->cases > other->cases) - (one->cases < other->cases);
}

static void draw_limits(const struct selection *units, struct chart_plot *plot, struct arena *arena)
{
    struct limit_point *points = ARENA_NEW(arena, units->count, struct limit_point);
    size_t count = 0;
    for (size_t i = 0; i < units->count; i++) {
        struct limit_point point = {0};
        bool whole = selected_number(units, i, "out of", &point.cases);
        for (int l = 0; l < 4; l++)
            whole = whole && selected_number(units, i, limits[l], &point.limit[l]);
        if (whole)
            points[count++] = point;
    }
    qsort(points, count, sizeof *points, by_cases);
    for (int l = 0; l < 4; l++) {
        double *x = ARENA_NEW(arena, count, double);
        double *y = ARENA_NEW(arena, count, double);
        for (size_t i = 0; i < count; i++) {
            x[i] = points[i].cases;
            y[i] = points[i].limit[l];
        }
        const char *label = l == 0 ? "95% limits" : l == 2 ? "99.8% limits" : NULL;
        struct chart_mark *line = chart_mark(plot, MARK_LINE, l < 2 ? STYLE_LIMIT : STYLE_3, label, count);
        line->x = x;
        line->y = y;
    }
}

static bool is_outside(const struct selection *units, size_t i)
{
    const char *place = selected(units, i, "place");
    return place[0] != '\0' && strcmp(place, "within the limits") != 0;
}

static void draw(const struct selection *units, struct chart_plot *plot, struct arena *arena)
{
    double most = 0;
    double *x = selected_numbers(units, "out of", NAN, arena);
    enum mark_style *styles = ARENA_NEW(arena, units->count, enum mark_style);
    const char **names = ARENA_NEW(arena, units->count, const char *);
    for (size_t i = 0; i < units->count; i++) {
        most = isnan(x[i]) ? most : fmax(most, x[i]);
        styles[i] = is_outside(units, i) ? STYLE_4 : STYLE_1;
        names[i] = is_outside(units, i) ? selected(units, i, "unit") : NULL;
    }
    draw_limits(units, plot, arena);
    struct chart_mark *points = chart_mark(plot, MARK_POINTS, STYLE_1, NULL, units->count);
    points->x = x;
    points->y = selected_numbers(units, "%", NAN, arena);
    points->styles = styles;
    points->names = names;
    chart_axis_fill(&plot->x, 0, most, 5, "", arena);
    plot->x.title = "cases";
    chart_axis_fill(&plot->y, 0, 100, 5, "%", arena);
}

static const char *those_outside(const struct selection *units, struct arena *arena)
{
    const char *text = NULL;
    for (size_t i = 0; i < units->count; i++)
        if (is_outside(units, i)) {
            const char *one = words(arena, "%s %s%% (%s)", selected(units, i, "unit"), selected(units, i, "%"),
                                    selected(units, i, "place"));
            text = text ? words(arena, "%s; %s", text, one) : one;
        }
    return text ? text : "none is outside the limits of chance";
}

void make_funnel_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    const char *by = order->item->by ? order->item->by : "team";
    struct selection all =
        SELECT(order->record, "comparison", arena, {"measure", order->item->measure}, {"breakdown", by});
    if (all.count < 2) {
        chart->reason = words(arena, "fewer than two units of %s are recorded for %s", by, order->item->measure);
        return;
    }
    struct selection units = SELECT(order->record, "comparison", arena, {"measure", order->item->measure},
                                    {"breakdown", by}, {"basis", selected(&all, 0, "basis")});
    struct selection verdict = SELECT(order->record, "variation", arena, {"measure", order->item->measure},
                                      {"breakdown", by}, {"basis", selected(&all, 0, "basis")});
    const char *together = selected(&units, 0, "all together: %");
    chart->title = words(
        arena, "By %s, %s is from %s%% to %s%%: %s", by, order->item->note ? order->item->note : order->item->measure,
        selected(&verdict, 0, "lowest %"), selected(&verdict, 0, "highest %"), selected(&verdict, 0, "verdict"));
    chart->description = words(
        arena,
        "Funnel plot of %zu units of %s against their number of cases; all together %s%%. Outside the limits: %s.",
        units.count, by, together, those_outside(&units, arena));
    chart->note = words(arena, "Units outside the limits: %s. The limits allow for how much units vary in truth.",
                        those_outside(&units, arena));
    chart->plots = ARENA_NEW(arena, 1, struct chart_plot);
    chart->plot_count = 1;
    draw(&units, &chart->plots[0], arena);
    *table = selected_table(&units, shown, sizeof shown / sizeof shown[0], arena);
}

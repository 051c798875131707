/* The forecast of overdue plans if nothing changes, as a fan. */
#include <math.h>
#include <string.h>

#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/selection.h"

static const char figure[] = "overdue at the end of the month";
static const char *const shown[] = {"scenario", "month",  "figure",   "middle",
                                    "50% from", "50% to", "90% from", "90% to"};

static struct chart_mark *fan(const struct selection *months, struct chart_plot *plot, enum mark_style style,
                              const char *label, const char *from, const char *to, const double *x, struct arena *arena)
{
    struct chart_mark *band = chart_mark(plot, MARK_BAND, style, label, months->count);
    band->x = x;
    band->y = selected_numbers(months, from, NAN, arena);
    band->y2 = selected_numbers(months, to, NAN, arena);
    return band;
}

static void draw(const struct selection *months, struct chart_plot *plot, struct arena *arena)
{
    double most = 0;
    double *x = ARENA_NEW(arena, months->count, double);
    for (size_t i = 0; i < months->count; i++)
        x[i] = (double)i;
    const double *top = fan(months, plot, STYLE_LIMIT, "90% of simulations", "90% from", "90% to", x, arena)->y2;
    for (size_t i = 0; i < months->count; i++)
        most = isnan(top[i]) ? most : fmax(most, top[i]);
    fan(months, plot, STYLE_2, "50% of simulations", "50% from", "50% to", x, arena);
    struct chart_mark *line = chart_mark(plot, MARK_LINE, STYLE_1, "the middle one", months->count);
    line->x = x;
    line->y = selected_numbers(months, "middle", NAN, arena);
    chart_axis_names(&plot->x, selected_texts(months, "month", arena), months->count, arena);
    chart_axis_fill(&plot->y, 0, most, 5, "", arena);
}

void make_forecast_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection months = SELECT(order->record, "forecast", arena, {"scenario", "as it is"}, {"figure", figure});
    struct selection recovery =
        SELECT(order->record, "forecast", arena, {"scenario", "as it is"}, {"figure", "month of recovery"});
    if (months.count == 0) {
        chart->reason = "there is no forecast: too few cases ended in the latest 13 weeks";
        return;
    }
    size_t last = months.count - 1;
    chart->title = words(
        arena,
        "If nothing changes, %s final plans are overdue at the end of %s (90%% of simulations: %s to %s); recovered: %s",
        selected(&months, last, "middle"), selected(&months, last, "month"), selected(&months, last, "90% from"),
        selected(&months, last, "90% to"), recovery.count ? selected(&recovery, 0, "middle") : "not known");
    chart->description =
        words(arena, "Fan of the overdue final plans forecast for %zu months. %s.", months.count, chart->title);
    chart->note =
        "A simulation of arrivals and completions as they have been lately. How well it has done is in the table forecast_tried; what is decided from here on is not in it.";
    chart->plots = ARENA_NEW(arena, 1, struct chart_plot);
    chart->plot_count = 1;
    draw(&months, &chart->plots[0], arena);
    *table = selected_table(&months, shown, sizeof shown / sizeof shown[0], arena);
}

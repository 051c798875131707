/* What has become of the requests of a year, by the days since. */
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/selection.h"

enum { LEAST_DAYS = 4, DUE_DAY = 140 };

static const char *const shown[] = {"day", "at risk", "plan issued: %", "95% from", "95% to", "refused or not issued: %",
                                    "withdrawn: %", "still waiting: %", "note"};

static const struct {
    const char *heading;
    const char *label;
    enum mark_style style;
} fates[] = {
    {"plan issued: %", "plan issued", STYLE_1},
    {"refused or not issued: %", "refused, or no plan", STYLE_3},
    {"withdrawn: %", "withdrawn", STYLE_4},
    {"still waiting: %", "still waiting", STYLE_2},
};

enum { FATES = sizeof fates / sizeof fates[0] };

/* The latest year of requests that is over, with enough days shown. */
static struct selection latest_cohort(const struct chart_order *order)
{
    struct selection all = SELECT(order->record, "waiting_curves", order->arena, {"kind", "requests received"});
    struct selection best = {0};
    char as_of[DAY_TEXT_MOST];
    day_text(order->record->as_of, as_of);
    for (size_t i = 0; i < all.count; i++) {
        struct selection cohort = SELECT(order->record, "waiting_curves", order->arena, {"kind", "requests received"},
                                         {"from", selected(&all, i, "from")}, {"note", ""});
        if (cohort.count >= LEAST_DAYS && strcmp(selected(&cohort, 0, "to"), as_of) <= 0)
            best = cohort;
    }
    return best;
}

static void add_day_axis(const struct selection *days, struct chart_plot *plot, struct arena *arena)
{
    double *at = selected_numbers(days, "day", 0, arena);
    plot->x = (struct chart_axis){
        .from = 0, .to = at[days->count - 1], .title = "days since the request", .below_title = "still at risk"};
    plot->x.tick_count = days->count;
    plot->x.ticks = ARENA_NEW(arena, days->count, struct chart_tick);
    for (size_t i = 0; i < days->count; i++)
        plot->x.ticks[i] = (struct chart_tick){at[i], selected(days, i, "day"), selected(days, i, "at risk")};
}

static void draw(const struct selection *days, struct chart_plot *plot, struct arena *arena)
{
    double *x = selected_numbers(days, "day", NAN, arena);
    add_day_axis(days, plot, arena);
    chart_axis_fill(&plot->y, 0, 100, 5, "%", arena);
    struct chart_mark *band = chart_mark(plot, MARK_BAND, STYLE_LIMIT, "95% interval of plans issued", days->count);
    band->x = x;
    band->y = selected_numbers(days, "95% from", NAN, arena);
    band->y2 = selected_numbers(days, "95% to", NAN, arena);
    for (int f = 0; f < FATES; f++) {
        struct chart_mark *line = chart_mark(plot, MARK_LINE, fates[f].style, fates[f].label, days->count);
        line->x = x;
        line->y = selected_numbers(days, fates[f].heading, NAN, arena);
        struct chart_mark *points = chart_mark(plot, MARK_POINTS, fates[f].style, NULL, days->count);
        points->x = x;
        points->y = line->y;
    }
}

void make_waiting_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection days = latest_cohort(order);
    struct selection due = {0};
    if (days.count > 0)
        due = SELECT(order->record, "waiting_curves", arena, {"kind", "requests received"},
                     {"from", selected(&days, 0, "from")}, {"day", "140"});
    if (due.count == 0 || selected(&due, 0, "plan issued: %")[0] == '\0') {
        chart->reason = "no year of requests has enough cases to be followed to 20 weeks";
        return;
    }
    chart->title = words(
        arena,
        "Of %s requests received from %s to %s, %s%% (95%%: %s to %s) had the final plan after %d days, %s%% were refused or told of no plan, %s%% still waited",
        selected(&due, 0, "cases"), selected(&due, 0, "from"), selected(&due, 0, "to"),
        selected(&due, 0, "plan issued: %"), selected(&due, 0, "95% from"), selected(&due, 0, "95% to"), DUE_DAY,
        selected(&due, 0, "refused or not issued: %"), selected(&due, 0, "still waiting: %"));
    chart->description =
        words(arena, "Lines of what had become of requests by the days since they were received: %s.", chart->title);
    chart->note =
        "Read at the days marked; between them the points are only joined. Refusals and withdrawals end the wait in another way, so they are not counted as "
        "cases that would have had a plan. Days at which fewer than 10 are at risk are left out.";
    chart->plots = ARENA_NEW(arena, 1, struct chart_plot);
    chart->plot_count = 1;
    draw(&days, &chart->plots[0], arena);
    *table = selected_table(&days, shown, sizeof shown / sizeof shown[0], arena);
}

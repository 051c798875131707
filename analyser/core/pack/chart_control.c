/* A control chart: the months of one measure with their limits. */
#include <math.h>
#include <string.h>

#include "base/words.h"
#include "core/inference/headlines.h"
#include "core/pack/pack_charts.h"
#include "core/pack/selection.h"

enum { MONTHS_SHOWN = 36 };

static const char *const shown[] = {"month",       "number",      "out of",      "%",
                                    "centre line", "lower limit", "upper limit", "signal"};

/* The style of a point: a signal in the good direction, in the bad one, or none. */
static enum mark_style style_of(const struct selection *months, size_t i, bool neutral)
{
    double value;
    double centre;
    if (selected(months, i, "signal")[0] == '\0' || !selected_number(months, i, "%", &value) ||
        !selected_number(months, i, "centre line", &centre))
        return STYLE_QUIET;
    if (neutral)
        return STYLE_4;
    return value >= centre ? STYLE_GOOD : STYLE_BAD; /* of all headlines that are not neutral, high is good */
}

static void draw(const struct chart_order *order, const struct selection *months, bool neutral, struct chart_plot *plot)
{
    struct arena *arena = order->arena;
    size_t count = months->count;
    double *x = ARENA_NEW(arena, count, double);
    enum mark_style *styles = ARENA_NEW(arena, count, enum mark_style);
    for (size_t i = 0; i < count; i++) {
        x[i] = (double)i;
        styles[i] = style_of(months, i, neutral);
    }
    chart_axis_names(&plot->x, selected_texts(months, "month", arena), count, arena);
    chart_axis_fill(&plot->y, 0, 100, 5, "%", arena);
    struct chart_mark *band = chart_mark(plot, MARK_BAND, STYLE_LIMIT, "between the control limits", count);
    band->x = x;
    band->y = selected_numbers(months, "lower limit", NAN, arena);
    band->y2 = selected_numbers(months, "upper limit", NAN, arena);
    struct chart_mark *centre = chart_mark(plot, MARK_STEP, STYLE_LIMIT, "centre line", count);
    centre->x = x;
    centre->y = selected_numbers(months, "centre line", NAN, arena);
    struct chart_mark *line = chart_mark(plot, MARK_LINE, STYLE_1, "each month", count);
    line->x = x;
    line->y = selected_numbers(months, "%", NAN, arena);
    struct chart_mark *points = chart_mark(plot, MARK_POINTS, STYLE_QUIET, NULL, count);
    points->x = x;
    points->y = line->y;
    points->styles = styles;
}

static bool is_neutral(const char *measure)
{
    for (int i = 0; i < HEADLINES; i++)
        if (strcmp(headlines[i].measure, measure) == 0)
            return headlines[i].polarity == POLARITY_NEUTRAL;
    return false;
}

void make_control_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    const char *basis = order->item->by ? order->item->by : "completed";
    struct selection verdict =
        SELECT(order->record, "trend_verdicts", arena, {"measure", order->item->measure}, {"basis", basis});
    struct selection months = selection_last(
        SELECT(order->record, "trend", arena, {"measure", order->item->measure}, {"basis", basis}), MONTHS_SHOWN);
    if (months.count == 0 || verdict.count == 0) {
        chart->reason = words(arena, "no months of %s are recorded", order->item->measure);
        return;
    }
    const char *title = selected(&verdict, 0, "title");
    const char *latest = selected(&verdict, 0, "latest month");
    const char *variation = selected(&verdict, 0, "variation");
    chart->title = words(arena, "%s: %s%% in %s (%s)", title, selected(&verdict, 0, "%"), latest, variation);
    chart->description = words(
        arena,
        "Control chart of %s, %zu months to %s. The latest month is %s%%; the centre line is %s%%, the control limits are %s%% and %s%%.",
        title, months.count, latest, selected(&verdict, 0, "%"), selected(&verdict, 0, "centre line"),
        selected(&verdict, 0, "lower limit"), selected(&verdict, 0, "upper limit"));
    chart->note =
        "Points within the limits, without a run, differ by no more than chance. A square is a signal for the better, "
        "a triangle one for the worse, a diamond a change that is neither good nor bad in itself.";
    chart->plots = ARENA_NEW(arena, 1, struct chart_plot);
    chart->plot_count = 1;
    draw(order, &months, is_neutral(order->item->measure), &chart->plots[0]);
    *table = selected_table(&months, shown, sizeof shown / sizeof shown[0], arena);
}

/* Charts that are a list of bars: advice by service, and why a rate changed. */
#include <math.h>
#include <string.h>

#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"

/* ---- advice by service */

static const char *const advice_shown[] = {"category",
                                           "on time, of those due: %",
                                           "on time, of those due: number",
                                           "on time, of those due: out of",
                                           "on time, of those due: 95% from",
                                           "on time, of those due: 95% to",
                                           "on time, of those due: mark"};

enum { FEW = 10 };

static bool advice_row(const struct selection *services, size_t i, struct chart_row *row, struct arena *arena)
{
    double cases;
    if (!selected_number(services, i, "on time, of those due: %", &row->to) ||
        !selected_number(services, i, "on time, of those due: out of", &cases) || cases < FEW)
        return false;
    row->label = selected(services, i, "category");
    row->value = words(arena, "%s%% of %s", selected(services, i, "on time, of those due: %"),
                       selected(services, i, "on time, of those due: out of"));
    row->style = STYLE_1;
    row->has_interval = selected_number(services, i, "on time, of those due: 95% from", &row->lower) &&
                        selected_number(services, i, "on time, of those due: 95% to", &row->upper);
    return true;
}

void make_advice_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection all =
        SELECT(order->record, "advice_by_contributor", arena, {"by", "all"}, {"period", "latest 12 months"});
    struct selection services =
        SELECT(order->record, "advice_by_contributor", arena, {"by", "provider"}, {"period", "latest 12 months"});
    chart->rows = ARENA_NEW(arena, services.count, struct chart_row);
    chart->rows_to = 100;
    size_t least = 0;
    for (size_t i = 0; i < services.count; i++) {
        struct chart_row *row = &chart->rows[chart->row_count];
        if (!advice_row(&services, i, row, arena))
            continue;
        least = row->to < chart->rows[least].to ? chart->row_count : least;
        chart->row_count++;
    }
    if (chart->row_count == 0) {
        chart->reason = "no service had ten pieces of advice due in the latest 12 months";
        return;
    }
    chart->title =
        words(arena, "Advice within six weeks: %s%% of %s pieces due in the latest 12 months; lowest: %s, %s",
              selected(&all, 0, "on time, of those due: %"), selected(&all, 0, "on time, of those due: out of"),
              chart->rows[least].label, chart->rows[least].value);
    chart->description =
        words(arena, "Bars of the share of advice given within six weeks, of that due, for %zu services. %s.",
              chart->row_count, chart->title);
    chart->note =
        "The line across the end of a bar is the 95% interval. Services with fewer than ten pieces due are in the table alone.";
    *table = selected_table(&services, advice_shown, sizeof advice_shown / sizeof advice_shown[0], arena);
}

/* ---- why the rate changed */

static const char *const change_shown[] = {"from", "to", "plans before", "plans after", "in time before: %", "in time after: %", "change in points",
                                           "because old cases were cleared", "because of exceptions", "because of refusals",
                                           "because of the mix of need, team and source", "because cases got faster or slower",
                                           "refused before: %", "refused after: %"};

enum { FIRST_PART = 7, PARTS = 5 };

/* The latest 12 months against the 12 before: the last but one row; quarters stand last. */
static struct selection latest_change(const struct chart_order *order)
{
    struct selection changes = SELECT_ALL(order->record, "change_explained", order->arena);
    if (changes.count >= 2) {
        changes.rows += changes.count - 2;
        changes.count = 1;
    }
    return changes;
}

static void waterfall_rows(const struct selection *change, struct chart *chart, struct arena *arena)
{
    double at = 0;
    chart->rows = ARENA_NEW(arena, PARTS + 2, struct chart_row);
    selected_number(change, 0, "in time before: %", &at);
    chart->rows[chart->row_count++] =
        (struct chart_row){.label = words(arena, "In time, %s", selected(change, 0, "from")),
                           .value = words(arena, "%s%%", selected(change, 0, "in time before: %")),
                           .to = at,
                           .style = STYLE_1};
    for (int i = 0; i < PARTS; i++) {
        double part = 0;
        selected_number(change, 0, change_shown[FIRST_PART + i], &part);
        chart->rows[chart->row_count++] =
            (struct chart_row){.label = change_shown[FIRST_PART + i],
                               .value = words(arena, "%s%s points", part > 0 ? "+" : "",
                                              pack_tenth(selected(change, 0, change_shown[FIRST_PART + i]), arena)),
                               .from = at,
                               .to = at + part,
                               .style = part < 0 ? STYLE_4 : STYLE_2};
        at += part;
    }
    selected_number(change, 0, "in time after: %", &at);
    chart->rows[chart->row_count++] =
        (struct chart_row){.label = words(arena, "In time, %s", selected(change, 0, "to")),
                           .value = words(arena, "%s%%", selected(change, 0, "in time after: %")),
                           .to = at,
                           .style = STYLE_1};
}

void make_waterfall_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection change = latest_change(order);
    if (change.count == 0 || selected(&change, 0, "change in points")[0] == '\0') {
        chart->reason = "fewer than ten plans were issued in one of the two years compared";
        return;
    }
    chart->title = selected(&change, 0, "sentence");
    chart->description =
        words(arena, "Bars from the rate of plans in time of %s to that of %s, one for each cause of the change. %s.",
              selected(&change, 0, "from"), selected(&change, 0, "to"), chart->title);
    chart->note = "Each bar begins where the one before it ends. The parts add up to the change.";
    waterfall_rows(&change, chart, arena);
    for (size_t i = 0; i < chart->row_count; i++) {
        chart->rows_from = fmin(chart->rows_from, fmin(chart->rows[i].from, chart->rows[i].to));
        chart->rows_to = fmax(chart->rows_to, fmax(chart->rows[i].from, chart->rows[i].to));
    }
    *table = selected_table(&change, change_shown, sizeof change_shown / sizeof change_shown[0], arena);
}

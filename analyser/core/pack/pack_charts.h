/*
 * pack_charts.h: the charts of a pack, each from tables of the record: its numbers, the sentence it shows, its table.
 */
#ifndef CORE_PACK_CHARTS_H
#define CORE_PACK_CHARTS_H

#include "core/chart/chart.h"
#include "core/pack/pack.h"

/* What a chart is made of. */
struct chart_order {
    const struct record *record;
    const struct pack_item *item;
    struct arena *arena;
};

/* Fills the chart, and *table with the numbers it shows; a chart that cannot be drawn gets a reason and no table. */
typedef void chart_maker(const struct chart_order *order, struct chart *chart, const struct people_table **table);

struct pack_chart {
    const char *name; /* in the definitions in reports/ */
    chart_maker *make;
};

enum { PACK_CHARTS = 12 };
extern const struct pack_chart pack_charts[PACK_CHARTS];

/* NULL: none has that name. */
const struct pack_chart *pack_chart_named(const char *name);

#define PACK_CHART_EXPECTED                                                                                            \
    "control, backlog, funnel, waiting, advice, forecast, waterfall, teams, voice, grades, beside or balance"

chart_maker make_control_chart;   /* `measure` and, where there are two, `by` its basis */
chart_maker make_backlog_chart;   /* `measure`: a clock */
chart_maker make_funnel_chart;    /* `measure`, `by` a breakdown */
chart_maker make_waiting_chart;   /* the latest cohort */
chart_maker make_advice_chart;    /* providers of advice */
chart_maker make_forecast_chart;  /* the scenario of no change */
chart_maker make_waterfall_chart; /* the latest 12 months against those before */
chart_maker make_teams_chart;     /* `measure`, by team */
chart_maker make_voice_chart;     /* the steps of a view */
chart_maker make_grades_chart;    /* audits before and after the gate */
chart_maker make_beside_chart;    /* audits and text by criterion */
chart_maker make_balance_chart;   /* the child's views in plans on time and late */

#endif

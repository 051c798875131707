/*
 * chart.h: charts as numbers: what is drawn where, in the units of the data, and in words. render/svg_*.c gives them paper, ink
 * and fonts; nothing is worked out there but places on the paper.
 *
 * All of a chart lives in the arena it was made in. A chart that cannot be drawn has a reason and nothing else.
 */
#ifndef CORE_CHART_H
#define CORE_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct chart_tick {
    double at;
    const char *label;
    const char *below; /* a second line, NULL: none */
};

struct chart_axis {
    double from;
    double to;
    const char *title;
    const char *below_title; /* what the second lines are */
    struct chart_tick *ticks;
    size_t tick_count;
};

enum mark_kind {
    MARK_LINE,  /* x, y */
    MARK_STEP,  /* x, y: level until the next x */
    MARK_BAND,  /* x, y to y2 */
    MARK_POINTS, /* x, y; a style each */
    MARK_BARS   /* x, y to y2, as wide as there is room */
};

/* How it looks, in colour and without: colour, dash or pattern, shape of points (reports/page.css, render/svg_plot.c). */
enum mark_style {
    STYLE_1,
    STYLE_2,
    STYLE_3,
    STYLE_4,
    STYLE_5,
    STYLE_6,
    STYLE_QUIET,
    STYLE_LIMIT,
    STYLE_GOOD,
    STYLE_BAD,
    MARK_STYLES
};

struct chart_mark {
    enum mark_kind kind;
    enum mark_style style;
    const char *label; /* in the key; NULL: not in it */
    size_t count;
    const double *x;
    const double *y;
    const double *y2;
    const enum mark_style *styles; /* of points, NULL: all alike */
    const char *const *names;      /* written beside points, NULL or NULL each: not */
};

enum { MARKS_MOST = 12 };

struct chart_plot {
    const char *title; /* of a small multiple; NULL */
    struct chart_axis x;
    struct chart_axis y;
    struct chart_mark marks[MARKS_MOST];
    size_t mark_count;
};

/* A line of a chart that is a list of bars. */
struct chart_row {
    const char *label;
    const char *value; /* as printed */
    double from;
    double to;
    bool has_interval;
    double lower;
    double upper;
    enum mark_style style;
};

struct chart {
    const char *title;        /* what it shows to have been found */
    const char *description;  /* its text alternative */
    const char *note;         /* how to read it */
    const char *reason;       /* why there is none; NULL: there is one */
    struct chart_plot *plots; /* one, or small multiples of the same axes */
    size_t plot_count;
    struct chart_row *rows; /* where there is no plot */
    size_t row_count;
    double rows_from; /* of the scale the rows share */
    double rows_to;
};

/* Round ticks from at most `from` to at least `to`, about `wanted` of them; widens the axis to them. */
void chart_axis_fill(struct chart_axis *axis, double from, double to, size_t wanted, const char *unit,
                     struct arena *arena);

/* Ticks at 0, 1, ... for names; the axis has half a step at both ends. */
void chart_axis_names(struct chart_axis *axis, const char *const *names, size_t count, struct arena *arena);

/* Another mark of the plot. */
struct chart_mark *chart_mark(struct chart_plot *plot, enum mark_kind kind, enum mark_style style, const char *label,
                              size_t count);

#endif

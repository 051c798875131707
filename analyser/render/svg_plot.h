/*
 * svg_plot.h: one plot of a chart: axes and marks within a frame.
 */
#ifndef RENDER_SVG_PLOT_H
#define RENDER_SVG_PLOT_H

#include "base/buf.h"
#include "core/chart/chart.h"

/* Pixels. */
struct svg_frame {
    double left;
    double top;
    double width;
    double height;
};

enum { SVG_LETTER = 8, SVG_LINE = 16 }; /* the widest usual letter and a line of the chart's font */

void svg_plot(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame);

/* How high a plot is beyond its frame, and how far it reaches left of it. */
double svg_plot_below(const struct chart_plot *plot);
double svg_plot_beside(const struct chart_plot *plot);

/* The class of a style: "s1". */
const char *svg_class(enum mark_style style);

/* The same from the left, ended with an ellipsis where it is wider than there is room; the table has it whole. */
void svg_text_cut(struct buf *buf, double x, double y, const char *class, const char *text, double room);

void svg_text(struct buf *buf, double x, double y, const char *anchor, const char *class, const char *text);

#endif

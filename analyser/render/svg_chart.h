/*
 * svg_chart.h: a chart on a sheet of so many pixels, as inline SVG. Colours, dashes and fonts are classes of reports/page.css;
 * shapes and patterns say the same in black and white.
 *
 * Labels are left out rather than laid over one another: of ticks every second, third, ... is written; a name beside a point
 * that would touch another one is not.
 */
#ifndef RENDER_SVG_CHART_H
#define RENDER_SVG_CHART_H

#include "base/buf.h"
#include "core/chart/chart.h"

enum { SVG_NARROW = 320, SVG_WIDE = 680 };

/* `id`, unique on the page, names its title and description. */
void svg_chart(struct buf *buf, const struct chart *chart, const char *id, double width);

/* The patterns all charts of a page use: once, before the first. */
void svg_patterns(struct buf *buf);

/* The key of a chart, as a list with a sample of each mark. */
void svg_key(struct buf *buf, const struct chart *chart);

#endif

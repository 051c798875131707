#include <math.h>
#include <string.h>

#include "render/markup.h"
#include "render/svg_chart.h"
#include "render/svg_plot.h"

enum {
    PLOT_HEIGHT = 240,
    PANEL_HEIGHT = 110,
    PANELS_ACROSS = 3, /* on a wide sheet; one on a narrow one */
    TOP = 8,
    RIGHT = 6,
    ROW_HEIGHT = 40, /* a line higher on a narrow sheet, where the value has its own */
    BAR_HEIGHT = 14,
    GAP = 15
};

static void begin(struct buf *buf, const struct chart *chart, const char *id, double width, double height)
{
    const char *size = width > SVG_NARROW ? "wide" : "narrow";
    buf_format(buf,
               "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"%s-%s-title %s-%s-text\">",
               size, width, height, id, size, id, size);
    buf_format(buf, "<title id=\"%s-%s-title\">", id, size);
    markup_text(buf, chart->title);
    buf_format(buf, "</title><desc id=\"%s-%s-text\">", id, size);
    markup_text(buf, chart->description);
    buf_text(buf, "</desc>");
}

/* ---- one plot */

static void draw_single(struct buf *buf, const struct chart *chart, const char *id, double width)
{
    const struct chart_plot *plot = &chart->plots[0];
    double beside = svg_plot_beside(plot);
    struct svg_frame frame = {beside, TOP, width - beside - RIGHT, PLOT_HEIGHT};
    begin(buf, chart, id, width, TOP + PLOT_HEIGHT + svg_plot_below(plot));
    svg_plot(buf, plot, &frame);
    buf_text(buf, "</svg>\n");
}

/* ---- small multiples */

static void draw_panels(struct buf *buf, const struct chart *chart, const char *id, double width)
{
    size_t across = width > SVG_NARROW ? PANELS_ACROSS : 1;
    double beside = svg_plot_beside(&chart->plots[0]);
    double high = SVG_LINE + TOP + PANEL_HEIGHT + svg_plot_below(&chart->plots[0]) + GAP;
    double wide = (width - (double)(across - 1) * GAP) / (double)across;
    begin(buf, chart, id, width, ceil((double)chart->plot_count / (double)across) * high);
    for (size_t i = 0; i < chart->plot_count; i++) {
        double left = (double)(i % across) * (wide + GAP);
        double top = floor((double)i / (double)across) * high;
        struct svg_frame frame = {left + beside, top + SVG_LINE + TOP, wide - beside - RIGHT, PANEL_HEIGHT};
        svg_text_cut(buf, left + beside, top + SVG_LINE - 3, "panel", chart->plots[i].title, frame.width);
        svg_plot(buf, &chart->plots[i], &frame);
    }
    buf_text(buf, "</svg>\n");
}

/* ---- a list of bars: the label stands above its bar, so that it may be as long as the sheet is wide */

static double x_on(const struct chart *chart, double value, double width)
{
    return 1 + (value - chart->rows_from) / (chart->rows_to - chart->rows_from) * (width - 2);
}

static void draw_interval(struct buf *buf, const struct chart *chart, const struct chart_row *row, double middle,
                          double width)
{
    double lower = x_on(chart, row->lower, width);
    double upper = x_on(chart, row->upper, width);
    buf_format(buf, "<path class=\"whisker\" d=\"M%.1f %.1fv8m0 -4H%.1fm0 -4v8\"/>", lower, middle - 4, upper);
}

static double row_height(double width)
{
    return width > SVG_NARROW ? ROW_HEIGHT : ROW_HEIGHT + SVG_LINE;
}

static void draw_row(struct buf *buf, const struct chart *chart, const struct chart_row *row, double top, double width)
{
    bool narrow = width <= SVG_NARROW;
    double from = x_on(chart, fmin(row->from, row->to), width);
    double to = x_on(chart, fmax(row->from, row->to), width);
    double room = narrow ? width : width - SVG_LETTER * ((double)strlen(row->value) + 1);
    svg_text_cut(buf, 0, top + SVG_LINE - 3, "tick", row->label, room);
    svg_text(buf, narrow ? 0 : width, top + (narrow ? 2 : 1) * SVG_LINE - 3, narrow ? "start" : "end", "value",
             row->value);
    top += row_height(width) - ROW_HEIGHT;
    buf_format(buf, "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
               svg_class(row->style), from, top + SVG_LINE + 2, fmax(to - from, 1), BAR_HEIGHT);
    if (row->has_interval)
        draw_interval(buf, chart, row, top + SVG_LINE + 2 + BAR_HEIGHT / 2.0, width);
}

static void draw_rows(struct buf *buf, const struct chart *chart, const char *id, double width)
{
    begin(buf, chart, id, width, (double)chart->row_count * row_height(width));
    for (size_t i = 0; i < chart->row_count; i++)
        draw_row(buf, chart, &chart->rows[i], (double)i * row_height(width), width);
    buf_text(buf, "</svg>\n");
}

void svg_chart(struct buf *buf, const struct chart *chart, const char *id, double width)
{
    if (chart->plot_count == 1)
        draw_single(buf, chart, id, width);
    else if (chart->plot_count > 1)
        draw_panels(buf, chart, id, width);
    else
        draw_rows(buf, chart, id, width);
}

/* ---- patterns and keys */

/* For areas in black and white: nothing, and hatchings of four kinds. */
static const char *const hatchings[] = {
    "M0 6L6 0", "M0 0L6 6", "M0 3H6", "M3 0V6",
};

void svg_patterns(struct buf *buf)
{
    buf_text(buf, "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>");
    for (size_t i = 0; i < sizeof hatchings / sizeof hatchings[0]; i++)
        buf_format(
            buf,
            "<pattern id=\"hatch%zu\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect class=\"under%zu\" width=\"6\" height=\"6\"/>"
            "<path class=\"hatch\" d=\"%s\"/></pattern>",
            i + 2, i + 2, hatchings[i]);
    buf_text(buf, "</defs></svg>\n");
}

static void draw_sample(struct buf *buf, const struct chart_mark *mark)
{
    buf_text(buf, "<svg class=\"sample\" viewBox=\"0 0 28 14\" aria-hidden=\"true\" focusable=\"false\">");
    if (mark->kind == MARK_BARS)
        buf_format(buf, "<rect class=\"bar %s\" width=\"28\" height=\"14\"/>", svg_class(mark->style));
    else if (mark->kind == MARK_BAND)
        buf_format(buf, "<path class=\"band %s\" d=\"M0 0h28v14h-28Z\"/>", svg_class(mark->style));
    else
        buf_format(buf, "<path class=\"line %s\" d=\"M0 7h28\"/>", svg_class(mark->style));
    buf_text(buf, "</svg>");
}

void svg_key(struct buf *buf, const struct chart *chart)
{
    if (chart->plot_count == 0)
        return;
    const struct chart_plot *plot = &chart->plots[0];
    buf_text(buf, "<ul class=\"key\">");
    for (size_t i = 0; i < plot->mark_count; i++) {
        if (!plot->marks[i].label)
            continue;
        buf_text(buf, "<li>");
        draw_sample(buf, &plot->marks[i]);
        markup_text(buf, plot->marks[i].label);
        buf_text(buf, "</li>");
    }
    buf_text(buf, "</ul>\n");
}

#include <math.h>
#include <string.h>

#include "render/markup.h"
#include "render/svg_plot.h"

enum { TICK = 5, NAMES_MOST = 32, SHAPE = 4, TEXT_MOST = 512 };

static const char *const classes[MARK_STYLES] = {
    [STYLE_1] = "s1", [STYLE_2] = "s2", [STYLE_3] = "s3",          [STYLE_4] = "s4",       [STYLE_5] = "s5",
    [STYLE_6] = "s6", [STYLE_QUIET] = "quiet", [STYLE_LIMIT] = "limit", [STYLE_GOOD] = "good", [STYLE_BAD] = "bad",
};

const char *svg_class(enum mark_style style)
{
    return classes[style];
}

void svg_text(struct buf *buf, double x, double y, const char *anchor, const char *class, const char *text)
{
    buf_format(buf, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">", x, y, anchor, class);
    markup_text(buf, text);
    buf_text(buf, "</text>");
}

/* In letters, not bytes; in wide fonts, such as DejaVu Sans, the sign of percent is a quarter wider than that. */
static double width_of(const char *text)
{
    double letters = 0;
    for (; *text; text++) {
        letters += ((unsigned char)*text & 0xC0) != 0x80;
        letters += *text == '%' ? 0.25 : 0;
    }
    return letters * SVG_LETTER;
}

/* The bytes of the first so many letters. */
static size_t bytes_of(const char *text, size_t letters)
{
    size_t bytes = 0;
    for (; text[bytes]; bytes++)
        if (((unsigned char)text[bytes] & 0xC0) != 0x80 && letters-- == 0)
            break;
    return bytes;
}

void svg_text_cut(struct buf *buf, double x, double y, const char *class, const char *text, double room)
{
    char cut[TEXT_MOST + 4] = "";
    size_t bytes = bytes_of(text, room > 2 * SVG_LETTER ? (size_t)(room / SVG_LETTER) - 1 : 1);
    if (width_of(text) <= room || bytes > TEXT_MOST) {
        svg_text(buf, x, y, "start", class, text);
        return;
    }
    memcpy(cut, text, bytes);
    memcpy(cut + bytes, "\xE2\x80\xA6", 3);
    svg_text(buf, x, y, "start", class, cut);
}

/* ---- places */

static double place(double value, const struct chart_axis *axis, double from, double length)
{
    return from + (value - axis->from) / (axis->to - axis->from) * length;
}

static double x_of(const struct chart_plot *plot, const struct svg_frame *frame, double value)
{
    return place(value, &plot->x, frame->left, frame->width);
}

static double y_of(const struct chart_plot *plot, const struct svg_frame *frame, double value)
{
    return frame->top + frame->height - place(value, &plot->y, 0, frame->height);
}

/* ---- axes */

static double widest(const struct chart_axis *axis)
{
    double most = 0;
    for (size_t i = 0; i < axis->tick_count; i++) {
        most = fmax(most, width_of(axis->ticks[i].label));
        most = fmax(most, axis->ticks[i].below ? width_of(axis->ticks[i].below) : 0);
    }
    return most;
}

static bool has_below(const struct chart_axis *axis)
{
    return axis->tick_count > 0 && axis->ticks[0].below;
}

double svg_plot_below(const struct chart_plot *plot)
{
    return TICK + SVG_LINE + 4 + (has_below(&plot->x) ? 2 * SVG_LINE : 0) + (plot->x.title ? SVG_LINE + 2 : 0);
}

double svg_plot_beside(const struct chart_plot *plot)
{
    return widest(&plot->y) + TICK + 4;
}

static void draw_y_axis(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame)
{
    for (size_t i = 0; i < plot->y.tick_count; i++) {
        double y = y_of(plot, frame, plot->y.ticks[i].at);
        buf_format(buf, "<path class=\"grid\" d=\"M%.1f %.1fh%.1f\"/>", frame->left, y, frame->width);
        svg_text(buf, frame->left - TICK, y + SHAPE, "end", "tick", plot->y.ticks[i].label);
    }
}

/* Whether a tick's label has room after the one written before; the last is always written, so that counting is from there. */
static bool has_room(double x, double before, double width)
{
    return before - x >= width + SVG_LETTER;
}

/* The whole label stays on the sheet. */
static double kept_within(double x, double half, const struct svg_frame *frame)
{
    double right = frame->left + frame->width + 2;
    return x + half > right ? right - half : x;
}

static void draw_x_axis(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame)
{
    double width = widest(&plot->x);
    double before = INFINITY;
    double bottom = frame->top + frame->height;
    buf_format(buf, "<path class=\"axis\" d=\"M%.1f %.1fh%.1f\"/>", frame->left, bottom, frame->width);
    for (size_t i = plot->x.tick_count; i-- > 0;) {
        const struct chart_tick *tick = &plot->x.ticks[i];
        double x = x_of(plot, frame, tick->at);
        double at = kept_within(x, width / 2, frame);
        if (!has_room(at, before, width) || at - width / 2 < 0)
            continue;
        before = at;
        buf_format(buf, "<path class=\"axis\" d=\"M%.1f %.1fv%d\"/>", x, bottom, TICK);
        svg_text(buf, at, bottom + TICK + SVG_LINE - 3, "middle", "tick", tick->label);
        if (tick->below)
            svg_text(buf, at, bottom + TICK + 3 * SVG_LINE, "middle", "tick", tick->below);
    }
    double y = bottom + TICK + SVG_LINE + 2;
    if (has_below(&plot->x))
        svg_text(buf, frame->left, y + SVG_LINE - 2, "start", "axis-title", plot->x.below_title);
    if (plot->x.title)
        svg_text(buf, frame->left + frame->width, y + (has_below(&plot->x) ? 3 * SVG_LINE - 2 : SVG_LINE - 2), "end",
                 "axis-title", plot->x.title);
}

/* ---- marks */

static bool is_there(const struct chart_mark *mark, size_t i)
{
    return !isnan(mark->x[i]) && !isnan(mark->y[i]) && (!mark->y2 || !isnan(mark->y2[i]));
}

static void draw_line(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame,
                      const struct chart_mark *mark)
{
    bool on = false;
    buf_format(buf, "<path class=\"line %s\" d=\"", svg_class(mark->style));
    for (size_t i = 0; i < mark->count; i++) {
        if (!is_there(mark, i)) {
            on = false;
            continue;
        }
        double x = x_of(plot, frame, mark->x[i]);
        if (mark->kind == MARK_STEP && on)
            buf_format(buf, "H%.1f", x);
        buf_format(buf, "%s%.1f %.1f", on ? "L" : "M", x, y_of(plot, frame, mark->y[i]));
        on = true;
    }
    buf_text(buf, "\"/>");
}

/* There and back for each run of places that are known. */
static void draw_band(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame,
                      const struct chart_mark *mark)
{
    buf_format(buf, "<path class=\"band %s\" d=\"", svg_class(mark->style));
    for (size_t i = 0; i < mark->count;) {
        size_t end = i;
        for (; end < mark->count && is_there(mark, end); end++)
            buf_format(buf, "%s%.1f %.1f", end == i ? "M" : "L", x_of(plot, frame, mark->x[end]),
                       y_of(plot, frame, mark->y[end]));
        for (size_t back = end; back-- > i;)
            buf_format(buf, "L%.1f %.1f", x_of(plot, frame, mark->x[back]), y_of(plot, frame, mark->y2[back]));
        if (end > i)
            buf_byte(buf, 'Z');
        i = end > i ? end : i + 1;
    }
    buf_text(buf, "\"/>");
}

static void draw_bars(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame,
                      const struct chart_mark *mark)
{
    double half = 0.38 * frame->width / (plot->x.to - plot->x.from);
    for (size_t i = 0; i < mark->count; i++) {
        double top = y_of(plot, frame, mark->y2[i]);
        double height = y_of(plot, frame, mark->y[i]) - top;
        if (is_there(mark, i) && height > 0)
            buf_format(buf, "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                       svg_class(mark->style), x_of(plot, frame, mark->x[i]) - half, top, 2 * half, height);
    }
}

/* A point, around a place. */
static void draw_shape(struct buf *buf, enum mark_style style, double x, double y)
{
    const char *class = svg_class(style);
    if (style == STYLE_GOOD || style == STYLE_2)
        buf_format(buf, "<rect class=\"point %s\" x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\"/>", class, x - SHAPE,
                   y - SHAPE, 2 * SHAPE, 2 * SHAPE);
    else if (style == STYLE_BAD || style == STYLE_3)
        buf_format(buf, "<path class=\"point %s\" d=\"M%.1f %.1fl5 9h-10Z\"/>", class, x, y - SHAPE - 1);
    else if (style == STYLE_4)
        buf_format(buf, "<path class=\"point %s\" d=\"M%.1f %.1fl5 5l-5 5l-5 -5Z\"/>", class, x, y - SHAPE - 1);
    else
        buf_format(buf, "<circle class=\"point %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", class, x, y,
                   style == STYLE_QUIET ? 2.5 : 4);
}

/* ---- names beside points */

struct name_boxes {
    struct svg_frame box[NAMES_MOST];
    size_t count;
};

static bool is_free(const struct name_boxes *names, const struct svg_frame *box)
{
    for (size_t i = 0; i < names->count; i++) {
        const struct svg_frame *other = &names->box[i];
        if (box->left < other->left + other->width && other->left < box->left + box->width &&
            box->top < other->top + other->height && other->top < box->top + box->height)
            return false;
    }
    return names->count < NAMES_MOST;
}

/* To the right of the point, or to the left where the sheet ends. */
static void draw_name(struct buf *buf, const struct svg_frame *frame, double x, double y, const char *name,
                      struct name_boxes *names)
{
    double width = width_of(name);
    bool right = x + 2 * SHAPE + width <= frame->left + frame->width;
    struct svg_frame box = {right ? x + 2 * SHAPE : x - 2 * SHAPE - width, y - SVG_LINE / 2.0, width, SVG_LINE};
    if (box.left < frame->left || box.top < frame->top - SVG_LINE || !is_free(names, &box))
        return;
    names->box[names->count++] = box;
    svg_text(buf, right ? box.left : box.left + width, y + SHAPE, right ? "start" : "end", "name", name);
}

static void draw_points(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame,
                        const struct chart_mark *mark)
{
    struct name_boxes names = {.count = 0};
    for (size_t i = 0; i < mark->count; i++) {
        if (!is_there(mark, i))
            continue;
        double x = x_of(plot, frame, mark->x[i]);
        double y = y_of(plot, frame, mark->y[i]);
        draw_shape(buf, mark->styles ? mark->styles[i] : mark->style, x, y);
        if (mark->names && mark->names[i])
            draw_name(buf, frame, x, y, mark->names[i], &names);
    }
}

static void (*const draw[])(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame,
                            const struct chart_mark *mark) = {
    [MARK_LINE] = draw_line,     [MARK_STEP] = draw_line, [MARK_BAND] = draw_band,
    [MARK_POINTS] = draw_points, [MARK_BARS] = draw_bars,
};

void svg_plot(struct buf *buf, const struct chart_plot *plot, const struct svg_frame *frame)
{
    draw_y_axis(buf, plot, frame);
    for (size_t i = 0; i < plot->mark_count; i++)
        draw[plot->marks[i].kind](buf, plot, frame, &plot->marks[i]);
    draw_x_axis(buf, plot, frame);
}

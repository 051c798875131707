#include <assert.h>
#include <math.h>

#include "base/words.h"
#include "core/chart/chart.h"

/* 1, 2 or 5 times a power of ten, so that about `wanted` steps reach. */
static double step_of(double span, size_t wanted)
{
    double rough = span / (double)wanted;
    double power = pow(10, floor(log(rough) / log(10) + 1e-9));
    double times = rough / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}

static const char *label_of(double value, double step, const char *unit, struct arena *arena)
{
    return step < 1 ? words(arena, "%.1f%s", value, unit) : words(arena, "%.0f%s", value, unit);
}

void chart_axis_fill(struct chart_axis *axis, double from, double to, size_t wanted, const char *unit,
                     struct arena *arena)
{
    double step = step_of(to > from ? to - from : 1, wanted);
    double first = floor(from / step + 1e-9);
    double last = ceil((to > from ? to : from + 1) / step - 1e-9);
    axis->from = first * step;
    axis->to = last * step;
    axis->tick_count = (size_t)(last - first) + 1;
    axis->ticks = ARENA_NEW(arena, axis->tick_count, struct chart_tick);
    for (size_t i = 0; i < axis->tick_count; i++) {
        double at = (first + (double)i) * step;
        axis->ticks[i] = (struct chart_tick){.at = at, .label = label_of(at, step, unit, arena)};
    }
}

void chart_axis_names(struct chart_axis *axis, const char *const *names, size_t count, struct arena *arena)
{
    axis->from = -0.5;
    axis->to = (double)count - 0.5;
    axis->tick_count = count;
    axis->ticks = ARENA_NEW(arena, count, struct chart_tick);
    for (size_t i = 0; i < count; i++)
        axis->ticks[i] = (struct chart_tick){.at = (double)i, .label = names[i]};
}

struct chart_mark *chart_mark(struct chart_plot *plot, enum mark_kind kind, enum mark_style style, const char *label,
                              size_t count)
{
    assert(plot->mark_count < MARKS_MOST);
    struct chart_mark *mark = &plot->marks[plot->mark_count++];
    *mark = (struct chart_mark){.kind = kind, .style = style, .label = label, .count = count};
    return mark;
}

#include <math.h>
#include <string.h>

#include "core/statistics/chart_signals.h"
#include "core/statistics/distributions.h"

enum { RUN = 7, WINDOW = 3, RUNS_LEAST = 10 };

const char *const chart_signal_words[CHART_SIGNALS] = {
    [SIGNAL_NONE] = "",
    [SIGNAL_OUTSIDE] = "outside the limits",
    [SIGNAL_TREND] = "seven rising or falling",
    [SIGNAL_TWO_OF_THREE] = "two of three near a limit",
    [SIGNAL_SIDE] = "seven on one side",
};

static int sign(double difference)
{
    return (difference > 0) - (difference < 0);
}

static int side(const struct chart_point *point, const struct chart_limits *limits)
{
    return sign(point->value - limits->centre);
}

static int outside(const struct chart_point *point, const struct chart_limits *limits)
{
    return (point->value > limits->upper) - (point->value < limits->lower);
}

static int near_limit(const struct chart_point *point, const struct chart_limits *limits)
{
    return (point->value > limits->upper_near) - (point->value < limits->lower_near);
}

/* The worse signal stays: rules are applied from the least to the worst. */
static void mark(struct point_signal *signals, size_t first, size_t last, enum chart_signal signal, int direction)
{
    for (size_t i = first; i <= last; i++)
        signals[i] = (struct point_signal){signal, direction};
}

static void mark_sides(const struct chart_point *points, const struct chart_limits *limits, size_t count,
                       struct point_signal *signals)
{
    size_t length = 0;
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        int its = side(&points[i], &limits[i]);
        length = its && its == last ? length + 1 : 1;
        last = its;
        if (its && length >= RUN)
            mark(signals, i + 1 - RUN, i, SIGNAL_SIDE, its);
    }
}

/* Two of three beyond two thirds on one side, wherever the third is; those beyond are marked. */
static void mark_pairs(const struct chart_point *points, const struct chart_limits *limits, size_t count,
                       struct point_signal *signals)
{
    for (size_t i = 0; i + WINDOW <= count; i++) {
        int near[WINDOW];
        int beyond[2] = {0};
        for (size_t j = 0; j < WINDOW; j++) {
            near[j] = near_limit(&points[i + j], &limits[i + j]);
            beyond[near[j] > 0] += near[j] != 0;
        }
        int direction = beyond[1] >= 2 ? 1 : beyond[0] >= 2 ? -1 : 0;
        for (size_t j = 0; j < WINDOW; j++)
            if (direction && near[j] == direction)
                signals[i + j] = (struct point_signal){SIGNAL_TWO_OF_THREE, direction};
    }
}

static void mark_trends(const struct chart_point *points, size_t count, struct point_signal *signals)
{
    size_t steps = 0;
    int last = 0;
    for (size_t i = 1; i < count; i++) {
        int step = sign(points[i].value - points[i - 1].value);
        steps = step && step == last ? steps + 1 : 1;
        last = step;
        if (step && steps >= RUN - 1)
            mark(signals, i + 1 - RUN, i, SIGNAL_TREND, step);
    }
}

static void mark_outside(const struct chart_point *points, const struct chart_limits *limits, size_t count,
                         struct point_signal *signals)
{
    for (size_t i = 0; i < count; i++) {
        int its = outside(&points[i], &limits[i]);
        if (its)
            signals[i] = (struct point_signal){SIGNAL_OUTSIDE, its};
    }
}

void chart_signals(const struct chart_point *points, const struct chart_limits *limits, size_t count,
                   struct point_signal *signals)
{
    memset(signals, 0, count * sizeof *signals);
    mark_sides(points, limits, count, signals);
    mark_pairs(points, limits, count, signals);
    mark_trends(points, count, signals);
    mark_outside(points, limits, count, signals);
}

/* The smallest x with P(Bin(n, 1/2) <= x) >= 0.05, as R's qbinom. */
static size_t usual_crossings(size_t n)
{
    size_t x = 0;
    while (binomial_at_most(x, 0.5, n) < 0.05)
        x++;
    return x;
}

struct runs_test chart_runs(const struct chart_point *points, const struct chart_limits *limits, size_t count)
{
    struct runs_test runs = {0};
    size_t length = 0;
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        int its = side(&points[i], &limits[i]);
        if (!its)
            continue;
        runs.useful++;
        runs.crossings += last && its != last;
        length = its == last ? length + 1 : 1;
        runs.longest = length > runs.longest ? length : runs.longest;
        last = its;
    }
    if (runs.useful < RUNS_LEAST)
        return runs;
    runs.longest_usual = (size_t)lround(log2((double)runs.useful)) + 3;
    runs.crossings_usual = usual_crossings(runs.useful - 1);
    runs.shifted = runs.longest > runs.longest_usual || runs.crossings < runs.crossings_usual;
    return runs;
}

#include <math.h>

#include "core/statistics/process_chart.h"

const struct chart_rule chart_rules[CHART_KINDS] = {
    [CHART_XMR] = {.name = "XmR",
                   .chosen = "no denominator below 12 and all within a quarter of their mean",
                   .limits = "mean of the percentages +- 2.66 mean moving range, without ranges of 3.267 means and more"},
    [CHART_P] = {.name = "P",
                 .chosen = "denominators that are small or swing by more than a quarter",
                 .limits = "pooled percentage +- 3 binomial standard errors of each month"},
    [CHART_P_PRIME] = {.name = "P-prime",
                       .chosen = "denominators of 500 and more on average",
                       .limits = "as P, times Laney's sigma z: the variation between months beyond chance"},
    [CHART_T] = {.name = "T",
                 .chosen = "rare breaches: days between one and the next",
                 .limits = "XmR of days to the power 1/3.6, transformed back"},
    [CHART_G] = {.name = "G",
                 .chosen = "rare breaches: cases between one and the next",
                 .limits = "mean + 3 sqrt(mean (mean + 1))"},
};

#define XMR_FACTOR 2.66     /* 3 / d2, of pairs */
#define SCREEN_FACTOR 3.267 /* D4, of pairs */
#define D2 1.128            /* mean range of pairs, in standard deviations */
#define NEAR (2.0 / 3)
#define T_POWER (1 / 3.6)
#define LARGE_DENOMINATOR 500
#define LEAST_DENOMINATOR 12
#define STEADY 0.25

enum chart_kind chart_choose(const struct chart_point *points, size_t count)
{
    double sum = 0;
    double least = INFINITY;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        sum += points[i].denominator;
        least = fmin(least, points[i].denominator);
        most = fmax(most, points[i].denominator);
    }
    double mean = count ? sum / (double)count : 0;
    if (mean >= LARGE_DENOMINATOR)
        return CHART_P_PRIME;
    bool steady =
        count > 0 && least >= LEAST_DENOMINATOR && least >= (1 - STEADY) * mean && most <= (1 + STEADY) * mean;
    return steady ? CHART_XMR : CHART_P;
}

/* The mean of |value[i] - value[i-1]| of those below `most`. */
static double mean_range(const struct chart_point *points, size_t count, double (*scaled)(double), double most)
{
    double sum = 0;
    size_t ranges = 0;
    for (size_t i = 1; i < count; i++) {
        double range = fabs(scaled(points[i].value) - scaled(points[i - 1].value));
        if (range >= most)
            continue;
        sum += range;
        ranges++;
    }
    return ranges ? sum / (double)ranges : 0;
}

static double plain(double value)
{
    return value;
}

static double to_t(double days)
{
    return pow(days, T_POWER);
}

static double from_t(double value)
{
    return value > 0 ? pow(value, 1 / T_POWER) : 0;
}

static struct chart_limits around(double centre, double distance)
{
    return (struct chart_limits){.centre = centre,
                                 .lower = centre - distance,
                                 .upper = centre + distance,
                                 .lower_near = centre - NEAR * distance,
                                 .upper_near = centre + NEAR * distance};
}

static struct chart_limits moving_range_limits(const struct chart_point *points, size_t count, bool screened,
                                               double (*scaled)(double))
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += scaled(points[i].value);
    double range = mean_range(points, count, scaled, INFINITY);
    if (screened && range > 0)
        range = mean_range(points, count, scaled, SCREEN_FACTOR * range);
    return around(sum / (double)count, XMR_FACTOR * range);
}

static struct chart_limits transformed_back(struct chart_limits limits)
{
    return (struct chart_limits){.centre = from_t(limits.centre),
                                 .lower = from_t(limits.lower),
                                 .upper = from_t(limits.upper),
                                 .lower_near = from_t(limits.lower_near),
                                 .upper_near = from_t(limits.upper_near)};
}

static double pooled(const struct chart_point *points, size_t count)
{
    double numerator = 0;
    double denominator = 0;
    for (size_t i = 0; i < count; i++) {
        numerator += points[i].value * points[i].denominator;
        denominator += points[i].denominator;
    }
    return denominator > 0 ? numerator / denominator : 0;
}

/* Of a percentage of n cases, in percentage points. */
static double binomial_error(double percent, double n)
{
    return sqrt(percent * (100 - percent) / n);
}

/* Laney's: how much more months differ than chance has it, from the ranges of their z-scores. */
static double sigma_z(const struct chart_point *points, size_t count, double centre)
{
    double sum = 0;
    double last = 0;
    if (count < 2 || centre <= 0 || centre >= 100)
        return 1;
    for (size_t i = 0; i < count; i++) {
        double z = (points[i].value - centre) / binomial_error(centre, points[i].denominator);
        sum += i > 0 ? fabs(z - last) : 0;
        last = z;
    }
    return sum / (double)(count - 1) / D2;
}

static void proportion_limits(enum chart_kind kind, const struct chart_point *points, size_t count,
                              struct chart_limits *limits)
{
    double centre = pooled(points, count);
    double times = kind == CHART_P_PRIME ? sigma_z(points, count, centre) : 1;
    for (size_t i = 0; i < count; i++)
        limits[i] = around(centre, 3 * times * binomial_error(centre, points[i].denominator));
}

static struct chart_limits geometric_limits(const struct chart_point *points, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += points[i].value;
    double mean = sum / (double)count;
    return around(mean, 3 * sqrt(mean * (mean + 1)));
}

void chart_limits(enum chart_kind kind, const struct chart_point *points, size_t count, bool screened,
                  struct chart_limits *limits)
{
    struct chart_limits same;
    if (kind == CHART_P || kind == CHART_P_PRIME) {
        proportion_limits(kind, points, count, limits);
        return;
    }
    if (kind == CHART_G)
        same = geometric_limits(points, count);
    else if (kind == CHART_T)
        same = transformed_back(moving_range_limits(points, count, screened, to_t));
    else
        same = moving_range_limits(points, count, screened, plain);
    for (size_t i = 0; i < count; i++)
        limits[i] = same;
}

void chart_clip(struct chart_limits *limits, size_t count, double least, double most)
{
    for (size_t i = 0; i < count; i++) {
        limits[i].lower = fmax(limits[i].lower, least);
        limits[i].lower_near = fmax(limits[i].lower_near, least);
        limits[i].upper = fmin(limits[i].upper, most);
        limits[i].upper_near = fmin(limits[i].upper_near, most);
    }
}

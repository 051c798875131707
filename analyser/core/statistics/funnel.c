#include <math.h>
#include <stdlib.h>

#include "core/statistics/funnel.h"
#include "core/statistics/intervals.h"

#define WINSORISED 0.1 /* at each end */

enum { UNITS_LEAST = 3 };

const char *const funnel_place_words[FUNNEL_PLACES] = {
    [FUNNEL_WITHIN] = "within the limits",        [FUNNEL_HIGH] = "high (95% limits)",
    [FUNNEL_LOW] = "low (95% limits)",            [FUNNEL_VERY_HIGH] = "very high (99.8% limits)",
    [FUNNEL_VERY_LOW] = "very low (99.8% limits)", [FUNNEL_NONE] = "no cases",
};

static double to_arc(double p)
{
    return asin(sqrt(p));
}

/* In percent; an angle beyond the quarter circle is at its end. */
static double from_arc(double angle)
{
    double root = sin(fmin(fmax(angle, 0), acos(0)));
    return 100 * root * root;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* R's type 7. */
static double quantile_of(const double *ordered, size_t count, double p)
{
    double place = p * (double)(count - 1);
    size_t below = (size_t)place;
    double weight = place - (double)below;
    return below + 1 < count ? ordered[below] + weight * (ordered[below + 1] - ordered[below]) : ordered[below];
}

static double squared_within(double z, double low, double high)
{
    z = fmin(fmax(z, low), high);
    return z * z;
}

/* Spiegelhalter's phi, and the moment estimate of tau squared (DerSimonian & Laird's form) with weights 4n. */
static void estimate_spread(const struct funnel_unit *units, const double *z, size_t count, struct funnel *funnel)
{
    double low = quantile_of(z, funnel->units, WINSORISED);
    double high = quantile_of(z, funnel->units, 1 - WINSORISED);
    double squares = 0;
    double weights = 0;
    double squared_weights = 0;
    for (size_t i = 0; i < funnel->units; i++)
        squares += squared_within(z[i], low, high);
    for (size_t i = 0; i < count; i++) {
        double weight = 4 * (double)units[i].denominator;
        weights += weight;
        squared_weights += weight * weight;
    }
    double free = (double)funnel->units - 1;
    funnel->phi = squares / (double)funnel->units;
    if (funnel->units >= UNITS_LEAST && squares > free)
        funnel->tau_squared = (squares - free) / (weights - squared_weights / weights);
}

static enum funnel_place place_of(double z)
{
    if (fabs(z) <= Z_95)
        return FUNNEL_WITHIN;
    if (fabs(z) <= Z_998)
        return z > 0 ? FUNNEL_HIGH : FUNNEL_LOW;
    return z > 0 ? FUNNEL_VERY_HIGH : FUNNEL_VERY_LOW;
}

static void place_unit(const struct funnel *funnel, const struct funnel_unit *unit, struct funnel_figure *figure)
{
    double target = to_arc(funnel->pooled / 100);
    double chance = 1 / (4 * (double)unit->denominator);
    double error = sqrt(chance + funnel->tau_squared);
    figure->z_adjusted = figure->z * sqrt(chance) / error;
    figure->lower_95 = from_arc(target - Z_95 * error);
    figure->upper_95 = from_arc(target + Z_95 * error);
    figure->lower_998 = from_arc(target - Z_998 * error);
    figure->upper_998 = from_arc(target + Z_998 * error);
    figure->place = place_of(figure->z_adjusted);
}

static double pooled_share(const struct funnel_unit *units, size_t count, size_t *with_cases)
{
    double numerator = 0;
    double denominator = 0;
    for (size_t i = 0; i < count; i++) {
        numerator += (double)units[i].numerator;
        denominator += (double)units[i].denominator;
        *with_cases += units[i].denominator > 0;
    }
    return denominator > 0 ? numerator / denominator : 0;
}

struct funnel funnel_of(const struct funnel_unit *units, size_t count, struct funnel_figure *figures,
                        struct arena *scratch)
{
    struct funnel funnel = {0};
    double share = pooled_share(units, count, &funnel.units);
    double *ordered = ARENA_NEW(scratch, count + 1, double);
    size_t next = 0;
    funnel.pooled = 100 * share;
    for (size_t i = 0; i < count; i++) {
        double n = (double)units[i].denominator;
        figures[i] = (struct funnel_figure){.place = FUNNEL_NONE};
        if (n > 0)
            ordered[next++] = figures[i].z = (to_arc((double)units[i].numerator / n) - to_arc(share)) * 2 * sqrt(n);
    }
    if (funnel.units == 0)
        return funnel;
    qsort(ordered, funnel.units, sizeof ordered[0], by_value);
    estimate_spread(units, ordered, count, &funnel);
    for (size_t i = 0; i < count; i++)
        if (units[i].denominator > 0)
            place_unit(&funnel, &units[i], &figures[i]);
    return funnel;
}

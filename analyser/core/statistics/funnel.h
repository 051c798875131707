/*
 * funnel.h: units compared with all of them together, allowing for their sizes and for more variation between units than
 * chance has (Spiegelhalter 2005, Statistics in Medicine 24:1185; Spiegelhalter et al. 2012, JRSS A 175:1), as FunnelPlotR
 * does for proportions: on the scale arcsin sqrt(p), standard error 1 / (2 sqrt n).
 */
#ifndef CORE_FUNNEL_H
#define CORE_FUNNEL_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct funnel_unit {
    uint64_t numerator;
    uint64_t denominator; /* 0: the unit is left out, its figures are 0 */
};

enum funnel_place {
    FUNNEL_WITHIN,
    FUNNEL_HIGH,
    FUNNEL_LOW,
    FUNNEL_VERY_HIGH,
    FUNNEL_VERY_LOW,
    FUNNEL_NONE,
    FUNNEL_PLACES
};

extern const char *const funnel_place_words[FUNNEL_PLACES];

/* Limits in percent, with the variation between units (tau squared) in them. */
struct funnel_figure {
    double z;          /* by chance alone */
    double z_adjusted; /* with tau squared */
    double lower_95;
    double upper_95;
    double lower_998;
    double upper_998;
    enum funnel_place place; /* by the adjusted limits */
};

struct funnel {
    size_t units;
    double pooled;      /* percent */
    double phi;         /* mean squared z, winsorised at 10%: 1 where there is chance alone */
    double tau_squared; /* between units, on the arcsine scale; 0: no more than chance */
};

/* figures: one a unit. With fewer than three units tau squared is 0. */
struct funnel funnel_of(const struct funnel_unit *units, size_t count, struct funnel_figure *figures,
                        struct arena *scratch);

#endif

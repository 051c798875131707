/*
 * curve.h: waiting as curves. The Aalen-Johansen estimate of the probability of an outcome by day t since the start,
 * where other outcomes compete and as_of censors. With nothing competing it is one minus Kaplan-Meier.
 *
 * Whoever is censored on day t is still at risk on day t. Variance: the Greenwood-type estimate of Marubini and
 * Valsecchi (1995, ch. 10). Interval: log-log on S = 1 - F at the value, as R's survfit has them.
 */
#ifndef CORE_CURVE_H
#define CORE_CURVE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/counting/histogram.h"
#include "core/counting/tally_events.h"

/* Days since the start by what became of the instance; `open` are censored at as_of. */
struct curve_group {
    struct histogram fates[CURVE_FATES];
};

struct curve_result {
    uint64_t count; /* instances */
    uint64_t open;
    uint64_t on_time; /* ended on time: where nobody is open, by_due is their share */
    double by_due;    /* probability of having ended on time */
    bool has_interval;
    double lower;
    double upper;
    bool reached_half; /* the curve of all ends reaches one half */
    int32_t half_done; /* on this day since the start */
};

struct curve_step;

/* Scratch for curves, used again and again. */
struct curve_space {
    struct curve_group group;
    struct curve_step *steps;
    uint32_t step_room;
    struct arena *arena;
};

void curve_space_init(struct curve_space *space, struct arena *arena);
void curve_space_clear(struct curve_space *space);

/* Both measures of the group that has been poured into the space. */
struct curve_result curve_of(struct curve_space *space);

#endif

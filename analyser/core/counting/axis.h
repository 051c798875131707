/*
 * axis.h: breakdowns that are counted in one go. An axis has one breakdown, or two whose categories are counted as
 * pairs; each of the two is the sum over the other, made when counting is done. Half the axes is half the counting.
 *
 * Only what has few categories may be the second of a pair, and both have the same grain of time.
 */
#ifndef CORE_AXIS_H
#define CORE_AXIS_H

#include "core/definitions/breakdown.h"

enum axis_id {
    AXIS_TEAM, /* with `all`, which is the sum of the teams */
    AXIS_AUTHORITY,
    AXIS_PROVIDER_AND_KIND,
    AXIS_NEED_AND_SEX,
    AXIS_ETHNICITY_AND_SOCIAL_CARE,
    AXIS_PHASE_AND_SOURCE,
    AXIS_AGE_BAND,
    AXES
};

struct axis {
    enum breakdown_id first;
    enum breakdown_id second; /* BREAKDOWNS: none */
    uint16_t width;           /* more than any category number of the second; 1 where there is none */
};

extern const struct axis axes[AXES];

static inline uint32_t axis_number(const struct axis *axis, const uint16_t categories[BREAKDOWNS])
{
    uint32_t number = (uint32_t)categories[axis->first] * axis->width;
    return axis->width > 1 ? number + categories[axis->second] : number;
}

/* The category of one of the axis's breakdowns, read off its number. */
static inline uint16_t axis_category(const struct axis *axis, uint32_t number, enum breakdown_id breakdown)
{
    return (uint16_t)(breakdown == axis->first ? number / axis->width : number % axis->width);
}

/* The axes of a set of breakdowns, a bit each. A pair is in the set or out of it as a whole. */
uint32_t axes_of(uint32_t breakdown_bits);

#endif

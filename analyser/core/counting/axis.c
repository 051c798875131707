#include <assert.h>

#include "core/counting/axis.h"

/* Widths: "not recorded" and the codes of the set (core/definitions/codes.c); "all" is category 1. */
const struct axis axes[AXES] = {
    [AXIS_TEAM] = {BREAKDOWN_TEAM, BREAKDOWN_ALL, 2},
    [AXIS_AUTHORITY] = {BREAKDOWN_AUTHORITY, BREAKDOWNS, 1},
    [AXIS_PROVIDER_AND_KIND] = {BREAKDOWN_PROVIDER, BREAKDOWN_KIND, 9},
    [AXIS_NEED_AND_SEX] = {BREAKDOWN_NEED, BREAKDOWN_SEX, 3},
    [AXIS_ETHNICITY_AND_SOCIAL_CARE] = {BREAKDOWN_ETHNICITY, BREAKDOWN_SOCIAL_CARE, 5},
    [AXIS_PHASE_AND_SOURCE] = {BREAKDOWN_PHASE, BREAKDOWN_SOURCE, 6},
    [AXIS_AGE_BAND] = {BREAKDOWN_AGE_BAND, BREAKDOWNS, 1},
};

uint32_t axes_of(uint32_t breakdown_bits)
{
    uint32_t bits = 0;
    for (enum axis_id a = 0; a < AXES; a++) {
        bool first = breakdown_bits & BREAKDOWN_BIT(axes[a].first);
        assert(axes[a].width == 1 || first == (bool)(breakdown_bits & BREAKDOWN_BIT(axes[a].second)));
        bits |= first ? 1U << a : 0;
    }
    return bits;
}

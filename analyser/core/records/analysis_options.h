/*
 * analysis_options.h: what an analysis is asked for.
 */
#ifndef CORE_ANALYSIS_OPTIONS_H
#define CORE_ANALYSIS_OPTIONS_H

#include <stdint.h>

#include "base/beside.h"

struct analysis_options {
    int32_t as_of;
    int32_t since;               /* first day of the periods reported */
    const char *authority;       /* NULL: all */
    const struct beside *beside; /* NULL: everything is done in turn */
};

#endif

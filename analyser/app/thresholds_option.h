/*
 * thresholds_option.h: --fail-on "MEASURE [BASIS] > NUMBER", and what a run says at its end of those that are crossed.
 */
#ifndef APP_THRESHOLDS_OPTION_H
#define APP_THRESHOLDS_OPTION_H

#include "app/settings.h"
#include "base/arena.h"
#include "base/err.h"
#include "core/tables/thresholds.h"

/* ERR_USAGE where one cannot be read or names no measure, with the name that was probably meant. */
MUST_CHECK bool thresholds_read(const struct paths *given, struct thresholds *thresholds, struct arena *arena,
                                struct err *err);

/* ERR_CROSSED, which names them, where one is crossed or has no figure. */
MUST_CHECK bool thresholds_hold(const struct thresholds *thresholds, struct arena *arena, struct err *err);

#endif

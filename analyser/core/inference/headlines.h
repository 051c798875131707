/*
 * headlines.h: the measures that statistics are made of: which way is good, and how they are called in sentences.
 */
#ifndef CORE_HEADLINES_H
#define CORE_HEADLINES_H

#include <stddef.h>

#include "core/definitions/evidence.h"
#include "core/statistics/chart_verdicts.h"

struct headline {
    const char *measure;
    enum basis basis;
    enum polarity polarity;
    const char *title;
};

enum { HEADLINES = 19 };

extern const struct headline headlines[HEADLINES];

#endif

/*
 * headlines.h: the measures that statistics are made of: which way is good, and how they are called in sentences.
 */
#ifndef CORE_HEADLINES_H
#define CORE_HEADLINES_H

#include <stddef.h>

#include "core/counting/profile_tally.h"
#include "core/definitions/evidence.h"
#include "core/definitions/measure.h"
#include "core/statistics/chart_verdicts.h"

struct headline {
    const char *measure;
    enum basis basis;
    enum polarity polarity;
    const char *title;
    int days_to_know; /* a month is in charts this long after its end: what began in it has been decided by then */
    bool of_clock;
    enum clock_id clock;
    enum family_measure_id family; /* of what is not of a clock */
    enum profile_count cases;      /* of a clock: what is counted, and of how many */
    enum profile_count so;
};

enum { HEADLINES = 19 };

extern const struct headline headlines[HEADLINES];

#endif

/*
 * case_share.h: a record that a share of a family is counted from (core/counting/family_tally.h), with the case behind it:
 * given, as it is counted, to whoever asked (analysis_options.shares). It holds the key of a case.
 */
#ifndef CORE_CASE_SHARE_H
#define CORE_CASE_SHARE_H

#include "core/counting/family_tally.h"
#include "core/definitions/measure.h"
#include "core/records/passed.h"

struct case_share {
    struct work_place place;
    int64_t case_id;
    struct case_categories categories;
    int32_t from;        /* the day that puts it in its period; of a stock the first day it counts on */
    int32_t until;       /* of a stock: counts on the days before this one, DAY_NONE: for good */
    unsigned numerators; /* bits by family_measure_place; of a stock: the part it counts in */
};

/* Called by the thread that reads rows. */
struct case_share_sink {
    enum population population; /* the only one that is wanted */
    void (*take)(void *context, const struct case_share *share);
    void *context;
};

#endif

/*
 * analysis_private.h: the analysis as its own files see it.
 */
#ifndef CORE_ANALYSIS_PRIVATE_H
#define CORE_ANALYSIS_PRIVATE_H

#include "core/counting/category_order.h"
#include "core/figures/clock_evidence.h"
#include "core/records/book.h"
#include "core/records/row_key.h"

struct analysis {
    struct book book;
    struct arena passes[HANDS]; /* of one clock's results, or of the worklist */
    bool begun[RELATIONS];
    bool done[RELATIONS];
    bool ordered[RELATIONS];
    bool evidence_given;
    struct last_key last;
    struct category_order order;
    const char *measure_names[CLOCKS][CLOCK_MEASURES]; /* "PLAN20.on_time" */
    const char *local_authority;
};

#endif

/*
 * audit_sample.h: which live plans to audit: a sample stratified by team and need, in proportion to their plans.
 */
#ifndef CORE_AUDIT_SAMPLE_H
#define CORE_AUDIT_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/counting/category_order.h"
#include "core/records/book.h"

/* Plans of one team and need. */
struct sample_stratum {
    const char *team;
    const char *need;
    uint64_t plans; /* live */
    uint64_t drawn;
};

struct sampled_plan {
    int64_t plan_id;
    const struct sample_stratum *stratum;
};

struct audit_sample {
    const struct sample_stratum *strata; /* those with plans, by the names of team and need */
    size_t stratum_count;
    const struct sampled_plan *plans; /* in the order of the strata, then of the records */
    size_t plan_count;
};

/* Everybody where there are no more than `size`. The same seed and records give the same plans. ERR_INTERNAL: no memory. */
MUST_CHECK bool audit_sample_draw(const struct book *book, const struct category_order *order, uint64_t size,
                                  uint64_t seed, struct arena *arena, struct audit_sample *sample, struct err *err);

#endif

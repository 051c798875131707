/*
 * plans_to_revise.h: the plans in force whose text lacks most, first.
 */
#ifndef CORE_PLANS_TO_REVISE_H
#define CORE_PLANS_TO_REVISE_H

#include "core/inference/inference.h"

struct plan_to_revise {
    int64_t plan_id;
    const char *local_authority;
    const char *team;
    int32_t version; /* the day of the latest one */
    int weight;      /* of all findings, those of experimental checks left out */
    int law;         /* how many findings are of law */
    int guidance;
    const char *findings; /* ids, law first, the heaviest first: "B_NO_NEEDS F_SILENT" */
};

/* Those with any finding: the heaviest first, then most of law, then by plan; from the arena. */
const struct plan_to_revise *plans_to_revise(const struct inference *inference, size_t *count);

#endif

/*
 * plausibility.h: what a pack must keep before anything of it is written: figures within their units and bounds, parts that
 * add up, marks where there are few cases, targets that can be met.
 */
#ifndef CORE_PLAUSIBILITY_H
#define CORE_PLAUSIBILITY_H

#include "base/err.h"
#include "core/pack/pack.h"

#define PLAUSIBILITY_TABLE "plausibility"

enum plausibility_id {
    PLAUSIBLE_UNITS,
    PLAUSIBLE_PERCENTAGES,
    PLAUSIBLE_NUMBERS,
    PLAUSIBLE_INTERVALS,
    PLAUSIBLE_AGES,
    PLAUSIBLE_PARTS,
    PLAUSIBLE_MARKS,
    PLAUSIBLE_TARGETS,
    PLAUSIBLE_MILESTONES,
    PLAUSIBLE_DAYS,
    PLAUSIBILITY_CHECKS
};

/* What came of a check. The first example names table, column and period, never a case, team or setting. */
struct plausibility_result {
    size_t looked_at;
    size_t not_passed;
    const char *example; /* NULL: all passed */
};

struct plausibility {
    struct plausibility_result results[PLAUSIBILITY_CHECKS];
};

/* All checks of the record and the definition. Examples live as long as the arena. */
struct plausibility plausibility_of(struct arena *arena, const struct pack *pack);

/* ERR_DATA where a check of severity error did not pass. */
MUST_CHECK bool plausibility_holds(const struct plausibility *plausibility, struct err *err);

/* A row for each check. */
struct people_table plausibility_table(struct arena *arena, const struct plausibility *plausibility);

#endif

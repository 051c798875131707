/*
 * early_warning.h: the chance that an open case will miss its limit, from how long the same clock's cases have waited in the
 * latest 12 months; and the same estimate made as at the four quarter ends before, against what then came.
 *
 * A case misses its limit when by the end of its due day it has neither ended nor fallen away. Its chance is that of still
 * waiting after that day, given that it has waited so long (core/statistics/exit_curve.h). The cases that tell are all of the
 * clock that were open on some day of the 12 months up to the day of the estimate, each from the day it came into them; of
 * advice those of the same kind, where at least EXITS_OF_KIND of these have left. What happened after that day is not
 * used. Windows of 3 and of 6 months, and leaning a quarter or a half towards the share missed in the latest 3 months, were
 * tried on six generated worlds at two days each: none had the better Brier score in all of them, so none is taken.
 * No chance is given where fewer than EXITS_LEAST have left, or nobody has waited as long as would be needed.
 */
#ifndef CORE_EARLY_WARNING_H
#define CORE_EARLY_WARNING_H

#include "core/records/book.h"
#include "core/statistics/calibration.h"

enum { EXITS_LEAST = 30, EXITS_OF_KIND = 100, TRIED_ENDS = 4 };

/* One open case that is not overdue; of one that is due on as_of itself no chance is given: it can still be met today. */
struct warning {
    enum clock_id clock;
    struct instance instance;
    struct work_place place;
    bool known; /* there is a chance, 0-1 */
    double chance;
    uint64_t informed_by; /* cases that have left in the 12 months */
};

struct clock_warnings {
    struct warning *open;
    size_t count;
    struct calibration tried;
    uint64_t not_tried; /* open at a quarter end, but without a chance then, or not due by as_of */
};

/* The quarter ends that the estimate is tried on, the latest first. */
void tried_ends(int32_t as_of, int32_t ends[TRIED_ENDS]);

/* Of one clock. From the arena; `scratch` may be emptied after. Where rows streamed past, cases must have been asked for. */
struct clock_warnings early_warning_of(const struct book *book, enum clock_id clock, struct arena *arena,
                                       struct arena *scratch);

/* "early_warning_tried": a row for each band of chances, and one for all with Brier's score; by clock. */
struct result_table;
void early_warning_tried(struct result_table *table, enum clock_id clock, const struct clock_warnings *warnings);

#endif

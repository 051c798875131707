/*
 * filter.h: which cases a question is about: a condition on their categories, as `--where` has it.
 *
 *     team=North,need!=ASD,age_band=0-4       of team North, with another need than ASD, in that age band
 *     team=North|South                        of either team; `team=North,team=South` says the same
 *     team!=North|South                       of neither
 *     team="North, upper"                     a name with a comma, a bar, a quote (doubled) or spaces at its ends
 *
 * Conditions on different breakdowns must all hold. Names of breakdowns are checked when the text is read, names of
 * categories when all rows are in: they are those that the analysis knows. Both are errors of usage (ERR_USAGE).
 */
#ifndef CORE_FILTER_H
#define CORE_FILTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/counting/clock_tally.h"

enum { FILTER_NAMES_MOST = 256 };

struct filter_name {
    enum breakdown_id breakdown;
    bool unwanted; /* after != */
    const char *name;
};

/* Zeroed: takes every case. */
struct filter {
    struct filter_name *names;
    size_t count;
    uint32_t breakdown_bits;       /* those with a condition */
    const bool *takes[BREAKDOWNS]; /* by category number, once resolved; NULL: every category */
    uint32_t category_count[BREAKDOWNS];
};

/* Adds the conditions of a text: of several texts all hold, as if they were one. */
bool filter_read(struct filter *filter, const char *text, struct arena *arena, struct err *err) MUST_CHECK;

/* Finds the categories: when all are known. No filter takes a case before. */
bool filter_resolve(struct filter *filter, const struct categories *categories, struct arena *arena,
                    struct err *err) MUST_CHECK;

static inline bool filter_takes_category(const struct filter *filter, enum breakdown_id breakdown, uint16_t category)
{
    return !filter->takes[breakdown] ||
           (category < filter->category_count[breakdown] && filter->takes[breakdown][category]);
}

/* Whether all conditions but that on the age band hold, which needs a day. */
bool filter_takes_at_any_age(const struct filter *filter, const struct case_categories *categories);

/* Whether all conditions hold, with the age band of that day. */
static inline bool filter_takes(const struct filter *filter, const struct case_categories *categories, int32_t day)
{
    return filter_takes_at_any_age(filter, categories) &&
           (!filter->takes[BREAKDOWN_AGE_BAND] ||
            filter_takes_category(filter, BREAKDOWN_AGE_BAND, age_band(categories->birth, day)));
}

/* The breakdown of a name, any but `all`; an error that says which there are. */
bool breakdown_named(const char *name, struct arena *arena, enum breakdown_id *breakdown, struct err *err) MUST_CHECK;

#endif

/*
 * breakdown.h: the ways in which figures are broken down, one at a time, and the names of their categories.
 *
 * A category is a small number within its breakdown; 0 is "not recorded". Names are learnt as they are met, up to
 * CATEGORIES_MOST in a breakdown; what comes after is "not recorded" and a finding.
 */
#ifndef CORE_BREAKDOWN_H
#define CORE_BREAKDOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/frame.h"

/* In the order of their names' bytes, which is the order of evidence.csv. */
enum breakdown_id {
    BREAKDOWN_AGE_BAND,
    BREAKDOWN_ALL,
    BREAKDOWN_AUTHORITY,
    BREAKDOWN_CRITERION,
    BREAKDOWN_ETHNICITY,
    BREAKDOWN_KIND,
    BREAKDOWN_NEED,
    BREAKDOWN_PHASE,
    BREAKDOWN_PROVIDER,
    BREAKDOWN_SEX,
    BREAKDOWN_SOCIAL_CARE,
    BREAKDOWN_SOURCE,
    BREAKDOWN_TEAM,
    BREAKDOWNS
};

#define BREAKDOWN_BIT(id) (1U << (id))

/* Those that every measure has. */
#define BREAKDOWNS_USUAL                                                                                               \
    (BREAKDOWN_BIT(BREAKDOWNS) - 1 - BREAKDOWN_BIT(BREAKDOWN_CRITERION) - BREAKDOWN_BIT(BREAKDOWN_KIND) -              \
     BREAKDOWN_BIT(BREAKDOWN_PROVIDER))
#define BREAKDOWNS_OF_ADVICE (BREAKDOWNS_USUAL | BREAKDOWN_BIT(BREAKDOWN_KIND) | BREAKDOWN_BIT(BREAKDOWN_PROVIDER))
#define BREAKDOWNS_OF_CRITERIA (BREAKDOWNS_USUAL | BREAKDOWN_BIT(BREAKDOWN_CRITERION))

/* Months are reported for some breakdowns only; the others have quarters. */
enum grain { GRAIN_MONTH, GRAIN_QUARTER, GRAINS };

struct breakdown {
    const char *id;
    const char *title;
    bool monthly;
};

extern const struct breakdown breakdowns[BREAKDOWNS];

static inline enum grain breakdown_grain(enum breakdown_id breakdown)
{
    return breakdowns[breakdown].monthly ? GRAIN_MONTH : GRAIN_QUARTER;
}

enum { CATEGORY_NOT_RECORDED = 0, CATEGORY_ALL = 1, CATEGORIES_MOST = 60000 };

/* The age bands are categories 1 to 5 of BREAKDOWN_AGE_BAND. */
enum { AGE_BANDS = 5 };
extern const int age_band_first[AGE_BANDS + 1]; /* first year of age of each band; the last is past them all */

struct category_names {
    const char **names;
    uint32_t count;
    uint32_t capacity;
    uint32_t *slots; /* open addressing, 0 empty, else name + 1 */
    uint32_t slot_count;
};

struct categories {
    struct arena *arena;
    struct category_names of[BREAKDOWNS];
    uint64_t altered; /* how often a text was not counted as it is recorded (shown_text.h) */
};

void categories_init(struct categories *categories, struct arena *arena);

/*
 * The category of a text, learnt if it is new; NULL bytes are "not recorded". `full` is set when there are too many. A name
 * that may not be shown is the category of what is shown in its place.
 */
uint16_t category_of(struct categories *categories, enum breakdown_id breakdown, struct text text, bool *full);

/* Category numbers of a breakdown in the order of their names' bytes; the array comes from the arena. */
const uint16_t *categories_in_order(const struct categories *categories, enum breakdown_id breakdown,
                                    struct arena *arena);

/* The age band (1 to 5) on a day, CATEGORY_NOT_RECORDED outside 0-25 or without a birth date. */
uint16_t age_band(int32_t birth, int32_t day);

/* The first day after `day` on which the age band is another; DAY_INFINITY where there is none, or none up to `last`. */
int32_t age_band_next(int32_t birth, int32_t day, int32_t last);

/* The day on which the n-th birthday falls. */
int32_t birthday(int32_t birth, int years);

#endif

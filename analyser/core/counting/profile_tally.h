/*
 * profile_tally.h: the cases of the latest twelve months by all breakdowns of children at once, for what compares
 * children who are alike in all else. A profile is one combination; there are some thousands of an authority's.
 */
#ifndef CORE_PROFILE_TALLY_H
#define CORE_PROFILE_TALLY_H

#include "core/counting/period.h"
#include "core/definitions/breakdown.h"

/* The breakdowns of children, in the order in which a profile has them. */
enum { PROFILE_BREAKDOWNS = 6 };
extern const enum breakdown_id profile_breakdowns[PROFILE_BREAKDOWNS];

/* What is counted of a clock's instances: on basis due, then on basis completed. Of a family: denominator, numerators. */
enum profile_count {
    PROFILE_DUE,
    PROFILE_DUE_MET,
    PROFILE_ENDED,
    PROFILE_ENDED_MET,
    PROFILE_ENDED_EXCEPTED,
    PROFILE_CLOCK_COUNTS
};

struct profile {
    uint16_t of[PROFILE_BREAKDOWNS]; /* category numbers */
};

/* Open addressing, at most half full: a profile's place is where its counts are. */
struct profile_tally {
    unsigned width;      /* counts of a profile */
    uint16_t first_slot; /* of the latest twelve months, in the calendar of months */
    uint16_t slot_end;
    uint32_t count; /* of profiles */
    uint32_t room;  /* a power of two */
    struct profile *profiles;
    uint32_t *counts; /* `width` by profile */
    bool *taken;
    struct arena *arena;
};

void profile_tally_init(struct profile_tally *tally, unsigned width, const struct calendar *months,
                        struct arena *arena);

static inline bool profile_tally_covers(const struct profile_tally *tally, uint16_t slot_of_months)
{
    return slot_of_months >= tally->first_slot && slot_of_months < tally->slot_end;
}

/* The counts of a profile, nought when it is new; good until the next call. */
uint32_t *profile_tally_at(struct profile_tally *tally, const struct profile *profile);

#endif

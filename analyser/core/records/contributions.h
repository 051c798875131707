/*
 * contributions.h: the advice asked for plans that were issued: piece by piece by kind and provider, and plan by plan which
 * kinds were still awaited when it was issued.
 *
 * A piece is asked for where it is on the record and was not asked for after the plan. Of two periods: the 12 months that end on
 * as_of, and the 12 before, by the day the plan was issued.
 */
#ifndef CORE_CONTRIBUTIONS_H
#define CORE_CONTRIBUTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum contribution_period { CONTRIBUTIONS_LATEST, CONTRIBUTIONS_BEFORE, CONTRIBUTION_PERIODS };

enum { CONTRIBUTION_KINDS = 9 }; /* by code: not recorded, then A to H */

/* A piece of advice as it is known at as_of. */
struct piece {
    uint32_t request; /* place of its record */
    uint16_t provider;
    uint8_t kind; /* enum advice_kind, CODE_NONE */
    bool nil_return;
    int8_t grade; /* -1 not recorded */
    int32_t requested;
    int32_t received;
    int32_t issued; /* the plan; DAY_NONE: it is not */
};

struct contribution_counts {
    uint32_t asked;
    uint32_t dated;   /* of these, with a day of asking on record */
    uint32_t in_time; /* of the dated, received within six weeks and by the day of the plan */
    uint32_t before;  /* received by the day of the plan */
    uint32_t nil;     /* of these, nil returns */
    uint32_t graded;  /* of these, no nil returns and graded */
    uint32_t sound;   /* of the graded, 2 or 3 */
    uint32_t after;   /* received after the plan */
    uint32_t never;   /* not received */
};

/* A bit for each code of kind. */
struct request_advice { /* 6 bytes */
    uint16_t asked;
    uint16_t awaited; /* some piece had not come when the plan was issued */
    uint16_t missing; /* some piece has not come to this day */
};

struct contributions {
    struct arena *arena;
    int32_t first[CONTRIBUTION_PERIODS]; /* the day after which a period begins */
    struct request_advice *of_requests;  /* by request; NULL: there is no advice */
    struct contribution_counts of_kinds[CONTRIBUTION_PERIODS][CONTRIBUTION_KINDS];
    struct contribution_counts (*of_providers)[CONTRIBUTION_KINDS]; /* by category of provider, of the latest period */
    uint32_t provider_room;
};

void contributions_begin(struct contributions *contributions, uint32_t requests, int32_t as_of, struct arena *arena);

void contributions_add(struct contributions *contributions, const struct piece *piece);

/* The period a plan issued on a day belongs to; CONTRIBUTION_PERIODS: none. */
enum contribution_period contribution_period_of(const struct contributions *contributions, int32_t issued);

#endif

/*
 * official_areas.h: England, its nine regions and its 153 local authorities with the codes they have in the DfE's
 * published files (Education, health and care plans, 2025; Open Government Licence).
 */
#ifndef CORE_OFFICIAL_AREAS_H
#define CORE_OFFICIAL_AREAS_H

#include <stddef.h>

#define ENGLAND_CODE "E92000001"
#define ENGLAND_NAME "England"

struct official_region {
    const char *code;
    const char *name;
};

struct official_authority {
    const char *old_code; /* the DfE's three digits */
    const char *new_code; /* of the Office for National Statistics */
    const char *name;
    int region; /* place in official_regions */
};

enum { OFFICIAL_REGIONS = 9, OFFICIAL_AUTHORITIES = 153 };

extern const struct official_region official_regions[OFFICIAL_REGIONS];
extern const struct official_authority official_authorities[OFFICIAL_AUTHORITIES]; /* by old code */

/* NULL: no authority has that code. */
const struct official_authority *official_authority_of(const char *old_code);

#endif

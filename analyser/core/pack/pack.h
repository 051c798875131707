/*
 * pack.h: what all files of a pack are made from: the record of a run, that of the run it is compared with, and
 * the pack's definition, nothing else.
 */
#ifndef CORE_PACK_H
#define CORE_PACK_H

#include "core/pack/definition.h"
#include "core/pack/record.h"

struct pack {
    const struct record *record;
    const struct pack_definition *definition;
    const char *publish; /* the rule of disclosure control the record is protected by; NULL: the board's own */
    const struct record *previous; /* what its figures are compared with; NULL: nothing */
};

#endif

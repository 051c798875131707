/*
 * control_total.h: rows in = rows used + rows set aside, relation by relation.
 */
#ifndef CORE_CONTROL_TOTAL_H
#define CORE_CONTROL_TOTAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/definitions/contract.h"
#include "core/definitions/quality.h"

/* Where every row that was read went. counted = read = used + the sum of aside. */
struct control_total {
    enum relation_id relation;
    bool there;
    uint64_t counted; /* by the database, in the same snapshot */
    uint64_t read;
    uint64_t used;
    uint64_t aside[ASIDE_REASONS];
};

#endif

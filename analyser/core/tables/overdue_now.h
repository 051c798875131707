/*
 * overdue_now.h: how many cases are overdue on the day, by clock, of everybody: what a monitor wants to know.
 */
#ifndef CORE_OVERDUE_NOW_H
#define CORE_OVERDUE_NOW_H

#include <stdbool.h>
#include <stdint.h>

#include "core/definitions/clock.h"
#include "core/definitions/evidence.h"

struct overdue_now {
    bool known[CLOCKS];
    uint64_t cases[CLOCKS];
};

/* Looks at a cell: of any kind, in any order. */
void overdue_now_take(struct overdue_now *overdue, const struct cell *cell);

#endif

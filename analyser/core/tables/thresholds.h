/*
 * thresholds.h: figures that a run is asked to watch: "PLAN20.overdue > 50", "PLAN20.on_time due < 60". Of everybody, in the
 * latest 12 months, or of a stock on as_of. A share is in percent.
 */
#ifndef CORE_THRESHOLDS_H
#define CORE_THRESHOLDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/definitions/evidence.h"

enum { THRESHOLDS_MOST = 32 };

enum threshold_order { THRESHOLD_OVER, THRESHOLD_AT_LEAST, THRESHOLD_UNDER, THRESHOLD_AT_MOST, THRESHOLD_ORDERS };
extern const char *const threshold_order_signs[THRESHOLD_ORDERS]; /* ">", ">=", "<", "<=" */

struct threshold {
    const char *text; /* as it was asked for */
    const char *measure;
    bool of_basis; /* else of every basis the measure has */
    enum basis basis;
    enum threshold_order order;
    double limit;
    bool known; /* a figure has been seen */
    bool crossed;
    double value; /* the one that crossed it, else the last one seen */
};

struct thresholds {
    struct threshold list[THRESHOLDS_MOST];
    size_t count;
};

/* As before any cell was seen. */
void thresholds_forget(struct thresholds *thresholds);

/* Looks at a cell: of any kind, in any order. */
void thresholds_take(struct thresholds *thresholds, const struct cell *cell);

/* Whether there is such a measure. */
bool is_measure(const char *name);

/* The place of a measure's name in the list of all, from 0; NULL after the last. */
const char *measure_name_at(size_t place, char *text, size_t room);

#endif

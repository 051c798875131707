/*
 * exit_curve.h: how likely it is that one who has waited so long goes on waiting past a limit: Kaplan & Meier's product of
 * the shares that do not leave on a day, among those who have waited up to it. Whoever has waited longer than has been
 * looked for comes in late (delayed entry). Days are whole; who is lost from sight on a day is at risk on it.
 */
#ifndef CORE_EXIT_CURVE_H
#define CORE_EXIT_CURVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { EXIT_DAYS_MOST = 4096 }; /* longer waits are not looked at */

struct exit_curve {
    uint32_t *at_risk; /* by day waited; before exit_curve_settle, changes */
    uint32_t *exits;
    uint64_t exit_count;
};

void exit_curve_init(struct exit_curve *curve, struct arena *arena);

/* Seen from the day `from` of its wait up to `until`, on which it left or was lost from sight. 0 <= from <= until. */
void exit_curve_add(struct exit_curve *curve, int32_t from, int32_t until, bool left);

/* Once, after the last. */
void exit_curve_settle(struct exit_curve *curve);

/* The chance (0-1) of waiting past day `limit` after having waited `waited`; false where on some day nobody was at risk. */
bool exit_curve_past(const struct exit_curve *curve, int32_t waited, int32_t limit, double *chance);

#endif

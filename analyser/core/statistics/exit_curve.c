#include "core/statistics/exit_curve.h"

void exit_curve_init(struct exit_curve *curve, struct arena *arena)
{
    curve->at_risk = ARENA_NEW(arena, EXIT_DAYS_MOST + 2, uint32_t);
    curve->exits = ARENA_NEW(arena, EXIT_DAYS_MOST + 1, uint32_t);
    curve->exit_count = 0;
}

/* Changes add up modulo 2^32, so that -1 is 4294967295. */
void exit_curve_add(struct exit_curve *curve, int32_t from, int32_t until, bool left)
{
    if (from < 0 || from > until || from > EXIT_DAYS_MOST)
        return;
    bool beyond = until > EXIT_DAYS_MOST;
    curve->at_risk[from]++;
    curve->at_risk[(beyond ? EXIT_DAYS_MOST : until) + 1]--;
    if (!left || beyond)
        return;
    curve->exits[until]++;
    curve->exit_count++;
}

void exit_curve_settle(struct exit_curve *curve)
{
    for (int32_t day = 1; day <= EXIT_DAYS_MOST; day++)
        curve->at_risk[day] += curve->at_risk[day - 1];
}

bool exit_curve_past(const struct exit_curve *curve, int32_t waited, int32_t limit, double *chance)
{
    *chance = 1;
    for (int32_t day = waited + 1; day <= limit; day++) {
        if (day < 0 || day > EXIT_DAYS_MOST || curve->at_risk[day] == 0)
            return *chance == 0;
        *chance *= 1 - (double)curve->exits[day] / curve->at_risk[day];
    }
    return true;
}

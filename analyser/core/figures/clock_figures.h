/*
 * clock_figures.h: what one clock's tally comes to, group by group: the results from which every measure is read off.
 * Each tally cell is read once; when all is worked out the tally can go.
 */
#ifndef CORE_CLOCK_FIGURES_H
#define CORE_CLOCK_FIGURES_H

#include "core/counting/clock_tally.h"
#include "core/figures/clock_results.h"

/* A category with instances, and its results by period and by stock day of the calendar of its breakdown. */
struct group {
    enum breakdown_id breakdown;
    uint16_t category;
    const struct category_tally *tally; /* while results are being worked out */
    const struct calendar *calendar;
    struct completed_result *completed;
    struct due_result *due; /* NULL, as the two below, for clocks that are measured when completed only */
    struct started_result *started;
    struct stock_result *stock;
};

struct clock_figures {
    const struct clock *clock;
    const struct calendar *calendars;
    struct group *groups; /* by breakdown, then category */
    size_t group_count;
    struct group **of[BREAKDOWNS]; /* by category: its group, NULL if it has none */
    uint32_t room[BREAKDOWNS];
};

/* Who works results out: each has an arena and a scratch space of its own. */
enum hand { HAND_BESIDE, HAND_HERE, HANDS };

/*
 * Works out a settled tally. The figures and their results lie in `arenas`, HANDS of them like `spaces`, of which those
 * of HAND_BESIDE are used beside (NULL: in turn).
 */
void clock_figures_work_out(struct clock_figures *figures, const struct clock_tally *tally, const struct beside *beside,
                            struct figures_space *spaces, struct arena *arenas);

static inline const struct group *clock_figures_of(const struct clock_figures *figures, enum breakdown_id breakdown,
                                                   uint16_t category)
{
    return category < figures->room[breakdown] ? figures->of[breakdown][category] : NULL;
}

#endif

#include "core/figures/clock_figures.h"

static void period_results(struct group *group, const struct clock *clock, struct figures_space *space,
                           struct arena *scratch)
{
    size_t periods = group->calendar->period_count;
    bool every_basis = clock->scope == MEASURED_ON_EVERY_BASIS;
    group->completed = ARENA_NEW(scratch, periods, struct completed_result);
    group->due = every_basis ? ARENA_NEW(scratch, periods, struct due_result) : NULL;
    group->started = every_basis ? ARENA_NEW(scratch, periods, struct started_result) : NULL;
    for (size_t p = 0; p < periods; p++) {
        const struct period *period = &group->calendar->periods[p];
        completed_result(group->tally, period, space, &group->completed[p]);
        if (!every_basis)
            continue;
        due_result(group->tally, period, &group->due[p]);
        started_result(group->tally, period, space, &group->started[p]);
    }
}

static void group_results(struct group *group, const struct clock *clock, struct figures_space *space,
                          struct arena *scratch)
{
    period_results(group, clock, space, scratch);
    if (clock->scope != MEASURED_ON_EVERY_BASIS)
        return;
    group->stock = ARENA_NEW(scratch, group->calendar->day_count, struct stock_result);
    stock_results(group->tally, group->calendar, space, group->stock);
}

/* Every second group: the two halves share nothing that changes. */
struct half {
    struct clock_figures *figures;
    size_t first;
    struct figures_space *space;
    struct arena *arena;
};

static void half_results(void *argument)
{
    const struct half *half = argument;
    for (size_t g = half->first; g < half->figures->group_count; g += HANDS)
        group_results(&half->figures->groups[g], half->figures->clock, half->space, half->arena);
}

static size_t count_categories(const struct clock_tally *tally)
{
    size_t count = 0;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        for (uint32_t category = 0; category < tally->breakdowns[b].room; category++)
            count += tally->breakdowns[b].of[category] != NULL;
    return count;
}

static void list_groups(struct clock_figures *figures, const struct clock_tally *tally, struct arena *arena)
{
    figures->groups = ARENA_NEW(arena, count_categories(tally), struct group);
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        const struct tally_table *table = &tally->breakdowns[b];
        figures->room[b] = table->room;
        figures->of[b] = ARENA_NEW(arena, table->room, struct group *);
        for (uint32_t category = 0; category < table->room; category++) {
            if (!table->of[category])
                continue;
            struct group *group = &figures->groups[figures->group_count++];
            *group = (struct group){.breakdown = b, .category = (uint16_t)category, .tally = table->of[category]};
            group->calendar = &tally->calendars[breakdown_grain(b)];
            figures->of[b][category] = group;
        }
    }
}

void clock_figures_work_out(struct clock_figures *figures, const struct clock_tally *tally, const struct beside *beside,
                            struct figures_space *spaces, struct arena *arenas)
{
    *figures = (struct clock_figures){.clock = tally->clock, .calendars = tally->calendars};
    list_groups(figures, tally, &arenas[HAND_HERE]);
    struct half there = {figures, HAND_BESIDE, &spaces[HAND_BESIDE], &arenas[HAND_BESIDE]};
    struct half here = {figures, HAND_HERE, &spaces[HAND_HERE], &arenas[HAND_HERE]};
    beside_go(beside, half_results, &there);
    half_results(&here);
    beside_wait(beside);
}

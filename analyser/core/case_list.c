#include <stdlib.h>
#include <string.h>

#include "base/growing.h"
#include "core/analysis_private.h"
#include "core/case_list.h"

struct gathering {
    struct analysis *analysis;
    const struct filter *filter;
    struct arena *arena;
    struct case_list *list;
    size_t room;
    struct membership_finder finder;
    struct case_clock *batch; /* of a clock: so many at a time */
    struct instance *instances;
    bool *left_out;
    size_t batched;
};

/* ---- shares */

static void keep_share(void *context, const struct case_share *share)
{
    struct share_pool *pool = context;
    pool->shares = growing(pool->arena, pool->shares, pool->count, &pool->room, sizeof pool->shares[0]);
    pool->shares[pool->count++] = *share;
}

void share_pool_begin(struct share_pool *pool, enum population population, struct arena *arena)
{
    *pool = (struct share_pool){.arena = arena, .sink = {population, keep_share, pool}};
}

/* ---- lines */

static bool is_wanted(const struct case_list *list, enum cell_side side)
{
    return side == SIDE_NUMERATOR || (side == SIDE_DENOMINATOR && list->of_denominator);
}

static struct case_line *add_line(struct gathering *gathering)
{
    struct case_list *list = gathering->list;
    list->lines = growing(gathering->arena, list->lines, list->count, &gathering->room, sizeof list->lines[0]);
    return &list->lines[list->count++];
}

/* The day whose age band counts: of a stock that of the stock, else the one given. */
static int32_t day_of_age(const struct cell_choice *choice, int32_t day)
{
    return choice->basis == BASIS_STOCK ? choice->period_start : day;
}

static void take_batch(struct gathering *gathering)
{
    const struct cell_choice *choice = &gathering->list->choice;
    membership_find(&gathering->finder, &clocks[choice->clock], gathering->instances, gathering->left_out,
                    gathering->batched);
    for (size_t i = 0; i < gathering->batched; i++) {
        const struct case_clock *one = &gathering->batch[i];
        enum cell_side side = cell_side_of_clock(choice, &gathering->finder.of[i]);
        struct case_categories categories = {.birth = one->birth};
        for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
            categories.of[b] = one->category_id[b];
        if (!is_wanted(gathering->list, side) ||
            !filter_takes(gathering->filter, &categories, day_of_age(choice, one->instance.start)))
            continue;
        struct case_line *line = add_line(gathering);
        *line = (struct case_line){.in_numerator = side == SIDE_NUMERATOR,
                                   .kind = one->kind,
                                   .case_id = one->case_id,
                                   .row = one->row,
                                   .row_id = one->row_id,
                                   .day = DAY_NONE,
                                   .instance = one->instance,
                                   .state = one->state};
        for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
            line->category[b] = one->category[b];
    }
    gathering->batched = 0;
}

static bool take_clock(void *context, const struct case_clock *one, struct err *err)
{
    struct gathering *gathering = context;
    (void)err;
    gathering->batch[gathering->batched] = *one;
    gathering->instances[gathering->batched] = one->instance;
    gathering->left_out[gathering->batched++] = one->left_out;
    if (gathering->batched == MEMBERSHIP_BATCH)
        take_batch(gathering);
    return true;
}

static bool gather_clock(struct gathering *gathering, struct err *err)
{
    struct arena *arena = gathering->arena;
    membership_begin(&gathering->finder, &gathering->analysis->book.calendars[GRAIN_MONTH], MEMBERSHIP_BATCH, arena);
    gathering->batch = ARENA_NEW(arena, MEMBERSHIP_BATCH, struct case_clock);
    gathering->instances = ARENA_NEW(arena, MEMBERSHIP_BATCH, struct instance);
    gathering->left_out = ARENA_NEW(arena, MEMBERSHIP_BATCH, bool);
    if (!analysis_cases_of_clock(gathering->analysis, gathering->list->choice.clock, arena, take_clock, gathering, err))
        return false;
    take_batch(gathering);
    return true;
}

static const enum case_row row_of_population[POPULATIONS] = {
    [POPULATION_ADVICE_GRADED] = ROW_ADVICE,
    [POPULATION_REVIEWS_HELD] = ROW_REVIEW,
    [POPULATION_AUDITS] = ROW_AUDIT,
    [POPULATION_AUDIT_SCORES] = ROW_AUDIT,
};

static void name_share(const struct gathering *gathering, const struct case_share *share, struct case_line *line)
{
    enum population population = family_measures[gathering->list->choice.family].population;
    uint32_t has = population_breakdowns(population);
    int32_t day = day_of_age(&gathering->list->choice, share->from);
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        const char **names = gathering->analysis->book.categories.of[b].names;
        uint16_t category = b == BREAKDOWN_AGE_BAND ? age_band(share->categories.birth, day) : share->categories.of[b];
        line->category[b] = has & BREAKDOWN_BIT(b) ? names[category] : NULL;
    }
    line->row = row_of_population[population];
}

static void gather_shares(struct gathering *gathering, const struct share_pool *pool)
{
    const struct cell_choice *choice = &gathering->list->choice;
    const struct calendar *months = &gathering->analysis->book.calendars[GRAIN_MONTH];
    for (size_t i = 0; i < pool->count; i++) {
        const struct case_share *share = &pool->shares[i];
        enum cell_side side = cell_side_of_share(choice, months, share);
        if (!is_wanted(gathering->list, side) ||
            !filter_takes(gathering->filter, &share->categories, day_of_age(choice, share->from)))
            continue;
        struct case_line *line = add_line(gathering);
        *line = (struct case_line){.in_numerator = side == SIDE_NUMERATOR,
                                   .kind = share->place.kind,
                                   .case_id = share->case_id,
                                   .row_id = share->place.row,
                                   .day = share->from};
        name_share(gathering, share, line);
    }
}

/* ---- in order */

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_key(const void *a, const void *b)
{
    const struct case_line *x = a;
    const struct case_line *y = b;
    int order = compare(x->kind, y->kind);
    if (!order)
        order = compare(x->case_id, y->case_id);
    if (!order)
        order = compare(x->row_id, y->row_id);
    if (!order)
        order = compare(x->instance.start, y->instance.start);
    if (!order && x->category[BREAKDOWN_CRITERION])
        order = strcmp(x->category[BREAKDOWN_CRITERION], y->category[BREAKDOWN_CRITERION]);
    return order ? order : compare(y->in_numerator, x->in_numerator);
}

/* Of a stock share a case in the numerator has come twice, as each part: once is enough. */
static void join_parts(struct case_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool again = kept > 0 && list->lines[kept - 1].kind == list->lines[i].kind &&
                     list->lines[kept - 1].case_id == list->lines[i].case_id;
        if (!again)
            list->lines[kept++] = list->lines[i];
    }
    list->count = kept;
}

bool analysis_case_list(struct analysis *analysis, const struct share_pool *pool, struct filter *filter,
                        struct arena *arena, struct case_list *list, struct err *err)
{
    struct gathering gathering = {.analysis = analysis, .filter = filter, .arena = arena, .list = list};
    list->as_of = analysis->book.as_of;
    if (!filter_resolve(filter, &analysis->book.categories, arena, err))
        return false;
    if (!list->choice.of_clock)
        gather_shares(&gathering, pool);
    else if (!gather_clock(&gathering, err))
        return false;
    if (list->count > 1)
        qsort(list->lines, list->count, sizeof list->lines[0], by_key);
    if (!list->choice.of_clock && list->choice.basis == BASIS_STOCK)
        join_parts(list);
    return true;
}

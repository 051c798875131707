#include <stdlib.h>
#include <string.h>

#include "core/inference/equity_model.h"

enum {
    LEAST = 10,
    SHARE_LEAST = 20, /* one in so many of all cases: so many columns of a breakdown at most */
    EVENTS_LEAST = 5  /* of the rarer outcome, for each column */
};

static const struct profile_tally *tally_of(const struct book *book, const struct headline *headline)
{
    if (headline->of_clock)
        return &book->clock_profiles[headline->clock];
    return &book->family_profiles[family_measures[headline->family].population];
}

/* ---- the cases */

/* By category number: its place in the order of names. */
static uint16_t *ranks_of(const struct inference *inference, enum breakdown_id breakdown)
{
    uint32_t count = category_count(inference->order, breakdown);
    uint16_t *ranks = ARENA_NEW(inference->scratch, count, uint16_t);
    for (uint32_t rank = 0; rank < count; rank++)
        ranks[inference->order->of[breakdown][rank]] = (uint16_t)rank;
    return ranks;
}

static int by_rank(const void *a, const void *b)
{
    const struct one_profile *one = a;
    const struct one_profile *other = b;
    for (int i = 0; i < PROFILE_BREAKDOWNS; i++)
        if (one->of[i] != other->of[i])
            return one->of[i] < other->of[i] ? -1 : 1;
    return 0;
}

static void gather(const struct inference *inference, const struct profile_tally *tally, struct equity_model *model)
{
    unsigned cases_at = model->headline->of_clock ? model->headline->cases : 0;
    unsigned so_at =
        model->headline->of_clock ? model->headline->so : 1 + family_measure_place(model->headline->family);
    uint16_t *ranks[PROFILE_BREAKDOWNS];
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
        ranks[b] = ranks_of(inference, profile_breakdowns[b]);
    model->profiles = ARENA_NEW(inference->scratch, tally->count, struct one_profile);
    for (uint32_t i = 0; i < tally->room; i++) {
        const uint32_t *counts = tally->counts + (size_t)i * tally->width;
        if (counts[cases_at] == 0)
            continue;
        struct one_profile *one = &model->profiles[model->profile_count++];
        *one = (struct one_profile){.cases = counts[cases_at], .so = counts[so_at]};
        for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
            one->of[b] = ranks[b][tally->profiles[i].of[b]];
    }
    qsort(model->profiles, model->profile_count, sizeof *model->profiles, by_rank);
}

static void count_groups(const struct inference *inference, struct equity_model *model)
{
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++) {
        model->group_counts[b] = category_count(inference->order, profile_breakdowns[b]);
        model->groups[b] = ARENA_NEW(inference->scratch, model->group_counts[b], struct model_group);
    }
    for (size_t i = 0; i < model->profile_count; i++) {
        const struct one_profile *one = &model->profiles[i];
        model->cases += one->cases;
        model->so += one->so;
        for (int b = 0; b < PROFILE_BREAKDOWNS; b++) {
            model->groups[b][one->of[b]].cases += one->cases;
            model->groups[b][one->of[b]].so += one->so;
        }
    }
}

/* ---- the columns */

static bool is_small(const struct model_group *group, size_t all)
{
    return group->cases < LEAST || group->cases * (size_t)SHARE_LEAST < all || group->so == 0 ||
           group->so == group->cases;
}

static uint16_t largest_of(const struct equity_model *model, int b)
{
    uint16_t largest = 0;
    for (uint32_t rank = 1; rank < model->group_counts[b]; rank++)
        if (model->groups[b][rank].cases > model->groups[b][largest].cases)
            largest = (uint16_t)rank;
    return largest;
}

/* A column for each group but the largest, in the order of names; those that are small have the last together. */
static void give_columns(struct equity_model *model, int b)
{
    uint32_t pooled = 0;
    model->compared_with[b] = largest_of(model, b);
    for (uint32_t rank = 0; rank < model->group_counts[b]; rank++) {
        struct model_group *group = &model->groups[b][rank];
        if (rank == model->compared_with[b] || group->cases == 0)
            continue;
        group->pooled = is_small(group, model->cases);
        pooled += group->pooled ? group->cases : 0;
        if (!group->pooled)
            group->column = ++model->columns;
    }
    if (pooled >= LEAST) /* of fewer, they stay with the largest */
        model->pool_column[b] = ++model->columns;
}

static struct logistic_pattern pattern_of(const void *context, size_t place, double *values)
{
    const struct equity_model *model = context;
    const struct one_profile *one = &model->profiles[place];
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++) {
        const struct model_group *group = &model->groups[b][one->of[b]];
        size_t column = group->pooled ? model->pool_column[b] : group->column;
        if (column > 0)
            values[column - 1] = 1;
    }
    return (struct logistic_pattern){one->so, one->cases};
}

static bool has_enough(const struct equity_model *model)
{
    size_t rarer = model->so < model->cases - model->so ? model->so : model->cases - model->so;
    return model->columns > 0 && rarer >= EVENTS_LEAST * model->columns;
}

void equity_model_fit(const struct inference *inference, const struct headline *headline, struct equity_model *model)
{
    *model = (struct equity_model){.headline = headline, .order = inference->order};
    gather(inference, tally_of(inference->book, headline), model);
    count_groups(inference, model);
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
        give_columns(model, b);
    if (!has_enough(model)) {
        model->reason = "not adjusted: fewer than 5 cases of each outcome for each group compared";
        return;
    }
    struct logistic_term *terms = ARENA_NEW(inference->scratch, model->columns + 1, struct logistic_term);
    struct logistic_data data = {model->profile_count, model->columns, pattern_of, model};
    if (logistic_fit(&data, terms, inference->scratch) == LOGISTIC_FITTED)
        model->terms = terms;
    else
        model->reason = "not adjusted: groups coincide, or some combination is always or never so";
}

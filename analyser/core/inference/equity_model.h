/*
 * equity_model.h: one headline by logistic regression on all breakdowns of children together.
 *
 * Each breakdown's largest group is what its other groups are compared with; groups that are small, or in which it is
 * always or never so, have one column together.
 */
#ifndef CORE_EQUITY_MODEL_H
#define CORE_EQUITY_MODEL_H

#include "core/counting/profile_tally.h"
#include "core/inference/inference.h"
#include "core/statistics/logistic.h"

/* A group of a breakdown. */
struct model_group {
    uint32_t cases;
    uint32_t so;
    size_t column; /* from 1; 0: none of its own */
    bool pooled;   /* put together with others */
};

struct one_profile {
    uint16_t of[PROFILE_BREAKDOWNS]; /* ranks: places in the order of category names */
    uint32_t cases;
    uint32_t so;
};

struct equity_model {
    const struct headline *headline;
    const struct category_order *order;
    size_t cases;
    size_t so;
    struct one_profile *profiles; /* in the order of their ranks */
    size_t profile_count;
    struct model_group *groups[PROFILE_BREAKDOWNS]; /* by rank */
    uint32_t group_counts[PROFILE_BREAKDOWNS];
    size_t pool_column[PROFILE_BREAKDOWNS];     /* 0: nobody is pooled */
    uint16_t compared_with[PROFILE_BREAKDOWNS]; /* the largest */
    size_t columns;
    struct logistic_term *terms; /* the intercept and the columns; NULL: not fitted */
    const char *reason;          /* why not */
};

/* In the scratch of `inference`. */
void equity_model_fit(const struct inference *inference, const struct headline *headline, struct equity_model *model);

static inline const char *model_group_name(const struct equity_model *model, int b, uint16_t rank)
{
    enum breakdown_id breakdown = profile_breakdowns[b];
    return category_name(model->order, breakdown, model->order->of[breakdown][rank]);
}

#endif

/*
 * category_order.h: the groups of evidence.csv in its order: breakdowns by name, and in each its categories by name.
 */
#ifndef CORE_CATEGORY_ORDER_H
#define CORE_CATEGORY_ORDER_H

#include "core/definitions/breakdown.h"

struct category_order {
    const struct categories *categories;
    const uint16_t *of[BREAKDOWNS]; /* category numbers in the order of their names */
    bool with_authority;            /* the run covers more than one */
};

void category_order_init(struct category_order *order, const struct categories *categories, bool with_authority,
                         struct arena *arena);

static inline uint32_t category_count(const struct category_order *order, enum breakdown_id breakdown)
{
    return order->categories->of[breakdown].count;
}

static inline const char *category_name(const struct category_order *order, enum breakdown_id breakdown,
                                        uint16_t category)
{
    return order->categories->of[breakdown].names[category];
}

/* Whether the breakdown is reported. */
static inline bool category_order_has(const struct category_order *order, enum breakdown_id breakdown)
{
    return breakdown != BREAKDOWN_AUTHORITY || order->with_authority;
}

#endif

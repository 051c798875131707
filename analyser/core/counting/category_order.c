#include "core/counting/category_order.h"

void category_order_init(struct category_order *order, const struct categories *categories, bool with_authority,
                         struct arena *arena)
{
    order->categories = categories;
    order->with_authority = with_authority;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        order->of[b] = categories_in_order(categories, b, arena);
}

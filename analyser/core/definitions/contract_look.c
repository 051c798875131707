#include "core/definitions/contract_look.h"

const char *const column_state_names[COLUMN_STATES] = {
    [COLUMN_MISSING] = "missing",
    [COLUMN_FORBIDDEN] = "may not be read",
    [COLUMN_UNCASTABLE] = "no cast",
    [COLUMN_CAST] = "cast",
    [COLUMN_SAME] = "present",
};

bool relation_is_whole(const struct contract_look *look, enum relation_id relation)
{
    const struct relation_look *its = &look->relations[relation];
    for (size_t i = 0; i < contract[relation].column_count; i++)
        if (its->columns[i].state < COLUMN_CAST)
            return false;
    return its->there && !its->trouble;
}

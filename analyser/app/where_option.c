#include "app/where_option.h"

bool where_option_read(const struct settings *settings, struct filter *filter, struct arena *arena, struct err *err)
{
    for (size_t i = 0; i < settings->where.count; i++)
        if (!filter_read(filter, settings->where.path[i], arena, err))
            return false;
    return true;
}

#include <string.h>

#include "core/records/growing.h"

enum { FIRST_ROOM = 64 };

void *growing(struct arena *arena, void *array, uint32_t count, uint32_t *room, size_t size)
{
    if (count < *room)
        return array;
    uint32_t wanted = *room ? *room * 2 : FIRST_ROOM;
    void *bigger = arena_take(arena, wanted, size);
    if (count)
        memcpy(bigger, array, count * size);
    *room = wanted;
    return bigger;
}

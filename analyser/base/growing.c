#include <string.h>

#include "base/growing.h"

enum { FIRST_ROOM = 64 };

void *growing(struct arena *arena, void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return array;
    size_t wanted = *room ? *room * 2 : FIRST_ROOM;
    void *bigger = arena_take(arena, wanted, size);
    if (count)
        memcpy(bigger, array, count * size);
    *room = wanted;
    return bigger;
}

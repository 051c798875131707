/*
 * nearest.h: the name that was probably meant.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* How many letters must be put in, left out, changed or swapped to make one of the other. Looks at 31 letters. */
size_t edit_distance(const char *one, const char *other);

/* Keeps the nearest of the names offered; starts zeroed but for `wanted`. */
struct nearest {
    const char *wanted;
    const char *name; /* NULL: none is near */
    size_t distance;
};

/* A name is near when about a third of its letters differ, or fewer. */
void nearest_offer(struct nearest *nearest, const char *name);

#endif

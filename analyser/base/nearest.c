#include <stdbool.h>
#include <string.h>

#include "base/nearest.h"

enum { LETTERS = 31 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t letters_of(const char *text)
{
    size_t length = strlen(text);
    return length < LETTERS ? length : LETTERS;
}

static bool swapped(const char *one, const char *other, size_t i, size_t j)
{
    return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
}

/* Damerau's distance: cost[i][j] is that of the first i letters of one and the first j of the other. */
size_t edit_distance(const char *one, const char *other)
{
    size_t cost[LETTERS + 1][LETTERS + 1];
    size_t rows = letters_of(one);
    size_t columns = letters_of(other);
    for (size_t i = 0; i <= rows; i++)
        for (size_t j = 0; j <= columns; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            size_t changed = cost[i - 1][j - 1] + (one[i - 1] != other[j - 1]);
            cost[i][j] = least(changed, 1 + least(cost[i - 1][j], cost[i][j - 1]));
            if (swapped(one, other, i, j))
                cost[i][j] = least(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[rows][columns];
}

void nearest_offer(struct nearest *nearest, const char *name)
{
    size_t length = strlen(name);
    size_t most = length < 6 ? 1 + (length > 3) : length / 3;
    size_t distance = edit_distance(nearest->wanted, name);
    if (distance > most || (nearest->name && distance >= nearest->distance))
        return;
    nearest->name = name;
    nearest->distance = distance;
}

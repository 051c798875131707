#include <math.h>
#include <stdlib.h>

#include "core/statistics/multiplicity.h"

struct placed {
    double p;
    size_t place;
};

static int by_p(const void *a, const void *b)
{
    double x = ((const struct placed *)a)->p;
    double y = ((const struct placed *)b)->p;
    return (x > y) - (x < y);
}

void benjamini_hochberg(const double *p, size_t count, double *adjusted, struct arena *scratch)
{
    struct placed *ordered = ARENA_NEW(scratch, count + 1, struct placed);
    double least = 1;
    for (size_t i = 0; i < count; i++)
        ordered[i] = (struct placed){p[i], i};
    qsort(ordered, count, sizeof ordered[0], by_p);
    for (size_t rank = count; rank > 0; rank--) {
        least = fmin(least, ordered[rank - 1].p * (double)count / (double)rank);
        adjusted[ordered[rank - 1].place] = least;
    }
}

#include "core/statistics/sampling.h"

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* The stratum that is furthest below its share and has somebody left. */
static size_t next_stratum(const uint64_t *sizes, size_t strata, const uint64_t *allocated, uint64_t size, uint64_t all)
{
    size_t best = strata;
    double furthest = 0;
    for (size_t i = 0; i < strata; i++) {
        double below = (double)sizes[i] * (double)size / (double)all - (double)allocated[i];
        if (allocated[i] < sizes[i] && (best == strata || below > furthest)) {
            best = i;
            furthest = below;
        }
    }
    return best;
}

void sample_allocate(const uint64_t *sizes, size_t strata, uint64_t size, uint64_t least, uint64_t *allocated)
{
    uint64_t all = 0;
    uint64_t given = 0;
    for (size_t i = 0; i < strata; i++)
        all += sizes[i];
    size = smaller(size, all);
    for (size_t i = 0; i < strata; i++) {
        uint64_t floor = all ? (uint64_t)((double)sizes[i] * (double)size / (double)all) : 0;
        allocated[i] = smaller(sizes[i], floor > least ? floor : least);
        given += allocated[i];
    }
    /* What is left goes to the largest remainders; where the least took too much, nothing is left. */
    for (; given < size; given++)
        allocated[next_stratum(sizes, strata, allocated, size, all)]++;
}

void sample_draw(struct random_stream *stream, uint64_t of, uint64_t size, uint64_t *places)
{
    uint64_t drawn = 0;
    for (uint64_t place = 0; place < of && drawn < size; place++)
        if (random_uniform(stream) * (double)(of - place) < (double)(size - drawn))
            places[drawn++] = place;
}

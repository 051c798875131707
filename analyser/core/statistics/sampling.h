/*
 * sampling.h: which cases to look at. A stratified sample: places given to strata in proportion to their size, by largest
 * remainders, each stratum at least `least` (or all it has); then drawn without replacement, the same for the same seed.
 */
#ifndef CORE_SAMPLING_H
#define CORE_SAMPLING_H

#include <stddef.h>
#include <stdint.h>

#include "core/statistics/distributions.h"

/*
 * How many of each stratum, in sum the size asked for, or everybody where there are not more. `least` for each is kept to
 * even where it takes more than the size. Ties of remainders go to the earlier stratum.
 */
void sample_allocate(const uint64_t *sizes, size_t strata, uint64_t size, uint64_t least, uint64_t *allocated);

/* `size` of the places 0 to `of` - 1, in rising order (Knuth's algorithm S, in one pass). */
void sample_draw(struct random_stream *stream, uint64_t of, uint64_t size, uint64_t *places);

#endif

/*
 * sketch.h: a text in 64 bytes, so that nearly the same texts have nearly the same bytes: MinHash of runs of four words
 * (Broder 1997; one permutation, densified: Shrivastava 2017; of each value eight bits: Li & Koenig 2010).
 *
 * The share of bytes that two sketches have in common estimates the share of runs that the texts have in common, of all
 * runs of both. Names (unknown words with a capital) and pronouns are left out of the runs, so that a text copied for
 * another child is the same text.
 */
#ifndef CORE_SKETCH_H
#define CORE_SKETCH_H

#include <stdbool.h>
#include <stdint.h>

enum {
    SKETCH_BYTES = 64,
    SKETCH_RUNS_LEAST = 30, /* a text of fewer runs has no sketch: short texts are alike without being copied */
    SKETCH_BAND_BYTES = 4, /* in a row in common: two texts are compared at all */
    SKETCH_ALIKE_LEAST = 42 /* bytes in common from which two texts are nearly identical: two thirds */
};

struct sketch {
    bool there;
    uint8_t bytes[SKETCH_BYTES];
};

/* While a text is read. */
struct sketching {
    uint32_t least[SKETCH_BYTES]; /* UINT32_MAX: no run yet */
    uint64_t before[3];           /* the words before */
    uint32_t runs;
};

void sketching_start(struct sketching *sketching);

/* One word more. */
static inline void sketching_word(struct sketching *sketching, uint64_t key)
{
    uint64_t word = key * 0x9fb21c651e98df25U;
    word ^= word >> 32;
    uint64_t run = word + 3 * sketching->before[0] + 7 * sketching->before[1] + 31 * sketching->before[2];
    run *= 0xd6e8feb86659fd93U;
    run ^= run >> 32;
    run *= 0xd6e8feb86659fd93U;
    sketching->before[2] = sketching->before[1];
    sketching->before[1] = sketching->before[0];
    sketching->before[0] = word;
    uint32_t value = (uint32_t)run;
    uint32_t *least = &sketching->least[run >> 58];
    *least = value < *least ? value : *least;
    sketching->runs++;
}

void sketching_end(const struct sketching *sketching, struct sketch *sketch);

/* How many bytes they have in common. */
int sketch_alike(const uint8_t a[SKETCH_BYTES], const uint8_t b[SKETCH_BYTES]);

#endif

/*
 * random.h: made-up numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014) from a seed.
 */
#ifndef UNIT_RANDOM_H
#define UNIT_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

static inline uint64_t random_bits(struct random *random)
{
    uint64_t value = random->state += 0x9e3779b97f4a7c15ULL;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ value >> 27) * 0x94d049bb133111ebULL;
    return value ^ value >> 31;
}

/* A whole number from 0 to below - 1. */
static inline uint32_t random_below(struct random *random, uint32_t below)
{
    return (uint32_t)(random_bits(random) % below);
}

static inline int random_from(struct random *random, int least, int most)
{
    return least + (int)random_below(random, (uint32_t)(most - least + 1));
}

/* True in `percent` of a hundred cases. */
static inline bool random_chance(struct random *random, uint32_t percent)
{
    return random_below(random, 100) < percent;
}

#endif

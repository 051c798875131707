#include "core/text/sketch.h"

#include <string.h>

enum { WORDS_OF_A_RUN = 4 };

void sketching_start(struct sketching *sketching)
{
    *sketching = (struct sketching){.runs = 0};
    memset(sketching->least, 0xff, sizeof sketching->least);
}

/* Where the value of an empty place comes from, the n-th time it is asked: by chance, then one after the other. */
static unsigned asked(unsigned place, unsigned n)
{
    if (n > 2 * SKETCH_BYTES)
        return (place + n) % SKETCH_BYTES;
    uint32_t number = (place + 1) * UINT32_C(2654435761) + n * UINT32_C(0x9e3779b9);
    number = (number ^ number >> 15) * UINT32_C(0x85ebca6b);
    return (number ^ number >> 13) % SKETCH_BYTES;
}

/* An empty place takes the value of another, the same one in every text. */
static uint32_t value_of(const struct sketching *sketching, unsigned place)
{
    unsigned from = place;
    for (unsigned n = 1; sketching->least[from] == UINT32_MAX; n++)
        from = asked(place, n);
    return sketching->least[from];
}

void sketching_end(const struct sketching *sketching, struct sketch *sketch)
{
    *sketch = (struct sketch){.there = sketching->runs >= SKETCH_RUNS_LEAST + WORDS_OF_A_RUN - 1};
    for (unsigned place = 0; place < SKETCH_BYTES && sketch->there; place++)
        sketch->bytes[place] = (uint8_t)(value_of(sketching, place) >> 8 & 0xff);
}

int sketch_alike(const uint8_t a[SKETCH_BYTES], const uint8_t b[SKETCH_BYTES])
{
    int alike = 0;
    for (int i = 0; i < SKETCH_BYTES; i++)
        alike += a[i] == b[i];
    return alike;
}

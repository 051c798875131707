#include <string.h>

#include "core/questions/combination.h"

/* Open addressing, less than half full: 0 empty, else the place in the list + 1. */
enum { PLACES = 32768 };

static struct combination key_of(const struct question *question, const struct case_categories *categories)
{
    struct combination key = {.cases = NULL};
    for (size_t i = 0; i < question->by_count; i++)
        if (question->by[i] != BREAKDOWN_AGE_BAND)
            key.of[i] = categories->of[question->by[i]];
    return key;
}

static size_t hash(const struct combination *key)
{
    uint64_t value = 0;
    for (int i = 0; i < QUESTION_BREAKDOWNS_MOST; i++)
        value = value << 16 | key->of[i];
    value *= 0x9E3779B97F4A7C15U; /* 2^64 divided by the golden ratio: spreads neighbours */
    return (size_t)(value >> 49) % PLACES;
}

/* NULL: it would be one too many. */
static struct combination *place_of(struct combinations *combinations, uint16_t *places, const struct combination *key)
{
    size_t at = hash(key);
    for (; places[at]; at = (at + 1) % PLACES)
        if (memcmp(combinations->list[places[at] - 1].of, key->of, sizeof key->of) == 0)
            return &combinations->list[places[at] - 1];
    if (combinations->count == COMBINATIONS_MOST)
        return NULL;
    struct combination *combination = &combinations->list[combinations->count++];
    *combination = *key;
    places[at] = (uint16_t)combinations->count;
    return combination;
}

static bool sort_block(struct combinations *combinations, uint16_t *places, struct listed_block *block,
                       const struct question *question, struct err *err)
{
    for (size_t i = 0; i < block->count; i++) {
        struct listed_case *listed = &block->cases[i];
        if (!filter_takes_at_any_age(&question->filter, &listed->categories))
            continue;
        struct combination key = key_of(question, &listed->categories);
        struct combination *combination = place_of(combinations, places, &key);
        if (!combination)
            return err_set(
                err, ERR_USAGE,
                "these breakdowns make more than %d combinations: leave one out, or ask for fewer cases with "
                "--where",
                COMBINATIONS_MOST);
        listed->next = combination->cases;
        combination->cases = listed;
    }
    return true;
}

bool combinations_find(struct combinations *combinations, const struct listing *listing,
                       const struct question *question, struct arena *arena, struct err *err)
{
    uint16_t *places = ARENA_NEW(arena, PLACES, uint16_t);
    *combinations = (struct combinations){.list = ARENA_NEW(arena, COMBINATIONS_MOST, struct combination)};
    for (struct listed_block *block = listing->newest; block; block = block->older)
        if (!sort_block(combinations, places, block, question, err))
            return false;
    return true;
}

#include "core/text/word_table.h"

#include <stdlib.h>
#include <string.h>

enum { FACTORS_TRIED = 64 };

/* A word, and where it goes before its bucket is shifted. */
struct placed {
    const struct known_word *word;
    uint16_t bucket;
    uint16_t slot;
    uint16_t together; /* how many words the bucket has */
};

/* While a table is made. */
struct making {
    struct word_table *table;
    struct known_word *slots;
    uint16_t *shifts;
    uint16_t *bucket_sizes;
    struct placed *placed;
    size_t count;
};

/* Large buckets first, while there is room. */
static int by_bucket(const void *one, const void *other)
{
    const struct placed *a = one;
    const struct placed *b = other;
    if (a->together != b->together)
        return (int)b->together - (int)a->together;
    return (int)a->bucket - (int)b->bucket;
}

static unsigned bits_for(size_t things)
{
    unsigned bits = 2;
    while (((size_t)1 << bits) < things)
        bits++;
    return bits;
}

static void place(struct making *making, const struct known_word *words)
{
    const struct word_table *table = making->table;
    memset(making->bucket_sizes, 0, sizeof making->bucket_sizes[0] << BUCKET_BITS);
    for (size_t i = 0; i < making->count; i++) {
        uint64_t hash = words[i].key * table->factor;
        making->placed[i] = (struct placed){.word = &words[i],
                                            .bucket = (uint16_t)word_table_bucket(hash),
                                            .slot = (uint16_t)(word_table_place(hash) & table->slot_mask)};
        making->bucket_sizes[making->placed[i].bucket]++;
    }
    for (size_t i = 0; i < making->count; i++)
        making->placed[i].together = making->bucket_sizes[making->placed[i].bucket];
    qsort(making->placed, making->count, sizeof making->placed[0], by_bucket);
}

/* Puts the words of a bucket where this shift turns them; false, and nothing is put, where one of the slots is taken. */
static bool put(struct making *making, const struct placed *first, uint16_t shift)
{
    unsigned done = 0;
    for (; done < first->together; done++) {
        struct known_word *slot = &making->slots[first[done].slot ^ shift];
        if (slot->key)
            break;
        *slot = *first[done].word;
    }
    if (done == first->together)
        return true;
    while (done > 0)
        making->slots[first[--done].slot ^ shift].key = 0;
    return false;
}

static bool put_all(struct making *making)
{
    size_t slots = making->table->slot_mask + 1;
    memset(making->slots, 0, slots * sizeof making->slots[0]);
    for (size_t i = 0; i < making->count; i += making->placed[i].together) {
        size_t shift = 0;
        while (shift < slots && !put(making, &making->placed[i], (uint16_t)shift))
            shift++;
        if (shift == slots)
            return false; /* two words of the bucket want the same slot */
        making->shifts[making->placed[i].bucket] = (uint16_t)shift;
    }
    return true;
}

static void take_room(struct making *making, unsigned slot_bits, struct arena *arena)
{
    making->slots = ARENA_NEW(arena, (size_t)1 << slot_bits, struct known_word);
    making->table->slots = making->slots;
    making->table->slot_mask = ((uint64_t)1 << slot_bits) - 1;
}

void word_table_build(struct word_table *table, const struct known_word *words, size_t count, struct arena *arena)
{
    struct making making = {.table = table,
                            .count = count,
                            .placed = ARENA_NEW(arena, count + 1, struct placed),
                            .shifts = ARENA_NEW(arena, (size_t)1 << BUCKET_BITS, uint16_t),
                            .bucket_sizes = ARENA_NEW(arena, (size_t)1 << BUCKET_BITS, uint16_t)};
    table->shifts = making.shifts;
    for (unsigned bits = bits_for(count + count / 8 + 1);; bits += bits < SLOT_BITS_MOST) {
        take_room(&making, bits, arena);
        table->factor = 0x9e3779b97f4a7c15U;
        for (int tried = 0; tried < FACTORS_TRIED; tried++, table->factor += 0x632be59bd9b4e01aU) {
            place(&making, words);
            if (put_all(&making))
                return;
        }
    }
}

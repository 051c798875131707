/*
 * word_table.h: the words of the vocabulary by their keys, found at the first look or not there: a hash without collisions,
 * made by shifting the keys of each bucket until all have slots of their own (Fox, Heath, Chen & Daoud 1992).
 *
 * In a plan four words of five are in the table, in no order that a processor could foresee: so a look is no loop and no branch.
 */
#ifndef CORE_WORD_TABLE_H
#define CORE_WORD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * What a word of the vocabulary is, and the state of the automaton that it leads to from the start, in 64 bits: its number (from
 * 1) and a flag, then what core/text/matcher.h says of states.
 */
struct known_word {
    uint64_t key; /* 0: an empty slot */
    uint64_t word;
};

#define WORD_NUMBER ((uint64_t)0x3fff)
#define WORD_PRONOUN ((uint64_t)1 << 15) /* he or she, him or her */

struct word_table {
    const struct known_word *slots;
    const uint16_t *shifts; /* by bucket: turns the slots of its keys */
    uint64_t factor;
    uint64_t slot_mask;
};

enum { BUCKET_BITS = 10, SLOT_BITS_MOST = 16, TABLE_WORDS_MOST = 0x3fff };

/* Of words with different keys, none of them 0, at most TABLE_WORDS_MOST. */
void word_table_build(struct word_table *table, const struct known_word *words, size_t count, struct arena *arena);

static inline uint64_t word_table_bucket(uint64_t hash)
{
    return hash >> (64 - BUCKET_BITS);
}

/* Before the bucket's shift turns it. */
static inline uint64_t word_table_place(uint64_t hash)
{
    return hash >> (64 - BUCKET_BITS - SLOT_BITS_MOST);
}

/* The only slot where the word of this key may be: it is there if the slot has its key. */
static inline const struct known_word *word_table_slot(const struct word_table *table, uint64_t key)
{
    uint64_t hash = key * table->factor;
    uint64_t place = word_table_place(hash) ^ table->shifts[word_table_bucket(hash)];
    return &table->slots[place & table->slot_mask];
}

/* The word of this key, NULL if it is not there. */
static inline const struct known_word *word_table_find(const struct word_table *table, uint64_t key)
{
    const struct known_word *word = word_table_slot(table, key);
    return word->key == key ? word : NULL;
}

#endif

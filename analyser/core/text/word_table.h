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

/* What a word of the vocabulary is. */
struct known_word {
    uint64_t key;    /* 0: an empty slot */
    uint16_t number; /* from 1 */
    uint16_t first;  /* the state behind the start */
    uint8_t value;   /* of a number in words, plus one; 0: none */
    uint8_t month;   /* 1 to 12, 0: none */
    bool named;      /* it has a value or is a month */
    bool pronoun;    /* he or she, him or her */
};

struct word_table {
    const struct known_word *slots;
    const uint16_t *shifts; /* by bucket: turns the slots of its keys */
    uint64_t factor;
    unsigned slot_bits;
    unsigned bucket_bits;
};

enum { STATE_START = 0, TABLE_WORDS_MOST = 1 << 15 };

/* Of words with different keys, none of them 0, at most TABLE_WORDS_MOST. */
void word_table_build(struct word_table *table, const struct known_word *words, size_t count, struct arena *arena);

static inline uint64_t word_table_bucket(const struct word_table *table, uint64_t hash)
{
    return hash >> (64 - table->slot_bits - table->bucket_bits) & (((uint64_t)1 << table->bucket_bits) - 1);
}

/* The only slot where the word of this key may be: it is there if the slot has its key. */
static inline const struct known_word *word_table_slot(const struct word_table *table, uint64_t key)
{
    uint64_t hash = key * table->factor;
    return &table->slots[hash >> (64 - table->slot_bits) ^ table->shifts[word_table_bucket(table, hash)]];
}

/* The word of this key, NULL if it is not there. */
static inline const struct known_word *word_table_find(const struct word_table *table, uint64_t key)
{
    const struct known_word *word = word_table_slot(table, key);
    return word->key == key ? word : NULL;
}

#endif

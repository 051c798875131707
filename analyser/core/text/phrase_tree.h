/*
 * phrase_tree.h: the phrases of the vocabulary as a tree of words, and from each state the way back: what core/text/matcher.c
 * makes its tables of.
 *
 * Two words that no text has stand in phrases for what has no word: any number, and the beginning of a sentence. A number that
 * some phrase names ("1 to 1", "two") is a word by itself and any number too: a state of it alone leads back to that of any
 * number, and what ends with any number ends with each of those as well.
 */
#ifndef CORE_PHRASE_TREE_H
#define CORE_PHRASE_TREE_H

#include "core/text/vocabulary.h"

enum { STATE_START = 0, STATES_MOST = 1 << 15, PHRASE_WORDS_MOST = 18, NUMBER_WORDS_MOST = 64 };

/* Numbers of words. */
enum { WORD_ANY_NUMBER = 1, WORD_BEGINNING };

struct tree_word {
    uint64_t key;
    uint16_t first; /* the state behind the start, STATE_START: none */
    uint8_t value;  /* of a number in words, plus one; 0: none */
    uint8_t month;  /* 1 to 12, 0: none */
};

/* A beginning of a phrase, or a number or month in words; that without words is the first, STATE_START. */
struct tree_state {
    uint16_t from; /* the state before, and the word that leads here */
    uint16_t word;
    uint16_t child;   /* of those it leads to the last one made, STATE_START: none */
    uint16_t sibling; /* of those its own beginning leads to, the one made before */
    uint16_t ending;  /* of the phrases that end here the last one: its place in `endings`, 0: none */
    uint16_t back;    /* the state of the longest end of this that a phrase begins with */
    uint8_t depth;
};

/* A phrase that ends at a state. */
struct tree_ending {
    uint16_t phrase; /* its place in the vocabulary */
    uint16_t next;   /* another that ends there, 0: none */
};

struct phrase_tree {
    const struct vocabulary *vocabulary;
    unsigned hash_bits;
    uint64_t *word_keys; /* slots of a hash table; 0: empty */
    uint16_t *word_numbers;
    uint32_t *step_keys; /* slots: state and word; 0: empty */
    uint16_t *step_states;
    struct tree_word *words; /* by number less one */
    size_t word_count;
    struct tree_state *states; /* the state before has a smaller number */
    size_t state_count;
    uint8_t deepest;
    struct tree_ending *endings; /* the first is none */
    size_t ending_count;
};

/* ERR_DATA: a phrase is no words, or there are too many. */
MUST_CHECK bool phrase_tree_build(struct phrase_tree *tree, const struct vocabulary *vocabulary, struct arena *arena,
                                  struct err *err);

#endif

/*
 * matcher.h: all phrases of the vocabulary, and all names, as one automaton over words (Aho and Corasick 1975): a step a word,
 * however many phrases there are. Built once; reading it takes no memory.
 *
 * A word that no phrase has leads back to the start. What ends at a state is in its marks, those of shorter phrases that end
 * there too; phrases that need more than that (a number beside them, a topic's weight) are in the list of the state.
 */
#ifndef CORE_MATCHER_H
#define CORE_MATCHER_H

#include "core/text/tokens.h"
#include "core/text/vocabulary.h"

enum { STATE_START = 0, STATES_MOST = 1 << 16, WORDS_MOST = 1 << 16 };

/* What a word of the vocabulary is. */
struct known_word {
    uint16_t number; /* from 1; 0: an empty slot */
    uint16_t first;  /* the state behind the start */
    uint8_t value;   /* of a number in words, plus one; 0: none */
    uint8_t month;   /* 1 to 12, 0: none */
};

struct matcher_state {
    uint64_t marks;   /* of all phrases that end here and need nothing else */
    uint64_t next;    /* the words that lead on, as bits by their number: most that do not are seen at once */
    uint16_t back;    /* the state of the longest end of this that a phrase begins with */
    uint16_t special; /* the nearest state, this one or back from it, with a list; STATE_START: none */
    uint16_t older;   /* of a state with a list: the next such state back from it */
    uint16_t phrase;  /* the list: the first phrase's place plus one */
};

struct matcher {
    const struct vocabulary *vocabulary;
    unsigned word_bits;
    uint64_t *word_keys; /* slots of a hash table; 0: empty */
    struct known_word *words;
    uint32_t word_count;
    unsigned step_bits;
    uint32_t *step_keys; /* state and word; 0: empty */
    uint16_t *step_states;
    struct matcher_state *states;
    uint32_t state_count;
    uint16_t *next_phrase; /* by phrase: the next of the same list, plus one */
    uint8_t *phrase_words; /* by phrase: how many words it has */
};

/* ERR_DATA: a phrase is no words, or there are too many. The vocabulary is kept. */
MUST_CHECK bool matcher_build(struct matcher *matcher, const struct vocabulary *vocabulary, struct arena *arena,
                              struct err *err);

static inline uint64_t matcher_slot(uint64_t key, unsigned bits)
{
    return key * 0x9e3779b97f4a7c15U >> (64 - bits);
}

static inline uint64_t matcher_next_bit(uint16_t word)
{
    return (uint64_t)1 << (word & 63);
}

/* The word of this key, NULL if no phrase has it. */
static inline const struct known_word *matcher_word(const struct matcher *matcher, uint64_t key)
{
    uint64_t slot = matcher_slot(key, matcher->word_bits);
    uint64_t last = ((uint64_t)1 << matcher->word_bits) - 1;
    for (; matcher->word_keys[slot]; slot = (slot + 1) & last)
        if (matcher->word_keys[slot] == key)
            return &matcher->words[slot];
    return NULL;
}

/* The state that a word leads to from a state that leads on, STATE_START: none. */
static inline uint16_t matcher_child(const struct matcher *matcher, uint16_t state, uint16_t word)
{
    uint32_t key = (uint32_t)state << 16 | word;
    uint64_t slot = matcher_slot(key, matcher->step_bits);
    uint64_t last = ((uint64_t)1 << matcher->step_bits) - 1;
    for (; matcher->step_keys[slot]; slot = (slot + 1) & last)
        if (matcher->step_keys[slot] == key)
            return matcher->step_states[slot];
    return STATE_START;
}

/* The state behind one more word. */
static inline uint16_t matcher_step(const struct matcher *matcher, uint16_t state, const struct known_word *word)
{
    for (; state != STATE_START; state = matcher->states[state].back) {
        if (!(matcher->states[state].next & matcher_next_bit(word->number)))
            continue;
        uint16_t next = matcher_child(matcher, state, word->number);
        if (next != STATE_START)
            return next;
    }
    return word->first;
}

#endif

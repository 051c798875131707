/*
 * matcher.h: all phrases of the vocabulary as one automaton over words (Aho and Corasick 1975): a step a word,
 * however many phrases there are. Built once; reading it takes no memory.
 *
 * The way back, where a phrase does not go on, is worked out beforehand: a state has a row of the words that lead further than
 * from the start, and all rows lie over one another in one table (Tarjan and Yao 1979). A word that no phrase has leads to the
 * start. What ends at a state is worked out for a last word with a capital and for one without. Any number, and the beginning of
 * a sentence, are words too (core/text/phrase_tree.h).
 *
 * A state is 64 bits: 16 of the word or step that led there, then its row, and the places in `ends` of what ends there, without
 * a capital and with one.
 */
#ifndef CORE_MATCHER_H
#define CORE_MATCHER_H

#include "core/text/tokens.h"
#include "core/text/vocabulary.h"
#include "core/text/word_table.h"

enum { ROW_START = 0, NO_ROW = 0xffff };

/* What adds up over a section: weights of topics by role, how often a need is named (at most 16 codes), he and she. */
enum {
    TOTAL_RECORDED = TOPIC_ROLES * TOPICS_MOST,
    TOTAL_HE = TOTAL_RECORDED + 16,
    TOTAL_SHE,
    TOTAL_NOTHING,
    TOTALS,
};

static inline unsigned matcher_total(enum topic_role role, size_t topic)
{
    return (unsigned)role * TOPICS_MOST + (unsigned)topic;
}

/* Weights that are added to totals where something ends. */
enum { TALLY_ADDS = 3 };

struct matcher_tally {
    uint8_t to[TALLY_ADDS]; /* totals; TOTAL_NOTHING where there are fewer */
    uint8_t weights[TALLY_ADDS];
    uint16_t rest; /* the tally with the others, 0: none */
};

/* What the last number is, where a phrase with one ends. */
enum matcher_note {
    NOTE_YEAR_GROUP = 1,
    NOTE_AGE = 2,
    NOTE_KEY_STAGE = 4,
    NOTE_PHRASE = 8, /* the word is a number, and of the phrase */
};

/* Whether there is more to be said than marks and a tally: a number, a month, or a mark whose place counts. */
enum matcher_look {
    LOOK_NOT,
    LOOK_LATER = 1, /* in core/text/read_section.c */
    LOOK_NOW = 2,   /* in core/text/section_scan.c: it changes what follows */
};

/* What ends at a state, phrases that are the end of others too. */
struct matcher_end {
    uint64_t marks;
    uint16_t tally; /* its number; 0 adds nothing */
    uint8_t notes;  /* bits of matcher_note */
    uint8_t value;  /* of a number in words, plus one; 0: none */
    uint8_t month;  /* 1 to 12, 0: none */
    uint8_t look;   /* enum matcher_look */
};

struct matcher {
    const struct vocabulary *vocabulary;
    struct word_table words;
    const uint64_t *steps;          /* by row and number of the word: states, each with the row whose step it is */
    const struct matcher_end *ends; /* the first: nothing */
    const struct matcher_tally *tallies;
    uint64_t any_number;    /* known_word.word of digits that no phrase has */
    uint32_t beginning_row; /* of the state where a sentence begins */
};

/* ERR_DATA: a phrase is no words, or there are too many. The vocabulary is kept. */
MUST_CHECK bool matcher_build(struct matcher *matcher, const struct vocabulary *vocabulary, struct arena *arena,
                              struct err *err);

static inline uint32_t matcher_row(uint64_t state)
{
    return (uint16_t)(state >> 16);
}

/* No branch: nobody knows what has a capital. */
static inline const struct matcher_end *matcher_end(const struct matcher *matcher, uint64_t state, bool capital)
{
    return &matcher->ends[(uint16_t)(state >> 32 >> 16 * capital)];
}

/*
 * The state behind one more word (known_word.word, 0: one that no phrase has). Which way it goes nobody can foresee: so both are
 * at hand, and there is no branch.
 */
static inline uint64_t matcher_step(const struct matcher *matcher, uint32_t row, uint64_t word)
{
    uint64_t step = matcher->steps[row + (word & WORD_NUMBER)];
    return __builtin_expect_with_probability((uint16_t)step == row, 1, 0.5) ? step : word;
}

#endif

/*
 * matcher.h: all phrases of the vocabulary, and all names, as one automaton over words (Aho and Corasick 1975): a step a word,
 * however many phrases there are. Built once; reading it takes no memory.
 *
 * The way back, where a phrase does not go on, is worked out beforehand: a state has a row of the words that lead further than
 * from the start, and all rows lie over one another in one table (Tarjan and Yao 1979). A word that no phrase has leads to the
 * start. What ends at a state is worked out for a last word with a capital and for one without.
 */
#ifndef CORE_MATCHER_H
#define CORE_MATCHER_H

#include "core/text/tokens.h"
#include "core/text/vocabulary.h"
#include "core/text/word_table.h"

enum { NO_ROW = 0xffff };

/* Weights that add up over a section: of each topic by its role, and of each need that is named (at most 16 codes). */
enum { TALLY_RECORDED = TOPIC_ROLES * TOPICS_MOST, TALLY_NOTHING = TALLY_RECORDED + 16, TALLIES };

static inline unsigned matcher_tally(enum topic_role role, size_t topic)
{
    return (unsigned)role * TOPICS_MOST + (unsigned)topic;
}

/* What ends at a state, phrases that are the end of others too. */
struct matcher_end {
    uint64_t marks;
    uint64_t due;  /* bits of matcher_due: when the list has to be looked at for phrases that need a beginning */
    uint16_t list; /* phrases that need more than to end here: where they begin in matcher.lists; 0: none */
    uint8_t tally; /* what one of them adds to, TALLY_NOTHING */
    uint8_t weight;
    bool more; /* the list has others too, or a mark does more than stand in its sentence */
};

/* Where a phrase of so many words has to stand: right behind a number, or at the beginning of a sentence. */
static inline uint64_t matcher_due(unsigned words, bool behind_number)
{
    return (uint64_t)1 << (behind_number ? words : 32 + words);
}

struct matcher_step {
    uint16_t row; /* whose step this is, NO_ROW: nobody's */
    uint16_t to;
};

struct matcher {
    const struct vocabulary *vocabulary;
    struct word_table words;
    const uint16_t *rows;             /* by state: where its row begins in `steps` */
    const struct matcher_step *steps; /* by row and number of the word */
    const struct matcher_end *ends;   /* by state and capital */
    const uint16_t *lists;            /* places of phrases plus one, 0 at the end of each list */
    const uint8_t *phrase_words;      /* by phrase: how many words it has */
};

/* ERR_DATA: a phrase is no words, or there are too many. The vocabulary is kept. */
MUST_CHECK bool matcher_build(struct matcher *matcher, const struct vocabulary *vocabulary, struct arena *arena,
                              struct err *err);

/*
 * The state behind one more word: its number and the state it leads to from the start, both 0 of a word no phrase has. Which
 * way it goes nobody can foresee: so both are worked out, and no branch.
 */
static inline uint16_t matcher_step(const struct matcher *matcher, uint16_t state, uint16_t number, uint16_t first)
{
    uint32_t row = matcher->rows[state];
    struct matcher_step step = matcher->steps[row + number];
    uint32_t other = 0U - (step.row != row);
    return (uint16_t)(step.to ^ ((step.to ^ first) & other));
}

static inline const struct matcher_end *matcher_end(const struct matcher *matcher, uint16_t state, bool capital)
{
    return &matcher->ends[2 * (size_t)state + capital];
}

#endif

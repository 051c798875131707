/*
 * section_scan.h: the first half of reading a section: its words through the automaton, sentence by sentence.
 *
 * What a word is cannot be foreseen, and to wait for it at every word would cost more than all else. So nothing here asks: marks
 * and weights are added whatever they are, and what has to be looked at (numbers, months) is put down as an event, for
 * core/text/read_section.c, which comes behind, a stretch of text at a time.
 */
#ifndef CORE_SECTION_SCAN_H
#define CORE_SECTION_SCAN_H

#include "core/text/block.h"
#include "core/text/lines.h"
#include "core/text/section_facts.h"

/* A word that has to be looked at, or digits. */
struct scan_event {
    const struct matcher_end *end; /* what ends there */
    uint32_t place;                /* in the section; signs have places too */
    uint32_t number;               /* what digits say; NOT_DIGITS */
};

#define NOT_DIGITS UINT32_MAX
#define REVIEW_NONE UINT64_MAX

/* A sentence, but for what its events say. Without words and dates it is none, and only its line may end. */
struct scan_sentence {
    uint64_t marks;
    uint32_t first; /* the place it begins at */
    uint32_t last;
    uint32_t words;
    uint32_t events; /* all of the stretch that were put down when it ended */
    int32_t oldest;  /* of its dates in digits, DAY_NONE */
    uint16_t dates;
    uint8_t end;    /* enum token */
    bool line_ends; /* behind it */
};

/* A stretch, and how many words and signs may begin in it and in the block that it ends in: one a byte, and one behind it. */
enum { SCAN_BYTES = 512, SCAN_TOKENS = SCAN_BYTES + BLOCK_BYTES + 1 };

/* Where in the automaton and in its sentence a text is. */
struct walk {
    const unsigned char *at;
    uint32_t row;      /* of the state */
    uint32_t place;    /* of the word in hand */
    uint64_t marks;    /* of the sentence */
    uint64_t reviewed; /* marks from before a review, REVIEW_NONE: there is none in this clause */
    uint32_t first;    /* place of the sentence */
    uint32_t signs;    /* of the sentence: all other places are words */
    uint32_t events;   /* of the stretch, as are these */
    uint32_t tallies;
    uint32_t keys;
    bool capital; /* the last word begins with one */
};

/* What is asked of a section beside its marks. */
struct kind {
    bool sketched;  /* it is of one child alone */
    bool in_school; /* it names one */
    bool of_child;  /* it has the views of the child and the parents */
};

struct scan {
    struct matcher matcher;
    struct tokens tokens;
    struct kind kind;
    bool quoting;
    bool begun;           /* this line of text has had a sentence */
    uint32_t clock_place; /* of the last time of day */
    uint32_t quote_words;
    uint32_t capitals;      /* words in a row with one that may be of the name of a school */
    uint32_t capital_parts; /* and those of "primary", "the", in the same row */
    uint16_t dates;         /* of the sentence, in digits */
    int32_t oldest;
    struct walk walk;
    struct sketching sketching;

    /* of this stretch */
    uint32_t sentence_count;
    struct scan_event events[SCAN_TOKENS];
    struct scan_sentence sentences[SCAN_TOKENS + 1];
    uint64_t keys[SCAN_TOKENS];    /* of words that are in the sketch */
    uint16_t tallies[SCAN_TOKENS]; /* that were met */
};

void scan_start(struct scan *scan, const struct matcher *matcher, enum plan_section section, const char *text,
                size_t length);

/* The next stretch: the sentences that ended in it, the events and the tallies. False: it is the last. */
bool scan_stretch(struct scan *scan);

#endif

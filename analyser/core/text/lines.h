/*
 * lines.h: sentences become lines of provision, outcomes, voices and advices, by the rules of their section.
 *
 * A line is what stands for one thing: a row, an item of a list, or a sentence that speaks of something new; a sentence
 * that goes on about the one before ("this will be delivered by ...", "Frequency: weekly") belongs to it.
 */
#ifndef CORE_LINES_H
#define CORE_LINES_H

#include "core/text/section_facts.h"

/* A sentence, or what stands before a colon. */
struct sentence {
    uint64_t marks;
    uint32_t words;
    uint32_t year_groups;
    uint32_t ages;
    uint8_t key_stages;
    bool measured;  /* has a number that is of no date, year or key stage, nor the item's own */
    bool leads;     /* ends with "will": what follows are the outcomes */
    bool continues; /* begins with what goes on about the sentence before */
    uint16_t dates; /* how many with a year */
    int32_t oldest; /* of them, DAY_NONE */
    enum token end; /* TOKEN_SENTENCE, TOKEN_COLON, TOKEN_LINE, TOKEN_END */
};

enum speaker { SPEAKER_UNKNOWN, SPEAKER_CHILD, SPEAKER_PARENT, SPEAKER_ADULT };

struct lines {
    enum plan_section section;
    struct section_facts *facts;
    bool there;     /* a line has begun and is not yet counted */
    bool begun;     /* this line of text has had a sentence */
    bool told;      /* the line is more than heads of columns */
    bool aside;     /* in section E, this line of text is of no outcome: who looks at progress, and when */
    enum token end; /* of the sentence before */
    uint64_t marks; /* of the line */
    uint32_t words;
    bool measured;
    uint32_t dates;
    uint32_t explained; /* sentences that say why there is no advice */
    int32_t oldest;
    uint64_t head;      /* of the heading above */
    enum speaker heard; /* whose the heading above says the words are */
    enum speaker line_heard;
    bool line_headed; /* line_heard is of a heading in the line */
};

void lines_start(struct lines *lines, enum plan_section section, struct section_facts *facts);
void lines_sentence(struct lines *lines, const struct sentence *sentence);
void lines_line_ends(struct lines *lines); /* of the text */
void lines_end(struct lines *lines);

#endif

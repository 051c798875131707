/*
 * section_facts.h: what is kept of the text of one section when it has been read: counts and bits, nothing of the text, and
 * nothing that depends on whose it is. Texts that are the same have the same facts.
 */
#ifndef CORE_SECTION_FACTS_H
#define CORE_SECTION_FACTS_H

#include "core/text/matcher.h"
#include "core/text/plan_checks.h"
#include "core/text/sketch.h"

/* One text of more bytes than this is not read: a byte less than what one field of a row may have. */
enum { SECTION_MOST = (1 << 20) - 1 };

/* Lines of provision, and of how many of them what is said. */
struct provision_counts {
    uint16_t lines;
    uint16_t type;
    uint16_t hours;
    uint16_t frequency;
    uint16_t who;
    uint16_t expertise;
    uint16_t vague;
    uint16_t enforceable; /* what, how long, how often and by whom */
};

/* Of section A. */
enum views_fact {
    VIEWS_OWN_WORDS = 1,
    VIEWS_SOUGHT = 2, /* how and by whom */
    VIEWS_PARENT = 4, /* apart from the child */
    VIEWS_ASPIRATION = 8,
};

/* The advices that must be sought, in the order of reg 6(1)(a) to (e): bits. */
enum { ADVICES_NEEDED = 0x1f };

static inline unsigned advice_kinds(unsigned advice)
{
    unsigned kinds = 0;
    for (; advice; advice &= advice - 1)
        kinds++;
    return kinds;
}

struct section_facts {
    bool there; /* the text is recorded */
    bool too_long;
    uint32_t words;
    uint64_t marks;       /* of any line */
    uint8_t views;        /* bits of views_fact */
    uint8_t advice;       /* listed */
    uint16_t advice_told; /* dates, and reasons why there is none */
    bool advice_undated;
    int32_t advice_oldest; /* DAY_NONE: none has a date */
    uint16_t outcomes;
    uint16_t not_outcomes;
    uint16_t not_measurable;
    uint16_t not_time_bound;
    struct provision_counts provision;
    uint16_t recorded;    /* needs named: a bit by its place in CODES_NEED */
    uint32_t year_groups; /* spoken of as the present: bits */
    uint32_t ages;
    uint8_t key_stages;
    bool early_years;
    uint16_t he;
    uint16_t she;
    uint32_t topics[TOPIC_ROLES]; /* those with weight enough: bits */
    struct sketch sketch;         /* of A, B, E and F, where it is long enough */
};

/* The bytes of a text in two numbers: the same for the same text, and for no two that anybody has. */
struct text_hash {
    uint64_t first;
    uint64_t second;
};

struct text_hash section_hash(const char *text, size_t length);

/* Reads a section. `text` NULL: not recorded. */
void section_read(const struct matcher *matcher, enum plan_section section, const char *text, size_t length,
                  struct section_facts *facts);

#endif

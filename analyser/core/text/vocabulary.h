/*
 * vocabulary.h: the words and phrases that plans are read by, from the file reports/plan-vocabulary.txt: data to be argued
 * about by people who write plans, not code.
 *
 * A phrase is words divided by spaces; "#" before the first or after the last stands for a number, in digits or in words.
 * A phrase of one word that begins with a capital is only found with one ("OT", "I"). Words are told apart as
 * core/text/tokens.h says, so "child's" is two, and "one-to-one" is found as "one to one".
 *
 * Each list of phrases begins at the left edge with what it is, and a colon; comments begin with "#" there:
 *     mark vague:               what the rules ask of lines and sections: enum mark
 *     recorded SLCN:            names of a recorded need, by its code
 *     month 1:                  of the date that its number is part of
 *     number 20:                a number in words
 *     topic speech              one kind of need, and of it, each with the weight of one occurrence:
 *     need 3: ... denied 1: ... provision 2: ... outcome 2:
 *     enough need 3 provision 2 outcome 2 denied 1
 *                               the weight from which a topic is one of the section's; "denied": section B says that there
 *                               is no such need
 */
#ifndef CORE_VOCABULARY_H
#define CORE_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* What a phrase says of the line that it stands in; the rules of core/text/lines.c are made of them. */
enum mark {
    MARK_FIRST_PERSON,  /* I, my */
    MARK_CHILD_SPEAKS,  /* only a child says so: "my mum" */
    MARK_PARENT_SPEAKS, /* only a parent does: "our son" */
    MARK_PARENT,        /* mother, carer */
    MARK_PARENT_JOINT,  /* a parent and the child in one breath: "and her parents" */
    MARK_CHILD,         /* child, pupil: of headings */
    MARK_VIEW,          /* says, feels, hopes */
    MARK_SOUGHT,        /* views were gathered, asked */
    MARK_HOW,           /* with symbols, by observation */
    MARK_ASPIRATION,
    MARK_ASPIRATION_HEADING, /* aspirations: above them */
    MARK_ADULT_SPEAKS,       /* "the teacher said": not the child */
    MARK_NONE,        /* none known, not applicable */
    MARK_PUT_OFF,     /* to be confirmed, see report */
    MARK_NEED,        /* difficulty, delay */
    MARK_WILL,        /* will, is able to: what outcomes are told with */
    MARK_BENEFIT,     /* what the child will do or be */
    MARK_SERVICE,     /* what a service will do, or its targets */
    MARK_SERVICE_ACTS, /* no outcome, whatever else the line says: "in place", "staff will" */
    MARK_SOFT, /* improve, confident: what two people would not see alike */
    MARK_MEASURE,
    MARK_TIME,
    MARK_TYPE,        /* what is provided */
    MARK_PROVISION,   /* that something is provided, and not what: support, input, an approach */
    MARK_TIMED, /* what is given in sessions: therapy, teaching */
    MARK_PROFESSION, /* a service of one profession: with a quantity it says who */
    MARK_THING,       /* what has no hours: a hoist, a desk */
    MARK_ELSEWHERE,   /* set out in another section */
    MARK_HOURS,
    MARK_FREQUENCY,
    MARK_WHO,
    MARK_EXPERTISE,
    MARK_VAGUE,
    MARK_REVIEW,      /* reviewed, monitored: how often and by whom is then not of the provision */
    MARK_CONTINUES,   /* at its beginning: goes on about what came before: "this will be", "frequency" */
    MARK_HEADING,     /* the head of a column: of lines that hold nothing else */
    MARK_SCHOOL,      /* school, college: the last word of a name */
    MARK_SCHOOL_PART, /* primary, special, the: words of its name that do not make it one */
    MARK_SCHOOL_TYPE, /* mainstream school */
    MARK_LATER,       /* will be named */
    MARK_BUDGET,
    MARK_ADVICE,      /* report, advice */
    MARK_EXPLAINED, /* declined, not asked: why there is none */
    MARK_STILL_STANDS, /* of old advice */
    MARK_ADVICE_FAMILY, /* these in the order of reg 6(1) */
    MARK_ADVICE_SETTING,
    MARK_ADVICE_HEALTH,
    MARK_ADVICE_PSYCHOLOGIST,
    MARK_ADVICE_SOCIAL_CARE,
    MARK_PAST,        /* was, when he, diagnosed */
    MARK_ATTENDS,     /* attends, on roll at */
    MARK_YEAR_GROUP,  /* with a number */
    MARK_KEY_STAGE,
    MARK_AGE,
    MARK_EARLY_YEARS, /* nursery, reception: before year 1 */
    MARK_HE,
    MARK_SHE,
    MARK_PART_H1,     /* the two parts of section H, by name */
    MARK_PART_H2,
    MARK_DATE,        /* not of phrases: a date with a year */
    MARK_QUOTATION,   /* nor these: words between quotation marks */
    MARK_NAME,        /* a name of a school by its capitals */
    MARK_PROPER, /* two words with capitals in a row, not both of kinds of schools */
    MARKS
};

#define MARK_BIT(mark) ((uint64_t)1 << (mark))

enum topic_role { ROLE_NEED, ROLE_PROVISION, ROLE_OUTCOME, ROLE_DENIED, TOPIC_ROLES };
enum { TOPICS_MOST = 32, PHRASES_MOST = 16384 };

/* What else a phrase does beside its mark. */
enum phrase_action { ACTION_MARK, ACTION_TOPIC, ACTION_RECORDED, ACTION_MONTH, ACTION_NUMBER };

struct phrase {
    const char *text; /* as written, without the "#" */
    uint32_t length;
    enum phrase_action action;
    uint8_t number; /* the mark, the topic, the place of a need in its codes, the month, the number */
    uint8_t role;   /* of a topic */
    uint8_t weight;
    bool number_before;
    bool number_after;
    bool capital;
};

struct vocabulary {
    struct phrase *phrases;
    size_t count;
    const char *topics[TOPICS_MOST];
    size_t topic_count;
    uint8_t enough[TOPIC_ROLES];
};

/* ERR_DATA with the line, where the text is not as above says. Phrases point into the text. */
MUST_CHECK bool vocabulary_read(struct vocabulary *vocabulary, const char *text, struct arena *arena, struct err *err);

#endif

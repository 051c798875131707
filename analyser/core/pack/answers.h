/*
 * answers.h: sentences that say what the figures carry and no more: for the first page, and one answer to each finding.
 *
 * Every sentence has its number of children and its interval, from fields of the record; "better" or "worse" only where a
 * control chart has a signal, "more" or "less" only where a test says so.
 */
#ifndef CORE_ANSWERS_H
#define CORE_ANSWERS_H

#include "base/arena.h"
#include "core/pack/pack.h"

enum { SENTENCES_MOST = 24 };

struct sentences {
    const char *text[SENTENCES_MOST];
    size_t count;
};

/* Adds its sentences, at most SENTENCES_MOST in all. */
typedef void answer_maker(const struct pack *pack, struct arena *arena, struct sentences *sentences);

struct answer {
    const char *name; /* in the definitions in reports/ */
    answer_maker *make;
};

/* NULL: none has that name. */
const struct answer *answer_named(const char *name);

#define ANSWER_EXPECTED "assessments, reviews, amendments, child, parents, contributions, quality, balance or backlog"

answer_maker answer_assessments;
answer_maker answer_reviews;
answer_maker answer_amendments;
answer_maker answer_child;
answer_maker answer_parents;
answer_maker answer_contributions;
answer_maker answer_quality;
answer_maker answer_balance;
answer_maker answer_backlog;

/* The first page. */
answer_maker what_changed;
answer_maker what_is_worst;
answer_maker what_to_decide;

#endif

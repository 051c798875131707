/*
 * combination.h: listed cases sorted by the categories that a question tells apart: each combination that a case has, with
 * its cases. Of age bands a combination knows nothing: a case moves from one to another.
 */
#ifndef CORE_COMBINATION_H
#define CORE_COMBINATION_H

#include "core/counting/listing.h"
#include "core/questions/question.h"

/* So many are found, each with its cases; one more is ERR_USAGE. 24 bytes each, and 64 KiB to find them by. */
enum { COMBINATIONS_MOST = 10000 };

struct combination {
    uint16_t of[QUESTION_BREAKDOWNS_MOST]; /* by the question's breakdowns: category numbers; 0 for age_band */
    struct listed_case *cases;
};

struct combinations {
    struct combination *list;
    size_t count;
};

/* Of the cases that the question's filter, resolved, takes at any age. Changes the cases' links alone. */
bool combinations_find(struct combinations *combinations, const struct listing *listing,
                       const struct question *question, struct arena *arena, struct err *err) MUST_CHECK;

#endif

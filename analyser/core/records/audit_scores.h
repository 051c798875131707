/*
 * audit_scores.h: the scores of an audit by criterion, 0 to 3, kept in two bits each.
 */
#ifndef CORE_AUDIT_SCORES_H
#define CORE_AUDIT_SCORES_H

#include <stdbool.h>

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/definitions/criteria.h"
#include "core/records/records.h"

/* An audit that was made, and is no second reading of another. */
static inline bool audit_is_first(const struct audit_record *audit)
{
    return audit->audited != DAY_NONE && audit->second_of == NUMBER_NONE;
}

/* By the criterion's code; of none, or a score that is not recorded (-1), nothing is kept. */
static inline void audit_scores_put(struct audit_record *audit, unsigned code, int score)
{
    if (code == CODE_NONE || code > CRITERIA || score < 0)
        return;
    audit->scored |= 1U << (code - 1);
    audit->scores |= (uint64_t)score << 2 * (code - 1);
}

/* By the criterion's place in criteria.h; -1: it has none. */
static inline int audit_score(const struct audit_record *audit, unsigned criterion)
{
    return audit->scored >> criterion & 1U ? (int)(audit->scores >> 2 * criterion & 3U) : -1;
}

#endif

/*
 * quality.h: bad data never stops a run and never vanishes. The rules as one table, and what they found.
 *
 * A row can be set aside whole (by a reason, counted in the control totals), or used with a value read as not
 * recorded; both leave a finding: the rule, how often, a few keys, the measures it touches. Keys are ids, never names.
 */
#ifndef CORE_QUALITY_H
#define CORE_QUALITY_H

#include <stdint.h>

#include "base/arena.h"
#include "core/definitions/contract.h"

/* Why a row was not used. */
enum aside_reason {
    ASIDE_NOT, /* it was used */
    ASIDE_KEY_MISSING,
    ASIDE_DUPLICATE,
    ASIDE_ORPHAN,
    ASIDE_OTHER_AUTHORITY, /* --authority asked for another */
    ASIDE_REASONS
};

extern const char *const aside_reason_names[ASIDE_REASONS];

enum rule_id {
    RULE_KEY_MISSING,
    RULE_DUPLICATE_KEY,
    RULE_ORPHAN,
    RULE_PLAN_REQUEST_MISSING,
    RULE_CODE_UNKNOWN,
    RULE_DATE_IMPOSSIBLE,
    RULE_DATE_IN_FUTURE,
    RULE_TOO_MANY_CATEGORIES,
    RULE_AGE_OUT_OF_RANGE,
    RULE_RECEIVED_MISSING,
    RULE_OUTCOME_WITHOUT_DATE,
    RULE_WITHDRAWN_WITHOUT_DATE,
    RULE_END_BEFORE_START,
    RULE_CLOSED_BEFORE_START,
    RULE_ASSESSMENT_AFTER_REFUSAL,
    RULE_BIRTH_AFTER_RECEIVED,
    RULE_PLAN_WITHOUT_ANCHOR,
    RULE_CEASED_BEFORE_MADE,
    RULE_SEVERAL_LIVE_PLANS,
    RULE_REVIEW_AFTER_CEASING,
    RULE_DECISION_BEFORE_MEETING,
    RULE_ADVICE_RECEIVED_NOT_REQUESTED,
    RULE_VOICE_WITHOUT_PARENT,
    RULE_SAME_DAY_OUTCOMES,
    RULE_TEXT_ALTERED,
    RULES
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };
extern const char *const severity_names[3];

struct rule {
    const char *id;
    enum severity severity;
    const char *title;    /* a plain sentence: what was found */
    const char *effect;   /* what the analyser did with it */
    const char *action;   /* what to do about it */
    const char *measures; /* the measures it touches, separated by spaces */
};

extern const struct rule rules[RULES];

enum { FINDING_EXAMPLES = 5, FINDING_KEY_MOST = 48 };

struct finding {
    enum rule_id rule;
    enum relation_id relation;
    uint64_t count;
    char examples[FINDING_EXAMPLES][FINDING_KEY_MOST]; /* the smallest keys found, empty after the last */
    int64_t example_order[FINDING_EXAMPLES];
};

/* A row that a rule has found, one for each that a finding counts. */
struct found_row {
    enum rule_id rule;
    enum relation_id relation;
    int64_t key;
    const char *shown; /* as among the examples: "102", "102/1"; "" where no key is recorded */
};

struct found_rows {
    struct arena *arena;
    struct found_row *rows;
    size_t count;
    size_t room;
};

/* One finding for each rule and relation. */
struct quality {
    struct finding findings[RULES][RELATIONS];
    struct found_rows *rows; /* takes every row found, not a few; NULL: nobody wants them */
};

/* Counts a finding. The key is an id; the five smallest are kept, so that the order of rows changes nothing. */
void quality_found(struct quality *quality, enum rule_id rule, enum relation_id relation, int64_t key);

/* The same for a relation without a single numeric key: `detail` follows the id ("102/1"). */
void quality_found_detail(struct quality *quality, enum rule_id rule, enum relation_id relation, int64_t key,
                          const char *detail);

#endif

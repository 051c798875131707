/*
 * codes.h: the code sets of the contract as tables. A code is a small number, the place in its set counted from 1;
 * CODE_NONE is "not recorded". A text outside its set is CODE_UNKNOWN: read as not recorded, and a finding.
 */
#ifndef CORE_CODES_H
#define CORE_CODES_H

#include <stddef.h>
#include <stdint.h>

#include "core/definitions/frame.h"

enum { CODE_NONE = 0, CODE_UNKNOWN = 255 };

enum code_set_id {
    CODES_SEX,
    CODES_ETHNICITY, /* by the DfE's major groups */
    CODES_SOCIAL_CARE,
    CODES_OUTCOME,
    CODES_EXCEPTION, /* reg 5(4), 10(4): a to d */
    CODES_ADVICE_EXCEPTION,
    CODES_NEED,
    CODES_ADVICE_KIND,
    CODES_REVIEW_KIND,
    CODES_REVIEW_OUTCOME,
    CODES_PARTICIPATION,
    CODES_WHOSE,
    CODES_FORM,
    CODES_SAMPLE,
    CODES_AGENCY,
    CODES_CRITERION,
    CODES_ORDER_KIND,
    CODES_SECTION,
    CODE_SETS
};

enum outcome { OUTCOME_YES = 1, OUTCOME_NO, OUTCOME_AWAITED, OUTCOME_WITHDRAWN, OUTCOME_HISTORICAL };
enum advice_kind { ADVICE_FAMILY = 1, ADVICE_EDUCATION, ADVICE_HEALTH, ADVICE_PSYCHOLOGY, ADVICE_SOCIAL_CARE };
enum review_kind { REVIEW_ANNUAL = 1, REVIEW_INTERIM, REVIEW_PHASE_TRANSFER };
enum review_outcome { REVIEW_MAINTAIN = 1, REVIEW_AMEND, REVIEW_CEASE };
enum participation { PARTICIPATION_ATTENDED = 1, PARTICIPATION_CONTRIBUTED, PARTICIPATION_NEITHER };
enum whose { WHOSE_CHILD = 1, WHOSE_PARENT };
enum form { FORM_OWN_WORDS = 1, FORM_AAC_OR_OBSERVED, FORM_REPORTED_BY_ADULT, FORM_NONE };
enum sample { SAMPLE_RANDOM = 1, SAMPLE_TARGETED };
enum agency { AGENCY_EDUCATION = 1, AGENCY_HEALTH, AGENCY_SOCIAL_CARE };

struct code_set {
    const char *const *codes;
    size_t count;
};

extern const struct code_set code_sets[CODE_SETS];

/* The place of a text in its set, CODE_NONE for null, CODE_UNKNOWN for a text outside it. */
uint8_t code_of(enum code_set_id set, struct text text);

/* What has been found, by a number made of the text, so that most texts are looked for but once. Begins zeroed. */
enum { CODE_PLACES = 64 };
struct code_memory {
    uint8_t of[CODE_SETS][CODE_PLACES];
};

/* What code_of says, sooner. */
uint8_t code_remembered(struct code_memory *memory, enum code_set_id set, struct text text);

/*
 * The DfE's major group of a CBDS ethnicity code: the place in CODES_ETHNICITY. REFU and NOBT are codes that record
 * no group: CODE_NONE.
 */
uint8_t code_of_ethnicity(struct text text);

#endif

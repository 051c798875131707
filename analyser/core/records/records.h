/*
 * records.h: what is kept of the rows: one small record for each person, request (with its assessment), plan, and the
 * dates of the reviews that make a plan's cycles. Everything else is counted as it streams past and let go.
 *
 * All days are as known at as_of: an event after it is DAY_NONE. Sizes are what the memory bound rests on.
 */
#ifndef CORE_RECORDS_H
#define CORE_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/records/kept_reviews.h"
#include "core/records/key_index.h"

struct person_record { /* 16 bytes */
    int64_t id;
    int32_t birth;
    uint8_t sex;
    uint8_t ethnicity;
    uint8_t social_care;
    uint8_t live_plans; /* at as_of, stops at 255 */
};

/* What a case is broken down by, as category numbers: of a request, and of a plan. And the need of rank 2, which is of no
   breakdown: its place in its codes. */
struct case_traits { /* 16 bytes */
    int32_t birth;
    uint16_t team;
    uint16_t phase;
    uint16_t authority;
    uint8_t source;
    uint8_t need;
    uint8_t second_need;
    uint8_t sex;
    uint8_t ethnicity;
    uint8_t social_care;
};

enum request_flag {
    REQUEST_EXPORTED = 1 << 0,
    REQUEST_EXCEPTED = 1 << 1,      /* reg 5(4) */
    REQUEST_PLAN_EXCEPTED = 1 << 2, /* reg 10(4), 13(3) */
    REQUEST_DISPUTED = 1 << 3,      /* some mediation or tribunal flag: outside the DfE's 20-week population */
    REQUEST_ELSEWHERE = 1 << 4,     /* of another authority than the one asked for */
    REQUEST_IN_YOUTH_ACCOMMODATION = 1 << 5,
    REQUEST_MEDIATED = 1 << 6, /* the decision whether to assess: mediation met, an appeal was made */
    REQUEST_APPEALED = 1 << 7,
    REQUEST_ISSUE_MEDIATED = 1 << 8, /* the decision whether to issue */
    REQUEST_ISSUE_APPEALED = 1 << 9,
    REQUEST_OTHER_MEDIATED = 1 << 10, /* other decisions */
    REQUEST_OTHER_APPEALED = 1 << 11,
};

/* Advice given before the plan was issued. */
enum advice_bit { ADVICE_OF_HEALTH = 1 << 0, ADVICE_OF_SOCIAL_CARE = 1 << 1 };

/*
 * A voice row of a kind is there; the parent's bits are the child's shifted. What is said of views in the assessment is said
 * of a row that is VOICE_IN_ASSESSMENT; "untold" is such a row that does not record it.
 */
enum voice_bit {
    VOICE_ANY = 1 << 0,
    VOICE_IN_ASSESSMENT = 1 << 1, /* form not none, obtained by the day the plan was issued */
    VOICE_AT_START = 1 << 2,      /* and within 42 days of the request */
    VOICE_OWN_WORDS = 1 << 3,
    VOICE_GIVEN = 1 << 4, /* of a review: form not none */
    VOICE_IN_SECTION_A = 1 << 5,
    VOICE_IN_OUTCOMES = 1 << 6,
    VOICE_IN_PROVISION = 1 << 7,
    VOICE_FORM_UNTOLD = 1 << 8,
    VOICE_SECTION_A_UNTOLD = 1 << 9,
    VOICE_OUTCOMES_UNTOLD = 1 << 10,
    VOICE_PROVISION_UNTOLD = 1 << 11,
    VOICE_ACTED_ON = VOICE_IN_OUTCOMES | VOICE_IN_PROVISION, /* any of them */
};
enum { VOICE_OF_PARENT_SHIFT = 16 };

/*
 * Of a plan that became late, what it waited for last of the advice asked of services. Kept for those of the latest 12 months
 * alone, in the order of the requests.
 */
struct last_advice {  /* 20 bytes */
    uint32_t request; /* its place */
    int32_t requested;
    int32_t last;   /* the day it came, DAY_NONE: not yet */
    int32_t before; /* the day of the advice that came before it, DAY_NONE: none */
    uint16_t provider;
    uint8_t kind;
    bool asked; /* there is one */
};

#define OUTCOME_BITS 15U /* an outcome takes four bits */

/* Complete when needs are read, but for `voice` and `advice`: its clocks are worked out while these are being read. */
struct request_record { /* 56 bytes */
    int64_t id;
    struct case_traits traits;
    int32_t received;
    int32_t decided;   /* request.outcome_date */
    int32_t withdrawn; /* request.withdrawn_date */
    int32_t assessment_decided;
    int32_t assessment_withdrawn;
    int32_t draft;
    uint32_t voice; /* enum voice_bit */
    uint16_t flags; /* enum request_flag */
    unsigned outcome : 4;
    unsigned assessment_outcome : 4;
    uint8_t advice; /* enum advice_bit */
};

enum plan_flag { PLAN_ELSEWHERE = 1 << 0 };

/* Names recorded of a plan's child and setting: numbers, as plan_names_of gives them. */
struct plan_called {
    uint32_t setting;
    uint32_t forename;
};

struct plan_record { /* 48 bytes */
    int64_t id;
    struct case_traits traits;
    int32_t anchor; /* first made, else start */
    int32_t ceased;
    int32_t transferred;
    uint32_t newest_review; /* place of its last review in the chain + 1, 0: none */
    uint32_t request;       /* place of the request it came from, ROW_NONE: not recorded or not there */
    uint8_t flags;          /* enum plan_flag */
};

/* A review with a phase transfer due, on whatever day. */
struct transfer_record {
    uint32_t plan;
    uint32_t review; /* its place */
    int32_t due;
    int32_t final;
};

struct audit_record {
    int64_t id;
    int64_t second_of; /* NUMBER_NONE: a first audit */
    uint64_t scores;   /* two bits for each criterion, in the order of criteria.h */
    uint32_t scored;   /* a bit for each criterion that has a score */
    uint32_t first;    /* of a second reading the place of the first audit, ROW_NONE: it is not there */
    uint32_t plan;
    int32_t audited;
    uint8_t sample;
    uint8_t agency;
    int8_t overall; /* -1 not recorded */
};

struct setting_record {
    int64_t urn;
    uint16_t phase;
};

/* Voice rows of reviews, kept by review until the reviews come. */
struct review_voice {
    int64_t review_id;
    int64_t voice_id; /* the smallest, to name an orphan by */
    uint32_t rows;
    uint8_t of_child; /* enum voice_bit */
    uint8_t of_parent;
    uint8_t met; /* enum review_met */
};
enum review_met { REVIEW_NOT_MET, REVIEW_MET, REVIEW_MET_ELSEWHERE };

/* A voice row of both a request and a review: counts for the request only if the review is there. */
struct double_voice {
    int64_t voice_id;
    int64_t review_id;
    uint32_t request;
    uint32_t bits;
};

struct records {
    struct person_record *persons;
    struct key_index person_index;
    uint32_t person_count;
    struct setting_record *settings;
    struct key_index setting_index;
    uint32_t setting_count;
    struct request_record *requests;
    uint32_t *request_settings; /* by request: the place of its setting, ROW_NONE; NULL: no settings are known */
    struct key_index request_index;
    uint32_t request_count;
    struct plan_record *plans;
    struct plan_called *plan_called; /* by plan; NULL: no names are looked for */
    uint32_t *plan_persons;          /* by plan: the place of its child; NULL: the text of plans is not read */
    struct key_index plan_index;
    uint32_t plan_count;
    struct kept_reviews reviews;
    struct transfer_record *transfers;
    uint32_t transfer_count;
    size_t transfer_room;
    struct audit_record *audits;
    struct key_index audit_index;
    uint32_t audit_count;
    struct review_voice *review_voices;
    struct key_index review_voice_index;
    uint32_t review_voice_count;
    struct double_voice *double_voices;
    uint32_t double_voice_count;
    size_t double_voice_room;
};

#endif

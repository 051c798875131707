/*
 * book.h: the state of one analysis while rows stream in: what is kept, what is counted, what was found wrong.
 * Private to the files that read relations and to analysis.c.
 */
#ifndef CORE_BOOK_H
#define CORE_BOOK_H

#include "core/counting/clock_tally.h"
#include "core/counting/family_tally.h"
#include "core/definitions/codes.h"
#include "core/definitions/quality.h"
#include "core/records/analysis_options.h"
#include "core/records/case_share.h"
#include "core/records/contributions.h"
#include "core/records/control_total.h"
#include "core/records/passed.h"
#include "core/records/plan_versions.h"
#include "core/records/records.h"
#include "core/records/request_days.h"
#include "core/records/worklist.h"

struct audit_pair {
    int32_t audited;
    struct case_categories categories;
    uint8_t first;
    uint8_t second;
};

struct authority_name {
    struct text code;
    const char *name;
};

struct book {
    struct arena *arena;
    struct arena person_arena; /* persons, until the plans are in */
    struct arena voice_arena;  /* voices of reviews, until the reviews are in */
    struct arena review_arena; /* reviews, until the clocks on them are worked out */
    struct arena index_arena;  /* where ids are looked up, until all rows are in */
    struct arena tally_arenas[CLOCKS];
    struct arena clock_profile_arenas[CLOCKS]; /* one for each: counted by different threads */
    struct arena family_profile_arenas[POPULATIONS];
    struct analysis_options options;
    int32_t as_of;
    const struct clock *clocks; /* the rows that instances are made by */
    struct records records;
    struct categories categories;
    struct code_memory codes_met;
    struct calendar calendars[GRAINS];
    struct clock_tally clock_tallies[CLOCKS];
    struct tally_batches told;            /* of the clocks told from records, one after the other */
    struct tally_batches passing[CLOCKS]; /* of those whose rows stream past, each at its own pace */
    struct family_tally family_tallies[POPULATIONS];
    struct profile_tally clock_profiles[CLOCKS]; /* of those with a headline */
    struct profile_tally family_profiles[POPULATIONS];
    unsigned family_bits[FAMILY_MEASURES]; /* by measure: its bit among those of its population */
    struct last_advice *last_advices;      /* NULL: there is no advice */
    uint32_t last_advice_count;
    uint8_t *late_plans; /* by request: a bit where there is one */
    struct contributions contributions;
    struct plan_instance_met advised; /* of the advice that is read */
    struct plan_instance_met voiced;
    uint32_t requests_counted;
    uint32_t plans_counted;
    struct worklist worklist;
    struct passed passed[CLOCKS];  /* where cases are asked for */
    struct plan_versions versions; /* what their text says */
    struct quality quality;
    struct control_total totals[RELATIONS];
    struct audit_pair *audit_pairs;
    uint32_t audit_pair_count;
    struct authority_name *authorities; /* of the authority relation */
    uint32_t authority_count;
    uint16_t authority_asked; /* category of --authority, CATEGORY_NOT_RECORDED: all */
    bool *authority_used;     /* by category: in some request or plan that is used */
};

/* How the rows of a relation are read. Columns are named in the order of enum constants in the reader's file. */
struct reader {
    const char *columns[FRAME_COLUMNS];
    /* Sets aside space for as many rows; may be NULL. */
    void (*begin)(struct book *book, uint64_t rows);
    enum aside_reason (*take)(struct book *book, const struct frame *frame, size_t row);
    /* After the last row; may be NULL. Called too when the relation is not there. */
    void (*done)(struct book *book);
};

extern const struct reader reader_of_authority;
extern const struct reader reader_of_setting;
extern const struct reader reader_of_person;
extern const struct reader reader_of_request;
extern const struct reader reader_of_assessment;
extern const struct reader reader_of_sen_need;
extern const struct reader reader_of_advice;
extern const struct reader reader_of_plan;
extern const struct reader reader_of_voice;
extern const struct reader reader_of_review;
extern const struct reader reader_of_audit;
extern const struct reader reader_of_audit_score;
extern const struct reader reader_of_tribunal_order;
extern const struct reader reader_of_plan_section;

/* ---- reading values; each leaves a finding where it reads one as not recorded */

/* A row in hand: where findings are filed. */
struct row {
    struct book *book;
    enum relation_id relation;
    int64_t key;
};

/* The day of an event as known at as_of: DAY_NONE if not recorded, impossible or after as_of. */
int32_t row_event(const struct row *row, int32_t day);

/* A date that is no event (birth, phase transfer due). */
int32_t row_date(const struct row *row, int32_t day);

/* Whether an event is recorded, but after as_of. */
static inline bool after_as_of(const struct book *book, int32_t day)
{
    return day != DAY_NONE && day != DAY_INFINITY && day > book->as_of;
}

uint8_t row_code(const struct row *row, enum code_set_id set, struct text text);

/* A number from least to most, else -1. */
int row_number(const struct row *row, int64_t number, int least, int most);

/* The category of a free text. */
uint16_t row_category(const struct row *row, enum breakdown_id breakdown, struct text text);

/* The place of the setting, ROW_NONE if it is not recorded or not known; and the phase of one. */
uint32_t row_setting(const struct row *row, int64_t setting_urn);
uint16_t setting_phase(const struct book *book, uint32_t setting);

void row_found(const struct row *row, enum rule_id rule);

/* Notes the authority of a request or plan: true if it is one that was not asked for. */
bool row_elsewhere(const struct row *row, uint16_t authority);

/* ---- counting */

/* The traits that come from the person. */
void read_person_traits(struct case_traits *traits, const struct person_record *person);

/* In every breakdown that a case has by itself; kind, provider and criterion are left "not recorded". */
struct case_categories categories_of(const struct case_traits *traits);

/* The request, or plan, that a row refers to; why the row is set aside if there is none to use. */
enum aside_reason find_request(struct book *book, int64_t id, uint32_t *place);
enum aside_reason find_plan(struct book *book, int64_t id, uint32_t *place);

/* The categories of the case, and of the advice where it is one. */
struct case_categories place_categories(const struct book *book, const struct work_place *place);

/* request_id or plan_id, 0 of neither. */
int64_t case_id(const struct book *book, const struct work_place *place);

/* Puts the instance on the worklist if it is open. */
void book_list(struct book *book, enum clock_id clock, const struct instance *instance, struct work_place place);

/* Runs a clock over a case: files what contradicts, lists the instance in the worklist if it is open. */
enum instance_outcome book_look(struct book *book, enum clock_id clock, const struct case_days *days,
                                struct work_place place, struct instance *instance);

/* The same, and counts the instance. */
void book_count(struct book *book, enum clock_id clock, const struct case_days *days,
                const struct case_categories *categories, struct work_place place);

/* Counts a record in the shares of a population (family_tally.h), and gives it out where that is asked for. */
void book_share(struct book *book, enum population population, int32_t day, const struct case_categories *categories,
                unsigned numerators, struct work_place place);
void book_share_stock(struct book *book, enum population population, struct case_share *share, enum share_part part);

/* A phase transfer that is due; and when all are in: by plan and due day. */
void keep_transfer(struct book *book, const struct transfer_record *transfer);
void sort_transfers(struct records *records);

/* The place of a clock on a review, which is kept; its key is known only where cases are asked for. */
struct work_place review_place(const struct kept_reviews *reviews, uint32_t plan, uint32_t review);

/* ---- what late plans waited for (last_advices.c) */

void find_late_plans(struct book *book); /* when requests and assessments are in */

/* NULL: the request is not one of them. */
struct last_advice *last_advice_of(const struct book *book, uint32_t request);

/* ---- the text of plans, when it has been read */

/* What is recorded for the checks of a version of the plan at a place (read_section.c). */
struct plan_text_context plan_text_context_of(const struct book *book, uint32_t place, int32_t version);

void find_unchanged(struct book *book); /* unchanged_plans.c: sets CHECK_CURRENCY_UNCHANGED */

/* copied_plans.c: sets CHECK_COPY_NEAR_IDENTICAL. The sketches go, unless they are kept (analysis_options.keep_sketches). */
void find_copied(struct book *book);

/* ---- what follows when the rows are in */

/*
 * Clocks on requests, reviews, transfers and review cycles are looked at as rows come and counted from the records that
 * are kept, one clock at a time; the others are counted as their rows stream past. May be done by another thread than
 * the one that reads rows: it changes nothing but the clock's tally and `scratch`.
 */
bool is_told(enum clock_id clock);

/* An instance of a clock as it is counted. */
struct told {
    const struct instance *instance;
    const struct case_categories *categories;
    bool left_out; /* outside the DfE's population of the 20-week measure */
    struct work_place place;
};

/* What is done with each instance of a clock: counted (clock_counting), given out. False ends the telling. */
struct telling {
    enum clock_id clock;
    bool (*take)(void *context, const struct told *told);
    void *context;
    struct arena *scratch;
};

struct telling clock_counting(struct book *book, enum clock_id clock, struct arena *scratch);

typedef void teller(const struct book *book, const struct telling *telling);
teller tell_from_records;
teller tell_passed; /* what streamed past, where it was kept */
teller tell_requests;
teller tell_cycles;
teller tell_reviews;
teller tell_transfers;

/*
 * The next so many, looked at for the worklist and counted in shares: requests when the needs are in, plans when the
 * reviews are. Done bit by bit while other rows come.
 */
void count_requests(struct book *book, uint32_t most);
void count_plans(struct book *book, uint32_t most);

void find_same_day_outcomes(struct book *book);
void finish_requests(struct book *book); /* voice and advice by the day the plan was issued */
void finish_plans(struct book *book);    /* the rest of the plans, stale phases */

#endif

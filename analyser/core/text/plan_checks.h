/*
 * plan_checks.h: what is looked for in the text of a plan, as one table: each check with its section, its criterion of the
 * quality standard, the law or guidance behind it, and what it says in plain words when it finds something.
 *
 * A check is a finding: that it holds means that the defect is there. The checks of provision (section F) are asked of
 * sections G, H1 and H2 too: they stand once in the table, and PROVISION_CHECK gives the number of each.
 */
#ifndef CORE_PLAN_CHECKS_H
#define CORE_PLAN_CHECKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sections of a plan as they are checked; H is one that was not divided into H1 and H2. */
enum plan_section {
    SECTION_A,
    SECTION_B,
    SECTION_C,
    SECTION_D,
    SECTION_E,
    SECTION_F,
    SECTION_G,
    SECTION_H1,
    SECTION_H2,
    SECTION_I,
    SECTION_J,
    SECTION_K,
    SECTION_H,
    PLAN_SECTIONS
};

/* "A" to "K", "H1", "H2", "H" */
extern const char *const plan_section_names[PLAN_SECTIONS];

/* The section of that name; PLAN_SECTIONS: there is none. */
enum plan_section plan_section_find(const char *name, size_t length);

/* The sections that provide something, in order. */
enum provision_section { PROVISION_F, PROVISION_G, PROVISION_H1, PROVISION_H2, PROVISION_SECTIONS };

extern const char *const provision_section_names[PROVISION_SECTIONS];

/* What is asked of each of them; SILENT: no provision, and not said that none is needed. */
enum provision_check {
    PROVISION_SILENT,
    PROVISION_NO_TYPE,
    PROVISION_NO_HOURS,
    PROVISION_NO_FREQUENCY,
    PROVISION_NO_WHO,
    PROVISION_NO_EXPERTISE,
    PROVISION_VAGUE,
    PROVISION_UNENFORCEABLE,
    PROVISION_CHECKS
};

enum plan_check_id {
    CHECK_A_NOT_IN_OWN_WORDS,
    CHECK_A_SOUGHT_NOT_SAID,
    CHECK_A_PARENT_NOT_APART,
    CHECK_A_NO_ASPIRATIONS,
    CHECK_A_ASPIRATIONS_UNDATED,
    CHECK_B_NO_NEEDS,
    CHECK_B_RECORDED_NEED_ABSENT,
    CHECK_C_SILENT,
    CHECK_D_SILENT,
    CHECK_E_NO_OUTCOMES,
    CHECK_E_NOT_OUTCOMES,
    CHECK_E_NOT_MEASURABLE,
    CHECK_E_NOT_TIME_BOUND,
    CHECK_PROVISION_FIRST,
    CHECK_PROVISION_END = CHECK_PROVISION_FIRST + PROVISION_SECTIONS * PROVISION_CHECKS,
    CHECK_H_NOT_DIVIDED = CHECK_PROVISION_END,
    CHECK_I_NAMED_IN_DRAFT,
    CHECK_I_NOT_NAMED_IN_FINAL,
    CHECK_J_SILENT,
    CHECK_K_EMPTY,
    CHECK_K_INCOMPLETE,
    CHECK_K_OLD,
    CHECK_THREAD_NEED_WITHOUT_PROVISION,
    CHECK_THREAD_NEED_WITHOUT_OUTCOME,
    CHECK_CURRENCY_LEFT_PHASE,
    CHECK_CURRENCY_LEFT_SETTING,
    CHECK_CURRENCY_UNCHANGED,
    CHECK_COPY_OTHER_NAME,
    CHECK_COPY_PRONOUN,
    CHECK_COPY_NEAR_IDENTICAL,
    CHECK_TOO_LONG,
    PLAN_CHECKS
};

/* F_NO_HOURS is PROVISION_CHECK(PROVISION_F, PROVISION_NO_HOURS). */
#define PROVISION_CHECK(section, check) ((int)CHECK_PROVISION_FIRST + (int)(section)*PROVISION_CHECKS + (int)(check))

/* What one finding is of: a section, one of its lines (the finding of a section: any of its lines), or the plan. */
enum check_level { LEVEL_SECTION, LEVEL_LINE, LEVEL_PLAN };

enum check_basis { BASIS_LAW, BASIS_GUIDANCE };

enum { CHECK_ID_MOST = 32 };

struct plan_check {
    char id[CHECK_ID_MOST]; /* "F_NO_HOURS" */
    const char *section;    /* "F", or "all" where it takes more than one */
    const char *criterion;  /* of the quality standard: "F1" */
    enum check_level level;
    enum check_basis basis;
    const char *provision; /* the law, or the paragraph of the Code of Practice */
    const char *looks_for; /* what makes it hold */
    const char *finding;   /* a plain sentence */
    uint8_t weight;        /* of a finding among the plans to revise first: law 3 or more, guidance 1 or 2 */
    bool experimental;     /* less than four of five of its findings are right on the labelled set: in no headline */
};

/* The check with its id and section filled in. */
struct plan_check plan_check_of(enum plan_check_id check);

/* PLAN_CHECKS: there is none of that id. */
enum plan_check_id plan_check_find(const char *id);

/* Whether it is found of the latest version alone, or by the day of the run: nothing to compare an older version by. */
bool plan_check_is_of_today(enum plan_check_id check);

extern const char *const check_level_names[];
extern const char *const check_basis_names[];

/* A bit a check. */
typedef uint64_t check_set;

static inline check_set check_bit(int check)
{
    return (check_set)1 << check;
}

#endif

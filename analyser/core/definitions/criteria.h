/*
 * criteria.h: what auditors look for in a plan, criterion by criterion: the section, whether the law demands it or guidance
 * and good practice, what it weighs in a plan's grade, and whether the grade is capped where it is absent.
 *
 * In the order of CODES_CRITERION: the criterion with code c is criteria[c - 1].
 */
#ifndef CORE_CRITERIA_H
#define CORE_CRITERIA_H

#include <stdbool.h>
#include <stddef.h>

enum { CRITERIA = 25 };

enum audited_section {
    AUDITED_A,
    AUDITED_B,
    AUDITED_C,
    AUDITED_D,
    AUDITED_E,
    AUDITED_F,
    AUDITED_G,
    AUDITED_H,
    AUDITED_I,
    AUDITED_J,
    AUDITED_K,
    AUDITED_WHOLE, /* of the plan as a whole */
    AUDITED_SECTIONS
};

extern const char *const audited_section_names[AUDITED_SECTIONS];

struct criterion {
    const char *id;
    enum audited_section section;
    const char *looks_for;
    bool law; /* demanded by law, alone or beside guidance; else by guidance and good practice */
};

extern const struct criterion criteria[CRITERIA];

/* What the law demands weighs twice what guidance asks for. */
enum { WEIGHT_LAW = 2, WEIGHT_GUIDANCE = 1 };

static inline unsigned criterion_weight(const struct criterion *criterion)
{
    return criterion->law ? WEIGHT_LAW : WEIGHT_GUIDANCE;
}

/* Scored 0 it caps the plan's grade: a legal criterion of section A, B, F, I or K. */
bool criterion_is_gate(const struct criterion *criterion);

#endif

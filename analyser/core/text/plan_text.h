/*
 * plan_text.h: the text of one version of a plan in, what is wrong with it out: a bit a check (core/text/plan_checks.h) and
 * counts of its lines of provision. Nothing of the text is kept.
 *
 *     plan_text_new once; then for each version plan_text_check, from any thread.
 *
 * Checks look at patterns of words, not at meaning: reports/plan-checks.md says what they cannot see. A section that is
 * not recorded (body NULL, or not among those given) is not looked at: that is no finding. An empty one is.
 * Checks of more than one version or plan (CURRENCY_UNCHANGED, COPY_NEAR_IDENTICAL) are not looked at here.
 */
#ifndef CORE_PLAN_TEXT_H
#define CORE_PLAN_TEXT_H

#include "core/text/plan_names.h"
#include "core/text/section_facts.h"

struct plan_text {
    struct vocabulary vocabulary;
    struct matcher matcher;
    const struct plan_names *names; /* NULL: none were given, and none are looked for */
};

struct plan_text_section {
    enum plan_section section;
    const char *body; /* UTF-8 as far as it is; NULL: not recorded */
    size_t length;    /* bytes */
};

/* What is recorded of the plan and the child; DAY_NONE and 0 where it is not. */
struct plan_text_context {
    int32_t birth;
    int32_t version_date;
    int32_t as_of;
    uint8_t sex;      /* its place in CODES_SEX */
    uint8_t needs[2]; /* of rank 1 and 2: their places in CODES_NEED */
    bool draft;
    uint32_t setting; /* numbers of names (plan_names_of) */
    uint32_t forename;
};

struct plan_text_result {
    check_set looked_at;
    check_set found;             /* of those looked at */
    uint16_t where[PLAN_CHECKS]; /* of each: the sections it was found in, bits by enum plan_section */
    struct provision_counts provision[PROVISION_SECTIONS];
    uint32_t needs;    /* topics of the vocabulary that section B has: bits */
    uint32_t provided; /* those that F or G answers */
    uint32_t intended; /* those that E has an outcome of */
};

/* From the text of reports/plan-vocabulary.txt, which must stay; ERR_DATA where it is wrong. */
MUST_CHECK bool plan_text_new(struct plan_text *plan_text, const char *vocabulary, struct arena *arena,
                              struct err *err);

/* Sections in any order, none twice. */
void plan_text_check(const struct plan_text *plan_text, const struct plan_text_section *sections, size_t count,
                     const struct plan_text_context *context, struct plan_text_result *result);

/* The same from facts (PLAN_SECTIONS of them) read before by section_read. */
void plan_text_judge(const struct section_facts *facts, const struct plan_text_context *context,
                     struct plan_text_result *result);

/* Names found in a section: what is said of the setting; of forenames that they were looked for. */
void plan_text_names(const struct plan_text_context *context, enum plan_section section,
                     const struct names_found *found, struct plan_text_result *result);

static inline struct names_context names_context_of(const struct plan_text_context *context)
{
    return (struct names_context){context->setting, context->forename, context->draft};
}

/* What is found by comparing sections, once their topics are together. */
void plan_text_thread(struct plan_text_result *result);

#endif

/*
 * case_text.h: a version of a plan whose text was checked, as it is given out for a case.
 */
#ifndef CORE_CASE_TEXT_H
#define CORE_CASE_TEXT_H

#include "base/err.h"
#include "core/text/plan_text.h"

struct case_text {
    int64_t plan_id;
    check_set looked_at;
    check_set found;
    uint32_t unprovided;                   /* topics of needs that F and G have nothing for: bits */
    uint32_t unintended;                   /* that E has no outcome of */
    struct plan_text_context context;      /* version_date is the day of the version */
    struct sketch sketches[PLAN_SECTIONS]; /* of a plan's latest version: its long sections, to be compared */
    /* How many others have nearly the same section in their plans (core/cases/copied_sections.h). */
    uint32_t children[PLAN_SECTIONS];
};

typedef bool case_text_sink(void *context, const struct case_text *text, struct err *err);

#endif

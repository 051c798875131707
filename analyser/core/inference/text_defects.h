/*
 * text_defects.h: what the text of a plan lacks, by criterion of the audits and by law. Experimental checks are left out.
 */
#ifndef CORE_TEXT_DEFECTS_H
#define CORE_TEXT_DEFECTS_H

#include <stdint.h>

#include "core/inference/inference.h"

/* The checks that look for a criterion, by its place in criteria.h, and those whose finding is against the law. That a section is too
 * long to be read says nothing of the plan. */
check_set checks_of_criterion(unsigned criterion);
check_set checks_of_law(void);

/* 1 nothing was found, 0 something was, -1 none of these checks was made; `version` may be NULL. */
int text_is_without(const struct plan_version *version, check_set checks);

/* By place of the plan: its latest version, NULL where it has none; from the scratch. NULL: no text has been read. */
const struct plan_version **latest_versions(const struct inference *inference);

/* The last version of the plan up to a day; NULL: there is none. */
const struct plan_version *version_on(const struct book *book, const struct plan_version *latest, int32_t day);

#endif

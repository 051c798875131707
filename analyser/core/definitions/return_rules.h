/*
 * return_rules.h: the checks of a SEN2 return as one table: what the DfE's guide asks of each item (G), in which order
 * days must come (D), what a UPN looks like (U), and what matching with the records in the database found (M).
 *
 * The numbers G and D are our own: the DfE numbers its rules anew each year, and none of its numbers is used. U are the
 * DfE's numbers of the children-in-need census, whose UPN is the same item. sql/import/return_check.sql looks for what
 * breaks them.
 */
#ifndef CORE_RETURN_RULES_H
#define CORE_RETURN_RULES_H

#include "core/definitions/quality.h"

struct return_rule {
    const char *id;
    enum severity severity; /* error: the guide forbids it; warning: look at it; note: for your information */
    const char *finding;    /* a plain sentence: what was found */
    const char *action;     /* a plain sentence: what to do */
};

enum { RETURN_RULES = 51 };

extern const struct return_rule return_rules[RETURN_RULES];

/* NULL: no rule has that id. */
const struct return_rule *return_rule_of(const char *id);

#endif

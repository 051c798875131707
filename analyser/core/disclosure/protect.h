/*
 * protect.h: suppresses what the rule says is small, then as few other counts as it takes until the attacker (attack.h)
 * finds none of them out.
 *
 * The further count is the one of least cost that is printed in a relation of the exposed one. Zeros stay: the reader is told so.
 */
#ifndef CORE_DISCLOSURE_PROTECT_H
#define CORE_DISCLOSURE_PROTECT_H

#include "core/disclosure/attack.h"

struct disclosure_verdict {
    size_t cells;      /* counts to be printed */
    size_t primary;    /* of these, suppressed for being small */
    size_t secondary;  /* suppressed to protect others */
    size_t hidden;     /* small differences that nobody may find out */
    int64_t narrowest; /* the attacker's narrowest interval of these; INT64_MAX: there are none */
    size_t exposed;    /* how many the attacker finds out */
};

/* Marks the counts. The verdict is that of an attack on the result. */
MUST_CHECK bool disclosure_protect(struct disclosure_system *system, const struct disclosure_rule *rule,
                                   struct arena *scratch, struct disclosure_verdict *verdict, struct err *err);

#endif

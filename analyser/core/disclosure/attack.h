/*
 * attack.h: what somebody who has the whole publication can work out: the least and the most that each suppressed or
 * hidden count can be, by linear programming over everything that hangs together.
 *
 * Who attacks knows the rule, that counts are whole and not negative, and every relation of the system. A count is
 * exposed where the interval is narrower than the rule's protection, or where whole numbers at its ends were not found.
 */
#ifndef CORE_DISCLOSURE_ATTACK_H
#define CORE_DISCLOSURE_ATTACK_H

#include "base/err.h"
#include "core/disclosure/system.h"

/* What somebody knows of one count by itself. */
void disclosure_known(const struct disclosure_rule *rule, const struct disclosure_cell *cell, int64_t *low,
                      int64_t *high);

/* The relations of each count, and the counts that hang together with it. */
struct disclosure_web {
    size_t *first; /* of each count and one past, into `relations` */
    size_t *relations;
    size_t *group;   /* the place of the first count of its group; its own where the count is known */
    size_t *ordered; /* the counts, group by group */
};

struct disclosure_web disclosure_web_make(const struct disclosure_system *system, const struct disclosure_rule *rule,
                                          struct arena *arena);

/*
 * What can be seen without linear programming: each relation bounds each of its terms by what the others can be, again and
 * again. Marks those counts that are exposed as found where that is narrow already. It sees less than an attack.
 */
void disclosure_sift(struct disclosure_system *system, const struct disclosure_rule *rule, struct arena *scratch);

/*
 * Tries every protected count that is marked exposed, and clears the mark of those that are safe and marks the
 * others as found. ERR_INTERNAL: the
 * relations contradict each other.
 */
MUST_CHECK bool disclosure_attack(struct disclosure_system *system, const struct disclosure_rule *rule,
                                  struct arena *scratch, struct err *err);

/*
 * The narrowest interval of all protected counts, INT64_MAX where nothing is protected; every count whose interval might be
 * narrower than that is attacked once more. What was seen to be possible stays so, since nothing that was suppressed is
 * shown again. Marks the counts that are exposed.
 */
MUST_CHECK bool disclosure_narrowest(struct disclosure_system *system, const struct disclosure_rule *rule,
                                     struct arena *scratch, int64_t *narrowest, struct err *err);

#endif

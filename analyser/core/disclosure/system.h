/*
 * system.h: the counts of a publication and the sums among them: what disclosure control protects, and what an attacker
 * knows.
 *
 * A count is printed, or hidden: the difference of others, that whoever has them can work out (how many were late, how
 * many of a quarter are in no month that is printed). Every relation is an equation: the counts of its terms, each times
 * its sign, come to 0.
 */
#ifndef CORE_DISCLOSURE_SYSTEM_H
#define CORE_DISCLOSURE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { SUPPRESSED_LEAST = 2, SUPPRESSED_MOST = 1000 };

struct disclosure_rule {
    const char *name;
    int64_t threshold;  /* counts of 1 up to one less are suppressed; 0: none is */
    int64_t base;       /* what the others are rounded to a multiple of; 1: as they are */
    int64_t protection; /* how wide an attacker's interval has to be at least */
    int64_t least;      /* what everybody knows a suppressed count to be at least: zeros are shown */
};

/* "none", "below-K" (SUPPRESSED_LEAST < K <= SUPPRESSED_MOST) or "nhs"; false: it is none of these. */
bool disclosure_rule_read(const char *name, struct disclosure_rule *rule);

/* Whether a count is one that the rule suppresses. */
bool is_small(const struct disclosure_rule *rule, int64_t value);

/* As it is shown: rounded half up to the rule's base. */
int64_t shown_value(const struct disclosure_rule *rule, int64_t value);

enum cell_state { CELL_SHOWN, CELL_PRIMARY, CELL_SECONDARY };

struct disclosure_cell {
    int64_t value;
    int64_t cost; /* of suppressing it to protect others; its value if nobody says more */
    bool printed;
    bool guarded; /* if hidden: whether it counts children, so that a small one must not be found out */
    enum cell_state state;
    int64_t low; /* what the attacker has seen to be possible so far */
    int64_t high;
    bool exposed; /* not shown to be safe */
    bool found;   /* shown not to be */
};

struct disclosure_term {
    size_t cell;
    int sign;
};

struct disclosure_relation {
    size_t first; /* of its terms */
    size_t count;
};

struct disclosure_system {
    struct arena *arena;
    struct disclosure_cell *cells;
    size_t cell_count;
    size_t cell_room;
    struct disclosure_relation *relations;
    size_t relation_count;
    size_t relation_room;
    struct disclosure_term *terms;
    size_t term_count;
    size_t term_room;
};

void disclosure_system_init(struct disclosure_system *system, struct arena *arena);

/* Both return the count's place. */
size_t disclosure_printed(struct disclosure_system *system, int64_t value);
size_t disclosure_hidden(struct disclosure_system *system, int64_t value, bool guarded);

void disclosure_relate(struct disclosure_system *system, const struct disclosure_term *terms, size_t count);

/* What everybody knows of parts: that nothing else belongs to the whole, or only that they are in it. */
enum parts { PARTS_ALL, PARTS_SOME };

/*
 * The whole is its parts and a hidden rest, guarded or not; none where that is 0 and they are PARTS_ALL. False where the
 * parts are more than the whole, and nothing is related.
 */
bool disclosure_parts(struct disclosure_system *system, size_t whole, const size_t *parts, size_t count,
                      enum parts known, bool guarded);

/* Whether the attacker must not find the count out. */
bool is_protected(const struct disclosure_rule *rule, const struct disclosure_cell *cell);

#endif

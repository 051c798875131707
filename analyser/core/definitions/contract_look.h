/*
 * contract_look.h: what a database has of the contract, seen from outside: relation by relation, column by column, and
 * what a run of it would have no data for. Made by `contract check`, printed by render/contract_check.h.
 */
#ifndef CORE_CONTRACT_LOOK_H
#define CORE_CONTRACT_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/definitions/contract.h"

enum { CONTRACT_COLUMNS_MOST = 32 };

enum column_state {
    COLUMN_MISSING,
    COLUMN_FORBIDDEN, /* there, and this user may not read it */
    COLUMN_UNCASTABLE,
    COLUMN_CAST, /* of another type, which a run casts */
    COLUMN_SAME,
    COLUMN_STATES
};

extern const char *const column_state_names[COLUMN_STATES];

struct column_look {
    enum column_state state;
    const char *type; /* as the database names it, "": missing */
    bool coded;       /* its values are codes */
    bool counted;     /* what follows is known */
    uint64_t filled;  /* values that are not null */
    uint64_t unknown; /* of these, no code of the set */
    uint64_t outside; /* of these, days before 1990 or after as_of */
};

struct relation_look {
    bool there;
    bool counted;
    uint64_t rows;
    const char *uncounted; /* why it could not be counted, NULL: it was */
    const char *trouble;   /* why a run could not read it, NULL: it could */
    struct column_look columns[CONTRACT_COLUMNS_MOST];
};

/* A table or a measure of a run. */
struct outcome_look {
    const char *name;
    const char *title;
    bool has_data;
};

struct contract_look {
    int32_t as_of;
    struct relation_look relations[RELATIONS];
    const char *refusal; /* why a run would end with an error, NULL: it would not */
    struct outcome_look *tables;
    size_t table_count;
    struct outcome_look *measures;
    size_t measure_count;
};

/* Whether a run can read all of its columns. */
bool relation_is_whole(const struct contract_look *look, enum relation_id relation);

#endif

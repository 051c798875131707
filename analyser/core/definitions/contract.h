/*
 * contract.h: the input contract, schema `ehc`, as a table: every relation, its key, every column with its type, and
 * whether the analyser reads it. What is read comes in the order of this table; sql/extract/<relation>.sql selects
 * just these columns in this order, which is checked against the prepared query before a row is read.
 */
#ifndef CORE_CONTRACT_H
#define CORE_CONTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order in which they are told of: parents before what refers to them. */
enum relation_id {
    RELATION_AUTHORITY,
    RELATION_SETTING,
    RELATION_PERSON,
    RELATION_REQUEST,
    RELATION_ASSESSMENT,
    RELATION_SEN_NEED,
    RELATION_ADVICE,
    RELATION_PLAN,
    RELATION_VOICE,
    RELATION_REVIEW,
    RELATION_AUDIT,
    RELATION_AUDIT_SCORE,
    RELATION_TRIBUNAL_ORDER,
    RELATION_PLAN_SECTION,
    RELATIONS
};

enum column_type { TYPE_BIGINT, TYPE_INTEGER, TYPE_SMALLINT, TYPE_DATE, TYPE_BOOLEAN, TYPE_TEXT, COLUMN_TYPES };

struct contract_type {
    const char *name; /* as PostgreSQL's format_type says it */
    uint32_t oid;     /* PostgreSQL's pg_type oid: fixed since before version 8 */
    int32_t bytes;    /* in COPY BINARY, -1 where it varies */
};

struct contract_column {
    const char *name;
    enum column_type type;
    bool read;
};

struct contract_relation {
    const char *name;
    bool required;
    const char *key[3]; /* column names, NULL after the last */
    const struct contract_column *columns;
    size_t column_count;
};

extern const struct contract_type contract_types[COLUMN_TYPES];
extern const struct contract_relation contract[RELATIONS];

#define RELATION_BIT(relation) (1U << (relation))

/*
 * What must be in before the rows of a relation may come, a bit each. Relations of which none needs the other may come
 * at the same time. And the order in which they are begun: reviews as soon as may be, since most clocks are on them and
 * are worked out while the rest is read.
 */
extern const uint32_t relation_after[RELATIONS];
extern const enum relation_id reading_order[RELATIONS];

/* How many of the relation's columns are read, and the i-th of them. */
size_t contract_read_count(const struct contract_relation *relation);
const struct contract_column *contract_read_column(const struct contract_relation *relation, size_t index);

#endif

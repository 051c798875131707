/*
 * contract_codes.h: which columns of the contract hold codes, and what a code of each looks like, for whoever looks at a
 * warehouse from outside. Rows are read by codes.h and by the bounds of their readers, which say the same.
 */
#ifndef CORE_CONTRACT_CODES_H
#define CORE_CONTRACT_CODES_H

#include "base/arena.h"
#include "core/definitions/contract.h"

/* "M, F"; NULL for a column without codes, and for ethnicity, whose codes are too many to name. */
const char *contract_codes_named(enum relation_id relation, const char *column, struct arena *arena);

/* A regular expression of PostgreSQL that every code matches as text and nothing else does; NULL without codes. */
const char *contract_codes_pattern(enum relation_id relation, const char *column, struct arena *arena);

#endif

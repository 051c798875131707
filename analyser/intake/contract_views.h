/*
 * contract_views.h: the contract as SQL for somebody who maps a warehouse: a view a relation, made of the contract's
 * table, the templates of sql/contract/ and the comments of the schema.
 */
#ifndef INTAKE_CONTRACT_VIEWS_H
#define INTAKE_CONTRACT_VIEWS_H

#include "base/arena.h"
#include "base/buf.h"

/* SQL that psql runs as it stands: every view empty, its columns of the types of the contract. */
void contract_views(struct buf *sql, struct arena *arena);

/* The schema's comment on a relation, or on its column if that is not NULL. */
const char *contract_comment(const char *relation, const char *column, struct arena *arena);

#endif

/*
 * contract_check.h: what a database has of the contract, for people, as CSV and as JSON.
 */
#ifndef RENDER_CONTRACT_CHECK_H
#define RENDER_CONTRACT_CHECK_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/definitions/contract_look.h"

void contract_check_text(struct buf *buf, const struct contract_look *look, struct arena *scratch);

/* A row a relation, column, table and measure, told apart by the first field. */
void contract_check_csv(struct buf *buf, const struct contract_look *look, struct arena *scratch);

void contract_check_json(struct buf *buf, const struct contract_look *look, struct arena *scratch);

#endif

/*
 * contract_check.h: what a database has of the contract and what a run of it would have no data for. That is worked out as
 * the run works it out, from whatever relations can be read, in the same snapshot; nothing is written.
 */
#ifndef APP_CONTRACT_CHECK_H
#define APP_CONTRACT_CHECK_H

#include "app/program.h"
#include "core/definitions/contract_look.h"

/* Errors are those of the connection alone; what is missing or cannot be read stands in *look. */
MUST_CHECK bool contract_check(struct program *program, struct contract_look *look, struct err *err);

#endif

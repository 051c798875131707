/*
 * source_look.h: how much of the contract schema `ehc` keeps, however little that is: nothing that is missing, and no
 * relation that cannot be counted, is an error here. After source_begin.
 *
 * Errors: as source.h, where the connection is lost or an interruption came; and what mark and back say.
 */
#ifndef INTAKE_SOURCE_LOOK_H
#define INTAKE_SOURCE_LOOK_H

#include "core/definitions/contract_look.h"
#include "intake/source.h"

/* Fills look->relations: from the catalogue, then by one pass over each relation. Texts are kept in the arena. */
MUST_CHECK bool source_look(struct source *source, struct contract_look *look, struct arena *arena, struct err *err);

/* Before something that may fail, and after it did: the transaction is used on. */
MUST_CHECK bool source_mark(struct source *source, struct err *err);
MUST_CHECK bool source_back(struct source *source, struct err *err);

#endif

/*
 * reading.h: all relations of the contract out of the database and into an analysis: several at a time, each over a
 * connection of its own and all in the snapshot of the first, in an order that keeps to relation_after. What is read
 * beside what makes no difference to the analysis.
 */
#ifndef APP_READING_H
#define APP_READING_H

#include "app/program.h"
#include "core/analysis.h"

/*
 * Begins the snapshot of the connection there is, and connects once more: another reader is of use, but where it cannot
 * be had one will do. Errors: those of source_begin.
 */
MUST_CHECK bool reading_begin(struct program *program, struct err *err);

/* `states`: what source_examine found, RELATIONS of them. */
MUST_CHECK bool reading_rows(struct program *program, const struct source_relation *states, struct analysis *analysis,
                             struct err *err);

/* Ends the snapshot; the first connection stays. */
MUST_CHECK bool reading_end(struct program *program, struct err *err);

#endif

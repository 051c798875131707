/*
 * source.h: schema `ehc` of a PostgreSQL database, from the connection to frames, in one read-only snapshot.
 *
 *     source_open -> source_begin -> source_examine -> source_count, source_read for each relation -> source_end
 *     source_open -> source_migrate (`init`)
 *     source_close at the end, whatever happened.
 *
 * Errors: ERR_DATABASE no connection, lost connection, query refused; ERR_CONFIGURATION the server or the contract;
 * ERR_DATA a value that cannot be read; ERR_INTERRUPTED the flag was set. No message holds a value of a row or a
 * password. After a failure only source_close is of use.
 */
#ifndef INTAKE_SOURCE_H
#define INTAKE_SOURCE_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/definitions/contract.h"
#include "core/definitions/frame.h"
#include "intake/copy_decoder.h"

struct source;

/*
 * Connects as libpq does: conninfo is a database name, key words, a URI, "" or NULL; what it leaves out comes from the
 * environment (PGHOST, PGSERVICE, ...) and the service file. `interrupted` is looked at in every wait, at least five
 * times a second; NULL for never. *source is NULL when it fails.
 */
MUST_CHECK bool source_open(struct source **source, const char *conninfo, const volatile sig_atomic_t *interrupted,
                            struct err *err);

/* Safe on NULL. Ends a transaction that is open. */
void source_close(struct source *source);

/* REPEATABLE READ READ ONLY: from here on everything is of one instant. */
MUST_CHECK bool source_begin(struct source *source, struct err *err);

/* That instant, as pg_current_snapshot() names it: "738:738:". Valid until source_close. */
const char *source_snapshot(const struct source *source);

/*
 * Another connection to the same database, begun in the snapshot of one that has begun and has read nothing yet. Where
 * the server lends no snapshot that one begins anew.
 */
MUST_CHECK bool source_begin_beside(struct source *source, struct source *first, struct err *err);

/* From another thread: what the source is doing ends within a fifth of a second. It can only be closed then. */
void source_halt(struct source *source);

MUST_CHECK bool source_end(struct source *source, struct err *err);

struct source_relation {
    bool present;   /* the relation is there, with all columns that the contract has */
    bool unique;    /* a unique index promises that no two rows have the same key and that no key is null */
    bool forenames; /* of persons: there is a column `forename`, beyond the contract, that may be read */
    bool textless;  /* of sections of plans: whoever reads them needs no text, and none is asked of the server */
};

/*
 * Looks at the catalogue for every relation of the contract: tables, partitioned and foreign tables, views,
 * materialised views. All required relations that are missing, all missing columns of any that is there, and all that
 * may not be read are one ERR_CONFIGURATION.
 */
MUST_CHECK bool source_examine(struct source *source, struct source_relation state[RELATIONS], struct err *err);

struct source_counts {
    uint64_t rows;
    uint64_t surplus; /* rows beyond the first of their key; a key with a null in it equals no other */
};

/*
 * Counts a relation that is present, for the control totals. Keys are compared as their contract types. Where
 * `state->unique`, surplus is 0 without counting.
 */
MUST_CHECK bool source_count(struct source *source, enum relation_id relation, const struct source_relation *state,
                             struct source_counts *counts, struct err *err);

/*
 * Reads a relation that is present: its frame (shaped for the relation) is filled and given to the sink batch by
 * batch. `ordered`: with the ORDER BY that makes the first of equal keys always the same (where not `state->unique`).
 * *rows is what was delivered, equal to what the server says it sent. The decoder's area (1 MiB, more if a row needs
 * it) is borrowed from the arena.
 */
MUST_CHECK bool source_read(struct source *source, const struct source_relation *state, bool ordered,
                            struct frame *frame, struct arena *arena, frame_sink *sink, void *context, uint64_t *rows,
                            struct err *err);

/* Reads names (sql/names) of a relation that is present and has them: frames of an id and a text that is recorded. */
MUST_CHECK bool source_read_names(struct source *source, enum relation_id relation, struct arena *arena,
                                  frame_sink *sink, void *context, struct err *err);

/*
 * For `init`, outside of a transaction: applies the migrations that are not yet in ehc_evidence.migration, each in a
 * transaction of its own. Two at once wait for each other. *applied is how many were new. A schema ehc that holds
 * relations already is left as it is (001_ehc.sql): source_examine says then what it lacks.
 */
MUST_CHECK bool source_migrate(struct source *source, unsigned *applied, struct err *err);

/*
 * For `init`, after source_migrate: makes the roles of sql/roles.sql and gives each what it needs. *granted is false, and
 * nothing is done, where this role may create none and they are not there, or where ehc_evidence is another's.
 */
MUST_CHECK bool source_grant(struct source *source, bool *granted, struct err *err);

#endif

/*
 * store.h: a run into schema ehc_evidence (sql/schema/005_store.sql), over a connection of its own, whose role needs no more
 * than to call that schema's functions.
 *
 *     store_open -> store_pending, store_settle for each -> store_start -> store_rows_*, store_definitions, store_table ...
 *         -> store_finish -> store_publish -> (the folder takes its name) -> store_published -> store_tidy
 *     store_close at the end, whatever happened: what is not committed is undone.
 *
 * Files and database agree. store_finish commits everything at once, as a run that is `pending` and that nobody is shown.
 * store_publish begins a second transaction that makes it `published`; while that is open the folder takes its name;
 * store_published commits it. A program that dies before the folder has its name leaves a pending run whose folder is not
 * there; one that dies after it, a pending run whose folder is. The next run tells them apart by the SHA-256 of run.json
 * (store_pending) and settles them, abandoned or published, before it does anything else. So a reader of the database
 * never sees a run without its files; files whose run is not yet shown are possible from the one instant to the next, and after
 * a program died there, until the next run.
 *
 * A session lock keeps every other store of the same database out from store_open to store_close, so that what is pending is
 * of nobody who lives. A session may be lost while its program lives: it then fails in store_publish, before the folder has its
 * name; and where it is lost after that, whoever settles waits for the lock of DIR (app/leftovers.h), under which the
 * folder is named.
 *
 * Errors: ERR_CONFIGURATION where `init` has not made the schema or the role may not write; ERR_DATABASE no connection, a lost
 * one, a disk that is full, another store under way; ERR_INTERRUPTED. After a failure only store_close is of use.
 */
#ifndef INTAKE_STORE_H
#define INTAKE_STORE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct store;

/* conninfo and `interrupted` as for source_open. *store is NULL when it fails. */
MUST_CHECK bool store_open(struct store **store, const char *conninfo, const volatile sig_atomic_t *interrupted,
                           struct err *err);

void store_close(struct store *store); /* safe on NULL */

/* A run that a dead program left. Texts are the arena's. */
struct pending_run {
    const char *run;
    const char *as_of;
    const char *manifest_sha256; /* of its run.json */
};

/* Those whose folder is in `folder` and that asked for the authority (NULL: for all). */
MUST_CHECK bool store_pending(struct store *store, const char *folder, const char *authority, struct arena *arena,
                              struct pending_run **list, size_t *count, struct err *err);

/* `in_place`: its folder is there, whole. */
MUST_CHECK bool store_settle(struct store *store, const struct pending_run *run, bool in_place, struct err *err);

MUST_CHECK bool store_start(struct store *store, struct err *err);

/* Rows as CSV with a header line, a kind at a time: "cases", "evidence", "worklist", "findings". */
MUST_CHECK bool store_rows_begin(struct store *store, const char *kind, struct err *err);
MUST_CHECK bool store_rows_put(void *store, const void *bytes, size_t length, struct err *err);
MUST_CHECK bool store_rows_end(struct store *store, struct err *err);

/* JSON as in evidence.json. Definitions of a digest that is there already change nothing. */
MUST_CHECK bool store_definitions(struct store *store, const char *digest, const char *json, struct err *err);
MUST_CHECK bool store_table(struct store *store, const char *json, size_t place, struct err *err);

/* `manifest` is the text of run.json; `folder` what <as_of> will stand in, by its whole path. */
MUST_CHECK bool store_finish(struct store *store, const char *manifest, const char *folder, struct err *err);

MUST_CHECK bool store_publish(struct store *store, struct err *err);
MUST_CHECK bool store_published(struct store *store, struct err *err);

/* Lets go of what nobody is shown, and of what is old by the rule ("35d,13m,5y"; NULL: nothing is). */
MUST_CHECK bool store_tidy(struct store *store, const char *keep, struct err *err);

#endif

/*
 * importing.h: what every import does with a database: one transaction of steps, each a file of sql/import/, that is
 * committed whole or not at all. Two imports wait for each other.
 *
 *     source_open -> import_begin -> import_step, import_rows, import_ask ... -> import_commit; source_close at the end,
 *     which undoes what was not committed.
 *
 * Errors as in source.h. A step that finds its data wrong says so by RAISE with one of the SQLSTATEs of sqlstate.h that
 * are our own (EHC05 data, EHC03 configuration): its message is then the program's, and must hold no value of a record.
 */
#ifndef INTAKE_IMPORTING_H
#define INTAKE_IMPORTING_H

#include "base/err.h"
#include "intake/postgres.h"
#include "intake/source.h"

MUST_CHECK bool import_begin(struct source *source, struct err *err);
MUST_CHECK bool import_commit(struct source *source, struct err *err);

/* Undoes everything and ends the transaction, for what only looks. */
MUST_CHECK bool import_undo(struct source *source, struct err *err);

/* What the steps read by current_setting('ehc.<name>'), to the end of the transaction. */
MUST_CHECK bool import_tell(struct source *source, const char *name, const char *value, struct err *err);

/* Runs the statements of sql/import/<step>.sql. */
MUST_CHECK bool import_step(struct source *source, const char *step, struct err *err);

/* Gives up to `room` bytes; *length is 0 at the end alone. */
typedef bool byte_source(void *context, void *bytes, size_t room, size_t *length, struct err *err);

/* Sends bytes to the COPY ... FROM STDIN that is `sql`; `subject` begins the messages. *rows as the server counted. */
MUST_CHECK bool import_rows(struct source *source, const char *subject, const char *sql, byte_source *bytes,
                            void *context, uint64_t *rows, struct err *err);

/* Runs the one query of sql/import/<step>.sql; *result is freed with postgres_free. */
MUST_CHECK bool import_ask(struct source *source, const char *step, struct postgres_result **result, struct err *err);

#endif

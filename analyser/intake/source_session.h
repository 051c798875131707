/*
 * source_session.h: what a session of a run may take, and that there is one run at a time for a database.
 *
 * The lock is an advisory one, of the session: it needs no right to write, and goes with the connection, however that
 * ends. Errors as in source.h.
 */
#ifndef INTAKE_SOURCE_SESSION_H
#define INTAKE_SOURCE_SESSION_H

#include <stdint.h>

#include "intake/source.h"

enum { LIMIT_OF_SERVER = -1 };

/* In seconds, 0 for none; LIMIT_OF_SERVER: as the server, the database or the role has it, else half an hour for a
   statement and five minutes for a lock. */
struct source_limits {
    int64_t statement_seconds;
    int64_t lock_seconds;
};

/* With these come bounds on idling, and a server that notices when the program has vanished (sql/session/limits.sql). */
MUST_CHECK bool source_limit(struct source *source, const struct source_limits *limits, struct err *err);

enum { SECONDS_OF_DEAD = 5 }; /* the lock of a run that was killed goes when the server notices: so long it is waited */

/* Takes the lock. Held by another: ERR_DATABASE, which says by whom. */
MUST_CHECK bool source_lock(struct source *source, struct err *err);

/* Whether the connection is alive and holds the lock, so that no other run has been in between. */
MUST_CHECK bool source_still_locked(struct source *source, struct err *err);

#endif

/*
 * sqlstate.h: what an error of the server means for the program. Messages of the server are repeated only where they
 * speak of names and circumstances, never where they may hold a value of a row.
 */
#ifndef INTAKE_SQLSTATE_H
#define INTAKE_SQLSTATE_H

#include <stddef.h>

#include "base/err.h"

#define SQLSTATE_MESSAGE_MOST 1400

/* Sets err from a SQLSTATE (five characters) and the primary message. Returns false. `subject`: "ehc.review". */
bool sqlstate_error(struct err *err, const char *subject, const char *sqlstate, const char *message);

/*
 * Of libpq's message, in its verbose form, that there is no connection: the same in its usual form, as one line. False
 * where the server itself has refused, and would again: a password, a database that is not there.
 */
bool sqlstate_of_connecting(const char *message, char line[SQLSTATE_MESSAGE_MOST]);

/* Copies a message as one line: control characters and runs of blanks become one blank; cut where it is too long. */
void sqlstate_one_line(const char *message, char line[SQLSTATE_MESSAGE_MOST]);

#endif

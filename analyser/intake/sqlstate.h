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

/* Copies a message as one line: control characters and runs of blanks become one blank; cut where it is too long. */
void sqlstate_one_line(const char *message, char line[SQLSTATE_MESSAGE_MOST]);

#endif

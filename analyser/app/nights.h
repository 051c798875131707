/*
 * nights.h: the days a command is asked to run for: one, or with --catch-up those before it too that were missed since the
 * last run in the folder, oldest first, each with a connection and a snapshot of its own. What the records say now is read as
 * it was known then (--as-of), so a late change of an old record is in a night that is caught up and was not in one on time.
 */
#ifndef APP_NIGHTS_H
#define APP_NIGHTS_H

#include "app/program.h"
#include "base/err.h"

/* A night that fails does not keep the next from being tried, unless the database is gone or the program asked to stop. The
   error is the worst one's; others are said where they happen. */
MUST_CHECK bool nights_run(struct program *program, struct err *err);

#endif

/*
 * attempts.h: a run that is tried again when what failed may have passed: a connection that broke, a server that
 * restarts, a deadlock (err->passing), up to --retries times. Each attempt reads everything anew, in a snapshot of its
 * own; nothing is kept of the one before.
 */
#ifndef APP_ATTEMPTS_H
#define APP_ATTEMPTS_H

#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool attempts_run(struct program *program, struct err *err);

#endif

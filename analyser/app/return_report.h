/*
 * return_report.h: what is said of a return that was read: what was stored, what it holds that no return has, which
 * checks it does not pass. Added to program->printed.
 */
#ifndef APP_RETURN_REPORT_H
#define APP_RETURN_REPORT_H

#include "app/program.h"
#include "base/err.h"

/* The records stored, by kind. */
MUST_CHECK bool return_report_stored(struct program *program, struct err *err);

/* How many checks were not passed and what was not understood, in a few lines. */
MUST_CHECK bool return_report_summary(struct program *program, struct err *err);

/* Every check that was not passed, with what to do; *csv gets the same as CSV. */
MUST_CHECK bool return_report_findings(struct program *program, struct buf *csv, struct err *err);

#endif

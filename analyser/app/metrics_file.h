/*
 * metrics_file.h: --metrics FILE: how the run went, for a monitor. The file changes in one step, also after a failure, which
 * keeps the time of the last success that stood in it.
 */
#ifndef APP_METRICS_FILE_H
#define APP_METRICS_FILE_H

#include "app/journal.h"
#include "base/err.h"

/* `ended` is how the run has ended. Like all that is made it is its group's to read: put the monitor there. */
MUST_CHECK bool metrics_file_write(const char *path, const struct journal *journal, const struct err *ended,
                                   struct err *err);

#endif

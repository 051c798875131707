/*
 * signals.h: SIGINT, SIGTERM and SIGHUP ask the program to stop: it takes back what it has half done and leaves with
 * 130. A second one kills it. SIGPIPE and SIGXFSZ are ignored: the write that fails says so.
 */
#ifndef APP_SIGNALS_H
#define APP_SIGNALS_H

#include <signal.h>

#include "base/err.h"

void signals_start(void);

/* Not 0 once the program was asked to stop. */
const volatile sig_atomic_t *signals_flag(void);

/* False, with ERR_INTERRUPTED set, once the program was asked to stop. */
MUST_CHECK bool signals_quiet(struct err *err);

#endif

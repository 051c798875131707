/*
 * retrying.h: waiting before what failed is tried again: about a second, then about twice as long each time, a minute
 * at most. What is added to that differs from process to process, so that jobs that one restart of a server has thrown
 * out do not come back in the same instant.
 */
#ifndef APP_RETRYING_H
#define APP_RETRYING_H

#include <stdint.h>

#include "base/err.h"

/* In milliseconds, after so many attempts (1 for the first wait). */
int64_t retrying_wait(int64_t attempts, int64_t process);

/* Waits so long. False: the program was asked to stop. */
MUST_CHECK bool retrying_sleep(int64_t milliseconds, struct err *err);

#endif

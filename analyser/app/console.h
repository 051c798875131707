/*
 * console.h: the three streams. Standard output that is closed or full is an error, not a shrug.
 */
#ifndef APP_CONSOLE_H
#define APP_CONSOLE_H

#include "base/buf.h"
#include "base/err.h"

/* Sees to it that no file of ours is opened in the place of a stream that came closed. */
void console_start(void);

/* Writes all of it to standard output, with a ? for each character that would steer a terminal. */
MUST_CHECK bool console_print(const struct buf *buf, struct err *err);

/* "ehc-analyser: " and the message, on standard error. */
void console_complain(const struct err *err);

/* "ehc-analyser: " and what is worth knowing though nothing has failed, on standard error. */
void console_warn(const char *format, ...) PRINTF_LIKE(1, 2);

/* Says why and ends the program at once, from whichever thread: for what leaves no other way out. */
_Noreturn void console_leave(const char *why, enum err_kind kind);

/* Standard output is a terminal whose locale is UTF-8. */
bool console_shows_utf8(void);

#endif

/*
 * err.h: how a function says that it failed.
 *
 * A function that can fail returns bool, is warn_unused_result and takes `struct err *` last. It sets the error
 * once, where most is known: what was wrong, where, and what to do. Callers pass it up; only app/ prints it.
 * The kind decides the exit code of the program.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
    ERR_NONE = 0,
    ERR_CROSSED = 1,       /* all is done, and a threshold that was asked for is crossed */
    ERR_USAGE = 2,         /* the command line */
    ERR_CONFIGURATION = 3, /* a setting, or the contract: a relation or column that is missing */
    ERR_DATABASE = 4,      /* no connection, lost connection, a query refused */
    ERR_DATA = 5,          /* bytes that are not what they claim, or totals that do not add up */
    ERR_OUTPUT = 6,        /* a file that cannot be written */
    ERR_INTERNAL = 70,     /* a bug, or memory */
    ERR_INTERRUPTED = 130, /* SIGINT or SIGTERM */
};

struct err {
    enum err_kind kind;
    bool passing; /* what failed may have passed when it is tried again: a server that restarts, a deadlock */
    char text[1536];
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(template, first) __attribute__((format(printf, template, first)))

/* Records an error, the first one wins. Returns false, so that `return err_set(...)` reads well. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* The same, of what may pass. */
bool err_set_passing(struct err *err, enum err_kind kind, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts "context: " before the text of an error that was set further down. Returns false. */
bool err_context(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Puts a line of advice after the text, where it has room. Returns false. */
bool err_advice(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

#include "base/banned.h"

#endif

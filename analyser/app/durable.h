/*
 * durable.h: files that are written, still open, and not yet durable. Each goes to the disk as soon as it is written; they
 * are made durable together, since a file system writes what it knows of many files at once, not file by file: the
 * seventy small files of a run take half the time.
 */
#ifndef APP_DURABLE_H
#define APP_DURABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { DURABLE_MOST = 32 }; /* open at the same time */

struct durable_file {
    int file;
    const char *folder; /* for messages, as the name */
    const char *name;
};

struct durable {
    struct durable_file files[DURABLE_MOST];
    size_t count;
};

/* The file is this module's from here on, whatever comes of it. Where there is no room, the others are made durable. */
MUST_CHECK bool durable_later(struct durable *durable, const struct durable_file *file, struct err *err);

/* Makes all durable and closes them. ERR_OUTPUT names one that could not be: there may be no room for what was written. */
MUST_CHECK bool durable_now(struct durable *durable, struct err *err);

/* Closes them, durable or not. Safe on a zeroed one. */
void durable_release(struct durable *durable);

#endif

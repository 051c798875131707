/*
 * progress.h: one line on standard error that says what is being done, where standard error is a terminal; elsewhere
 * nothing. Counts only, never an id.
 */
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool shown;
    int64_t next; /* milliseconds; not before this is it drawn again */
};

void progress_start(struct progress *progress, bool quiet);

void progress_say(struct progress *progress, const char *doing);

/* Drawn a few times a second at most. */
void progress_rows(struct progress *progress, const char *relation, uint64_t done, uint64_t all);

/* Takes the line away. */
void progress_end(struct progress *progress);

#endif

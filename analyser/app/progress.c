#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "app/progress.h"
#include "base/err.h"

#define TO_EMPTY_LINE "\r\033[K"

enum { MILLISECONDS_BETWEEN = 200 };

static int64_t milliseconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, bool quiet)
{
    *progress = (struct progress){.shown = !quiet && isatty(STDERR_FILENO)};
}

void progress_say(struct progress *progress, const char *doing)
{
    if (progress->shown)
        fprintf(stderr, TO_EMPTY_LINE "%s", doing);
}

void progress_rows(struct progress *progress, const char *relation, uint64_t done, uint64_t all)
{
    if (!progress->shown || milliseconds() < progress->next)
        return;
    progress->next = milliseconds() + MILLISECONDS_BETWEEN;
    fprintf(stderr, TO_EMPTY_LINE "reading %s: %" PRIu64 " of %" PRIu64 " rows", relation, done, all);
}

void progress_end(struct progress *progress)
{
    progress_say(progress, "");
    progress->shown = false;
}

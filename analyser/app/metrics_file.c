#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/metrics_file.h"
#include "base/num.h"

enum { METRICS_MOST = 1 << 18, MODE = 0640 };

/* In what an earlier run has written; 0 where it has not, or was not there. */
static int64_t last_success_in(const char *path)
{
    static char text[METRICS_MOST];
    FILE *file = fopen(path, "re");
    text[file ? fread(text, 1, sizeof text - 1, file) : 0] = '\0';
    if (file)
        fclose(file);
    int64_t seconds = 0;
    char *found = strstr(text, "\n" METRICS_LAST_SUCCESS " ");
    if (!found)
        return 0;
    found += strlen("\n" METRICS_LAST_SUCCESS " ");
    found[strcspn(found, "\n")] = '\0';
    return num_parse(found, 1, INT64_MAX, &seconds) ? seconds : 0;
}

static bool write_all(int file, const struct buf *buf)
{
    for (size_t written = 0; written < buf->length;) {
        ssize_t more = write(file, buf->bytes + written, buf->length - written);
        if (more < 0 && errno != EINTR)
            return false;
        written += more > 0 ? (size_t)more : 0;
    }
    return fsync(file) == 0;
}

/* Beside the file, under a name that no collector reads. */
static bool replace(const char *path, const struct buf *buf)
{
    char part[PATH_MAX];
    int length = snprintf(part, sizeof part, "%s.%ld.part", path, (long)getpid());
    if (length < 0 || (size_t)length >= sizeof part) {
        errno = ENAMETOOLONG;
        return false;
    }
    int file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, MODE);
    if (file < 0)
        return false;
    bool written = write_all(file, buf);
    int why = errno;
    bool closed = close(file) == 0;
    if (written && closed && rename(part, path) == 0)
        return true;
    why = written ? errno : why;
    unlink(part);
    errno = why;
    return false;
}

bool metrics_file_write(const char *path, const struct journal *journal, const struct err *ended, struct err *err)
{
    int64_t now = (int64_t)time(NULL);
    bool success = ended->kind == ERR_NONE || ended->kind == ERR_CROSSED;
    struct run_metrics metrics = {.success = success,
                                  .exit_code = (int)ended->kind,
                                  .as_of = journal->as_of,
                                  .finished = now,
                                  .last_success = success ? now : last_success_in(path),
                                  .attempts = journal->attempts,
                                  .steps = journal->steps,
                                  .step_count = journal->step_count,
                                  .read = journal->read,
                                  .rows = journal->rows,
                                  .overdue = &journal->overdue};
    struct buf buf;
    buf_init(&buf, METRICS_MOST);
    metrics_text(&buf, &metrics);
    bool good = !buf.broken && replace(path, &buf);
    buf_free(&buf);
    return good || err_set(err, ERR_OUTPUT, "the metrics cannot be written to %.600s: %s", path, strerror(errno));
}

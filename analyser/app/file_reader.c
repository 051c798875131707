#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/file_reader.h"
#include "app/signals.h"

static bool cannot(const struct file_reader *reader, int why, struct err *err)
{
    return err_set(err, ERR_DATA, "%.400s cannot be read: %s", reader->path, strerror(why));
}

bool file_reader_open(struct file_reader *reader, const char *path, struct err *err)
{
    *reader = (struct file_reader){.path = path, .file = open(path, O_RDONLY | O_CLOEXEC)};
    if (reader->file < 0)
        return cannot(reader, errno, err);
    reader->open = true;
    struct stat status;
    if (fstat(reader->file, &status) != 0)
        return cannot(reader, errno, err);
    return !S_ISDIR(status.st_mode) || cannot(reader, EISDIR, err);
}

bool file_reader_read(void *context, void *bytes, size_t room, size_t *length, struct err *err)
{
    struct file_reader *reader = context;
    ssize_t got = -1;
    *length = 0;
    while (signals_quiet(err)) {
        got = read(reader->file, bytes, room);
        if (got >= 0 || errno != EINTR)
            break;
    }
    if (err->kind != ERR_NONE)
        return false;
    if (got < 0)
        return cannot(reader, errno, err);
    *length = (size_t)got;
    reader->bytes += (uint64_t)got;
    return true;
}

void file_reader_close(struct file_reader *reader)
{
    if (reader->open)
        close(reader->file);
    reader->open = false;
}

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/output_file.h"
#include "base/words.h"

static bool cannot(const char *path, const char *what, struct err *err)
{
    return err_set(err, ERR_OUTPUT, "%.600s %s: %s", path, what, strerror(errno));
}

static bool write_part(struct program *program, int at, const char *folder, const char *part, const struct buf *bytes,
                       struct err *err)
{
    struct file_writer *writer = &program->writers[0];
    struct manifest_file written;
    if (unlinkat(at, part, 0) != 0 && errno != ENOENT)
        return cannot(part, "is in the way", err);
    if (!file_writer_open(writer, at, folder, part, 0600, err))
        return false;
    buf_add(&writer->buf, bytes->bytes, bytes->length);
    return file_writer_close(writer, &written, err);
}

static bool write_into(struct program *program, int at, const char *folder, const char *path, const struct buf *bytes,
                       struct err *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *part = words(&program->run, "%s.part", name);
    if (write_part(program, at, folder, part, bytes, err) &&
        (renameat(at, part, at, name) == 0 || cannot(path, "cannot be replaced", err)))
        return true;
    unlinkat(at, part, 0);
    return false;
}

bool output_file_write(struct program *program, const char *path, const struct buf *bytes, struct err *err)
{
    const char *slash = strrchr(path, '/');
    const char *folder = !slash ? "." : slash == path ? "/" : arena_text(&program->run, path, (size_t)(slash - path));
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at < 0)
        return cannot(folder, "cannot be opened", err);
    bool written = write_into(program, at, folder, path, bytes, err);
    close(at);
    return written;
}

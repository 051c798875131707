#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/folder_tree.h"
#include "app/private_file.h"

/* Replaces what an earlier command left. */
static bool write_into(struct program *program, int at, const char *name, const struct buf *csv, struct err *err)
{
    const char *out = program->settings.out;
    struct file_writer *writer = &program->writers[0];
    struct manifest_file written;
    if (unlinkat(at, name, 0) != 0 && errno != ENOENT)
        return err_set(err, ERR_OUTPUT, "%.400s/%s cannot be replaced: %s", out, name, strerror(errno));
    if (!file_writer_open(writer, at, out, name, 0600, err))
        return false;
    buf_add(&writer->buf, csv->bytes, csv->length);
    return file_writer_close(writer, &written, err);
}

bool private_file_put(struct program *program, const char *name, const struct buf *bytes, struct err *err)
{
    const char *out = program->settings.out;
    size_t made = 0;
    if (!folder_make(out, &made))
        return err_set(err, ERR_OUTPUT, "%.400s cannot be made: %s", out, strerror(errno));
    int at = folder_open(out);
    if (at < 0)
        return err_set(err, ERR_OUTPUT, "%.400s cannot be opened: %s", out, strerror(errno));
    bool written = write_into(program, at, name, bytes, err);
    close(at);
    return written;
}

bool private_file_write(struct program *program, const char *name, const struct buf *csv, struct err *err)
{
    bool written = private_file_put(program, name, csv, err);
    if (written)
        buf_format(&program->printed, "\nThe same is in %s/%s\n", program->settings.out, name);
    return written;
}

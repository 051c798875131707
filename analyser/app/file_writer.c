#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/file_writer.h"
#include "app/linux_files.h"
#include "app/output_error.h"
#include "app/signals.h"

/* More than any one thing that is rendered between two writes. */
#define BUFFERED_MOST ((size_t)1 << 30)

bool file_writer_open(struct file_writer *writer, int at, const char *folder, const char *name, unsigned mode,
                      struct err *err)
{
    *writer = (struct file_writer){.folder = folder, .name = name};
    buf_init(&writer->buf, BUFFERED_MOST);
    buf_init(&writer->going, BUFFERED_MOST);
    writer->file = openat(at, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (writer->file < 0)
        return output_error(err, "create", folder, name, errno);
    writer->open = true;
    writer->digest = digest_new();
    return writer->digest || err_set(err, ERR_INTERNAL, "out of memory for a digest");
}

static bool write_all(int file, const char *bytes, size_t left)
{
    while (left > 0) {
        ssize_t written = write(file, bytes, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        left -= (size_t)written;
    }
    return true;
}

static void give_to_other(struct file_writer *writer)
{
    if (writer->also && writer->also_err.kind == ERR_NONE && writer->going.length > 0)
        (void)!writer->also(writer->also_context, writer->going.bytes, writer->going.length, &writer->also_err);
}

/* The thread's part: nothing but the chunk that goes and what is noted here. */
static void send(void *context)
{
    struct file_writer *writer = context;
    give_to_other(writer);
    if (!digest_add(writer->digest, writer->going.bytes, writer->going.length))
        writer->digest_failed = true;
    else if (!write_all(writer->file, writer->going.bytes, writer->going.length))
        writer->write_failed = errno;
    else if (writer->ended && fsync(writer->file) != 0)
        writer->write_failed = errno;
    else if (!writer->ended)
        send_to_disk(writer->file, writer->bytes + writer->going.length);
    writer->bytes += writer->going.length;
    writer->going.length = 0;
}

void file_writer_also(struct file_writer *writer, chunk_sink *sink, void *context)
{
    writer->also = sink;
    writer->also_context = context;
}

void file_writer_beside(struct file_writer *writer)
{
    writer->background = background_start(send, writer);
}

/* What became of the chunks that went. */
static bool sent(struct file_writer *writer, struct err *err)
{
    background_wait(writer->background);
    if (writer->digest_failed)
        return err_set(err, ERR_INTERNAL, "libcrypto cannot hash %s", writer->name);
    if (writer->also_err.kind != ERR_NONE) {
        *err = writer->also_err;
        return false;
    }
    if (writer->write_failed)
        return output_error(err, "write", writer->folder, writer->name, writer->write_failed);
    return true;
}

bool file_writer_write(struct file_writer *writer, struct err *err)
{
    if (!signals_quiet(err) || !sent(writer, err))
        return false;
    if (writer->buf.broken)
        return err_set(err, ERR_INTERNAL, "out of memory while writing %s", writer->name);
    struct buf full = writer->buf;
    writer->buf = writer->going;
    writer->going = full;
    if (writer->background)
        background_go(writer->background);
    else
        send(writer);
    return true;
}

bool file_writer_end(struct file_writer *writer, struct err *err)
{
    if (writer->ended)
        return true;
    background_wait(writer->background);
    writer->ended = true;
    return file_writer_write(writer, err);
}

/* When all has been sent: the file is open and no longer the writer's. */
static bool finish(struct file_writer *writer, struct manifest_file *file, struct err *err)
{
    if (!sent(writer, err))
        return false;
    file->name = writer->name;
    file->bytes = writer->bytes;
    if (!digest_end(writer->digest, file->sha256))
        return err_set(err, ERR_INTERNAL, "libcrypto cannot hash %s", writer->name);
    writer->open = false;
    file_writer_release(writer);
    return true;
}

bool file_writer_close(struct file_writer *writer, struct manifest_file *file, struct err *err)
{
    return file_writer_end(writer, err) && finish(writer, file, err) &&
           (close(writer->file) == 0 || output_error(err, "write", writer->folder, writer->name, errno));
}

bool file_writer_leave(struct file_writer *writer, struct manifest_file *file, struct durable *durable, struct err *err)
{
    const struct durable_file left = {writer->file, writer->folder, writer->name};
    return file_writer_write(writer, err) && finish(writer, file, err) && durable_later(durable, &left, err);
}

void file_writer_release(struct file_writer *writer)
{
    background_end(writer->background);
    writer->background = NULL;
    if (writer->open)
        close(writer->file);
    writer->open = false;
    digest_free(writer->digest);
    writer->digest = NULL;
    buf_free(&writer->buf);
    buf_free(&writer->going);
}

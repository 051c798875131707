/*
 * file_writer.h: one file of a run: bytes gathered in `buf`, written a mebibyte at a time, hashed on their way.
 *
 * Renderers add to `buf`; whoever drives them calls file_writer_flow now and then. A full chunk changes places with
 * `going`, which is hashed and written, beside the rendering of the next one where file_writer_beside was called:
 * the two large files of a run take a third less time so. A zeroed writer is closed.
 */
#ifndef APP_FILE_WRITER_H
#define APP_FILE_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "app/background.h"
#include "app/digest.h"
#include "app/durable.h"
#include "base/buf.h"
#include "base/err.h"
#include "render/run_json.h"

enum { FILE_WRITER_CHUNK = 1 << 20 };

/* Who else has each chunk, when it has been written. */
typedef bool chunk_sink(void *context, const void *bytes, size_t length, struct err *err);

struct file_writer {
    struct buf buf;
    struct buf going;
    bool open;
    bool ended; /* the last chunk has gone */
    int file;
    uint64_t bytes;     /* written and hashed so far */
    bool digest_failed; /* of a chunk that went */
    int write_failed;   /* errno, 0 */
    struct digest *digest;
    chunk_sink *also; /* NULL: nobody */
    void *also_context;
    struct err also_err;           /* what it said, once */
    struct background *background; /* NULL: chunks are written by the caller */
    const char *folder;            /* for messages */
    const char *name;
};

/* Creates the file, which must not exist, in the folder open as `at`. Both texts outlive the writer. */
MUST_CHECK bool file_writer_open(struct file_writer *writer, int at, const char *folder, const char *name,
                                 unsigned mode, struct err *err);

/* From here on each chunk goes to the sink too, beside where the file is written beside. Its failure is the file's. */
void file_writer_also(struct file_writer *writer, chunk_sink *sink, void *context);

/* From here on chunks are hashed and written by a thread, if one can be had. */
void file_writer_beside(struct file_writer *writer);

MUST_CHECK bool file_writer_write(struct file_writer *writer, struct err *err);

/* Writes once there is a chunk; sees to interruptions. Cheap where there is nothing to do. */
MUST_CHECK static inline bool file_writer_flow(struct file_writer *writer, struct err *err)
{
    return writer->buf.length < FILE_WRITER_CHUNK || file_writer_write(writer, err);
}

/*
 * Sends the last chunk and has the file made durable; need not be called before file_writer_close, but with a thread
 * it does not wait, so that two files become durable at the same time.
 */
MUST_CHECK bool file_writer_end(struct file_writer *writer, struct err *err);

/* Writes the rest, makes it durable and closes. *file says what was written. */
MUST_CHECK bool file_writer_close(struct file_writer *writer, struct manifest_file *file, struct err *err);

/* Writes the rest and leaves the file to be made durable with others. */
MUST_CHECK bool file_writer_leave(struct file_writer *writer, struct manifest_file *file, struct durable *durable,
                                  struct err *err);

/* Closes whatever is open and frees. Safe on a closed writer. */
void file_writer_release(struct file_writer *writer);

#endif

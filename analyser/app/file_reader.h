/*
 * file_reader.h: a file given on the command line, read from front to back in pieces, so that its size does not matter.
 *
 * ERR_DATA where it is not there, is a folder, or cannot be read; ERR_INTERRUPTED where the program was asked to stop.
 * A zeroed reader is closed.
 */
#ifndef APP_FILE_READER_H
#define APP_FILE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct file_reader {
    bool open;
    int file;
    const char *path;
    uint64_t bytes; /* read so far */
};

/* The path outlives the reader. */
MUST_CHECK bool file_reader_open(struct file_reader *reader, const char *path, struct err *err);

/* Up to `room` bytes; *length is 0 at the end alone. A `byte_source` (intake/importing.h) whose context is the reader. */
MUST_CHECK bool file_reader_read(void *reader, void *bytes, size_t room, size_t *length, struct err *err);

/* Safe on a closed one. */
void file_reader_close(struct file_reader *reader);

#endif

/*
 * text_lines.h: a file of the command line, a line at a time, with the SHA-256 of all of it.
 */
#ifndef APP_TEXT_LINES_H
#define APP_TEXT_LINES_H

#include "app/digest.h"
#include "app/file_reader.h"
#include "base/buf.h"

struct text_lines {
    struct file_reader file;
    struct digest *digest;
    struct buf text; /* what was read and not yet given out, from `next` on */
    size_t next;
    bool at_end;
};

/* The path outlives it. text_lines_close is safe after failure and on a zeroed one. */
MUST_CHECK bool text_lines_open(struct text_lines *lines, const char *path, struct err *err);

/* The next line without its end, NUL there, good until the next call; NULL after the last. ERR_DATA over 256 MiB. */
MUST_CHECK bool text_lines_next(struct text_lines *lines, char **line, struct err *err);

/* Once the last line has been read. */
MUST_CHECK bool text_lines_sha256(struct text_lines *lines, char hex[SHA256_HEX + 1], struct err *err);

void text_lines_close(struct text_lines *lines);

#endif

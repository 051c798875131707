/*
 * buf.h: a growing run of bytes with a stated limit. Running over the limit, or out of memory, makes it `broken`:
 * nothing more is added and whoever hands it on must look. So a long list of additions needs one check at its end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/err.h"

struct buf {
    char *bytes;
    size_t length;
    size_t capacity;
    size_t limit;
    bool broken;
};

void buf_init(struct buf *buf, size_t limit);
void buf_free(struct buf *buf);

/* Makes room for `more` bytes and returns where they go, NULL if the buffer is broken. Add to length what you used. */
char *buf_room(struct buf *buf, size_t more);

void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_byte(struct buf *buf, char byte);
void buf_text(struct buf *buf, const char *text);
void buf_format(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);

/* Decimal, no locale. */
void buf_integer(struct buf *buf, int64_t value);

#endif

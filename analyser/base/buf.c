#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/num.h"

void buf_init(struct buf *buf, size_t limit)
{
    *buf = (struct buf){.limit = limit};
}

void buf_free(struct buf *buf)
{
    free(buf->bytes);
    buf_init(buf, buf->limit);
}

static bool grow(struct buf *buf, size_t need)
{
    size_t capacity = buf->capacity ? buf->capacity : 256;
    while (capacity < need)
        capacity *= 2;
    char *bytes = realloc(buf->bytes, capacity);
    if (!bytes)
        return false;
    buf->bytes = bytes;
    buf->capacity = capacity;
    return true;
}

char *buf_room(struct buf *buf, size_t more)
{
    if (buf->broken)
        return NULL;
    bool fits = more <= SIZE_MAX / 4 - buf->length && buf->length + more <= buf->limit;
    buf->broken = !fits || (buf->length + more > buf->capacity && !grow(buf, buf->length + more));
    return buf->broken ? NULL : buf->bytes + buf->length;
}

void buf_add(struct buf *buf, const void *bytes, size_t length)
{
    char *room = buf_room(buf, length);
    if (!room || !length)
        return;
    memcpy(room, bytes, length);
    buf->length += length;
}

void buf_byte(struct buf *buf, char byte)
{
    buf_add(buf, &byte, 1);
}

void buf_text(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *room = length < 0 ? NULL : buf_room(buf, (size_t)length + 1);
    if (room) {
        vsnprintf(room, (size_t)length + 1, format, again);
        buf->length += (size_t)length;
    }
    va_end(again);
}

void buf_integer(struct buf *buf, int64_t value)
{
    char *room = buf_room(buf, NUM_INTEGER_MOST);
    if (room)
        buf->length += num_integer(value, room);
}

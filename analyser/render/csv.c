#include <stdbool.h>
#include <string.h>

#include "render/csv.h"

static bool needs_quotes(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
            return true;
    return false;
}

static char *quoted(char *at, const char *text, size_t length)
{
    *at++ = '"';
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            *at++ = '"';
        *at++ = text[i];
    }
    *at++ = '"';
    return at;
}

char *csv_field_at(char *at, const char *text, size_t length)
{
    if (needs_quotes(text, length))
        return quoted(at, text, length);
    memcpy(at, text, length);
    return at + length;
}

void csv_field(struct buf *buf, const char *text)
{
    size_t length = strlen(text);
    char *room = buf_room(buf, csv_field_most(length));
    if (room)
        buf->length += (size_t)(csv_field_at(room, text, length) - room);
}

void csv_record(struct buf *buf, const char *const *fields, size_t count)
{
    if (count == 1 && fields[0][0] == '\0')
        buf_text(buf, "\"\"");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_byte(buf, ',');
        csv_field(buf, fields[i]);
    }
    buf_byte(buf, '\n');
}

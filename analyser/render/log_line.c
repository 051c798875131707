#include <string.h>

#include "render/json.h"
#include "render/log_line.h"

static void put_quoted(struct buf *buf, const char *text)
{
    size_t length = strlen(text);
    char *at = buf_room(buf, json_text_most(length));
    if (at)
        buf->length += (size_t)(json_text_at(at, text, length) - at);
}

static void put_name(struct log_line *line, const char *name)
{
    if (line->format == LOG_JSON) {
        buf_byte(line->buf, line->begun ? ',' : '{');
        put_quoted(line->buf, name);
        buf_byte(line->buf, ':');
    } else {
        buf_format(line->buf, "%s%s=", line->begun ? " " : "", name);
    }
    line->begun = true;
}

/* What logfmt takes without quotes. */
static bool is_plain(const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:/+-";
    return text[0] != '\0' && text[strspn(text, plain)] == '\0';
}

void log_line_text(struct log_line *line, const char *name, const char *text)
{
    put_name(line, name);
    if (line->format == LOG_LOGFMT && is_plain(text))
        buf_text(line->buf, text);
    else
        put_quoted(line->buf, text);
}

void log_line_number(struct log_line *line, const char *name, int64_t number)
{
    put_name(line, name);
    buf_integer(line->buf, number);
}

void log_line_end(struct log_line *line)
{
    buf_text(line->buf, line->format == LOG_JSON ? "}\n" : "\n");
    line->begun = false;
}

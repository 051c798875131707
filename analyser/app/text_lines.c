#include <string.h>

#include "app/text_lines.h"

enum { PIECE = 1 << 20 };
#define LINE_MOST ((size_t)256 << 20)

static bool digest_failed(struct err *err)
{
    return err_set(err, ERR_INTERNAL, "libcrypto cannot compute SHA-256");
}

bool text_lines_open(struct text_lines *lines, const char *path, struct err *err)
{
    *lines = (struct text_lines){0};
    buf_init(&lines->text, LINE_MOST);
    lines->digest = digest_new();
    return lines->digest ? file_reader_open(&lines->file, path, err) : digest_failed(err);
}

/* Puts what is left to the front and reads a piece behind it. */
static bool read_more(struct text_lines *lines, struct err *err)
{
    size_t left = lines->text.length - lines->next;
    size_t length = 0;
    if (left > 0)
        memmove(lines->text.bytes, lines->text.bytes + lines->next, left);
    lines->text.length = left;
    lines->next = 0;
    char *room = buf_room(&lines->text, PIECE + 1);
    if (!room)
        return err_set(err, ERR_DATA, "%.200s: a line is longer than 256 MiB", lines->file.path);
    if (!file_reader_read(&lines->file, room, PIECE, &length, err))
        return false;
    lines->text.length += length;
    lines->at_end = length == 0;
    return digest_add(lines->digest, room, length) || digest_failed(err);
}

/* The line up to `end`, or what is left of the file where that is NULL. */
static char *give_line(struct text_lines *lines, char *from, char *end)
{
    size_t left = lines->text.length - lines->next;
    if (!end && left == 0)
        return NULL;
    lines->next += end ? (size_t)(end - from) + 1 : left;
    *(end ? end : from + left) = '\0'; /* there is room for one more */
    return from;
}

bool text_lines_next(struct text_lines *lines, char **line, struct err *err)
{
    size_t searched = 0;
    for (;;) {
        char *from = lines->text.bytes + lines->next;
        size_t left = lines->text.length - lines->next;
        char *end = left > searched ? memchr(from + searched, '\n', left - searched) : NULL;
        if (end || lines->at_end) {
            *line = give_line(lines, from, end);
            return true;
        }
        searched = left;
        if (!read_more(lines, err))
            return false;
    }
}

bool text_lines_sha256(struct text_lines *lines, char hex[SHA256_HEX + 1], struct err *err)
{
    return digest_end(lines->digest, hex) || digest_failed(err);
}

void text_lines_close(struct text_lines *lines)
{
    file_reader_close(&lines->file);
    digest_free(lines->digest);
    buf_free(&lines->text);
    *lines = (struct text_lines){0};
}

#include "render/markup.h"

static const char *escape_of(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return (unsigned char)byte < ' ' ? " " : NULL;
    }
}

void markup_text(struct buf *buf, const char *text)
{
    for (; *text; text++) {
        const char *escape = escape_of(*text);
        if (escape)
            buf_text(buf, escape);
        else
            buf_byte(buf, *text);
    }
}

void markup_element(struct buf *buf, const char *name, const char *text)
{
    buf_format(buf, "<%s>", name);
    markup_text(buf, text);
    buf_format(buf, "</%s>\n", name);
}

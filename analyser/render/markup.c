#include <string.h>

#include "base/utf8.h"
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
    case '\t':
    case '\n':
    case '\r':
        return " ";
    default:
        return NULL;
    }
}

/* One character of the text, or what stands for it; how many bytes of the text that was. */
static size_t put_character(struct buf *buf, const char *text, size_t length)
{
    uint32_t code = 0;
    size_t taken = utf8_character(text, length, &code);
    const char *escape = escape_of(text[0]);
    if (escape)
        buf_text(buf, escape);
    else if (taken == 0 || utf8_steers(code))
        buf_text(buf, UTF8_REPLACEMENT);
    else
        buf_add(buf, text, taken);
    return taken > 0 ? taken : 1;
}

void markup_text(struct buf *buf, const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        size_t taken = put_character(buf, text, length);
        text += taken;
        length -= taken;
    }
}

void markup_element(struct buf *buf, const char *name, const char *text)
{
    buf_format(buf, "<%s>", name);
    markup_text(buf, text);
    buf_format(buf, "</%s>\n", name);
}

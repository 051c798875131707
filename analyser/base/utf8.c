#include "base/utf8.h"

/* Continuation bytes after the first byte, and the least code that needs so many: shorter forms are no UTF-8. */
struct form {
    unsigned char mask;
    unsigned char first;
    unsigned char more;
    uint32_t least;
};

static const struct form forms[] = {
    {0x80, 0x00, 0, 0},
    {0xE0, 0xC0, 1, 0x80},
    {0xF0, 0xE0, 2, 0x800},
    {0xF8, 0xF0, 3, 0x10000},
};

enum { SURROGATE_FIRST = 0xD800, SURROGATE_LAST = 0xDFFF, LAST_CODE = 0x10FFFF };

static const struct form *form_of(unsigned char first)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if ((first & forms[i].mask) == forms[i].first)
            return &forms[i];
    return NULL;
}

size_t utf8_character(const char *bytes, size_t length, uint32_t *code)
{
    unsigned char first = (unsigned char)bytes[0];
    const struct form *form = form_of(first);
    if (!form || (size_t)form->more + 1 > length)
        return 0;
    uint32_t value = first & (unsigned char)~form->mask;
    for (size_t i = 1; i <= form->more; i++) {
        unsigned char next = (unsigned char)bytes[i];
        if ((next & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3FU);
    }
    *code = value;
    bool good = value >= form->least && value <= LAST_CODE && !(value >= SURROGATE_FIRST && value <= SURROGATE_LAST);
    return good ? (size_t)form->more + 1 : 0;
}

/* From and to, both included. */
static const uint32_t steering[][2] = {
    {0x00, 0x1F},     /* control characters */
    {0x7F, 0x9F},     /* delete, and the second set of them */
    {0x061C, 0x061C}, /* Arabic letter mark */
    {0x200E, 0x200F}, /* left-to-right and right-to-left marks */
    {0x2028, 0x202E}, /* separators of lines and paragraphs; embeddings and overrides of direction */
    {0x2066, 0x2069}, /* isolates of direction */
    {0xFEFF, 0xFEFF}, /* byte order mark */
    {0xFFFE, 0xFFFF}, /* no characters, and not allowed in XML */
};

bool utf8_steers(uint32_t code)
{
    for (size_t i = 0; i < sizeof steering / sizeof steering[0]; i++)
        if (code >= steering[i][0] && code <= steering[i][1])
            return true;
    return false;
}

bool utf8_is_plain(const char *bytes, size_t length)
{
    uint32_t code = 0;
    for (size_t at = 0; at < length;) {
        size_t taken = utf8_character(bytes + at, length - at, &code);
        if (taken == 0 || utf8_steers(code))
            return false;
        at += taken;
    }
    return true;
}

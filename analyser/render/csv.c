#include <stdbool.h>
#include <string.h>

#include "render/csv.h"

/* By byte; the last is the first of a wide form. */
static const bool asks_for_quotes[256] = {[','] = true, ['"'] = true, ['\n'] = true, ['\r'] = true};
static const bool may_start_a_formula[256] = {['='] = true,  ['+'] = true,  ['-'] = true,  ['@'] = true,
                                              ['\t'] = true, ['\r'] = true, ['\n'] = true, [0xEF] = true};

static bool needs_quotes(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (asks_for_quotes[(unsigned char)text[i]])
            return true;
    return false;
}

/* What Excel and LibreOffice take for the beginning of a formula; the last four are wide forms, of which some versions do too. */
static const char *const formula_starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

static size_t digits_at(const char *text, size_t length, size_t at)
{
    size_t count = 0;
    while (at + count < length && text[at + count] >= '0' && text[at + count] <= '9')
        count++;
    return count;
}

/* "-12.5", "+3", "-1.5e-7": a number is no formula; nor is a dash by itself. */
static bool is_signed_number(const char *text, size_t length)
{
    if (length == 1 && text[0] == '-')
        return true;
    size_t at = text[0] == '-' || text[0] == '+' ? 1 : 0;
    size_t whole = digits_at(text, length, at);
    at += whole;
    if (whole > 0 && at < length && text[at] == '.')
        at += 1 + digits_at(text, length, at + 1);
    if (whole > 0 && at < length && (text[at] == 'e' || text[at] == 'E')) {
        at += at + 1 < length && (text[at + 1] == '-' || text[at + 1] == '+') ? 2 : 1;
        size_t power = digits_at(text, length, at);
        whole = power > 0 ? whole : 0;
        at += power;
    }
    return whole > 0 && at == length;
}

bool csv_is_formula(const char *text, size_t length)
{
    if (length == 0 || !may_start_a_formula[(unsigned char)text[0]])
        return false;
    for (size_t i = 0; i < sizeof formula_starts / sizeof formula_starts[0]; i++) {
        size_t size = strlen(formula_starts[i]);
        if (length >= size && memcmp(text, formula_starts[i], size) == 0)
            return !is_signed_number(text, length);
    }
    return false;
}

static char *quoted(char *at, const char *text, size_t length, bool formula)
{
    *at++ = '"';
    if (formula)
        *at++ = '\'';
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
    bool formula = csv_is_formula(text, length);
    if (needs_quotes(text, length))
        return quoted(at, text, length, formula);
    if (formula)
        *at++ = '\'';
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

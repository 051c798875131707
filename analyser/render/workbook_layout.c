#include <string.h>

#include "core/pack/record.h"
#include "render/workbook_layout.h"

enum { NARROWEST = 14, WIDEST = 80, MARGIN = 2 };

/* Widths are in digits of the usual font; this much of them its letters, at 12 points, are sure to have. */
static const double sure_of_it = 0.9;

static size_t characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80; /* of UTF-8, not its bytes */
    return count;
}

double column_width(const struct people_table *table, size_t column)
{
    size_t widest = NARROWEST;
    for (size_t row = 0; row < table->rows; row++) {
        const char *text = table_field(table, row, column);
        size_t count = characters(text, strlen(text));
        widest = count > widest ? count : widest;
    }
    return (double)(widest < WIDEST ? widest : WIDEST) / sure_of_it + MARGIN;
}

/* Words are set one after the other; one that is longer than a line is broken. */
size_t wrapped_lines(const char *text, double width)
{
    size_t room = (size_t)(width * sure_of_it);
    size_t lines = 1;
    size_t used = 0;
    for (size_t length; *text; text += length + (text[length] == ' ')) {
        length = strcspn(text, " ");
        size_t count = characters(text, length);
        if (used > 0 && used + 1 + count > room) {
            lines++;
            used = 0;
        }
        used += count + (used > 0);
        for (; used > room; used -= room)
            lines++;
    }
    return lines;
}

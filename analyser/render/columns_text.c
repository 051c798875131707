#include <assert.h>

#include "render/columns_text.h"

size_t text_width(const char *text)
{
    size_t width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80; /* not a continuation byte */
    return width;
}

static void widen(size_t *widths, const char *const *row, size_t columns)
{
    for (size_t column = 0; column < columns; column++) {
        size_t width = text_width(row[column]);
        if (width > widths[column])
            widths[column] = width;
    }
}

static void spaces(struct buf *buf, size_t count)
{
    while (count--)
        buf_byte(buf, ' ');
}

/* Empty fields at the end leave no blanks behind. */
static size_t filled(const char *const *row, size_t columns)
{
    while (columns > 0 && row[columns - 1][0] == '\0')
        columns--;
    return columns;
}

static void line(struct buf *buf, const char *const *row, const size_t *widths, size_t columns)
{
    columns = filled(row, columns);
    for (size_t column = 0; column < columns; column++) {
        buf_text(buf, row[column]);
        if (column + 1 < columns)
            spaces(buf, widths[column] - text_width(row[column]) + 2);
    }
    buf_byte(buf, '\n');
}

void columns_text(struct buf *buf, const char *const *header, const char *const *text, size_t columns, size_t rows)
{
    assert(columns <= COLUMNS_TEXT_MOST);
    size_t widths[COLUMNS_TEXT_MOST] = {0};
    if (header)
        widen(widths, header, columns);
    for (size_t row = 0; row < rows; row++)
        widen(widths, text + row * columns, columns);
    if (header)
        line(buf, header, widths, columns);
    for (size_t row = 0; row < rows; row++)
        line(buf, text + row * columns, widths, columns);
}

#include <string.h>

#include "render/workbook_field.h"
#include "render/workbook_sheet.h"

enum { NARROWEST = 14 };

static const char one_table[] = "This worksheet contains one table.";
static const char blank_cells[] = "Blank cells: nothing falls in the period, or the row has no such figure.";
static const char no_blank_cells[] = "There are no blank cells in this table.";

/* ---- above the table */

static bool has_blanks(const struct people_table *table)
{
    for (size_t i = 0; i < table->rows * table->columns; i++)
        if (table->text[i][0] == '\0')
            return true;
    return false;
}

static void put_above(struct book *book, const struct sheet_table *sheet)
{
    const char *const lines[] = {
        one_table,
        sheet->notes,
        has_blanks(sheet->table) ? blank_cells : no_blank_cells,
        sheet->source,
    };
    enum { LINES = sizeof lines / sizeof lines[0] };
    book_words(book, 0, 0, BOOK_TITLE, sheet->table->title);
    for (size_t i = 0; i < LINES; i++)
        book_words(book, i + 1, 0, BOOK_LINE, lines[i]);
    book_link(book, LINES + 1, 0, "contents", "Back to the contents");
}

/* ---- widths */

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80; /* of UTF-8, not its bytes */
    return count;
}

static double width_of(const struct people_table *table, size_t column)
{
    size_t widest = NARROWEST;
    for (size_t row = 0; row < table->rows; row++) {
        size_t count = characters(table_field(table, row, column));
        widest = count > widest ? count : widest;
    }
    return (double)(widest < SHEET_WORDS_WIDTH ? widest : SHEET_WORDS_WIDTH) + 2;
}

/* ---- the table */

/* What a figure was computed to is kept; the eye gets percentages with one decimal, counts without, days as they are. */
static unsigned decimals_of(const struct sheet_table *sheet, size_t row, const struct sheet_field *field)
{
    if (sheet->units == SHEET_NO_UNITS)
        return field->decimals;
    return strcmp(table_field(sheet->table, row, sheet->units), "percent") == 0 || field->decimals > 0;
}

static void put_field(struct book *book, const struct sheet_table *sheet, size_t row, size_t column, bool named)
{
    const char *text = table_field(sheet->table, row, column);
    struct sheet_field field = sheet_field_of(text, named);
    size_t at = SHEET_HEADER_ROW + 1 + row;
    if (column == sheet->links)
        book_link(book, at, column, text, text);
    else if (field.kind == FIELD_NUMBER)
        book_number(book, at, column, field.number, decimals_of(sheet, row, &field));
    else if (field.kind != FIELD_BLANK)
        book_words(book, at, column, field.kind == FIELD_MARK ? BOOK_MARK : BOOK_WORDS, field.text);
}

static void put_rows(struct book *book, const struct sheet_table *sheet, struct arena *arena)
{
    const struct people_table *table = sheet->table;
    bool *named = ARENA_NEW(arena, table->columns, bool);
    for (size_t column = 0; column < table->columns; column++) {
        named[column] = heading_of_names(table->header[column]);
        book_width(book, column, width_of(table, column));
    }
    for (size_t row = 0; row < table->rows; row++)
        for (size_t column = 0; column < table->columns; column++)
            put_field(book, sheet, row, column, named[column]);
}

void sheet_of_table(struct book *book, const struct sheet_table *sheet, struct arena *arena)
{
    const struct people_table *table = sheet->table;
    book_sheet(book, table->id);
    put_rows(book, sheet, arena);
    put_above(book, sheet);
    book_table(book, &(struct book_table){.name = table->id,
                                          .row = SHEET_HEADER_ROW,
                                          .columns = table->columns,
                                          .rows = table->rows,
                                          .header = unique_headings(table->header, table->columns, arena),
                                          .filters = sheet->filters});
}

#include <string.h>

#include "render/workbook_field.h"
#include "render/workbook_layout.h"
#include "render/workbook_sheet.h"

enum { FIGURES = 3 }; /* before their unit: value, lower, upper */

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
    book_link(book, LINES + 1, 0, sheet->back, sheet->back_words);
}

/* ---- the table */

/* What a figure was computed to is kept; the eye gets percentages with one decimal, days with one where they have any. */
static unsigned decimals_of(const struct sheet_table *sheet, size_t row, size_t column, unsigned decimals)
{
    if (sheet->units == SHEET_NO_UNITS || column >= sheet->units || column + FIGURES < sheet->units)
        return decimals;
    return strcmp(table_field(sheet->table, row, sheet->units), "percent") == 0 || decimals > 0;
}

static enum field_kind put_field(struct book *book, const struct sheet_table *sheet, size_t row, size_t column,
                                 bool named)
{
    const char *text = table_field(sheet->table, row, column);
    struct sheet_field field = sheet_field_of(text, named);
    size_t at = SHEET_HEADER_ROW + 1 + row;
    if (column == sheet->links)
        book_link(book, at, column, text, text);
    else if (field.kind == FIELD_NUMBER)
        book_number(book, at, column, field.number, decimals_of(sheet, row, column, field.decimals));
    else if (field.kind != FIELD_BLANK)
        book_words(book, at, column, field.kind == FIELD_MARK ? BOOK_MARK : BOOK_WORDS, field.text);
    return field.kind;
}

/* Numbers never wrap. */
static size_t lines_of(const struct people_table *table, size_t row, const double *widths)
{
    size_t most = 1;
    for (size_t column = 0; column < table->columns; column++) {
        size_t lines = wrapped_lines(table_field(table, row, column), widths[column]);
        most = lines > most ? lines : most;
    }
    return most;
}

/* Notes which columns have numbers. */
static void put_rows(struct book *book, const struct sheet_table *sheet, const double *widths, bool *numeric,
                     struct arena *arena)
{
    const struct people_table *table = sheet->table;
    bool *named = ARENA_NEW(arena, table->columns, bool);
    for (size_t column = 0; column < table->columns; column++)
        named[column] = heading_of_names(table->header[column]);
    for (size_t row = 0; row < table->rows; row++) {
        book_height(book, SHEET_HEADER_ROW + 1 + row, lines_of(table, row, widths));
        for (size_t column = 0; column < table->columns; column++)
            if (put_field(book, sheet, row, column, named[column]) == FIELD_NUMBER)
                numeric[column] = true;
    }
}

static void put_header(struct book *book, const struct sheet_table *sheet, const double *widths, const bool *numeric,
                       struct arena *arena)
{
    const struct people_table *table = sheet->table;
    const char *const *header = unique_headings(table->header, table->columns, arena);
    struct people_table headings = {.columns = table->columns, .rows = 1, .text = header};
    book_height(book, SHEET_HEADER_ROW, lines_of(&headings, 0, widths));
    book_table(book, &(struct book_table){.name = table->id,
                                          .row = SHEET_HEADER_ROW,
                                          .columns = table->columns,
                                          .rows = table->rows,
                                          .header = header,
                                          .numeric = numeric,
                                          .filters = sheet->filters});
}

void sheet_of_table(struct book *book, const struct sheet_table *sheet, struct arena *arena)
{
    const struct people_table *table = sheet->table;
    bool *numeric = ARENA_NEW(arena, table->columns, bool);
    double *widths = ARENA_NEW(arena, table->columns, double);
    book_sheet(book, table->id);
    for (size_t column = 0; column < table->columns; column++) {
        widths[column] = column_width(table, column);
        book_width(book, column, widths[column]);
    }
    put_above(book, sheet);
    put_rows(book, sheet, widths, numeric, arena);
    put_header(book, sheet, widths, numeric, arena);
}

/*
 * workbook_file.h: an Excel workbook as it is put together, sheet by sheet (by libxlsxwriter, which workbook_file.c alone
 * includes). The library writes to a file and nothing else: its path is the caller's business. The same calls give the same
 * bytes, since the day of making is given and the library dates the parts of the file 1980-01-01.
 *
 * Order of calls: book_new; book_sheet, then what stands in that sheet, as often as there are sheets; book_close. Rows and
 * columns count from 0. The first fault is kept, later calls do nothing, and book_close tells.
 */
#ifndef RENDER_WORKBOOK_FILE_H
#define RENDER_WORKBOOK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct book;

/* What Excel shows under Properties. Texts may be empty. */
struct book_properties {
    const char *title;
    const char *subject;
    const char *author;
    const char *company;
    const char *comments;
    int32_t day; /* of making */
};

/* How words look. */
enum book_style {
    BOOK_TITLE,
    BOOK_HEADING,
    BOOK_LINE,   /* one line, however long */
    BOOK_WORDS,  /* wrapped */
    BOOK_MARK,   /* [x] among numbers */
    BOOK_HEADER, /* of a column */
    BOOK_HEADER_OF_NUMBERS,
    BOOK_LINK,
    BOOK_STYLES
};

struct book_table {
    const char *name; /* unique in the book */
    size_t row;       /* of the header */
    size_t columns;
    size_t rows; /* without the header */
    const char *const *header;
    const bool *numeric; /* the columns that have numbers */
    bool filters;
};

/* Cells of a column, the first and the last row. */
struct book_cells {
    const char *sheet;
    size_t column;
    size_t first;
    size_t last;
};

enum book_line { BOOK_LINE_ACTUAL, BOOK_LINE_CENTRE, BOOK_LINE_LIMIT };

struct book_series {
    const char *name;
    enum book_line line;
    struct book_cells values;
};

/* A chart of lines over one set of names, from 0 up. */
struct book_chart {
    const char *title;
    const char *description; /* for who cannot see it */
    const char *across;      /* names of the axes */
    const char *upwards;
    struct book_cells names;
    const struct book_series *series;
    size_t series_count;
    double top;
    double step;
};

/* The arena outlives the book and holds only small things. */
struct book *book_new(const char *path, const struct book_properties *properties, struct arena *arena);

/* A further fact for the properties. */
void book_fact(struct book *book, const char *name, const char *text);

void book_sheet(struct book *book, const char *name);
void book_width(struct book *book, size_t column, double characters);
/* Room for so many lines of words. */
void book_height(struct book *book, size_t row, size_t lines);

void book_words(struct book *book, size_t row, size_t column, enum book_style style, const char *text);
void book_number(struct book *book, size_t row, size_t column, double number, unsigned decimals);
void book_link(struct book *book, size_t row, size_t column, const char *sheet, const char *text);

/* Marks what was written as a table; its header is written here. The header stays in sight and is printed on each page. */
void book_table(struct book *book, const struct book_table *table);

/* At a row of the first column; how many rows it covers. */
size_t book_chart(struct book *book, size_t row, const struct book_chart *what);

/* Rows that begin a page on paper, which a chart fits. */
void book_breaks(struct book *book, const size_t *rows, size_t count);

/* Writes the file and frees the book. */
MUST_CHECK bool book_close(struct book *book, struct err *err);

#endif

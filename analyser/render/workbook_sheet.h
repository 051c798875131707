/*
 * workbook_sheet.h: a worksheet with one table, as statistics in spreadsheets are laid out: above it, in the first column,
 * its title, that it is one table, where its notes are, what blank cells stand for, and the source; nothing below it.
 */
#ifndef RENDER_WORKBOOK_SHEET_H
#define RENDER_WORKBOOK_SHEET_H

#include "base/arena.h"
#include "core/pack/record.h"
#include "render/workbook_file.h"

enum { SHEET_HEADER_ROW = 6 }; /* of every table; its rows follow */

#define SHEET_NO_LINKS SIZE_MAX
#define SHEET_NO_UNITS SIZE_MAX

struct sheet_table {
    const struct people_table *table; /* id and title are those of the sheet */
    const char *notes;                /* the statement about notes */
    const char *source;
    const char *back; /* the worksheet that its link leads to */
    const char *back_words;
    size_t links; /* the column that names worksheets, or SHEET_NO_LINKS */
    size_t
        units; /* the column that says what a figure is, which is then shown with one decimal at most, kept in full */
    bool filters;
};

void sheet_of_table(struct book *book, const struct sheet_table *sheet, struct arena *arena);

#endif

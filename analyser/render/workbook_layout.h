/*
 * workbook_layout.h: how wide a column and how high a row must be for its words to be seen. A workbook carries no measures of
 * its own for wrapped text, and not every program that opens it takes them.
 */
#ifndef RENDER_WORKBOOK_LAYOUT_H
#define RENDER_WORKBOOK_LAYOUT_H

#include "core/tables/evidence_table.h"

/* In characters. */
double column_width(const struct people_table *table, size_t column);

/* How many lines the words take in a column of that width, at least 1. Wide letters are allowed for. */
size_t wrapped_lines(const char *text, double width);

#endif

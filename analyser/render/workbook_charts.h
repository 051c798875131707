/*
 * workbook_charts.h: the headline percentages by month as Excel's own line charts, of the cells of the worksheet trend. They
 * stand on a worksheet of their own: nothing may float over a table, and a chart alone is easy to copy into slides. Each
 * has its finding in words above it, and the rows it is made of.
 */
#ifndef RENDER_WORKBOOK_CHARTS_H
#define RENDER_WORKBOOK_CHARTS_H

#include "core/pack/record.h"
#include "render/workbook_file.h"

#define CHARTS_TITLE "The headline percentages by month, as charts"

/* `notes`: the statement about notes. */
void charts_sheet(struct book *book, const struct record *record, const char *notes, struct arena *arena);

#endif

/*
 * workbook.h: evidence.xlsx, the tables of a run for people who work with spreadsheets: a cover, contents, notes, every
 * people table on a worksheet of its own, the figures of all children, and the months of the headlines as charts.
 */
#ifndef RENDER_WORKBOOK_H
#define RENDER_WORKBOOK_H

#include "core/pack/pack.h"

/* Into the file of that path, which is replaced: what makes workbooks can write to nothing else. */
MUST_CHECK bool workbook_write(const struct pack *pack, const char *path, struct arena *arena, struct err *err);

#endif

/*
 * workbook_in_memory.h: a workbook as bytes. The library that makes workbooks writes to a path and nowhere else, so it is given
 * that of a file in memory, whose bytes then go the way of every other file: whole or not at all.
 */
#ifndef APP_WORKBOOK_IN_MEMORY_H
#define APP_WORKBOOK_IN_MEMORY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

typedef bool workbook_maker(const void *what, const char *path, struct arena *arena, struct err *err);

/* `name`: how the file is called in messages. */
MUST_CHECK bool workbook_in_memory(workbook_maker *make, const void *what, const char *name, struct arena *scratch,
                                   struct buf *buf, struct err *err);

#endif

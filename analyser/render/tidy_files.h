/*
 * tidy_files.h: the files of tidy data in a pack, three a table: the data, its metadata in the DfE's columns, and its
 * description as CSV on the Web.
 */
#ifndef RENDER_TIDY_FILES_H
#define RENDER_TIDY_FILES_H

#include "base/buf.h"
#include "core/pack/pack.h"

size_t tidy_file_count(void);

/* Within the pack. */
const char *tidy_file_name(size_t which, struct arena *arena);

bool tidy_file(const struct pack *pack, size_t which, struct arena *scratch, struct buf *buf, struct err *err);

#endif

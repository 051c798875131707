/*
 * columns_text.h: rows of text in aligned columns for a terminal, two spaces between them. Widths count characters of
 * UTF-8, not bytes. The last column is not padded.
 */
#ifndef RENDER_COLUMNS_TEXT_H
#define RENDER_COLUMNS_TEXT_H

#include <stddef.h>

#include "base/buf.h"

enum { COLUMNS_TEXT_MOST = 16 };

/* How many characters a text is wide. */
size_t text_width(const char *text);

/* `header` may be NULL. `text` holds rows * columns texts, at most COLUMNS_TEXT_MOST columns. */
void columns_text(struct buf *buf, const char *const *header, const char *const *text, size_t columns, size_t rows);

#endif

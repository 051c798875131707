/*
 * csv.h: RFC 4180 text, the one place that quotes it. Lines end with LF; a field is quoted only where it holds a
 * comma, a quote or a line break, or where it is the empty text of a record with one field (else it would be no row).
 *
 * A text that a spreadsheet would take for a formula has an apostrophe before it, by which a spreadsheet shows the rest as
 * text. Numbers stay as they are, negative ones too.
 */
#ifndef RENDER_CSV_H
#define RENDER_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

void csv_field(struct buf *buf, const char *text);

/* The same into memory that has room for csv_field_most(length) bytes; returns the end of what was written. */
char *csv_field_at(char *at, const char *text, size_t length);

static inline size_t csv_field_most(size_t length)
{
    return 2 * length + 3;
}

/* Whether a spreadsheet would compute it: it begins with = + - @, a tab or a line break, and is no number. */
bool csv_is_formula(const char *text, size_t length);

/* A whole record: `count` fields and the line's end. */
void csv_record(struct buf *buf, const char *const *fields, size_t count);

#endif

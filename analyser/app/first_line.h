/*
 * first_line.h: all that is read of a CSV file before the database reads it: how many columns its first line names.
 */
#ifndef APP_FIRST_LINE_H
#define APP_FIRST_LINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Commas of the first line outside of quotes, and one; 0 where the bytes are none, or the line does not end within them and
 * more of the file follows (`whole` is false).
 */
size_t first_line_columns(const char *bytes, size_t length, bool whole);

#endif

/*
 * import_cells.h: a CSV file becomes rows of the temporary table import_cells (sql/import/cells_begin.sql), values as
 * they are written, the column names in the first row. The steps that follow know it as ehc.import_path and as
 * ehc.import_table.
 *
 * ERR_DATA: no file, no line of names, more than 100 columns, not UTF-8, a line with more or fewer values.
 */
#ifndef APP_IMPORT_CELLS_H
#define APP_IMPORT_CELLS_H

#include "app/program.h"
#include "base/err.h"

enum { CELLS_COLUMNS_MOST = 100 };

/* Both texts live as long as the import; `rows` counts the line of names too. */
MUST_CHECK bool import_cells(struct program *program, const char *path, const char *table, uint64_t *rows,
                             struct err *err);

#endif

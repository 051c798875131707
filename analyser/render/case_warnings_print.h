/*
 * case_warnings_print.h: the open cases whose limit runs out soon (core/case_warnings.h), grouped by who can act, and how well
 * the chances given did before: as text or JSON.
 */
#ifndef RENDER_CASE_WARNINGS_PRINT_H
#define RENDER_CASE_WARNINGS_PRINT_H

#include "base/buf.h"
#include "core/case_warnings.h"

void case_warnings_text(struct buf *buf, const struct case_warnings *warnings, const struct people_table *table,
                        struct arena *scratch);
void case_warnings_json(struct buf *buf, const struct case_warnings *warnings, const struct people_table *table);

#endif

/*
 * case_list_print.h: the cases behind a cell (core/case_list.h) as text, CSV or JSON.
 */
#ifndef RENDER_CASE_LIST_PRINT_H
#define RENDER_CASE_LIST_PRINT_H

#include "base/buf.h"
#include "core/case_list.h"

void case_list_text(struct buf *buf, const struct case_list *list, const struct people_table *table,
                    struct arena *scratch);
void case_list_json(struct buf *buf, const struct case_list *list, const struct people_table *table);

#endif

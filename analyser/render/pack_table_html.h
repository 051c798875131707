/*
 * pack_table_html.h: a table of people's texts as an HTML table: caption, headings with their scope, numbers to the right. It
 * can be reached by keyboard, since it may be wider than the page.
 */
#ifndef RENDER_PACK_TABLE_HTML_H
#define RENDER_PACK_TABLE_HTML_H

#include "base/buf.h"
#include "core/tables/evidence_table.h"

/* Stacked: on a telephone each row stands on its own, every field with its heading. */
enum pack_table_form { PACK_TABLE_PLAIN, PACK_TABLE_STACKED };

void pack_table_html(struct buf *buf, const struct people_table *table, const char *id, const char *caption,
                     enum pack_table_form form);

#endif

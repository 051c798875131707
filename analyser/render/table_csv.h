/*
 * table_csv.h: tables/<id>.csv, a table as people read it: its header and its rows. Title, note and law stand in
 * evidence.json and in the list of tables.
 */
#ifndef RENDER_TABLE_CSV_H
#define RENDER_TABLE_CSV_H

#include "base/buf.h"
#include "core/tables/evidence_table.h"

void table_csv(struct buf *buf, const struct people_table *table);

/* tables/contents.csv: what each table shows, what it is about in law, and its note with the legend. */
void contents_csv(struct buf *buf, const struct people_table *tables, size_t count);

#endif

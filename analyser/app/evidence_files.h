/*
 * evidence_files.h: evidence.csv and evidence.json, in one walk over the cells, each of which also goes to the
 * collector of the tables. Afterwards the tables are made: outputs->collector, tables and table_count. These are the end of
 * evidence.json, which is written beside whatever comes next (outputs->beside).
 */
#ifndef APP_EVIDENCE_FILES_H
#define APP_EVIDENCE_FILES_H

#include "app/outputs.h"

MUST_CHECK bool evidence_files_write(struct outputs *outputs, struct err *err);

/* Waits for evidence.json to be whole, and closes it. */
MUST_CHECK bool evidence_files_end(struct outputs *outputs, struct err *err);

/* Those of records (series NULL), or of evidence, when it has seen every cell: into outputs->statistics. */
void evidence_statistics_make(struct outputs *outputs, const struct series *series);

/*
 * The tables of evidence with what was published beside it, then those of statistics, when collector and series have seen
 * every cell, side by side; outputs->statistics has those of the records, or is being given them beside.
 */
MUST_CHECK bool evidence_tables_make(struct outputs *outputs, struct err *err);

#endif

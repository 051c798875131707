/*
 * evidence_table_rows.h: the rows of one table, written into its draft. Both return how many, at least 1: a table that
 * has nothing to show says so.
 */
#ifndef CORE_EVIDENCE_TABLE_ROWS_H
#define CORE_EVIDENCE_TABLE_ROWS_H

#include <stddef.h>

#include "core/tables/evidence_table_draft.h"

size_t put_evidence_rows(struct draft *draft);

/* Data quality: a row for each finding. */
enum { FINDING_COLUMNS = 7 };
extern const char *const finding_header[FINDING_COLUMNS];
size_t put_finding_rows(struct draft *draft);

#endif

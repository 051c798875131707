/*
 * evidence_table_columns.h: the columns of a table of evidence: first what a row is about, then each
 * figure, a column for each of its parts.
 */
#ifndef CORE_EVIDENCE_TABLE_COLUMNS_H
#define CORE_EVIDENCE_TABLE_COLUMNS_H

#include <stddef.h>

#include "core/tables/evidence_table_draft.h"

/* The parts of a figure, a column each. */
struct figure_parts {
    size_t count;
    enum table_part parts[TABLE_PARTS];
};

extern const struct figure_parts figure_parts[FIGURE_FORMS];

size_t evidence_columns(const struct table_definition *table);

void put_evidence_header(struct draft *draft);

#endif

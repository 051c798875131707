/*
 * cells_table.h: cells of a record as a table of the same shape as the others, under the headings of evidence.csv.
 */
#ifndef CORE_CELLS_TABLE_H
#define CORE_CELLS_TABLE_H

#include "base/arena.h"
#include "core/pack/record.h"

#define CELLS_TABLE "evidence"

/* A row for each cell, in their order; "first day" and "last day" are those of the whole period, over or not. */
struct people_table cells_table(struct arena *arena, const struct record_cell *cells, size_t count);

#endif

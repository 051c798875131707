/*
 * records_by_hand.h: records of runs put together in a test: tables from rows of text, and cells.
 */
#ifndef UNIT_RECORDS_BY_HAND_H
#define UNIT_RECORDS_BY_HAND_H

#include "unit/memory.h"

#include "base/day.h"
#include "core/pack/record.h"

/* A table, its header first: rows of `columns` texts. */
static inline struct people_table table_by_hand(const char *id, size_t columns, size_t rows, const char *const *text)
{
    return (struct people_table){.id = id,
                                 .title = "",
                                 .note = "",
                                 .law = "",
                                 .columns = columns,
                                 .rows = rows - 1,
                                 .header = text,
                                 .text = text + columns};
}

#define TABLE_BY_HAND(id, columns, text) table_by_hand((id), (columns), COUNT_OF(text) / (columns), (text))

static inline struct record record_by_hand(const char *as_of, struct people_table *tables, size_t table_count,
                                           struct record_cell *cells, size_t cell_count)
{
    struct record record = {.version = "",
                            .local_authority = "335",
                            .authority_name = "",
                            .definitions_digest = "same",
                            .evidence_sha256 = "",
                            .tables = tables,
                            .table_count = table_count,
                            .cells = cells,
                            .cell_count = cell_count};
    assert_true(day_parse(as_of, &record.as_of));
    assert_true(day_parse("2023-01-01", &record.since));
    return record;
}

#endif

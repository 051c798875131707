/*
 * evidence_table_entries.h: the kept cells of one table, each with its place, in the order of the rows.
 */
#ifndef CORE_EVIDENCE_TABLE_ENTRIES_H
#define CORE_EVIDENCE_TABLE_ENTRIES_H

#include <stddef.h>
#include <stdint.h>

#include "core/tables/evidence_table_draft.h"

/* A cell and where it belongs: the row (subject, breakdown, category, place in time) and the figure. */
struct entry {
    size_t subject;
    size_t breakdown;
    const char *category;
    int64_t place; /* the span's number, or the day */
    size_t figure;
    const struct cell *cell;
};

struct entries {
    struct entry *list; /* NULL while they are only counted */
    size_t count;
};

/* All of the draft's table; notes in the draft whether something was cut. */
struct entries sorted_entries(struct draft *draft);

/* The entries of one row, which starts at `first`: where the next one starts. */
size_t entries_row_end(const struct entries *entries, size_t first);

#endif

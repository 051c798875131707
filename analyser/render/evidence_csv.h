/*
 * evidence_csv.h: evidence.csv, a row for each cell in the order of the cells (spec/measures.md).
 *
 * Hundreds of thousands of rows: what does not change from one row to the next (as_of to period_end) is composed once
 * and copied.
 */
#ifndef RENDER_EVIDENCE_CSV_H
#define RENDER_EVIDENCE_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/definitions/evidence.h"
#include "render/number_word.h"

struct evidence_csv {
    char *prefix;         /* the columns before breakdown, a comma after each */
    size_t fixed_length;  /* of as_of and local_authority in it */
    size_t prefix_length; /* 0: to be composed */
    struct cell of;       /* the cell that the prefix was composed for */
};

/* Writes the header line. The first two columns are the same in every row. */
void evidence_csv_start(struct evidence_csv *csv, struct buf *buf, struct arena *arena, int32_t as_of,
                        const char *local_authority);

void evidence_csv_cell(struct evidence_csv *csv, struct buf *buf, const struct cell *cell,
                       const struct cell_words *words);

#endif

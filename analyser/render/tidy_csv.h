/*
 * tidy_csv.h: tidy data as files, each with its metadata beside it, and the list of what each of its figures is of.
 */
#ifndef RENDER_TIDY_CSV_H
#define RENDER_TIDY_CSV_H

#include "base/buf.h"
#include "core/pack/pack.h"
#include "core/pack/tidy.h"

void tidy_csv(struct buf *buf, const struct tidy_table *table);

/* A row for each filter and indicator, in the columns that the standard asks for. */
void tidy_meta_csv(struct buf *buf, const struct tidy_table *table);

/* evidence-meta.csv: for each indicator of each file, and each item of its filter, the cells of evidence.csv it shows. */
bool evidence_meta_csv(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err);

#endif

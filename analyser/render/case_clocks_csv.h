/*
 * case_clocks_csv.h: a row for each clock of each case, as the database keeps them (ehc_evidence.case_clock). Personal
 * data: these rows go to that table and to no file.
 */
#ifndef RENDER_CASE_CLOCKS_CSV_H
#define RENDER_CASE_CLOCKS_CSV_H

#include "base/buf.h"
#include "core/case_clocks.h"

void case_clocks_csv_start(struct buf *buf);
void case_clocks_csv_row(struct buf *buf, const struct case_clock *given);

#endif

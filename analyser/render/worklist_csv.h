/*
 * worklist_csv.h: worklist.csv, a row for each open case. Case rows are personal data: this file is for the team that
 * works the cases, never for a pack.
 */
#ifndef RENDER_WORKLIST_CSV_H
#define RENDER_WORKLIST_CSV_H

#include "base/buf.h"
#include "core/analysis.h"

void worklist_csv_start(struct buf *buf);
void worklist_csv_case(struct buf *buf, const struct work_case *work);

#endif

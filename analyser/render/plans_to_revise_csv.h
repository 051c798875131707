/*
 * plans_to_revise_csv.h: plans_to_revise.csv, a row a plan. Keys of cases: not for publication.
 */
#ifndef RENDER_PLANS_TO_REVISE_CSV_H
#define RENDER_PLANS_TO_REVISE_CSV_H

#include "base/buf.h"
#include "core/inference/plans_to_revise.h"

void plans_to_revise_csv_start(struct buf *buf);
void plans_to_revise_csv_plan(struct buf *buf, const struct plan_to_revise *plan);

#endif

/*
 * late_plans_csv.h: late_plans.csv, a row for each late plan and what held it. Personal data, as worklist.csv.
 */
#ifndef RENDER_LATE_PLANS_CSV_H
#define RENDER_LATE_PLANS_CSV_H

#include "base/buf.h"
#include "core/inference/critical_path.h"

void late_plans_csv_start(struct buf *buf);
void late_plans_csv_plan(struct buf *buf, const struct late_plan_row *plan);

#endif

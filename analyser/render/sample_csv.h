/*
 * sample_csv.h: a sample of plans to audit: as CSV with the keys of the plans, and as a table of its strata without them.
 */
#ifndef RENDER_SAMPLE_CSV_H
#define RENDER_SAMPLE_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "core/inference/audit_sample.h"

/* plan_id, team, need, plans in the stratum, plans drawn from it: a line a plan. */
void sample_csv(struct buf *buf, const struct audit_sample *sample);

void sample_text(struct buf *buf, const struct audit_sample *sample, struct arena *scratch);

#endif

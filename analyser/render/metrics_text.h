/*
 * metrics_text.h: how a run went, as a file for Prometheus (text format 0.0.4, node_exporter's textfile collector).
 * What is not known has no line: nothing stands as zero because nobody looked.
 */
#ifndef RENDER_METRICS_TEXT_H
#define RENDER_METRICS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "core/definitions/contract.h"
#include "core/tables/overdue_now.h"

struct step_time {
    const char *step;
    int64_t milliseconds;
};

struct run_metrics {
    bool success; /* the evidence is in place, a threshold crossed or not */
    int exit_code;
    int32_t as_of;        /* days since 2000-01-01 */
    int64_t finished;     /* seconds since 1970-01-01 UTC */
    int64_t last_success; /* the same, of this run or an earlier one; 0: never */
    int64_t attempts;
    const struct step_time *steps;
    size_t step_count;
    const bool *read;     /* RELATIONS of them: `rows` is known */
    const uint64_t *rows; /* RELATIONS of them */
    const struct overdue_now *overdue;
};

#define METRICS_LAST_SUCCESS "ehc_run_last_success_timestamp_seconds"

void metrics_text(struct buf *buf, const struct run_metrics *metrics);

#endif

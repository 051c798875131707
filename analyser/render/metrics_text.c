#include <inttypes.h>

#include "render/metrics_text.h"

enum { DAYS_1970_TO_2000 = 10957, SECONDS_OF_DAY = 86400 };

static void head(struct buf *buf, const char *name, const char *help)
{
    buf_format(buf, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name);
}

static void one(struct buf *buf, const char *name, const char *help, int64_t value)
{
    head(buf, name, help);
    buf_format(buf, "%s %" PRId64 "\n", name, value);
}

static void put_steps(struct buf *buf, const struct run_metrics *metrics)
{
    if (metrics->step_count > 0)
        head(buf, "ehc_run_duration_seconds", "Duration of each step that was begun.");
    for (size_t i = 0; i < metrics->step_count; i++)
        buf_format(buf, "ehc_run_duration_seconds{step=\"%s\"} %" PRId64 ".%03" PRId64 "\n", metrics->steps[i].step,
                   metrics->steps[i].milliseconds / 1000, metrics->steps[i].milliseconds % 1000);
}

static void put_rows(struct buf *buf, const struct run_metrics *metrics)
{
    bool any = false;
    for (int i = 0; i < RELATIONS; i++) {
        if (!metrics->read[i])
            continue;
        if (!any)
            head(buf, "ehc_run_rows", "Rows read of each relation that is there.");
        any = true;
        buf_format(buf, "ehc_run_rows{relation=\"%s\"} %" PRIu64 "\n", contract[i].name, metrics->rows[i]);
    }
}

static void put_overdue(struct buf *buf, const struct overdue_now *overdue)
{
    bool any = false;
    for (int i = 0; i < CLOCKS; i++) {
        if (!overdue->known[i])
            continue;
        if (!any)
            head(buf, "ehc_overdue", "Open cases overdue on the day the evidence is for.");
        any = true;
        buf_format(buf, "ehc_overdue{clock=\"%s\"} %" PRIu64 "\n", clocks[i].id, overdue->cases[i]);
    }
}

void metrics_text(struct buf *buf, const struct run_metrics *metrics)
{
    one(buf, "ehc_run_success", "Whether the latest run has put its evidence in place.", metrics->success);
    one(buf, "ehc_run_exit_code", "Exit code of the latest run.", metrics->exit_code);
    if (metrics->attempts > 0)
        one(buf, "ehc_run_as_of_timestamp_seconds", "The day the latest run was for.",
            ((int64_t)metrics->as_of + DAYS_1970_TO_2000) * SECONDS_OF_DAY);
    one(buf, "ehc_run_finished_timestamp_seconds", "When the latest run ended, well or not.", metrics->finished);
    if (metrics->last_success > 0)
        one(buf, METRICS_LAST_SUCCESS, "When a run last put its evidence in place.", metrics->last_success);
    one(buf, "ehc_run_attempts", "How often the latest run was begun.", metrics->attempts);
    put_steps(buf, metrics);
    put_rows(buf, metrics);
    if (metrics->success)
        put_overdue(buf, metrics->overdue);
}

/*
 * journal.h: what a run does, step by step: how long each took and how many rows it read. Each is a line of the log where
 * one is asked for (--log), on standard error; from the whole --metrics is written. Durations are of a clock that nobody
 * sets. Nothing of a record goes in, at any level: no name, no UPN, no key of a case.
 */
#ifndef APP_JOURNAL_H
#define APP_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "core/definitions/contract.h"
#include "core/tables/overdue_now.h"
#include "render/log_line.h"
#include "render/metrics_text.h"

enum { JOURNAL_STEPS_MOST = 32 };

extern const char *const log_format_names[LOG_FORMATS + 1];

struct journal {
    enum log_format format;
    int32_t as_of;
    int64_t attempts;
    struct step_time steps[JOURNAL_STEPS_MOST];
    size_t step_count;
    bool read[RELATIONS];
    uint64_t rows[RELATIONS];
    uint64_t rows_of_step;
    struct overdue_now overdue;
};

/* An attempt at a day, the first or a further one. */
void journal_attempt(struct journal *journal, enum log_format format, int32_t as_of, int64_t attempts);

/* Milliseconds of a clock that only goes forward. */
int64_t journal_clock(void);

void journal_relation(struct journal *journal, enum relation_id relation, uint64_t rows, int64_t began);

/* `step` outlives the journal; `began` as journal_clock said; `err` is what came of it. */
void journal_step(struct journal *journal, const char *step, int64_t began, const struct err *err);

/* What went wrong and is tried again, and what ended the run. False: no log is kept, say it otherwise. */
bool journal_retry(const struct journal *journal, const struct err *err, int64_t wait);
bool journal_failure(const struct journal *journal, const struct err *err);

#endif

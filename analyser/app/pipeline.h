/*
 * pipeline.h: a run, step by step: from the database to DIR/<as_of>. The snapshot ends as soon as all is read; the
 * connection, and with it the lock of a run, when the folder has its name.
 */
#ifndef APP_PIPELINE_H
#define APP_PIPELINE_H

#include "app/program.h"
#include "base/err.h"
#include "core/inference/audit_sample.h"

/* The days that the command line left open. */
void pipeline_days(struct settings *settings);

/* One attempt, to begin anew where an earlier one has failed (program_new_attempt). */
MUST_CHECK bool pipeline_run(struct program *program, struct err *err);

/* The same as far as the records are read: what is wrong in them is added to program->printed, and as CSV to `csv`. */
MUST_CHECK bool pipeline_check(struct program *program, struct buf *csv, struct err *err);

/* The same, and a sample of the live plans (--size, --seed) drawn; it lives as long as the program. */
MUST_CHECK bool pipeline_sample(struct program *program, struct audit_sample *sample, struct err *err);

/* Reads the database and answers the question, whose filter it resolves. The answer lives in the program's run arena. */
struct question;
struct answer;
MUST_CHECK bool pipeline_question(struct program *program, struct question *question, struct answer *answer,
                                  struct err *err);

struct analysis;
struct analysis_options;

/* The same, and the analysis with the cases that `wanted` asks for (keep_cases, shares): what else it says is not looked at. */
MUST_CHECK bool pipeline_analysis(struct program *program, const struct analysis_options *wanted,
                                  struct analysis **analysis, struct err *err);

#endif

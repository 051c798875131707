/*
 * pipeline.h: a run, step by step: from the database to DIR/<as_of>. The connection ends as soon as all is read.
 */
#ifndef APP_PIPELINE_H
#define APP_PIPELINE_H

#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool pipeline_run(struct program *program, struct err *err);

#endif

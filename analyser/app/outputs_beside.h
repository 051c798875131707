/*
 * outputs_beside.h: what a run makes beside its evidence, since it needs nothing of it: the files that name cases, for their
 * owner alone (worklist.csv, late_plans.csv, plans_to_revise.csv), and what the records alone say.
 */
#ifndef APP_OUTPUTS_BESIDE_H
#define APP_OUTPUTS_BESIDE_H

#include "app/outputs.h"

/* Opens the files and has them filled by another thread, if one can be had; beside_wait(outputs->beside) waits for it. */
MUST_CHECK bool outputs_beside_begin(struct outputs *outputs, struct err *err);

/* Waits, and closes the files. */
MUST_CHECK bool outputs_beside_end(struct outputs *outputs, struct err *err);

#endif

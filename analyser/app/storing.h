/*
 * storing.h: what --store adds to a run: its rows go into schema ehc_evidence too (intake/store.h, which says how files and
 * database are kept in agreement). Without --store every function does nothing, but storing_publish, which gives the
 * folder its name in either case.
 *
 * evidence.csv goes while it is written, a chunk at a time; the other rows are read from the files when these are whole.
 */
#ifndef APP_STORING_H
#define APP_STORING_H

#include "app/outputs.h"

/* Connects and settles what dead programs left of this folder, which is open (outdir_begin). */
MUST_CHECK bool storing_open(struct program *program, struct err *err);

/* Begins, with the clocks of each case; before the evidence is asked for. */
MUST_CHECK bool storing_start(struct outputs *outputs, struct err *err);

/* What is written to evidence.csv from here on is stored; to be ended when the file is closed. */
MUST_CHECK bool storing_evidence(struct outputs *outputs, struct file_writer *evidence, struct err *err);
MUST_CHECK bool storing_evidence_end(struct outputs *outputs, struct err *err);

/* When every file is written: the rest, and all of it is committed. */
MUST_CHECK bool storing_finish(struct outputs *outputs, struct err *err);

/* Gives the folder its name, and has the database show the run. */
MUST_CHECK bool storing_publish(struct program *program, struct err *err);

#endif

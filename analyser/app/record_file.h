/*
 * record_file.h: reads the evidence.json of a run's folder into a record (core/pack/record.h), a line at a time: its cells
 * may be many millions, and only those of breakdown `all` are kept.
 *
 * ERR_DATA where the folder is no run, or the file is not as this program writes it.
 */
#ifndef APP_RECORD_FILE_H
#define APP_RECORD_FILE_H

#include "core/pack/record.h"

struct program;

/* Into the program's run arena. */
MUST_CHECK bool record_file_read(struct program *program, const char *folder, struct record *record, struct err *err);

#endif

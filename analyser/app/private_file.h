/*
 * private_file.h: one file with keys of cases into the folder of --out, for its owner alone.
 */
#ifndef APP_PRIVATE_FILE_H
#define APP_PRIVATE_FILE_H

#include "app/program.h"
#include "base/err.h"

/* Makes the folder where it is not there, and replaces a file of that name. */
MUST_CHECK bool private_file_put(struct program *program, const char *name, const struct buf *bytes, struct err *err);

/* The same, and says where it is in program->printed. */
MUST_CHECK bool private_file_write(struct program *program, const char *name, const struct buf *csv, struct err *err);

#endif

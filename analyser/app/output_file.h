/*
 * output_file.h: one file that a command was asked to write, whole or not at all, for its owner alone.
 */
#ifndef APP_OUTPUT_FILE_H
#define APP_OUTPUT_FILE_H

#include "app/program.h"
#include "base/err.h"

/* Written beside as PATH.part and renamed; an older file of that name is replaced then. Its folder must be there. */
MUST_CHECK bool output_file_write(struct program *program, const char *path, const struct buf *bytes, struct err *err);

#endif

/*
 * output_error.h: what to say when a file or folder cannot be made: the path, what failed, what to do.
 */
#ifndef APP_OUTPUT_ERROR_H
#define APP_OUTPUT_ERROR_H

#include "base/err.h"

/* ERR_OUTPUT: "cannot <doing> <folder>/<name>: <what the system says>. <what to do>". `name` may be "". Returns false. */
bool output_error(struct err *err, const char *doing, const char *folder, const char *name, int number);

#endif

/*
 * help.h: --help, from the rows that parse the command line.
 */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/options.h"
#include "base/arena.h"
#include "base/buf.h"

/* Of the program where command is NULL. */
void help_text(struct buf *buf, const struct command *command, struct arena *scratch);

#endif

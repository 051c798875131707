/*
 * commands.h: from the command line to one of the commands.
 */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool commands_run(struct program *program, int argc, const char *const *argv, struct err *err);

/* The commands (struct command in options.h). */
MUST_CHECK bool command_init(struct program *program, struct err *err);
MUST_CHECK bool command_run(struct program *program, struct err *err);
MUST_CHECK bool command_import(struct program *program, struct err *err);
MUST_CHECK bool command_check(struct program *program, struct err *err);
MUST_CHECK bool command_pack(struct program *program, struct err *err);
MUST_CHECK bool command_diff(struct program *program, struct err *err);
MUST_CHECK bool command_sample(struct program *program, struct err *err);
MUST_CHECK bool command_list(struct program *program, struct err *err);

#endif

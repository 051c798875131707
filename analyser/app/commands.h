/*
 * commands.h: from the command line to one of the commands.
 */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include "app/options.h"
#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool commands_run(struct program *program, int argc, const char *const *argv, struct err *err);

/* The commands (struct command in options.h), each in its file command_<name>.c with its options. */
extern const struct command init_command;
extern const struct command run_command;
extern const struct command case_command;
extern const struct command cases_command;
extern const struct command worklist_command;
extern const struct command import_command;
extern const struct command check_command;
extern const struct command pack_command;
extern const struct command diff_command;
extern const struct command sample_command;
extern const struct command contract_command;
extern const struct command table_command;
extern const struct command list_command;
extern const struct command completion_command;
extern const struct command man_command;

#endif

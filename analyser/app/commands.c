#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/help.h"
#include "app/version.h"

const char *const list_format_names[LIST_FORMATS + 1] = {[FORMAT_TEXT] = "text", [FORMAT_CSV] = "csv"};

static const struct option general_options[] = {
    HELP,
    {.name = "version", .letter = 'V', .kind = OPTION_FLAG, INTO(version), .help = "print the version and leave"},
};

const struct command general = {
    .name = "",
    .summary = "Evidence on education, health and care plans from a database that keeps the contract (schema ehc)",
    .about = "'ehc-analyser COMMAND --help' tells more about a command.\n\n"
             "Exit codes: 0 done, 1 done and a threshold of --fail-on is crossed, 2 usage, 3 configuration or\n"
             "contract, 4 database, 5 data, 6 output, 70 memory or a bug, 130 interrupted.\n",
    .options = general_options,
    .option_count = OPTION_COUNT(general_options),
};

const struct command *const commands[] = {
    &init_command,
    &run_command,
    &case_command,
    &cases_command,
    &worklist_command,
    &import_command,
    &check_command,
    &pack_command,
    &diff_command,
    &sample_command,
    &contract_command,
    &table_command,
    &list_command,
    &completion_command,
    &man_command,
};

const size_t command_count = OPTION_COUNT(commands);

static bool print_general(struct program *program, const struct command *command, struct err *err)
{
    if (program->settings.version)
        buf_format(&program->printed, "ehc-analyser %s\n", program_version);
    else
        help_text(&program->printed, command, &program->run);
    return console_print(&program->printed, err);
}

bool commands_run(struct program *program, int argc, const char *const *argv, struct err *err)
{
    const struct command *command;
    if (!options_parse(argc, argv, &program->settings, &command, err))
        return false;
    if (program->settings.help || program->settings.version)
        return print_general(program, command, err);
    return command->run(program, err);
}

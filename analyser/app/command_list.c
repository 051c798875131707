#include <string.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "render/definitions_print.h"

typedef void definitions_printer(struct buf *buf, const struct definitions *definitions);

static definitions_printer *const printers[LIST_FORMATS] = {
    [FORMAT_TEXT] = definitions_text,
    [FORMAT_CSV] = definitions_csv,
};

static bool list(struct program *program, struct err *err)
{
    struct definitions definitions = definitions_of((enum definition_list)program->settings.list, &program->run);
    printers[program->settings.format](&program->printed, &definitions);
    return console_print(&program->printed, err);
}

static const struct option list_options[] = {
    {.argument = "LIST",
     .kind = OPTION_CHOICE,
     .required = true,
     INTO(list),
     .choices = definition_list_names,
     .help = "one of"},
    FORMAT,
    HELP,
};

const struct command list_command = {
    .name = "list",
    .summary = "Print a table of definitions, with its law",
    .about = "What is printed is what the program computes with.\n",
    .options = list_options,
    .option_count = OPTION_COUNT(list_options),
    .run = list,
};

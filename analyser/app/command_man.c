#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/man_page.h"

static bool man(struct program *program, struct err *err)
{
    man_page(&program->printed);
    return console_print(&program->printed, err);
}

static const struct option man_options[] = {HELP};

const struct command man_command = {
    .name = "man",
    .summary = "Print the man page",
    .about = "To read it: ehc-analyser man | man -l -\n",
    .options = man_options,
    .option_count = OPTION_COUNT(man_options),
    .run = man,
};

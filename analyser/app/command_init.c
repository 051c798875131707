#include <string.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/signals.h"

static bool init(struct program *program, struct err *err)
{
    unsigned applied = 0;
    if (!source_open(&program->source, program->settings.dbname, signals_flag(), err) ||
        !source_migrate(program->source, &applied, err))
        return false;
    if (applied == 0)
        buf_text(&program->printed, "ehc and ehc_evidence are up to date\n");
    else
        buf_format(&program->printed, "ehc and ehc_evidence are ready (%u %s applied)\n", applied,
                   applied == 1 ? "migration" : "migrations");
    return console_print(&program->printed, err);
}

static const struct option init_options[] = {DBNAME, HELP};

const struct command init_command = {
    .name = "init",
    .summary = "Create the schemas ehc and ehc_evidence, or bring them up to date",
    .about = "Safe to repeat: what is there already stays as it is.\n",
    .options = init_options,
    .option_count = OPTION_COUNT(init_options),
    .run = init,
};

#include <string.h>

#include "app/commands.h"
#include "app/console.h"
#include "app/signals.h"

bool command_init(struct program *program, struct err *err)
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

#include <string.h>

#include "app/commands.h"
#include "app/console.h"
#include "app/import_kinds.h"
#include "app/signals.h"

bool command_import(struct program *program, struct err *err)
{
    const struct import_kind *kind = &import_kinds[program->settings.import_kind];
    if (program->settings.paths.count > kind->most)
        return err_set(err, ERR_USAGE,
                       "'import %s' takes %s, and no more than that at once\n"
                       "Try 'ehc-analyser import --help'.",
                       import_kind_names[program->settings.import_kind], kind->takes);
    return source_open(&program->source, program->settings.dbname, signals_flag(), err) && kind->import(program, err) &&
           console_print(&program->printed, err);
}

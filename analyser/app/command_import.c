#include <string.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/import_kinds.h"
#include "app/signals.h"

static bool import(struct program *program, struct err *err)
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

static const struct option import_options[] = {
    {.argument = "KIND",
     .kind = OPTION_CHOICE,
     .required = true,
     INTO(import_kind),
     .choices = import_kind_names,
     .help = "what is imported, one of"},
    {.argument = "PATH",
     .kind = OPTION_PATHS,
     .required = true,
     INTO(paths),
     .help = "the file or folder of that kind"},
    DBNAME,
    HELP,
};

const struct command import_command = {
    .name = "import",
    .summary = "Bring records or published figures into the database",
    .about = IMPORT_KINDS_ABOUT,
    .options = import_options,
    .option_count = OPTION_COUNT(import_options),
    .run = import,
};

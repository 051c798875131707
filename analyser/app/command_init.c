#include <string.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/signals.h"

static const char no_roles[] =
    "The roles ehc_reader, ehc_writer, ehc_analyst and ehc_caseworker were not made or given their rights: this\n"
    "role may not. Have the owner of ehc_evidence, who may create roles, run sql/roles.sql in this database.\n";

static bool init(struct program *program, struct err *err)
{
    unsigned applied = 0;
    bool granted = false;
    if (!source_open(&program->source, program->settings.dbname, signals_flag(), err) ||
        !source_migrate(program->source, &applied, err) || !source_grant(program->source, &granted, err))
        return false;
    if (applied == 0)
        buf_text(&program->printed, "ehc and ehc_evidence are up to date\n");
    else
        buf_format(&program->printed, "ehc and ehc_evidence are ready (%u %s applied)\n", applied,
                   applied == 1 ? "migration" : "migrations");
    if (!granted)
        buf_text(&program->printed, no_roles);
    return console_print(&program->printed, err);
}

static const struct option init_options[] = {DBNAME, HELP};

const struct command init_command = {
    .name = "init",
    .summary = "Create the schemas ehc and ehc_evidence, or bring them up to date",
    .about = "Safe to repeat: what is there already stays as it is. Where it may, it also makes the roles ehc_reader,\n"
             "ehc_writer, ehc_analyst and ehc_caseworker and gives each its rights (sql/roles.sql).\n",
    .options = init_options,
    .option_count = OPTION_COUNT(init_options),
    .run = init,
};

#include <sys/stat.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/pipeline.h"
#include "app/private_file.h"
#include "app/return_input.h"
#include "app/return_report.h"
#include "app/signals.h"
#include "intake/importing.h"

/* A folder is of COLLECT's tables, anything else is XML. */
static bool read_return(struct program *program, const char *path, struct err *err)
{
    struct stat status;
    bool folder = stat(path, &status) == 0 && S_ISDIR(status.st_mode);
    return folder ? return_read_collect(program, path, err) : return_read_xml(program, path, err);
}

/* Nothing stays of a return that is only looked at. */
static bool check_return(struct program *program, struct buf *csv, struct err *err)
{
    return source_open(&program->source, program->settings.dbname, signals_flag(), err) &&
           import_begin(program->source, err) && read_return(program, program->settings.paths.path[0], err) &&
           return_check(program, err) && return_report_findings(program, csv, err) && import_undo(program->source, err);
}

static bool check(struct program *program, struct err *err)
{
    bool of_return = program->settings.paths.count > 0;
    if (program->settings.paths.count > 1)
        return err_set(err, ERR_USAGE, "'check' takes one return at a time\nTry 'ehc-analyser check --help'.");
    pipeline_days(&program->settings);
    struct buf csv;
    buf_init(&csv, 1 << 20);
    bool good = (of_return ? check_return(program, &csv, err) : pipeline_check(program, &csv, err)) &&
                (!program->settings.out ||
                 private_file_write(program, of_return ? "return_checks.csv" : "data_quality.csv", &csv, err)) &&
                console_print(&program->printed, err);
    buf_free(&csv);
    return good;
}

static const struct option check_options[] = {
    {.argument = "PATH",
     .kind = OPTION_PATHS,
     INTO(paths),
     .help = "a SEN2 return, as FILE.xml or as the folder of COLLECT's tables; the records of the database if not given"},
    DBNAME,
    OUT("a folder for the same as CSV: return_checks.csv, or data_quality.csv of the database"),
    AS_OF("the day the records are looked at"),
    HELP,
};

const struct command check_command = {
    .name = "check",
    .summary = "Say what is wrong in a SEN2 return or in the database, and what to do",
    .about = "Nothing is analysed and nothing is stored. Findings are no error: the exit code is 0. A return is parsed by\n"
             "the database, which need not hold anything.\n",
    .options = check_options,
    .option_count = OPTION_COUNT(check_options),
    .run = check,
};

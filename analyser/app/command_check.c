#include <sys/stat.h>

#include "app/commands.h"
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

bool command_check(struct program *program, struct err *err)
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

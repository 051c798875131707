#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/console.h"
#include "app/folder_tree.h"
#include "app/pipeline.h"
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

/* Replaces what an earlier check left. */
static bool write_into(struct program *program, int at, const char *name, const struct buf *csv, struct err *err)
{
    const char *out = program->settings.out;
    struct file_writer *writer = &program->writers[0];
    struct manifest_file written;
    if (unlinkat(at, name, 0) != 0 && errno != ENOENT)
        return err_set(err, ERR_OUTPUT, "%.400s/%s cannot be replaced: %s", out, name, strerror(errno));
    if (!file_writer_open(writer, at, out, name, 0600, err))
        return false;
    buf_add(&writer->buf, csv->bytes, csv->length);
    return file_writer_close(writer, &written, err);
}

/* For its owner alone: findings have keys of cases. */
static bool write_csv(struct program *program, const char *name, const struct buf *csv, struct err *err)
{
    const char *out = program->settings.out;
    size_t made = 0;
    if (!folder_make(out, &made))
        return err_set(err, ERR_OUTPUT, "%.400s cannot be made: %s", out, strerror(errno));
    int at = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at < 0)
        return err_set(err, ERR_OUTPUT, "%.400s cannot be opened: %s", out, strerror(errno));
    bool written = write_into(program, at, name, csv, err);
    close(at);
    if (written)
        buf_format(&program->printed, "\nThe same is in %s/%s\n", out, name);
    return written;
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
                 write_csv(program, of_return ? "return_checks.csv" : "data_quality.csv", &csv, err)) &&
                console_print(&program->printed, err);
    buf_free(&csv);
    return good;
}

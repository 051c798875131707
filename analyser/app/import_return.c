#include "app/import_return.h"
#include "app/return_input.h"
#include "app/return_report.h"
#include "intake/importing.h"

typedef bool return_reader(struct program *program, const char *path, struct err *err);

/* The very records of a file that is in already: nothing to do. */
static bool is_known(struct program *program, const char *path, bool *known, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!import_ask(program->source, "return_known", &result, err))
        return false;
    *known = postgres_rows(result) > 0;
    if (*known)
        buf_format(&program->printed, "%s was imported on %s: nothing changes.\n", path, postgres_cell(result, 0, 0));
    postgres_free(result);
    return true;
}

static bool store(struct program *program, struct err *err)
{
    return return_check(program, err) && import_step(program->source, "return_match", err) &&
           import_step(program->source, "return_store", err) && return_report_stored(program, err) &&
           return_report_summary(program, err);
}

static bool import_one(struct program *program, const char *path, return_reader *read, struct err *err)
{
    bool known = false;
    return import_begin(program->source, err) && import_step(program->source, "return_ready", err) &&
           read(program, path, err) && is_known(program, path, &known, err) && (known || store(program, err)) &&
           import_commit(program->source, err);
}

bool import_sen2(struct program *program, struct err *err)
{
    return import_one(program, program->settings.paths.path[0], return_read_xml, err);
}

bool import_collect(struct program *program, struct err *err)
{
    return import_one(program, program->settings.paths.path[0], return_read_collect, err);
}

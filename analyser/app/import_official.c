#include "app/import_cells.h"
#include "app/import_official.h"
#include "intake/importing.h"

static bool take_files(struct program *program, struct err *err)
{
    const struct paths *paths = &program->settings.paths;
    uint64_t rows;
    for (size_t i = 0; i < paths->count; i++)
        if (!import_cells(program, paths->path[i], "comparator", &rows, err) ||
            !import_step(program->source, "official_file", err))
            return false;
    return true;
}

static bool report(struct program *program, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!import_ask(program->source, "official_report", &result, err))
        return false;
    for (size_t row = 0; row < postgres_rows(result); row++) {
        const char *unused = postgres_cell(result, row, 3);
        buf_format(&program->printed, "%s: %s figures (layout: %s)\n", postgres_cell(result, row, 0),
                   postgres_cell(result, row, 2), postgres_cell(result, row, 1));
        if (unused)
            buf_format(&program->printed, "  columns not used: %s\n", unused);
    }
    postgres_free(result);
    return true;
}

bool import_official(struct program *program, struct err *err)
{
    return import_begin(program->source, err) && import_step(program->source, "official_ready", err) &&
           import_step(program->source, "official_begin", err) && take_files(program, err) && report(program, err) &&
           import_commit(program->source, err);
}

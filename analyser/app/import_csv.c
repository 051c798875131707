#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/import_cells.h"
#include "app/import_csv.h"
#include "base/words.h"
#include "core/definitions/contract.h"
#include "intake/importing.h"
#include "render/columns_text.h"

static bool take_relation(struct program *program, const char *path, const char *relation, struct err *err)
{
    uint64_t rows;
    return import_cells(program, path, relation, &rows, err) && import_step(program->source, "csv_relation", err);
}

static bool is_folder(const char *path, struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return err_set(err, ERR_DATA, "%.400s cannot be read: %s", path, strerror(errno));
    return S_ISDIR(status.st_mode) ||
           err_set(err, ERR_DATA, "%.400s is no folder: 'import csv' takes one with person.csv, request.csv ...", path);
}

/* Those that are there, in the order of the contract. */
static bool take_files(struct program *program, const char *folder, struct err *err)
{
    size_t taken = 0;
    for (enum relation_id relation = 0; relation < RELATIONS; relation++) {
        const char *path = words(&program->run, "%s/%s.csv", folder, contract[relation].name);
        if (access(path, F_OK) != 0)
            continue;
        if (!take_relation(program, path, contract[relation].name, err))
            return false;
        taken++;
    }
    return taken > 0 ||
           err_set(err, ERR_DATA, "%.400s has no file of a relation of the contract: person.csv, request.csv, ...",
                   folder);
}

static bool report(struct program *program, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!import_ask(program->source, "csv_report", &result, err))
        return false;
    for (size_t row = 0; row < postgres_rows(result); row++)
        buf_format(&program->printed, "ehc.%s: %s rows in the place of what was there\n", postgres_cell(result, row, 0),
                   postgres_cell(result, row, 1));
    postgres_free(result);
    return true;
}

bool import_csv(struct program *program, struct err *err)
{
    const char *folder = program->settings.paths.path[0];
    return is_folder(folder, err) && import_begin(program->source, err) &&
           import_step(program->source, "return_ready", err) && import_step(program->source, "csv_begin", err) &&
           take_files(program, folder, err) && import_step(program->source, "csv_store", err) && report(program, err) &&
           import_commit(program->source, err);
}

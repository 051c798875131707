/*
 * import_kinds.h: what `import` can bring into a database, a row a kind.
 *
 * To add one: its place in the enum, its name, its row, and its line of IMPORT_KINDS_ABOUT. Its function lives in a file
 * of its own in app/ and works by intake/importing.h: one transaction, all or nothing. What it has to say goes to
 * program->printed, which command_import prints.
 */
#ifndef APP_IMPORT_KINDS_H
#define APP_IMPORT_KINDS_H

#include <stddef.h>

#include "app/program.h"

enum import_kind_id { IMPORT_SEN2, IMPORT_COLLECT, IMPORT_CSV, IMPORT_OFFICIAL, IMPORT_KINDS };

struct import_kind {
    const char *takes; /* as its usage says it, "FILE.xml" */
    size_t most;       /* paths in one go */
    bool (*import)(struct program *program, struct err *err);
};

/* The names of the kinds and NULL: what `import` takes. */
extern const char *const import_kind_names[IMPORT_KINDS + 1];

extern const struct import_kind import_kinds[IMPORT_KINDS + 1]; /* after the last an empty one */

#define IMPORT_KINDS_ABOUT                                                                                             \
    "  sen2 FILE.xml   a SEN2 return of 2023 to 2026: adds to what is known of the same children\n"                      \
    "  collect DIR     the same return as COLLECT's nine CSV tables (Blade export)\n"                                    \
    "  csv DIR         one CSV a relation of the contract, person.csv, request.csv ...: replaces these relations\n"                                                                                                 \
    "  official FILE   the DfE's published CSV files, reporting years 2021 to 2026, as downloaded; several at once\n\n"      \
    "All or nothing: an import that fails leaves the database as it was. Names and addresses are not stored.\n"

#endif

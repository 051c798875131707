/*
 * pack_file.h: reads the definition of a pack, reports/area-2.json as it was when the program was built, or the file that
 * --definition names.
 *
 * ERR_CONFIGURATION for a mistake: the file, the path in the JSON, and what is expected there.
 */
#ifndef APP_PACK_FILE_H
#define APP_PACK_FILE_H

#include "base/err.h"
#include "core/pack/definition.h"
#include "core/pack/record.h"

struct program;

/* Into the program's run arena. */
MUST_CHECK bool pack_file_read(struct program *program, struct pack_definition *definition, struct err *err);

/* Whether the columns it names are there in the tables of the run. */
MUST_CHECK bool pack_file_check(const struct program *program, const struct pack_definition *definition,
                                const struct record *record, struct err *err);

#endif

#include <string.h>

#include "intake/importing.h"
#include "intake/queries.h"
#include "intake/source_struct.h"

enum { PIECE = 1 << 16 }; /* bytes sent at once */

/* Any number that no other program locks by, and not that of `init`; held to the end of the transaction. */
#define BEGIN_ALONE "BEGIN; SELECT pg_advisory_xact_lock(7225002)"

bool import_begin(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, "import", BEGIN_ALONE, err);
}

bool import_commit(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, "import", "COMMIT", err);
}

bool import_undo(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, "import", "ROLLBACK", err);
}

bool import_tell(struct source *source, const char *name, const char *value, struct err *err)
{
    struct postgres_result *result = NULL;
    bool told = postgres_query_with(source->postgres, "import", query_import("tell"), name, value, &result, err);
    postgres_free(result);
    return told;
}

bool import_step(struct source *source, const char *step, struct err *err)
{
    return postgres_run(source->postgres, step, query_import(step), err);
}

bool import_rows(struct source *source, const char *subject, const char *sql, byte_source *bytes, void *context,
                 uint64_t *rows, struct err *err)
{
    static char piece[PIECE];
    size_t length = 0;
    *rows = 0;
    bool good = postgres_copy_begin(source->postgres, subject, sql, err);
    if (!good)
        return false;
    do
        good = bytes(context, piece, sizeof piece, &length, err) &&
               (length == 0 || postgres_copy_put(source->postgres, subject, piece, length, err));
    while (good && length > 0);
    return postgres_copy_end(source->postgres, subject, good, rows, err);
}

bool import_ask(struct source *source, const char *step, struct postgres_result **result, struct err *err)
{
    return postgres_query(source->postgres, step, query_import(step), result, err);
}

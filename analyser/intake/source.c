#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/queries.h"
#include "intake/source.h"
#include "intake/source_struct.h"

enum { SNAPSHOT_MOST = 1 << 20 }; /* it names every transaction that was running */

bool source_open(struct source **source, const char *conninfo, const volatile sig_atomic_t *interrupted,
                 struct err *err)
{
    *source = calloc(1, sizeof **source);
    if (!*source)
        return err_set(err, ERR_INTERNAL, "out of memory");
    buf_init(&(*source)->snapshot, SNAPSHOT_MOST);
    if (postgres_open(&(*source)->postgres, conninfo, interrupted, err) &&
        postgres_run((*source)->postgres, "connecting", query_session("settings"), err))
        return true;
    source_close(*source);
    *source = NULL;
    return false;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    postgres_close(source->postgres);
    buf_free(&source->snapshot);
    free(source);
}

static bool keep_snapshot(struct source *source, const struct postgres_result *result, struct err *err)
{
    const char *snapshot = postgres_rows(result) == 1 ? postgres_cell(result, 0, 0) : NULL;
    if (!snapshot)
        return err_set(err, ERR_DATABASE, "the server does not name its snapshot");
    source->snapshot.length = 0;
    buf_add(&source->snapshot, snapshot, strlen(snapshot) + 1);
    return !source->snapshot.broken || err_set(err, ERR_INTERNAL, "the snapshot's name is too long");
}

/* The server would refuse a row with bytes that are no UTF-8; the core shows them for what they are. */
static bool take_any_bytes(struct source *source, struct err *err)
{
    return postgres_knows_encoding(source->postgres) ||
           postgres_run(source->postgres, "snapshot", query_catalogue("any_bytes"), err);
}

bool source_begin(struct source *source, struct err *err)
{
    struct postgres_result *result;
    if (!take_any_bytes(source, err) ||
        !postgres_run(source->postgres, "snapshot", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", err) ||
        !postgres_query(source->postgres, "snapshot", "SELECT pg_current_snapshot()::text", &result, err))
        return false;
    bool good = keep_snapshot(source, result, err);
    postgres_free(result);
    return good;
}

/* Names the snapshot for others: letters, digits and dashes. */
static bool lend_snapshot(struct source *source, struct buf *name, struct err *err)
{
    struct postgres_result *result;
    if (!postgres_query(source->postgres, "snapshot", "SELECT pg_export_snapshot()", &result, err))
        return false;
    const char *lent = postgres_rows(result) == 1 ? postgres_cell(result, 0, 0) : NULL;
    bool good = lent && strspn(lent, "0123456789ABCDEFabcdef-") == strlen(lent);
    if (good)
        buf_text(name, lent);
    postgres_free(result);
    return good || err_set(err, ERR_DATABASE, "the server does not lend its snapshot");
}

static bool borrow_snapshot(struct source *source, const struct buf *name, struct err *err)
{
    struct buf sql;
    buf_init(&sql, SQL_MOST);
    buf_text(&sql, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '");
    buf_add(&sql, name->bytes, name->length);
    buf_add(&sql, "'", sizeof "'");
    bool good = sql.broken ? err_set(err, ERR_INTERNAL, "no memory for a query")
                           : postgres_run(source->postgres, "snapshot", sql.bytes, err);
    buf_free(&sql);
    return good;
}

static bool begin_anew(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, "snapshot", "ROLLBACK", err) && source_begin(source, err);
}

bool source_begin_beside(struct source *source, struct source *first, struct err *err)
{
    struct err unheard = {.kind = ERR_NONE}; /* what has befallen the first it will say itself */
    struct buf name;
    buf_init(&name, SQL_MOST);
    bool lent = lend_snapshot(first, &name, err);
    bool good = lent && take_any_bytes(source, err) && borrow_snapshot(source, &name, err);
    if (!lent && !begin_anew(first, &unheard))
        err_set(err, ERR_DATABASE, "the snapshot is lost");
    buf_free(&name);
    return good;
}

void source_halt(struct source *source)
{
    postgres_halt(source->postgres);
}

const char *source_snapshot(const struct source *source)
{
    return source->snapshot.length ? source->snapshot.bytes : "";
}

bool source_end(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, "snapshot", "COMMIT", err);
}

void source_subject(enum relation_id relation, char subject[SUBJECT_MOST])
{
    snprintf(subject, SUBJECT_MOST, "ehc.%s", contract[relation].name);
}

bool source_query(struct source *source, const char *subject, const struct buf *sql, struct postgres_result **result,
                  struct err *err)
{
    *result = NULL;
    if (sql->broken)
        return err_set(err, ERR_INTERNAL, "%s: no memory for a query", subject);
    return postgres_query(source->postgres, subject, sql->bytes, result, err);
}

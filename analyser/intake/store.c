#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "intake/postgres.h"
#include "intake/queries.h"
#include "intake/store.h"

static const char subject[] = "ehc_evidence";

struct store {
    struct postgres *postgres;
};

/* --- opening */

static bool is_true(const struct postgres_result *result, size_t column)
{
    const char *text = postgres_rows(result) == 1 ? postgres_cell(result, 0, column) : NULL;
    return text && strcmp(text, "t") == 0;
}

static bool usable(const struct postgres_result *result, struct err *err)
{
    if (!is_true(result, 0))
        return err_set(err, ERR_CONFIGURATION,
                       "ehc_evidence: the database to store in has not the schema that this version needs. "
                       "Run 'ehc-analyser init' there, as the owner of ehc_evidence.");
    return (is_true(result, 1) && is_true(result, 2)) ||
           err_set(err, ERR_CONFIGURATION,
                   "ehc_evidence: this role may not store runs. Make it a member of ehc_writer (sql/roles.sql).");
}

static bool look_at_schema(struct store *store, struct err *err)
{
    struct postgres_result *result = NULL;
    bool good = postgres_query(store->postgres, subject, query_store("ready"), &result, err) && usable(result, err);
    postgres_free(result);
    return good;
}

/* Another has the lock: says which, if it can be seen. */
static bool held(struct store *store, const struct err *why, struct err *err)
{
    struct err ignored = {0};
    struct postgres_result *result = NULL;
    if (postgres_query(store->postgres, subject, query_store("holder"), &result, &ignored) && postgres_rows(result) > 0)
        err_set(err, ERR_DATABASE,
                "ehc_evidence: another run is being stored in this database (process %.20s of the server). "
                "Run again when it is done.",
                postgres_cell(result, 0, 0));
    else
        *err = *why;
    postgres_free(result);
    return false;
}

static bool lock(struct store *store, struct err *err)
{
    struct err why = {0};
    return postgres_run(store->postgres, subject, query_store("lock"), &why) || held(store, &why, err);
}

bool store_open(struct store **store, const char *conninfo, const volatile sig_atomic_t *interrupted, struct err *err)
{
    *store = calloc(1, sizeof **store);
    if (!*store)
        return err_set(err, ERR_INTERNAL, "out of memory");
    if (postgres_open(&(*store)->postgres, conninfo, interrupted, err) &&
        postgres_run((*store)->postgres, "connecting", query_session("settings"), err) && look_at_schema(*store, err) &&
        lock(*store, err))
        return true;
    store_close(*store);
    *store = NULL;
    return false;
}

void store_close(struct store *store)
{
    if (store)
        postgres_close(store->postgres);
    free(store);
}

/* --- asking */

static bool ask_two(struct store *store, const char *query, const char *first, const char *second, struct err *err)
{
    struct postgres_result *result = NULL;
    bool good = postgres_query_with(store->postgres, subject, query_store(query), first, second, &result, err);
    postgres_free(result);
    return good;
}

/* --- what dead programs left */

static const char *kept(struct arena *arena, const struct postgres_result *result, size_t row, size_t column)
{
    const char *text = postgres_cell(result, row, column);
    return arena_text(arena, text, strlen(text));
}

bool store_pending(struct store *store, const char *folder, const char *authority, struct arena *arena,
                   struct pending_run **list, size_t *count, struct err *err)
{
    struct postgres_result *result = NULL;
    *count = 0;
    if (!postgres_query_with(store->postgres, subject, query_store("pending"), folder, authority, &result, err))
        return false;
    *count = postgres_rows(result);
    *list = ARENA_NEW(arena, *count + 1, struct pending_run);
    for (size_t i = 0; i < *count; i++)
        (*list)[i] =
            (struct pending_run){kept(arena, result, i, 0), kept(arena, result, i, 1), kept(arena, result, i, 2)};
    postgres_free(result);
    return true;
}

bool store_settle(struct store *store, const struct pending_run *run, bool in_place, struct err *err)
{
    return ask_two(store, "settle", run->run, in_place ? "true" : "false", err);
}

/* --- a run, in one transaction */

bool store_start(struct store *store, struct err *err)
{
    return postgres_run(store->postgres, subject, query_store("start"), err);
}

bool store_rows_begin(struct store *store, const char *kind, struct err *err)
{
    return postgres_copy_begin(store->postgres, subject, query_store(kind), err);
}

bool store_rows_put(void *context, const void *bytes, size_t length, struct err *err)
{
    struct store *store = context;
    return postgres_copy_put(store->postgres, subject, bytes, length, err);
}

bool store_rows_end(struct store *store, struct err *err)
{
    uint64_t rows;
    return postgres_copy_end(store->postgres, subject, true, &rows, err);
}

bool store_definitions(struct store *store, const char *digest, const char *json, struct err *err)
{
    return ask_two(store, "definitions", digest, json, err);
}

bool store_table(struct store *store, const char *json, size_t place, struct err *err)
{
    char number[NUM_INTEGER_MOST + 1];
    number[num_integer((int64_t)place, number)] = '\0';
    return ask_two(store, "table", json, number, err);
}

bool store_finish(struct store *store, const char *manifest, const char *folder, struct err *err)
{
    return ask_two(store, "finish", manifest, folder, err) && postgres_run(store->postgres, subject, "COMMIT", err);
}

bool store_publish(struct store *store, struct err *err)
{
    return postgres_run(store->postgres, subject, query_store("publish"), err);
}

bool store_published(struct store *store, struct err *err)
{
    return postgres_run(store->postgres, subject, "COMMIT", err);
}

bool store_tidy(struct store *store, const char *keep, struct err *err)
{
    bool more = true;
    while (more) {
        struct postgres_result *result = NULL;
        if (!postgres_query_of(store->postgres, subject, query_store("tidy"), 1, &keep, &result, err))
            return false;
        more = is_true(result, 0);
        postgres_free(result);
    }
    return true;
}

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "intake/queries.h"
#include "intake/source.h"
#include "intake/source_struct.h"

/* Any number that no other program locks by; held to the end of each transaction. */
#define BEGIN_ALONE "BEGIN; SELECT pg_advisory_xact_lock(7225001)"

/* Runs `work` in a transaction that no other `init` can be in at the same time. */
static bool alone(struct source *source, struct migration migration, unsigned *applied,
                  bool (*work)(struct source *, struct migration, unsigned *, struct err *), struct err *err)
{
    struct err ignored = {0};
    if (postgres_run(source->postgres, migration.name, BEGIN_ALONE, err) && work(source, migration, applied, err) &&
        postgres_run(source->postgres, migration.name, "COMMIT", err))
        return true;
    (void)!postgres_run(source->postgres, migration.name, "ROLLBACK", &ignored);
    return false;
}

static bool lay_ground(struct source *source, struct migration ground, unsigned *applied, struct err *err)
{
    (void)applied;
    return postgres_run(source->postgres, ground.name, ground.text, err);
}

/* A query of the migration's number and, of its `values` the second, name. */
static bool ask(struct source *source, struct migration migration, const char *sql, int values, bool *rows,
                struct err *err)
{
    char number[NUM_INTEGER_MOST + 1];
    const char *const value[] = {number, migration.name};
    struct postgres_result *result = NULL;
    number[num_integer(migration.number, number)] = '\0';
    bool good = postgres_query_of(source->postgres, migration.name, sql, values, value, &result, err);
    *rows = good && postgres_rows(result) > 0;
    postgres_free(result);
    return good;
}

static bool apply_if_new(struct source *source, struct migration migration, unsigned *applied, struct err *err)
{
    bool there;
    bool kept;
    if (!ask(source, migration, query_catalogue("migrated"), 1, &there, err))
        return false;
    if (there)
        return true;
    *applied += 1;
    return postgres_run(source->postgres, migration.name, migration.text, err) &&
           ask(source, migration, query_catalogue("migrate"), 2, &kept, err);
}

bool source_migrate(struct source *source, unsigned *applied, struct err *err)
{
    *applied = 0;
    if (!alone(source, query_migration(0), applied, lay_ground, err))
        return false;
    for (size_t i = 1; i < query_migration_count(); i++)
        if (!alone(source, query_migration(i), applied, apply_if_new, err))
            return false;
    return true;
}

static bool may_grant(struct source *source, bool *may, struct err *err)
{
    struct postgres_result *result;
    bool good = postgres_query(source->postgres, "roles", query_catalogue("roles"), &result, err);
    const char *text = good && postgres_rows(result) == 1 ? postgres_cell(result, 0, 0) : NULL;
    *may = text && strcmp(text, "t") == 0;
    postgres_free(result);
    return good;
}

bool source_grant(struct source *source, bool *granted, struct err *err)
{
    struct migration roles = {.name = "roles", .text = query_roles()};
    return may_grant(source, granted, err) && (!*granted || alone(source, roles, NULL, lay_ground, err));
}

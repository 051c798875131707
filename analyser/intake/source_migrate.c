#include <stdlib.h>
#include <string.h>

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

static bool look_up(struct source *source, struct migration migration, bool *there, struct err *err)
{
    struct buf sql;
    buf_init(&sql, SQL_MOST);
    buf_format(&sql, "SELECT FROM ehc_evidence.migration WHERE number = %d", migration.number);
    buf_byte(&sql, '\0');
    struct postgres_result *result;
    bool good = source_query(source, migration.name, &sql, &result, err);
    *there = good && postgres_rows(result) > 0;
    postgres_free(result);
    buf_free(&sql);
    return good;
}

/* The name is a file's, of small letters, digits and _ (embed.awk). */
static bool record(struct source *source, struct migration migration, struct err *err)
{
    struct buf sql;
    buf_init(&sql, SQL_MOST);
    buf_format(&sql, "INSERT INTO ehc_evidence.migration (number, name) VALUES (%d, '%s')", migration.number,
               migration.name);
    buf_byte(&sql, '\0');
    struct postgres_result *result;
    bool good = source_query(source, migration.name, &sql, &result, err);
    postgres_free(result);
    buf_free(&sql);
    return good;
}

static bool apply_if_new(struct source *source, struct migration migration, unsigned *applied, struct err *err)
{
    bool there;
    if (!look_up(source, migration, &there, err))
        return false;
    if (there)
        return true;
    *applied += 1;
    return postgres_run(source->postgres, migration.name, migration.text, err) && record(source, migration, err);
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

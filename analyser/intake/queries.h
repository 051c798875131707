/*
 * queries.h: the SQL files of the project as they were when the program was built. The files run in psql as they
 * stand; base/embed.awk makes them part of the program. Folder and file name are the key:
 * sql/extract/<relation>.sql, sql/schema/<number>_<name>.sql, sql/catalogue/<what>.sql,
 * sql/session/<what>.sql, sql/import/<step>.sql, sql/store/<step>.sql, sql/contract/<part>.sql, sql/roles.sql. Asking for a file
 * that is not there is a bug and aborts.
 */
#ifndef INTAKE_QUERIES_H
#define INTAKE_QUERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/definitions/contract.h"

struct migration {
    int number;       /* 0 is the ground the others stand on: run before every `init`, not recorded */
    const char *name; /* the file's name without .sql */
    const char *text;
};

/* The query that reads a relation, with the ORDER BY that decides among equal keys. */
const char *query_extract(enum relation_id relation);

/* The same without the texts that only plan checks read, of a relation that has some: its column of text is null. */
const char *query_extract_textless(enum relation_id relation);

/* The names of settings, or of persons, to know them in the text of plans: id and name. */
const char *query_names(enum relation_id relation);

/* How many bytes of it remain where a unique index promises the key and no order is needed. */
size_t query_unordered_length(const char *extract);

/* What the database's catalogue says of schema ehc: "columns" and "keys". */
const char *query_catalogue(const char *name);

/* What is said to the server about the session itself: "settings", "limits", "lock". */
const char *query_session(const char *name);

/* A step of an import, "sen2_begin": statements that change the database, or the COPY ... FROM STDIN that fills it. */
const char *query_import(const char *name);

/* A step of storing a run, "start": see store.h. */
const char *query_store(const char *name);

/* Of the contract for others to fill in: templates with #NAMES# to be replaced, and how schema ehc is looked at. */
const char *query_contract(const char *name);

/* The roles and what each may do. */
const char *query_roles(void);

/* The migrations are numbered 0, 1, 2, ... without a gap; this is the one of that number. */
size_t query_migration_count(void);
struct migration query_migration(size_t index);

/*
 * Of one case (sql/case): "kinds", "choose", "compare" and "others", and by the name of a relation the condition that
 * chooses its rows, which comes between the two parts of its extract.
 */
const char *query_case(const char *name);

#endif

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "intake/queries.h"

struct query_file {
    const char *folder;
    const char *name;
    const char *text;
};

#include "queries_data.inc"

enum { FILES = sizeof query_files / sizeof query_files[0] };

static const char order_marker[] = "-- where no unique index promises the key";

static bool in_folder(const struct query_file *file, const char *folder)
{
    return strcmp(file->folder, folder) == 0;
}

static int number_of(const struct query_file *file)
{
    return (int)strtol(file->name, NULL, 10);
}

/* The program was built without a file it needs: a bug that the first run shows. */
static const char *found(const char *text)
{
    assert(text);
    if (!text)
        abort();
    return text;
}

static const char *text_of(const char *folder, const char *name)
{
    for (size_t i = 0; i < FILES; i++)
        if (in_folder(&query_files[i], folder) && strcmp(query_files[i].name, name) == 0)
            return query_files[i].text;
    return NULL;
}

const char *query_extract(enum relation_id relation)
{
    return found(text_of("extract", contract[relation].name));
}

const char *query_extract_textless(enum relation_id relation)
{
    return found(text_of("extract_textless", contract[relation].name));
}

const char *query_names(enum relation_id relation)
{
    return found(text_of("names", contract[relation].name));
}

size_t query_unordered_length(const char *extract)
{
    return (size_t)(found(strstr(extract, order_marker)) - extract);
}

const char *query_catalogue(const char *name)
{
    return found(text_of("catalogue", name));
}

const char *query_session(const char *name)
{
    return found(text_of("session", name));
}

const char *query_import(const char *name)
{
    return found(text_of("import", name));
}

const char *query_store(const char *name)
{
    return found(text_of("store", name));
}

const char *query_contract(const char *name)
{
    return found(text_of("contract", name));
}

const char *query_roles(void)
{
    return found(text_of("sql", "roles"));
}

size_t query_migration_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < FILES; i++)
        count += in_folder(&query_files[i], "schema");
    return count;
}

struct migration query_migration(size_t index)
{
    size_t i = 0;
    while (i < FILES && !(in_folder(&query_files[i], "schema") && number_of(&query_files[i]) == (int)index))
        i++;
    found(i < FILES ? query_files[i].text : NULL);
    return (struct migration){(int)index, query_files[i].name, query_files[i].text};
}

const char *query_case(const char *name)
{
    return found(text_of("case", name));
}

#include <assert.h>
#include <string.h>

#include "core/definitions/contract_look.h"
#include "intake/queries.h"
#include "intake/source.h"
#include "intake/source_struct.h"

/* The columns of the two catalogue queries, and the most columns a relation of the contract has. */
enum { COLUMNS_RELATION, COLUMNS_COLUMN, COLUMNS_READABLE };
enum { KEYS_RELATION, KEYS_INDEX, KEYS_COLUMN, KEYS_NEVER_NULL, KEYS_FAMILY };

/* The family of keys.sql whose values stay distinct when they are cast to the type. */
static const char *const family[COLUMN_TYPES] = {
    [TYPE_BIGINT] = "number", [TYPE_INTEGER] = "number", [TYPE_SMALLINT] = "number",
    [TYPE_DATE] = "date",     [TYPE_BOOLEAN] = "",       [TYPE_TEXT] = "text",
};

struct found_relation {
    bool present;
    bool column[CONTRACT_COLUMNS_MOST];   /* as in the contract */
    bool readable[CONTRACT_COLUMNS_MOST]; /* may be selected by this user */
    bool forenames;                       /* a column of that name beyond the contract, which may be read */
};

/* The first row about a relation and the row after its last; the queries are ordered by relation. */
struct range {
    size_t first;
    size_t end;
};

static bool cell_is(const struct postgres_result *result, size_t row, size_t column, const char *text)
{
    const char *cell = postgres_cell(result, row, column);
    return cell && strcmp(cell, text) == 0;
}

static struct range rows_about(const struct postgres_result *result, const char *relation)
{
    struct range range = {0, 0};
    size_t rows = postgres_rows(result);
    while (range.first < rows && !cell_is(result, range.first, 0, relation))
        range.first++;
    range.end = range.first;
    while (range.end < rows && cell_is(result, range.end, 0, relation))
        range.end++;
    return range;
}

static const struct contract_column *column_named(const struct contract_relation *relation, const char *name)
{
    for (size_t i = 0; name && i < relation->column_count; i++)
        if (strcmp(relation->columns[i].name, name) == 0)
            return &relation->columns[i];
    return NULL;
}

static struct found_relation look_up(const struct contract_relation *relation, const struct postgres_result *columns)
{
    struct found_relation found = {0};
    struct range range = rows_about(columns, relation->name);
    assert(relation->column_count <= CONTRACT_COLUMNS_MOST);
    found.present = range.end > range.first;
    for (size_t row = range.first; row < range.end; row++) {
        const struct contract_column *column = column_named(relation, postgres_cell(columns, row, COLUMNS_COLUMN));
        found.forenames |=
            cell_is(columns, row, COLUMNS_COLUMN, "forename") && cell_is(columns, row, COLUMNS_READABLE, "1");
        if (!column)
            continue;
        found.column[column - relation->columns] = true;
        found.readable[column - relation->columns] = cell_is(columns, row, COLUMNS_READABLE, "1");
    }
    return found;
}

/* --- what is missing, in words --- */

/* Adds an item to a list: "missing relations: person, plan". */
static void list_item(struct buf *text, bool *begun, const char *heading, const char *item)
{
    if (!*begun)
        buf_format(text, "%s%s: ", text->length ? "; " : "", heading);
    else
        buf_text(text, ", ");
    buf_text(text, item);
    *begun = true;
}

static void list_missing_relations(const struct found_relation found[RELATIONS], struct buf *text)
{
    bool begun = false;
    for (size_t i = 0; i < RELATIONS; i++)
        if (contract[i].required && !found[i].present)
            list_item(text, &begun, "missing relations", contract[i].name);
}

typedef bool column_fault(const struct found_relation *found, size_t column);

/* " (start_date, team)", or " (all)", which keeps the message short enough to name everything. */
static void list_columns_of(const struct found_relation *found, const struct contract_relation *relation,
                            column_fault *fault, size_t faults, struct buf *text)
{
    bool all = faults == relation->column_count;
    const char *before = " (";
    buf_text(text, all ? " (all" : "");
    for (size_t i = 0; !all && i < relation->column_count; i++) {
        if (!fault(found, i))
            continue;
        buf_format(text, "%s%s", before, relation->columns[i].name);
        before = ", ";
    }
    buf_byte(text, ')');
}

static size_t count_faults(const struct found_relation *found, const struct contract_relation *relation,
                           column_fault *fault)
{
    size_t faults = 0;
    for (size_t i = 0; found->present && i < relation->column_count; i++)
        faults += fault(found, i);
    return faults;
}

/* "missing columns: plan (start_date, team), review (kind)". */
static void list_columns(const struct found_relation found[RELATIONS], const char *heading, column_fault *fault,
                         struct buf *text)
{
    bool begun = false;
    for (size_t i = 0; i < RELATIONS; i++) {
        size_t faults = count_faults(&found[i], &contract[i], fault);
        if (faults == 0)
            continue;
        list_item(text, &begun, heading, contract[i].name);
        list_columns_of(&found[i], &contract[i], fault, faults, text);
    }
}

static bool is_missing(const struct found_relation *found, size_t column)
{
    return !found->column[column];
}

static bool is_unreadable(const struct found_relation *found, size_t column)
{
    return found->column[column] && !found->readable[column];
}

/* What to do: `init` creates the whole schema where nothing of it is there, and leaves alone what is. */
static const char *advice(const struct found_relation found[RELATIONS])
{
    for (size_t i = 0; i < RELATIONS; i++)
        if (found[i].present)
            return "schema ehc does not keep the contract; add what is missing to its tables or views, and GRANT "
                   "SELECT on what may not be read";
    return "schema ehc is missing or empty; `init` creates it, or make views of these names";
}

static bool keeps_contract(const struct found_relation found[RELATIONS], struct err *err)
{
    struct buf text;
    buf_init(&text, SQL_MOST);
    list_missing_relations(found, &text);
    list_columns(found, "missing columns", is_missing, &text);
    list_columns(found, "not readable by this user", is_unreadable, &text);
    bool good = text.length == 0 && !text.broken;
    if (!good)
        err_set(err, ERR_CONFIGURATION, "%s: %.*s", advice(found), (int)text.length, text.bytes ? text.bytes : "");
    buf_free(&text);
    return good;
}

/* --- unique keys --- */

static bool in_key(const struct contract_relation *relation, const char *column)
{
    for (size_t i = 0; column && i < sizeof relation->key / sizeof relation->key[0] && relation->key[i]; i++)
        if (strcmp(relation->key[i], column) == 0)
            return true;
    return false;
}

static bool holds_column(const struct contract_relation *relation, const struct postgres_result *keys, size_t row)
{
    const char *name = postgres_cell(keys, row, KEYS_COLUMN);
    const struct contract_column *column = in_key(relation, name) ? column_named(relation, name) : NULL;
    return column && cell_is(keys, row, KEYS_NEVER_NULL, "1") && cell_is(keys, row, KEYS_FAMILY, family[column->type]);
}

/* An index of some of the key's columns, or all, promises the whole key. */
static bool promised(const struct contract_relation *relation, const struct postgres_result *keys)
{
    struct range range = rows_about(keys, relation->name);
    for (size_t row = range.first; row < range.end;) {
        const char *index = postgres_cell(keys, row, KEYS_INDEX);
        bool holds = true;
        for (; row < range.end && cell_is(keys, row, KEYS_INDEX, index); row++)
            holds = holds && holds_column(relation, keys, row);
        if (holds)
            return true;
    }
    return false;
}

static bool examine_columns(struct source *source, struct source_relation state[RELATIONS], struct err *err)
{
    struct postgres_result *columns;
    if (!postgres_query(source->postgres, "schema ehc", query_catalogue("columns"), &columns, err))
        return false;
    struct found_relation found[RELATIONS];
    for (size_t i = 0; i < RELATIONS; i++) {
        found[i] = look_up(&contract[i], columns);
        state[i] = (struct source_relation){.present = found[i].present,
                                            .forenames = i == RELATION_PERSON && found[i].forenames};
    }
    postgres_free(columns);
    return keeps_contract(found, err);
}

bool source_examine(struct source *source, struct source_relation state[RELATIONS], struct err *err)
{
    struct postgres_result *keys;
    if (!examine_columns(source, state, err) ||
        !postgres_query(source->postgres, "schema ehc", query_catalogue("keys"), &keys, err))
        return false;
    for (size_t i = 0; i < RELATIONS; i++)
        state[i].unique = state[i].present && promised(&contract[i], keys);
    postgres_free(keys);
    return true;
}

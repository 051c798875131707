#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "core/definitions/contract.h"
#include "core/definitions/contract_codes.h"
#include "intake/contract_views.h"
#include "intake/queries.h"

enum { SCHEMA_MIGRATION = 1, LINE_MOST = 112 };

/* --- comments, as the schema has them: COMMENT ON ... IS\n    'text, with '' for an apostrophe'; */

static const char *unquoted(const char *text, struct arena *arena)
{
    char *plain = arena_text(arena, text, strlen(text));
    size_t length = 0;
    for (; *text && (*text != '\'' || text[1] == '\''); text++) {
        text += *text == '\'';
        plain[length++] = *text;
    }
    plain[length] = '\0';
    return plain;
}

const char *contract_comment(const char *relation, const char *column, struct arena *arena)
{
    const char *what =
        column ? words(arena, "COLUMN ehc.%s.%s IS\n", relation, column) : words(arena, "TABLE ehc.%s IS\n", relation);
    const char *found = strstr(query_migration(SCHEMA_MIGRATION).text, what);
    const char *quote = found ? strchr(found, '\'') : NULL;
    assert(quote);
    if (!quote)
        abort();
    return unquoted(quote + 1, arena);
}

/* --- templates: each #NAME# gives way to its text */

struct part {
    const char *name; /* "#NAME#" */
    const char *text;
};

static const struct part *part_at(const char *text, const struct part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(text, parts[i].name, strlen(parts[i].name)) == 0)
            return &parts[i];
    return NULL;
}

static void fill(struct buf *sql, const char *template, const struct part *parts, size_t count)
{
    while (*template) {
        const struct part *part = part_at(template, parts, count);
        if (part)
            buf_text(sql, part->text);
        else
            buf_byte(sql, *template);
        template += part ? strlen(part->name) : 1;
    }
}

/* --- the views */

/* As comment lines of at most LINE_MOST bytes, cut at blanks. */
static const char *comment_lines(const char *margin, const char *text, struct arena *arena)
{
    const char *lines = "";
    size_t room = LINE_MOST - strlen(margin);
    for (;;) {
        size_t length = strlen(text);
        bool last = length <= room;
        for (length = last ? length : room; !last && length > 0 && text[length] != ' ';)
            length--;
        lines = words(arena, "%s%s%s%.*s", lines, lines[0] ? "\n" : "", margin, (int)length, text);
        if (last)
            return lines;
        text += length + 1;
    }
}

static const char *key_of(const struct contract_relation *relation, struct arena *arena)
{
    const char *key = relation->key[0];
    for (size_t i = 1; i < sizeof relation->key / sizeof relation->key[0] && relation->key[i]; i++)
        key = words(arena, "%s, %s", key, relation->key[i]);
    return key;
}

static bool in_key(const struct contract_relation *relation, const char *column)
{
    for (size_t i = 0; i < sizeof relation->key / sizeof relation->key[0] && relation->key[i]; i++)
        if (strcmp(relation->key[i], column) == 0)
            return true;
    return false;
}

/* What the column means, its codes, and whether it may be left NULL. */
static const char *column_meaning(enum relation_id id, const struct contract_column *column, struct arena *arena)
{
    const struct contract_relation *relation = &contract[id];
    const char *codes = contract_codes_named(id, column->name, arena);
    const char *need = in_key(relation, column->name) ? "Key: never NULL. "
                       : column->read                 ? ""
                                                      : "Not read today: may stay NULL. ";
    return words(arena, "%s%s%s%s%s", need, contract_comment(relation->name, column->name, arena),
                 codes ? " One of: " : "", codes ? codes : "", codes ? "." : "");
}

static void put_column(struct buf *sql, enum relation_id id, size_t place, struct arena *arena)
{
    const struct contract_column *column = &contract[id].columns[place];
    const struct part parts[] = {
        {"#MEANING#", comment_lines("    -- ", column_meaning(id, column, arena), arena)},
        {"#TYPE#", contract_types[column->type].name},
        {"#COLUMN#", column->name},
        {"#COMMA#", place + 1 < contract[id].column_count ? "," : ""},
    };
    fill(sql, query_contract("column"), parts, sizeof parts / sizeof parts[0]);
}

static void put_view(struct buf *sql, enum relation_id id, struct arena *arena)
{
    const struct contract_relation *relation = &contract[id];
    struct buf columns;
    buf_init(&columns, (size_t)1 << 20);
    for (size_t i = 0; i < relation->column_count; i++)
        put_column(&columns, id, i, arena);
    if (columns.broken || columns.length == 0) {
        sql->broken = true;
        buf_free(&columns);
        return;
    }
    const struct part parts[] = {
        {"#RELATION#", relation->name},
        {"#NEED#", relation->required ? "required" : "optional"},
        {"#KEY#", key_of(relation, arena)},
        {"#MEANING#", comment_lines("-- ", contract_comment(relation->name, NULL, arena), arena)},
        {"#COLUMNS#", arena_text(arena, columns.bytes, columns.length - 1)}, /* the template ends the line */
    };
    buf_free(&columns);
    fill(sql, query_contract("view"), parts, sizeof parts / sizeof parts[0]);
}

void contract_views(struct buf *sql, struct arena *arena)
{
    buf_text(sql, query_contract("views"));
    for (enum relation_id id = 0; id < RELATIONS; id++)
        put_view(sql, id, arena);
}

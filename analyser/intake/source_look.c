#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "core/definitions/contract_codes.h"
#include "core/definitions/shown_text.h"
#include "intake/queries.h"
#include "intake/source_look.h"
#include "intake/source_struct.h"

static const char subject[] = "schema ehc";

/* The columns of look.sql, and what fullness.sql counts of each column. */
enum { LOOK_RELATION, LOOK_COLUMN, LOOK_READABLE, LOOK_TYPE, LOOK_SAME, LOOK_CASTABLE };
enum { COUNT_FILLED, COUNT_UNKNOWN, COUNT_OUTSIDE, COUNTS };

/* --- the catalogue */

/* Names and types of the contract are small letters: nothing in them needs an escape. */
static void put_wanted(struct buf *json)
{
    const char *between = "[";
    int place = 0;
    for (enum relation_id id = 0; id < RELATIONS; id++)
        for (size_t i = 0; i < contract[id].column_count; i++) {
            const struct contract_column *column = &contract[id].columns[i];
            buf_format(json, "%s{\"place\":%d,\"relation\":\"%s\",\"column\":\"%s\",\"type\":\"%s\"}", between, place++,
                       contract[id].name, column->name, contract_types[column->type].name);
            between = ",";
        }
    buf_text(json, "]");
    buf_byte(json, '\0');
}

static bool is_true(const struct postgres_result *result, size_t row, size_t column)
{
    const char *cell = postgres_cell(result, row, column);
    return cell && strcmp(cell, "1") == 0;
}

static const char *shown(const char *text, struct arena *arena)
{
    const char *kept = arena_text(arena, text, strlen(text));
    return text_as_shown((struct text){kept, (uint32_t)strlen(kept)}, arena).bytes;
}

static enum column_state state_of(const struct postgres_result *result, size_t row)
{
    if (!is_true(result, row, LOOK_COLUMN))
        return COLUMN_MISSING;
    if (!is_true(result, row, LOOK_READABLE))
        return COLUMN_FORBIDDEN;
    if (!is_true(result, row, LOOK_CASTABLE))
        return COLUMN_UNCASTABLE;
    return is_true(result, row, LOOK_SAME) ? COLUMN_SAME : COLUMN_CAST;
}

static void take_catalogue(const struct postgres_result *result, struct contract_look *look, struct arena *arena)
{
    size_t row = 0;
    for (enum relation_id id = 0; id < RELATIONS; id++)
        for (size_t i = 0; i < contract[id].column_count; i++, row++) {
            const char *type = postgres_cell(result, row, LOOK_TYPE);
            look->relations[id].there = is_true(result, row, LOOK_RELATION);
            look->relations[id].columns[i] = (struct column_look){
                .state = state_of(result, row),
                .type = type ? shown(type, arena) : "",
                .coded = contract_codes_pattern(id, contract[id].columns[i].name, arena) != NULL,
            };
        }
}

static bool look_at_catalogue(struct source *source, struct contract_look *look, struct arena *arena, struct err *err)
{
    struct postgres_result *result = NULL;
    struct buf wanted;
    buf_init(&wanted, SQL_MOST);
    put_wanted(&wanted);
    bool good = wanted.broken ? err_set(err, ERR_INTERNAL, "out of memory")
                              : postgres_query_with(source->postgres, subject, query_contract("look"), wanted.bytes,
                                                    "ehc", &result, err);
    buf_free(&wanted);
    if (good)
        take_catalogue(result, look, arena);
    postgres_free(result);
    return good;
}

/* --- the rows */

static bool may_be_counted(const struct column_look *column)
{
    return column->state >= COLUMN_UNCASTABLE;
}

/* False: there is no column to count. */
static bool put_counted(struct buf *json, enum relation_id id, const struct relation_look *look, struct arena *arena)
{
    const char *between = "[";
    for (size_t i = 0; i < contract[id].column_count; i++) {
        const struct contract_column *column = &contract[id].columns[i];
        const char *codes = contract_codes_pattern(id, column->name, arena);
        if (!may_be_counted(&look->columns[i]))
            continue;
        buf_format(json, "%s{\"place\":%zu,\"relation\":\"%s\",\"column\":\"%s\",\"codes\":%s%s%s,\"day\":%s}", between,
                   i, contract[id].name, column->name, codes ? "\"" : "", codes ? codes : "null", codes ? "\"" : "",
                   column->type == TYPE_DATE ? "true" : "false");
        between = ",";
    }
    bool any = json->length > 0;
    buf_text(json, "]");
    buf_byte(json, '\0');
    return any;
}

static uint64_t count_in(const struct postgres_result *result, size_t column)
{
    int64_t count = 0;
    const char *cell = postgres_rows(result) == 1 ? postgres_cell(result, 0, column) : NULL;
    return cell && num_parse(cell, 0, INT64_MAX, &count) ? (uint64_t)count : 0;
}

static void take_counts(const struct postgres_result *result, enum relation_id id, struct relation_look *look)
{
    size_t at = 1;
    look->counted = true;
    look->rows = count_in(result, 0);
    for (size_t i = 0; i < contract[id].column_count; i++) {
        struct column_look *column = &look->columns[i];
        if (!may_be_counted(column))
            continue;
        column->counted = true;
        column->filled = count_in(result, at + COUNT_FILLED);
        column->unknown = count_in(result, at + COUNT_UNKNOWN);
        column->outside = count_in(result, at + COUNT_OUTSIDE);
        at += COUNTS;
    }
}

static bool count_by(struct source *source, enum relation_id id, const char *sql, struct relation_look *look,
                     struct err *err)
{
    struct postgres_result *result = NULL;
    char its_subject[SUBJECT_MOST];
    source_subject(id, its_subject);
    bool good = postgres_query(source->postgres, its_subject, sql, &result, err);
    if (good)
        take_counts(result, id, look);
    postgres_free(result);
    return good;
}

static bool count_rows(struct source *source, enum relation_id id, int32_t as_of, struct relation_look *look,
                       struct arena *arena, struct err *err)
{
    struct postgres_result *result = NULL;
    struct buf counted;
    char day[DAY_TEXT_MOST];
    day_text(as_of, day);
    buf_init(&counted, SQL_MOST);
    bool any = put_counted(&counted, id, look, arena);
    bool good = counted.broken ? err_set(err, ERR_INTERNAL, "out of memory")
                               : !any || postgres_query_with(source->postgres, subject, query_contract("fullness"),
                                                             counted.bytes, day, &result, err);
    buf_free(&counted);
    const char *sql = result && postgres_rows(result) == 1 ? postgres_cell(result, 0, 0) : NULL;
    good = good && (!sql || count_by(source, id, sql, look, err));
    postgres_free(result);
    return good;
}

bool source_mark(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, subject, query_contract("mark"), err);
}

bool source_back(struct source *source, struct err *err)
{
    return postgres_run(source->postgres, subject, query_contract("back"), err);
}

/* What the server says of a relation is noted there; an error remains where it cannot be asked on. */
static bool look_at_rows(struct source *source, enum relation_id id, struct contract_look *look, struct arena *arena,
                         struct err *err)
{
    struct err trouble = {.kind = ERR_NONE};
    struct err lost = {.kind = ERR_NONE};
    struct relation_look *relation = &look->relations[id];
    if (!source_mark(source, err))
        return false;
    if (count_rows(source, id, look->as_of, relation, arena, &trouble))
        return true;
    if (trouble.kind == ERR_INTERRUPTED || trouble.kind == ERR_INTERNAL || !source_back(source, &lost)) {
        *err = trouble;
        return false;
    }
    relation->uncounted = shown(trouble.text, arena);
    return true;
}

bool source_look(struct source *source, struct contract_look *look, struct arena *arena, struct err *err)
{
    if (!look_at_catalogue(source, look, arena, err))
        return false;
    for (enum relation_id id = 0; id < RELATIONS; id++)
        if (look->relations[id].there && !look_at_rows(source, id, look, arena, err))
            return false;
    return true;
}

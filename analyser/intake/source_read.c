#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/words.h"
#include "intake/copy_decoder.h"
#include "intake/queries.h"
#include "intake/source.h"
#include "intake/source_case.h"
#include "intake/source_struct.h"

/* --- counting --- */

static enum column_type key_type(const struct contract_relation *relation, const char *name)
{
    size_t i = 0;
    while (strcmp(relation->columns[i].name, name) != 0)
        i++;
    return relation->columns[i].type;
}

static bool more_key(const struct contract_relation *relation, size_t i)
{
    return i < sizeof relation->key / sizeof relation->key[0] && relation->key[i];
}

/* Rows by key, keys as their contract types; text byte by byte, whatever the column's collation calls equal. */
static void count_keys(const struct contract_relation *relation, struct buf *sql)
{
    buf_text(sql, "SELECT coalesce(sum(n), 0)::bigint, coalesce(sum(n - 1) FILTER (WHERE (");
    for (size_t i = 0; more_key(relation, i); i++)
        buf_format(sql, "%sk%zu", i ? ", " : "", i);
    buf_text(sql, ") IS NOT NULL), 0)::bigint FROM (SELECT count(*) AS n");
    for (size_t i = 0; more_key(relation, i); i++) {
        enum column_type type = key_type(relation, relation->key[i]);
        buf_format(sql, ", r.%s::%s%s AS k%zu", relation->key[i], contract_types[type].name,
                   type == TYPE_TEXT ? " COLLATE \"C\"" : "", i);
    }
    buf_format(sql, " FROM ehc.%s r GROUP BY ", relation->name);
    for (size_t i = 0; more_key(relation, i); i++)
        buf_format(sql, "%sk%zu", i ? ", " : "", i);
    buf_text(sql, ") AS keys");
}

static uint64_t count_of(const struct postgres_result *result, size_t column)
{
    const char *cell = postgres_rows(result) == 1 ? postgres_cell(result, 0, column) : NULL;
    return cell ? strtoull(cell, NULL, 10) : 0;
}

bool source_count(struct source *source, enum relation_id relation, const struct source_relation *state,
                  struct source_counts *counts, struct err *err)
{
    char subject[SUBJECT_MOST];
    source_subject(relation, subject);
    struct buf sql;
    buf_init(&sql, SQL_MOST);
    if (state->unique)
        buf_format(&sql, "SELECT count(*), 0 FROM ehc.%s", contract[relation].name);
    else
        count_keys(&contract[relation], &sql);
    buf_byte(&sql, '\0');
    struct postgres_result *result;
    bool good = source_query(source, subject, &sql, &result, err);
    if (good)
        *counts = (struct source_counts){count_of(result, 0), count_of(result, 1)};
    postgres_free(result);
    buf_free(&sql);
    return good;
}

/* --- reading --- */

static bool same_column(const struct postgres_result *shape, size_t i, enum relation_id relation, struct err *err)
{
    const struct contract_column *column = contract_read_column(&contract[relation], i);
    const struct contract_type *type = &contract_types[column->type];
    if (strcmp(postgres_column_name(shape, i), column->name) == 0 && postgres_column_type(shape, i) == type->oid)
        return true;
    return err_set(err, ERR_CONFIGURATION,
                   "ehc.%s: sql/extract/%s.sql: column %zu is %s of type %u, not the contract's %s of type %u (%s)",
                   contract[relation].name, contract[relation].name, i + 1, postgres_column_name(shape, i),
                   (unsigned)postgres_column_type(shape, i), column->name, (unsigned)type->oid, type->name);
}

static bool same_shape(const struct postgres_result *shape, enum relation_id relation, struct err *err)
{
    size_t expected = contract_read_count(&contract[relation]);
    if (postgres_columns(shape) != expected)
        return err_set(err, ERR_CONFIGURATION, "ehc.%s: sql/extract/%s.sql has %zu columns, not the contract's %zu",
                       contract[relation].name, contract[relation].name, postgres_columns(shape), expected);
    for (size_t i = 0; i < expected; i++)
        if (!same_column(shape, i, relation, err))
            return false;
    return true;
}

/* COPY itself tells neither names nor types, and two dates changed over would pass unseen. */
static bool check_shape(struct source *source, enum relation_id relation, const char *subject, const char *sql,
                        struct err *err)
{
    struct postgres_result *shape;
    if (!postgres_describe(source->postgres, subject, sql, &shape, err))
        return false;
    bool good = same_shape(shape, relation, err);
    postgres_free(shape);
    return good;
}

/* What stands between the bytes of the connection and the rows of the caller. */
struct reading {
    struct copy_decoder decoder;
    frame_sink *sink;
    void *context;
};

static bool feed(void *context, const void *bytes, size_t length, struct err *err)
{
    struct reading *reading = context;
    return copy_decoder_feed(&reading->decoder, bytes, length, reading->sink, reading->context, err);
}

static bool same_number(const char *subject, uint64_t sent, uint64_t decoded, struct err *err)
{
    if (sent == decoded)
        return true;
    return err_set(err, ERR_DATA, "%s: the server says it sent %llu rows, %llu arrived", subject,
                   (unsigned long long)sent, (unsigned long long)decoded);
}

static bool copy(struct source *source, const char *subject, const char *sql, struct reading *reading, struct err *err)
{
    uint64_t sent = 0;
    struct buf statement;
    buf_init(&statement, SQL_MOST);
    buf_format(&statement, "COPY (\n%s\n) TO STDOUT (FORMAT binary)", sql);
    buf_byte(&statement, '\0');
    bool good = statement.broken
                    ? err_set(err, ERR_INTERNAL, "%s: no memory for a query", subject)
                    : postgres_copy_out(source->postgres, subject, statement.bytes, feed, reading, &sent, err);
    buf_free(&statement);
    return good && copy_decoder_finish(&reading->decoder, reading->sink, reading->context, err) &&
           same_number(subject, sent, reading->decoder.rows, err);
}

static bool read_query(struct source *source, const char *sql, struct frame *frame, struct arena *arena,
                       struct reading *reading, struct err *err)
{
    char subject[SUBJECT_MOST];
    source_subject(frame->relation, subject);
    if (!check_shape(source, frame->relation, subject, sql, err))
        return false;
    copy_decoder_start(&reading->decoder, frame, arena);
    return copy(source, subject, sql, reading, err);
}

bool source_read(struct source *source, const struct source_relation *state, bool ordered, struct frame *frame,
                 struct arena *arena, frame_sink *sink, void *context, uint64_t *rows, struct err *err)
{
    const char *extract = state->textless ? query_extract_textless(frame->relation) : query_extract(frame->relation);
    size_t length = ordered ? strlen(extract) : query_unordered_length(extract);
    struct reading reading = {.sink = sink, .context = context};
    bool good = read_query(source, arena_text(arena, extract, length), frame, arena, &reading, err);
    *rows = reading.decoder.rows;
    return good;
}

/* Columns of one's own, which no contract names. */
static bool read_as(struct source *source, enum relation_id relation, const char *sql, const enum column_type *types,
                    size_t columns, struct arena *arena, struct reading *reading, struct err *err)
{
    struct frame *frame = ARENA_NEW(arena, 1, struct frame);
    char subject[SUBJECT_MOST];
    source_subject(relation, subject);
    frame_shape_as(frame, relation, types, columns, arena);
    copy_decoder_start(&reading->decoder, frame, arena);
    return copy(source, subject, sql, reading, err);
}

bool source_read_names(struct source *source, enum relation_id relation, struct arena *arena, frame_sink *sink,
                       void *context, struct err *err)
{
    static const enum column_type types[] = {TYPE_BIGINT, TYPE_TEXT};
    struct reading reading = {.sink = sink, .context = context};
    return read_as(source, relation, query_names(relation), types, sizeof types / sizeof types[0], arena, &reading,
                   err);
}

bool source_read_chosen(struct source *source, struct frame *frame, struct arena *arena, frame_sink *sink,
                        void *context, uint64_t *rows, struct err *err)
{
    const char *extract = query_extract(frame->relation);
    int length = (int)query_unordered_length(extract);
    const char *condition = query_case(contract[frame->relation].name);
    struct reading reading = {.sink = sink, .context = context};
    const char *sql = words(arena, "%.*s%s%s", length, extract, condition, extract + length);
    bool good = read_query(source, sql, frame, arena, &reading, err);
    *rows = reading.decoder.rows;
    return good;
}

/* What the query is to read, said to the server beforehand: COPY takes no parameters. */
static bool say_compared(struct source *source, int32_t as_of, const char *sections, struct err *err)
{
    char day[DAY_TEXT_MOST];
    struct postgres_result *result;
    day_text(as_of, day);
    if (!postgres_query_with(source->postgres, "the case", query_case("compare"), day, sections, &result, err))
        return false;
    postgres_free(result);
    return true;
}

bool source_read_others(struct source *source, const struct source_relation *state, int32_t as_of, const char *sections,
                        struct arena *arena, frame_sink *sink, void *context, struct err *err)
{
    static const enum column_type types[OTHER_COLUMNS] = {
        [OTHER_PLAN] = TYPE_BIGINT, [OTHER_PERSON] = TYPE_BIGINT, [OTHER_SECTION] = TYPE_TEXT, [OTHER_BODY] = TYPE_TEXT};
    struct reading reading = {.sink = sink, .context = context};
    const char *query = query_case("others");
    int length = (int)(state->unique ? query_unordered_length(query) : strlen(query));
    return say_compared(source, as_of, sections, err) &&
           read_as(source, RELATION_PLAN_SECTION, words(arena, "%.*s", length, query), types, OTHER_COLUMNS, arena,
                   &reading, err);
}

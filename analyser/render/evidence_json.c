#include <string.h>

#include "base/day.h"
#include "render/definitions_json.h"
#include "render/evidence_json.h"
#include "render/json.h"

/* What a row needs besides its category and its numbers. */
enum { REST_MOST = EVIDENCE_JSON_PREFIX_MOST + 128 };

static const char *const columns[] = {
    "period_type", "period_start", "period_end", "breakdown", "category", "numerator",
    "denominator", "value",        "lower",      "upper",     "status",
};

static struct json_tree *column_names(void)
{
    struct json_tree *names = json_list();
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        json_put_text(names, NULL, columns[i]);
    return names;
}

static void member(struct buf *buf, const char *before, const char *name, struct json_tree *value)
{
    buf_text(buf, before);
    buf_byte(buf, '"');
    buf_text(buf, name);
    buf_text(buf, "\": ");
    json_print(value, JSON_ONE_LINE, buf);
}

void evidence_json_start(struct evidence_json *json, struct buf *buf, const struct provenance *provenance,
                         struct arena *scratch)
{
    json->any = false;
    json->prefix_length = 0;
    member(buf, "{\n", "provenance", provenance_json(provenance));
    member(buf, ",\n", "definitions", definitions_json(scratch));
    member(buf, ",\n", "columns", column_names());
    buf_text(buf, ",\n\"measures\": {");
}

static bool same_measure(const struct evidence_json *json, const struct cell *cell)
{
    return json->any && (json->of.measure == cell->measure || strcmp(json->of.measure, cell->measure) == 0);
}

static void begin_measure(struct evidence_json *json, struct buf *buf, const struct cell *cell)
{
    buf_text(buf, json->any ? "\n]},\n\"" : "\n\"");
    buf_text(buf, cell->measure);
    buf_text(buf, "\": {\"unit\": \"");
    buf_text(buf, unit_names[cell->unit]);
    buf_byte(buf, '"');
}

static void begin_basis(struct buf *buf, const struct cell *cell)
{
    buf_text(buf, ", \"");
    buf_text(buf, basis_names[cell->basis]);
    buf_text(buf, "\": [\n");
}

/* What stands between the row before and this one. */
static void separate(struct evidence_json *json, struct buf *buf, const struct cell *cell)
{
    bool same = same_measure(json, cell);
    if (same && json->of.basis == cell->basis) {
        buf_add(buf, ",\n", 2);
        return;
    }
    if (same)
        buf_text(buf, "\n]");
    else
        begin_measure(json, buf, cell);
    begin_basis(buf, cell);
}

static bool prefix_holds(const struct evidence_json *json, const struct cell *cell)
{
    return json->prefix_length && json->of.period_type == cell->period_type &&
           json->of.period_start == cell->period_start && json->of.period_end == cell->period_end;
}

static char *text_at(char *at, const char *text)
{
    size_t length = strlen(text);
    memcpy(at, text, length);
    return at + length;
}

static void compose_prefix(struct evidence_json *json, const struct cell *cell)
{
    char *at = text_at(json->prefix, "[\"");
    at = text_at(at, period_type_names[cell->period_type]);
    at = text_at(at, "\",\"");
    at += day_text(cell->period_start, at);
    at = text_at(at, "\",\"");
    at += day_text(cell->period_end, at);
    at = text_at(at, "\",\"");
    json->prefix_length = (size_t)(at - json->prefix);
}

static char *word_at(char *at, const struct number_word *word)
{
    *at++ = ',';
    if (word->length == 0)
        return text_at(at, "null");
    return number_word_at(at, word);
}

static char *words_at(char *at, const struct cell_words *words)
{
    at = word_at(at, &words->numerator);
    at = word_at(at, &words->denominator);
    at = word_at(at, &words->value);
    at = word_at(at, &words->lower);
    return word_at(at, &words->upper);
}

static void row(const struct evidence_json *json, struct buf *buf, const struct cell *cell,
                const struct cell_words *words)
{
    size_t category_length = strlen(cell->category);
    char *start = buf_room(buf, json_text_most(category_length) + sizeof *words + REST_MOST);
    if (!start)
        return;
    memcpy(start, json->prefix, json->prefix_length);
    char *at = text_at(start + json->prefix_length, cell->breakdown);
    at = text_at(at, "\",");
    at = json_text_at(at, cell->category, category_length);
    at = words_at(at, words);
    at = text_at(at, ",\"");
    at = text_at(at, cell_status_names[cell->status]);
    at = text_at(at, "\"]");
    buf->length += (size_t)(at - start);
}

void evidence_json_cell(struct evidence_json *json, struct buf *buf, const struct cell *cell,
                        const struct cell_words *words)
{
    separate(json, buf, cell);
    if (!prefix_holds(json, cell))
        compose_prefix(json, cell);
    row(json, buf, cell, words);
    json->of = *cell;
    json->any = true;
}

void evidence_json_tables_start(struct evidence_json *json, struct buf *buf)
{
    buf_text(buf, json->any ? "\n]}\n},\n\"tables\": [" : "},\n\"tables\": [");
    json->any = false;
}

/* A place in a list of small documents, one a line. */
static void item(struct evidence_json *json, struct buf *buf, struct json_tree *tree)
{
    buf_text(buf, json->any ? ",\n" : "\n");
    json_print(tree, JSON_ONE_LINE, buf);
    json->any = true;
}

static struct json_tree *texts(const char *const *text, size_t count)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < count; i++)
        json_put_text(list, NULL, text[i]);
    return list;
}

struct json_tree *people_table_json(const struct people_table *table)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "id", table->id);
    json_put_text(tree, "title", table->title);
    json_put_text(tree, "law", table->law);
    json_put_text(tree, "note", table->note);
    json_put_tree(tree, "header", texts(table->header, table->columns));
    struct json_tree *rows = json_list();
    for (size_t i = 0; i < table->rows; i++)
        json_put_tree(rows, NULL, texts(table->text + i * table->columns, table->columns));
    json_put_tree(tree, "rows", rows);
    return tree;
}

void evidence_json_table(struct evidence_json *json, struct buf *buf, const struct people_table *table)
{
    item(json, buf, people_table_json(table));
}

void evidence_json_findings_start(struct evidence_json *json, struct buf *buf)
{
    buf_text(buf, json->any ? "\n],\n\"data_quality\": [" : "],\n\"data_quality\": [");
    json->any = false;
}

void evidence_json_finding(struct evidence_json *json, struct buf *buf, const struct finding *finding)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "rule", rules[finding->rule].id);
    json_put_text(tree, "relation", contract[finding->relation].name);
    json_put_count(tree, "count", finding->count);
    item(json, buf, tree);
}

void evidence_json_end(struct buf *buf)
{
    buf_text(buf, "\n]\n}\n");
}

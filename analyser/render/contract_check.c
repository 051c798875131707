#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "base/words.h"
#include "render/columns_text.h"
#include "render/contract_check.h"
#include "render/csv.h"
#include "render/json.h"

/* --- fields */

static const char *count_words(bool known, uint64_t count, struct arena *arena)
{
    return known ? words(arena, "%" PRIu64, count) : "";
}

/* "98.5"; nothing where there are no rows or they were not counted: never an invented nought. */
static const char *percent_words(const struct relation_look *relation, const struct column_look *column,
                                 struct arena *arena)
{
    char percent[NUM_PERCENT_MOST];
    if (!column->counted || relation->rows == 0)
        return "";
    num_percent(column->filled, relation->rows, percent);
    return words(arena, "%s", percent);
}

static bool is_dated(const struct contract_column *column)
{
    return column->type == TYPE_DATE;
}

static const char *relation_state(const struct contract_look *look, enum relation_id id)
{
    const struct relation_look *relation = &look->relations[id];
    if (!relation->there)
        return "missing";
    if (relation->trouble)
        return "cannot be read";
    return relation_is_whole(look, id) ? "present" : "incomplete";
}

static const char *trouble_of(const struct relation_look *relation)
{
    return relation->trouble ? relation->trouble : relation->uncounted;
}

static const char *need_of(enum relation_id id)
{
    return contract[id].required ? "required" : "optional";
}

/* --- text */

static const char *found_words(const struct contract_column *column, const struct column_look *look,
                               struct arena *arena)
{
    if (look->state == COLUMN_SAME)
        return contract_types[column->type].name;
    if (look->state == COLUMN_CAST)
        return words(arena, "%s, a run casts it to %s", look->type, contract_types[column->type].name);
    if (look->state == COLUMN_UNCASTABLE)
        return words(arena, "%s, which cannot be cast to %s", look->type, contract_types[column->type].name);
    return words(arena, "%s (%s)", column_state_names[look->state], contract_types[column->type].name);
}

static const char *some_words(uint64_t count, const char *what, struct arena *arena)
{
    return count ? words(arena, "%" PRIu64 " %s", count, what) : "";
}

static void column_row(const char **row, const struct contract_look *look, enum relation_id id, size_t place,
                       struct arena *arena)
{
    const struct contract_column *column = &contract[id].columns[place];
    const struct column_look *its = &look->relations[id].columns[place];
    const char *percent = percent_words(&look->relations[id], its, arena);
    row[0] = words(arena, "  %s", column->name);
    row[1] = percent[0] ? words(arena, "%s%%", percent) : "";
    row[2] = found_words(column, its, arena);
    row[3] = its->unknown ? some_words(its->unknown, "no code of the set", arena)
                          : some_words(its->outside, "before 1990 or after the day", arena);
}

static void relation_text(struct buf *buf, const struct contract_look *look, enum relation_id id, struct arena *arena)
{
    enum { COLUMNS = 4 };
    const struct relation_look *relation = &look->relations[id];
    const char *rows = count_words(relation->counted, relation->rows, arena);
    const char **text = ARENA_NEW(arena, contract[id].column_count * COLUMNS, const char *);
    buf_format(buf, "\n%s, %s: %s%s%s%s\n", contract[id].name, need_of(id), relation_state(look, id),
               rows[0] ? ", " : "", rows, rows[0] ? " rows" : "");
    if (trouble_of(relation))
        buf_format(buf, "  %s\n", trouble_of(relation));
    for (size_t i = 0; i < contract[id].column_count; i++)
        column_row(text + i * COLUMNS, look, id, i, arena);
    if (relation->there)
        columns_text(buf, NULL, text, COLUMNS, contract[id].column_count);
}

static size_t prefix_length(const char *measure)
{
    return strcspn(measure, ".");
}

/* Measures of one clock or family stand together: those that have the first one's prefix and no data, up to `end`. */
static size_t same_prefix(const struct contract_look *look, size_t first, bool *all)
{
    size_t end = first;
    size_t length = prefix_length(look->measures[first].name);
    *all = true;
    for (; end < look->measure_count && prefix_length(look->measures[end].name) == length &&
           strncmp(look->measures[end].name, look->measures[first].name, length) == 0;
         end++)
        *all = *all && !look->measures[end].has_data;
    return end;
}

static void measures_text(struct buf *buf, const struct contract_look *look)
{
    bool all;
    size_t without = 0;
    for (size_t i = 0; i < look->measure_count; i++)
        without += !look->measures[i].has_data;
    buf_text(buf, without ? "\nMeasures without data\n" : "Every measure has data.\n");
    for (size_t i = 0, end; i < look->measure_count; i = end) {
        end = same_prefix(look, i, &all);
        if (all && end - i > 1)
            buf_format(buf, "  %.*s.* (%zu)\n", (int)prefix_length(look->measures[i].name), look->measures[i].name,
                       end - i);
        for (size_t each = i; (!all || end - i == 1) && each < end; each++)
            if (!look->measures[each].has_data)
                buf_format(buf, "  %s\n", look->measures[each].name);
    }
}

static void tables_text(struct buf *buf, const struct contract_look *look, struct arena *arena)
{
    enum { COLUMNS = 2 };
    const char **text = ARENA_NEW(arena, look->table_count * COLUMNS + 1, const char *);
    size_t rows = 0;
    for (size_t i = 0; i < look->table_count; i++)
        if (!look->tables[i].has_data) {
            text[rows * COLUMNS] = words(arena, "  %s", look->tables[i].name);
            text[rows++ * COLUMNS + 1] = look->tables[i].title;
        }
    buf_text(buf, rows ? "\nTables without data\n" : "\nEvery table has data.\n");
    columns_text(buf, NULL, text, COLUMNS, rows);
}

void contract_check_text(struct buf *buf, const struct contract_look *look, struct arena *scratch)
{
    char day[DAY_TEXT_MOST];
    day_text(look->as_of, day);
    buf_format(buf,
               "Schema ehc and the contract, for %s: how full each column is (not null), its type, and what is odd\n",
               day);
    for (enum relation_id id = 0; id < RELATIONS; id++)
        relation_text(buf, look, id, scratch);
    tables_text(buf, look, scratch);
    measures_text(buf, look);
    if (look->refusal)
        buf_text(buf, "\nA run would be refused. What has no data was worked out from what can be read.\n");
}

/* --- CSV */

static const char *const header[] = {"what",   "relation", "name",    "needed",        "type",         "found", "state",
                                     "rows",   "filled",   "percent", "unknown_codes", "days_outside", "trouble"};

enum { FIELDS = sizeof header / sizeof header[0] };

static void relation_csv(struct buf *buf, const struct contract_look *look, enum relation_id id, struct arena *arena)
{
    const struct relation_look *relation = &look->relations[id];
    const char *const of_relation[FIELDS] = {
        "relation", contract[id].name, contract[id].name, need_of(id), "", "", relation_state(look, id),
        count_words(relation->counted, relation->rows, arena), "", "", "", "", trouble_of(relation) ? trouble_of(relation) : ""};
    csv_record(buf, of_relation, FIELDS);
    for (size_t i = 0; i < contract[id].column_count; i++) {
        const struct contract_column *column = &contract[id].columns[i];
        const struct column_look *its = &relation->columns[i];
        const char *const of_column[FIELDS] = {
            "column",
            contract[id].name,
            column->name,
            column->read ? "read" : "not read",
            contract_types[column->type].name,
            its->type,
            column_state_names[its->state],
            count_words(its->counted, relation->rows, arena),
            count_words(its->counted, its->filled, arena),
            percent_words(relation, its, arena),
            count_words(its->counted && its->coded, its->unknown, arena),
            count_words(its->counted && is_dated(column), its->outside, arena),
            ""};
        csv_record(buf, of_column, FIELDS);
    }
}

static void outcome_csv(struct buf *buf, const char *what, const struct outcome_look *outcomes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *const fields[FIELDS] = {what, "", outcomes[i].name, "", "", "", outcomes[i].has_data ? "data" : "no data",
                                            "",   "", "",               "", "", ""};
        csv_record(buf, fields, FIELDS);
    }
}

void contract_check_csv(struct buf *buf, const struct contract_look *look, struct arena *scratch)
{
    csv_record(buf, header, FIELDS);
    for (enum relation_id id = 0; id < RELATIONS; id++)
        relation_csv(buf, look, id, scratch);
    outcome_csv(buf, "table", look->tables, look->table_count);
    outcome_csv(buf, "measure", look->measures, look->measure_count);
}

/* --- JSON */

static void put_known(struct json_tree *tree, const char *name, bool known, uint64_t count)
{
    if (known)
        json_put_count(tree, name, count);
    else
        json_put_text(tree, name, NULL);
}

static struct json_tree *column_json(const struct contract_look *look, enum relation_id id, size_t place)
{
    const struct contract_column *column = &contract[id].columns[place];
    const struct column_look *its = &look->relations[id].columns[place];
    struct json_tree *tree = json_object();
    json_put_text(tree, "name", column->name);
    json_put_truth(tree, "read", column->read);
    json_put_text(tree, "type", contract_types[column->type].name);
    json_put_text(tree, "found", its->type[0] ? its->type : NULL);
    json_put_text(tree, "state", column_state_names[its->state]);
    put_known(tree, "filled", its->counted, its->filled);
    put_known(tree, "unknown_codes", its->counted && its->coded, its->unknown);
    put_known(tree, "days_outside", its->counted && is_dated(column), its->outside);
    return tree;
}

static struct json_tree *relation_json(const struct contract_look *look, enum relation_id id)
{
    const struct relation_look *relation = &look->relations[id];
    struct json_tree *tree = json_object();
    struct json_tree *columns = json_list();
    json_put_text(tree, "name", contract[id].name);
    json_put_truth(tree, "required", contract[id].required);
    json_put_text(tree, "state", relation_state(look, id));
    json_put_text(tree, "trouble", trouble_of(relation));
    put_known(tree, "rows", relation->counted, relation->rows);
    for (size_t i = 0; i < contract[id].column_count; i++)
        json_put_tree(columns, NULL, column_json(look, id, i));
    json_put_tree(tree, "columns", columns);
    return tree;
}

static struct json_tree *without_data(const struct outcome_look *outcomes, size_t count)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < count; i++)
        if (!outcomes[i].has_data)
            json_put_text(list, NULL, outcomes[i].name);
    return list;
}

void contract_check_json(struct buf *buf, const struct contract_look *look, struct arena *scratch)
{
    (void)scratch;
    struct json_tree *tree = json_object();
    struct json_tree *relations = json_list();
    json_put_day(tree, "as_of", look->as_of);
    json_put_text(tree, "refusal", look->refusal);
    for (enum relation_id id = 0; id < RELATIONS; id++)
        json_put_tree(relations, NULL, relation_json(look, id));
    json_put_tree(tree, "relations", relations);
    json_put_tree(tree, "tables_without_data", without_data(look->tables, look->table_count));
    json_put_tree(tree, "measures_without_data", without_data(look->measures, look->measure_count));
    json_print(tree, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}

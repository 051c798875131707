#include <string.h>

#include "app/program.h"
#include "app/record_file.h"
#include "app/text_lines.h"
#include "base/day.h"
#include "base/growing.h"
#include "base/words.h"
#include "render/json.h"

enum { CELL_FIELDS = 11 };

/* Parts of evidence.json, in their order. */
enum part { PART_HEAD, PART_CELLS, PART_TABLES, PART_REST };

struct record_reading {
    struct arena *arena;
    struct record *record;
    const char *path;
    enum part part;
    const char *measure; /* of the cells that follow */
    const char *unit;
    const char *basis;
    size_t table_room;
    size_t cell_room;
    size_t team_cell_room;
    const struct record_cells *only; /* NULL: those that a pack is made of */
    const char *mark;                /* what stands in a line of its breakdown */
};

static bool no_record(const struct record_reading *reading, const char *what, struct err *err)
{
    return err_set(err, ERR_DATA, "%.600s: %s. Give the folder of a run, OUT/<as-of>.", reading->path, what);
}

static const char *kept(const struct record_reading *reading, const char *text)
{
    return arena_text(reading->arena, text, strlen(text));
}

/* ---- small documents, one a line */

static struct json_tree *tree_of(char *text)
{
    const char *fault;
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == ',')
        text[length - 1] = '\0';
    return json_read(text, &fault);
}

static const struct json_item *named(const struct json_item *object, const char *name)
{
    const struct json_item *item = json_first(object);
    while (item && strcmp(json_name(item), name) != 0)
        item = json_next(item);
    return item;
}

static bool take_provenance(struct record_reading *reading, char *text, struct err *err)
{
    struct record *record = reading->record;
    struct json_tree *tree = tree_of(text);
    const struct json_item *whole = json_whole(tree);
    bool good = day_parse(json_text(named(whole, "as_of")), &record->as_of) &&
                day_parse(json_text(named(whole, "since")), &record->since);
    record->version = kept(reading, json_text(named(whole, "version")));
    record->local_authority = kept(reading, json_text(named(whole, "local_authority")));
    record->authority_name = kept(reading, json_text(named(whole, "authority_name")));
    record->definitions_digest = kept(reading, json_text(named(whole, "definitions_digest")));
    json_free(tree);
    return good || no_record(reading, "its provenance is not as this program writes it", err);
}

static size_t count_of(const struct json_item *list)
{
    size_t count = 0;
    for (const struct json_item *item = json_first(list); item; item = json_next(item))
        count++;
    return count;
}

static const char *const *texts_of(const struct record_reading *reading, const struct json_item *list, size_t count)
{
    const char **texts = ARENA_NEW(reading->arena, count, const char *);
    const struct json_item *item = json_first(list);
    for (size_t i = 0; i < count && item; i++, item = json_next(item))
        texts[i] = kept(reading, json_text(item));
    return texts;
}

/* Row by row; NULL where one has not as many fields as the header. */
static const char *const *rows_of(const struct record_reading *reading, const struct json_item *list,
                                  const struct people_table *table)
{
    const char **texts = ARENA_NEW(reading->arena, table->rows * table->columns, const char *);
    size_t row = 0;
    for (const struct json_item *item = json_first(list); item; item = json_next(item), row++) {
        if (count_of(item) != table->columns)
            return NULL;
        memcpy(texts + row * table->columns, texts_of(reading, item, table->columns), table->columns * sizeof *texts);
    }
    return texts;
}

static bool take_table(struct record_reading *reading, char *text, struct err *err)
{
    struct record *record = reading->record;
    struct json_tree *tree = tree_of(text);
    const struct json_item *whole = json_whole(tree);
    struct people_table table = {.id = kept(reading, json_text(named(whole, "id"))),
                                 .title = kept(reading, json_text(named(whole, "title"))),
                                 .note = kept(reading, json_text(named(whole, "note"))),
                                 .law = kept(reading, json_text(named(whole, "law"))),
                                 .columns = count_of(named(whole, "header")),
                                 .rows = count_of(named(whole, "rows"))};
    table.header = texts_of(reading, named(whole, "header"), table.columns);
    table.text = rows_of(reading, named(whole, "rows"), &table);
    json_free(tree);
    if (table.id[0] == '\0' || table.columns == 0 || !table.text)
        return no_record(reading, "one of its tables is not as this program writes it", err);
    record->tables = growing(reading->arena, record->tables, record->table_count, &reading->table_room, sizeof table);
    record->tables[record->table_count++] = table;
    return true;
}

/* ---- cells, by their places in a line */

/* The end of the value that begins there: a text in quotes, or a number or null. */
static char *end_of_value(char *from)
{
    if (from[0] != '"')
        return from + strcspn(from, ",]");
    char *end = from + 1;
    while (*end && *end != '"')
        end += end[0] == '\\' && end[1] ? 2 : 1;
    return *end ? end + 1 : end;
}

/* Numbers as they are printed, null as an empty text. */
static const char *next_value(const struct record_reading *reading, char **at)
{
    char *from = *at;
    char *end = end_of_value(from);
    *at = *end ? end + 1 : end;
    *end = '\0';
    if (from[0] != '"')
        return kept(reading, strcmp(from, "null") == 0 ? "" : from);
    if (end - from < 2 || end[-1] != '"')
        return ""; /* it has no end: the line was cut */
    if (!strchr(from, '\\'))
        return arena_text(reading->arena, from + 1, (size_t)(end - from) - 2);
    struct json_tree *tree = tree_of(from);
    const char *text = kept(reading, json_text(json_whole(tree)));
    json_free(tree);
    return text;
}

static struct record_cell cell_of(const struct record_reading *reading, char *line)
{
    const char *of[CELL_FIELDS];
    char *at = line + 1;
    for (int i = 0; i < CELL_FIELDS; i++)
        of[i] = next_value(reading, &at);
    return (struct record_cell){.measure = reading->measure,
                                .unit = reading->unit,
                                .basis = reading->basis,
                                .period_type = of[0],
                                .period_start = of[1],
                                .period_end = of[2],
                                .category = of[4],
                                .numerator = of[5],
                                .denominator = of[6],
                                .value = of[7],
                                .lower = of[8],
                                .upper = of[9],
                                .status = of[10]};
}

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* Of one breakdown, as they come. */
static bool take_only(const struct record_reading *reading, char *line, struct err *err)
{
    if (!strstr(line, reading->mark))
        return true;
    struct record_cell cell = cell_of(reading, line);
    return reading->only->take(reading->only->context, &cell, err);
}

static bool take_cell(struct record_reading *reading, char *line, struct err *err)
{
    if (!reading->unit)
        return no_record(reading, "a figure stands before its measure", err);
    if (reading->only)
        return take_only(reading, line, err);
    struct record *record = reading->record;
    bool of_team =
        begins(line, "[\"quarter\",") && strstr(line, "\",\"team\",\"") && strcmp(reading->unit, "percent") == 0;
    bool of_all = strstr(line, "\",\"all\",\"all\",") != NULL;
    struct record_cell **cells = of_team ? &record->team_cells : &record->cells;
    size_t *count = of_team ? &record->team_cell_count : &record->cell_count;
    if (!of_team && !of_all)
        return true;
    *cells = growing(reading->arena, *cells, *count, of_team ? &reading->team_cell_room : &reading->cell_room,
                     sizeof **cells);
    (*cells)[(*count)++] = cell_of(reading, line);
    return true;
}

/* The next text in quotes; NULL: none. */
static const char *quoted(const struct record_reading *reading, char **at)
{
    char *from = strchr(*at, '"');
    char *end = from ? strchr(from + 1, '"') : NULL;
    if (!end)
        return NULL;
    *at = end + 1;
    return arena_text(reading->arena, from + 1, (size_t)(end - from - 1));
}

/* "PLAN20.on_time": {"unit": "percent", "completed": [ */
static bool take_measure(struct record_reading *reading, char *line, struct err *err)
{
    char *at = line;
    reading->measure = quoted(reading, &at);
    quoted(reading, &at);
    reading->unit = quoted(reading, &at);
    reading->basis = quoted(reading, &at);
    return reading->basis || no_record(reading, "one of its measures is not as this program writes it", err);
}

/* ], "due": [ */
static bool take_basis(struct record_reading *reading, char *line)
{
    char *at = line;
    const char *basis = quoted(reading, &at);
    reading->basis = basis ? basis : reading->basis;
    return true;
}

/* ---- the whole */

static bool take_head(struct record_reading *reading, char *line, struct err *err)
{
    static const char provenance[] = "\"provenance\": ";
    if (begins(line, "\"measures\": {"))
        reading->part = PART_CELLS;
    return !begins(line, provenance) || take_provenance(reading, line + sizeof provenance - 1, err);
}

static bool take_in_cells(struct record_reading *reading, char *line, struct err *err)
{
    if (begins(line, "\"tables\": ["))
        reading->part = PART_TABLES;
    else if (line[0] == '[')
        return take_cell(reading, line, err);
    else if (line[0] == '"')
        return take_measure(reading, line, err);
    else if (line[0] == ']')
        return take_basis(reading, line);
    return true;
}

static bool take_line(struct record_reading *reading, char *line, struct err *err)
{
    if (reading->part == PART_HEAD)
        return take_head(reading, line, err);
    if (reading->part == PART_CELLS)
        return take_in_cells(reading, line, err);
    if (begins(line, "],\"data_quality\": [") || begins(line, "],"))
        reading->part = PART_REST;
    return reading->part == PART_REST || line[0] != '{' || take_table(reading, line, err);
}

static bool take_lines(struct record_reading *reading, struct text_lines *lines, struct err *err)
{
    char *line;
    char hex[SHA256_HEX + 1];
    do {
        if (!text_lines_next(lines, &line, err) || (line && !take_line(reading, line, err)))
            return false;
    } while (line);
    if (!text_lines_sha256(lines, hex, err))
        return false;
    reading->record->evidence_sha256 = kept(reading, hex);
    return reading->part == PART_REST || no_record(reading, "it is no evidence of this program, or not whole", err);
}

/* What run.json says of evidence.json: whoever changes a figure by hand has no pack. */
static bool is_as_recorded(const struct record_reading *reading, const char *folder, struct err *err)
{
    struct text_lines lines;
    char *line = NULL;
    bool found = false;
    const char *path = words(reading->arena, "%s/run.json", folder);
    bool good = text_lines_open(&lines, path, err);
    do
        good = good && text_lines_next(&lines, &line, err);
    while (good && line && !(found = strstr(line, reading->record->evidence_sha256) != NULL));
    text_lines_close(&lines);
    return good && (found || no_record(reading, "it is not the file that run.json beside it has the digest of", err));
}

bool record_file_read_cells(struct program *program, const char *folder, const struct record_cells *only,
                            struct record *record, struct err *err)
{
    struct text_lines lines;
    struct record_reading reading = {.arena = &program->run,
                                     .record = record,
                                     .path = words(&program->run, "%s/evidence.json", folder),
                                     .only = only};
    if (only)
        reading.mark = words(&program->run, "\",\"%s\",\"", only->breakdown);
    *record = (struct record){0};
    bool good = text_lines_open(&lines, reading.path, err) && take_lines(&reading, &lines, err);
    text_lines_close(&lines);
    return good && is_as_recorded(&reading, folder, err);
}

bool record_file_read(struct program *program, const char *folder, struct record *record, struct err *err)
{
    return record_file_read_cells(program, folder, NULL, record, err);
}

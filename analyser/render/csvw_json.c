#include "base/day.h"
#include "base/words.h"
#include "render/csvw_json.h"
#include "render/json.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LICENCE "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

/* How a number is written; texts have the pattern of their column instead. */
static const struct number_kind {
    const char *base;
    const char *minimum; /* NULL: none */
    const char *maximum;
} number_kinds[TIDY_DATATYPES] = {
    [TIDY_COUNT] = {"nonNegativeInteger", "0", NULL},
    [TIDY_SHARE] = {"double", "0", "100"},
    [TIDY_AMOUNT] = {"double", "0", NULL},
    [TIDY_NUMBER] = {"double", NULL, NULL},
};

/* The symbols of the standard. Of those, this program writes c, x and z. */
static const char *const symbols[] = {"c", "k", "low", "x", "z", "u"};

static const struct note {
    const char *title;
    const char *text;
} notes[] = {
    {"Symbols", "c: suppressed. x: not available. z: not applicable, as nothing falls in the period, the duty has no "
                "such figure, or no interval is defined."},
    {"Small numbers", "Read a percentage of fewer than ten with care: the number it is out of stands beside it."},
    {"Intervals", "95%. Of percentages the Wilson score interval, of medians that of order statistics, of chances that "
                  "of the waiting curve: what would be seen if the period were typical of how the service works."},
    {"Decimal places",
     "Figures are as exact as they were worked out; indicator_dp in the metadata says how many decimal "
     "places to show."},
    {"Quarters", "Those of financial years, the quarters of calendar years under the names the standard has."},
    {"Reporting year", "The twelve months up to and including the day of the analysis."},
    {"Stocks", "Counted on the last day of the month; of the month of the analysis, on the day of the analysis."},
    {"Status",
     "Management information of a local area, not official statistics. The licence holds once it is published."},
};

static struct json_tree *context(void)
{
    struct json_tree *list = json_list();
    struct json_tree *language = json_object();
    json_put_text(list, NULL, "http://www.w3.org/ns/csvw");
    json_put_text(language, "@language", "en");
    json_put_tree(list, NULL, language);
    return list;
}

static struct json_tree *texts(const char *const *text, size_t count)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < count; i++)
        json_put_text(list, NULL, text[i]);
    return list;
}

static struct json_tree *datatype(const struct tidy_column *column)
{
    const struct number_kind *kind = &number_kinds[column->datatype];
    struct json_tree *tree = json_object();
    json_put_text(tree, "base", column->datatype == TIDY_TEXT ? "string" : kind->base);
    if (column->datatype == TIDY_TEXT)
        json_put_text(tree, "format", column->pattern);
    if (kind->minimum)
        json_put_text(tree, "minimum", kind->minimum);
    if (kind->maximum)
        json_put_text(tree, "maximum", kind->maximum);
    return tree;
}

/* Which cells of evidence.csv an indicator shows where the filter is at its Total. */
static const char *figure_words(const struct tidy_column *column, struct arena *scratch)
{
    return words(scratch, "%s, basis %s, %s", column->measures[0], column->basis, tidy_part_names[column->part]);
}

static struct json_tree *column_json(const struct tidy_column *column, struct arena *scratch)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "name", column->name);
    json_put_tree(tree, "titles", texts(&column->name, 1));
    json_put_text(tree, "dc:title", column->label);
    if (column->role == TIDY_INDICATOR) {
        json_put_text(tree, "dc:source", figure_words(column, scratch));
        json_put_tree(tree, "null", texts(symbols, COUNT(symbols)));
    } else {
        json_put_truth(tree, "required", true);
    }
    if (column->hint[0])
        json_put_text(tree, "dc:description", column->hint);
    json_put_tree(tree, "datatype", datatype(column));
    return tree;
}

/* A row is one period, of one place, and one item of the filter. */
static bool is_key(const struct tidy_column *column)
{
    return column->role == TIDY_TIME || column->role == TIDY_PLACE || column->role == TIDY_FILTER;
}

static struct json_tree *schema(const struct tidy_table *table, struct arena *scratch)
{
    struct json_tree *tree = json_object();
    struct json_tree *columns = json_list();
    struct json_tree *key = json_list();
    for (size_t i = 0; i < table->column_count; i++) {
        json_put_tree(columns, NULL, column_json(&table->columns[i], scratch));
        if (is_key(&table->columns[i]))
            json_put_text(key, NULL, table->columns[i].name);
    }
    json_put_tree(tree, "columns", columns);
    json_put_tree(tree, "primaryKey", key);
    return tree;
}

static struct json_tree *dialect(void)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "encoding", "utf-8");
    json_put_text(tree, "lineTerminators", "\n");
    json_put_truth(tree, "header", true);
    return tree;
}

static struct json_tree *notes_json(void)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < COUNT(notes); i++) {
        struct json_tree *note = json_object();
        json_put_text(note, "dc:title", notes[i].title);
        json_put_text(note, "dc:description", notes[i].text);
        json_put_tree(list, NULL, note);
    }
    return list;
}

static struct json_tree *link_json(const char *address)
{
    struct json_tree *tree = json_object();
    json_put_text(tree, "@id", address);
    return tree;
}

void csvw_json(struct buf *buf, const struct pack *pack, const struct tidy_table *table, struct arena *scratch)
{
    const struct record *record = pack->record;
    const char *of = record->authority_name[0] ? record->authority_name : record->local_authority;
    char day[DAY_TEXT_MOST];
    struct json_tree *tree = json_object();
    day_text(record->as_of, day);
    json_put_tree(tree, "@context", context());
    json_put_text(tree, "@type", "Table");
    json_put_text(tree, "url", words(scratch, "%s.csv", table->name));
    json_put_text(tree, "dc:title", table->title);
    json_put_text(tree, "dc:description", table->description);
    json_put_text(tree, "dc:coverage", words(scratch, "Local authority: %s; as on %s", of, day));
    json_put_text(tree, "dc:source", words(scratch, "evidence.json, SHA-256 %s", record->evidence_sha256));
    json_put_text(tree, "dc:accessRights", pack->definition->marking);
    json_put_tree(tree, "dc:license", link_json(LICENCE));
    json_put_tree(tree, "notes", notes_json());
    json_put_tree(tree, "dialect", dialect());
    json_put_tree(tree, "tableSchema", schema(table, scratch));
    json_print(tree, JSON_INDENTED, buf);
    buf_byte(buf, '\n');
}

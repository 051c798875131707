#include <string.h>

#include "base/num.h"
#include "core/official/official_areas.h"
#include "core/official/official_files.h"
#include "core/official/official_tables.h"
#include "core/official/published.h"

static const char not_available[] = "x";

/* --- one figure */

static const char *text_of(struct arena *arena, const char *text, size_t length)
{
    return arena_text(arena, text, length);
}

/* Tenths of a number, without a decimal of nought, as the DfE writes them: 84.2, 80. */
static const char *tenths_text(struct arena *arena, uint64_t tenths)
{
    char text[NUM_INTEGER_MOST + 3];
    size_t length = num_integer((int64_t)(tenths / 10), text);
    if (tenths % 10) {
        text[length++] = '.';
        text[length++] = (char)('0' + tenths % 10);
    }
    return text_of(arena, text, length);
}

static uint64_t base_of(const struct official_column *column, const uint32_t *counts)
{
    uint64_t base = counts[column->of[0]];
    return column->of[0] == column->of[1] ? base : base + counts[column->of[1]];
}

const char *official_text(const struct official_column *column, const uint32_t *counts, struct arena *arena)
{
    char text[NUM_INTEGER_MOST];
    uint64_t count = counts[column->count];
    uint64_t base = base_of(column, counts);
    if (column->form == OFFICIAL_NUMBER)
        return text_of(arena, text, num_integer((int64_t)count, text));
    if (base == 0)
        return not_available;
    if (column->form == OFFICIAL_PERCENT)
        return tenths_text(arena, (2000 * count + base) / (2 * base));
    return tenths_text(arena, (20 * count + 7 * base) / (14 * base)); /* 10 count / (7 base), half up */
}

/* --- the columns that say what a row is of */

enum { PLACE_COLUMNS = 12, LABEL_MOST = 24 };

static const char *const place_header[PLACE_COLUMNS] = {
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",    "region_code",
    "region_name", "new_la_code",     "old_la_code",      "la_name",      "breakdown_topic", "breakdown"};

struct area {
    const char *level;
    const char *region_code;
    const char *region_name;
    const char *new_code;
    const char *old_code;
    const char *name;
};

static const struct area england = {"National", "", "", "", "", ""};

static struct area region_area(int region)
{
    return (struct area){"Regional", official_regions[region].code, official_regions[region].name, "", "", ""};
}

static struct area authority_area(const char *code, const char *name)
{
    const struct official_authority *known = official_authority_of(code);
    if (!known)
        return (struct area){"Local authority", not_available, not_available, not_available, code, name ? name : code};
    const struct official_region *region = &official_regions[known->region];
    return (struct area){"Local authority", region->code, region->name, known->new_code, code, known->name};
}

/* A breakdown's groups: the first, how many, and what they are called. */
static const struct topic {
    const char *name;
    int first;
    int count;
} topics[] = {
    {NULL, OFFICIAL_ALL, 1},
    {"Sex", OFFICIAL_SEX, OFFICIAL_SEXES},
    {"Age", OFFICIAL_AGE, OFFICIAL_AGES},
    {"Ethnicity", OFFICIAL_ETHNICITY, OFFICIAL_ETHNICITIES},
};

enum { TOPICS = sizeof topics / sizeof topics[0] };

static const char *group_text(const struct topic *topic, int place, struct arena *arena)
{
    char text[NUM_INTEGER_MOST];
    if (place == topic->count - 1)
        return "Unknown";
    if (topic->first == OFFICIAL_SEX)
        return place == 0 ? "Male" : "Female";
    if (topic->first == OFFICIAL_ETHNICITY)
        return code_sets[CODES_ETHNICITY].codes[place];
    return text_of(arena, text, num_integer(place, text));
}

/* --- a table being filled */

struct filling {
    const struct official_scope *scope;
    const struct official_file *file;
    struct arena *arena;
    const char **text;
    size_t rows;
    size_t columns;
};

static void put_row(struct filling *filling, int year, const struct area *area, const char *topic, const char *group,
                    const uint32_t *counts)
{
    char digits[NUM_INTEGER_MOST];
    const struct official_file *file = filling->file;
    const char **row = filling->text + filling->rows++ * filling->columns;
    const char *places[PLACE_COLUMNS] = {
        text_of(filling->arena, digits, num_integer(filling->scope->counts->years[year].year, digits)),
        "Calendar year", area->level, ENGLAND_CODE, ENGLAND_NAME, area->region_code, area->region_name, area->new_code,
        area->old_code, area->name, topic ? topic : file->topic, topic ? group : file->topic};
    memcpy(row, places, sizeof places);
    bool absent = file->of_reviews && !filling->scope->counts->with_reviews;
    for (size_t i = 0; i < file->column_count; i++)
        row[PLACE_COLUMNS + i] = absent && file->columns[i].count > OFFICIAL_REVIEW_NOT_EXPECTED
                                     ? not_available
                                     : official_text(&file->columns[i], counts, filling->arena);
}

static void put_breakdowns(struct filling *filling, int year, const struct area *area)
{
    for (size_t t = 0; t < TOPICS; t++)
        for (int place = 0; place < topics[t].count; place++)
            put_row(filling, year, area, topics[t].name, group_text(&topics[t], place, filling->arena),
                    official_whole(filling->scope->counts, year, topics[t].first + place));
}

static const struct official_authority *used_authority(const struct official_scope *scope, uint32_t category)
{
    return scope->used[category] ? official_authority_of(scope->authorities->names[category]) : NULL;
}

static void put_regions(struct filling *filling, int year)
{
    const struct official_scope *scope = filling->scope;
    for (int region = 0; region < OFFICIAL_REGIONS; region++) {
        uint32_t sums[OFFICIAL_COUNTS] = {0};
        bool any = false;
        for (uint32_t i = CATEGORY_NOT_RECORDED + 1; i < scope->authorities->count; i++) {
            const struct official_authority *authority = used_authority(scope, i);
            if (!authority || authority->region != region)
                continue;
            any = true;
            const uint32_t *counts = official_authority(scope->counts, i, year);
            for (int count = 0; count < OFFICIAL_COUNTS; count++)
                sums[count] += counts[count];
        }
        struct area area = region_area(region);
        if (any)
            put_row(filling, year, &area, NULL, NULL, sums);
    }
}

static void put_authorities(struct filling *filling, int year)
{
    const struct official_scope *scope = filling->scope;
    for (uint32_t i = CATEGORY_NOT_RECORDED + 1; i < scope->authorities->count; i++) {
        if (!scope->used[i])
            continue;
        struct area area = authority_area(scope->authorities->names[i], NULL);
        put_row(filling, year, &area, NULL, NULL, official_authority(scope->counts, i, year));
    }
}

static void put_year(struct filling *filling, int year)
{
    if (filling->scope->one) {
        struct area area = authority_area(filling->scope->one, filling->scope->one_name);
        put_breakdowns(filling, year, &area);
        return;
    }
    put_breakdowns(filling, year, &england);
    put_regions(filling, year);
    put_authorities(filling, year);
}

/* --- the header, with the digits of the year in its names */

static size_t put_digits(char *to, int year, int digits)
{
    for (int i = digits - 1; i >= 0; i--, year /= 10)
        to[i] = (char)('0' + year % 10);
    return (size_t)digits;
}

static const char *name_of(const char *name, int year, struct arena *arena)
{
    char text[80];
    size_t length = 0;
    for (; *name && length + 4 < sizeof text; name++) {
        if (*name != '@')
            text[length++] = *name;
        else if (*++name == 'F')
            length += put_digits(text + length, year, 4);
        else
            length += put_digits(text + length, *name == 'N' ? year + 1 : year, 2);
    }
    return text_of(arena, text, length);
}

static int last_year(const struct official_counts *counts)
{
    return counts->year_count > 0 ? counts->years[counts->year_count - 1].year : 0;
}

static const char *const *header_of(const struct official_scope *scope, const struct official_file *file,
                                    struct arena *arena)
{
    const char **header = ARENA_NEW(arena, PLACE_COLUMNS + file->column_count, const char *);
    memcpy(header, place_header, sizeof place_header);
    for (size_t i = 0; i < file->column_count; i++)
        header[PLACE_COLUMNS + i] = name_of(file->columns[i].name, last_year(scope->counts), arena);
    return header;
}

/* --- the tables */

static size_t rows_most(const struct official_scope *scope)
{
    size_t of_year = OFFICIAL_GROUPS + (scope->one ? 0 : OFFICIAL_REGIONS + scope->authorities->count);
    return (size_t)scope->counts->year_count * of_year + 1;
}

static struct people_table file_table(const struct official_scope *scope, const struct official_file *file,
                                      struct arena *arena)
{
    struct filling filling = {.scope = scope, .file = file, .arena = arena};
    filling.columns = PLACE_COLUMNS + file->column_count;
    filling.text = ARENA_NEW(arena, rows_most(scope) * filling.columns, const char *);
    for (int year = 0; year < scope->counts->year_count; year++)
        if (!file->last_year || year == scope->counts->year_count - 1)
            put_year(&filling, year);
    return (struct people_table){.id = file->id,
                                 .title = file->topic,
                                 .note = file->layout,
                                 .law = "",
                                 .columns = filling.columns,
                                 .rows = filling.rows,
                                 .header = header_of(scope, file, arena),
                                 .text = filling.text};
}

enum { DEFINITION_COLUMNS = 5 };

static const char *const definition_header[DEFINITION_COLUMNS] = {"file", "layout", "column", "definition",
                                                                  "certainty"};

static struct people_table definitions_table(const struct official_scope *scope, struct arena *arena)
{
    size_t rows = 0;
    for (size_t f = 0; f < OFFICIAL_FILES; f++)
        rows += official_files[f].column_count;
    const char **text = ARENA_NEW(arena, rows * DEFINITION_COLUMNS, const char *);
    const char **at = text;
    for (size_t f = 0; f < OFFICIAL_FILES; f++)
        for (size_t i = 0; i < official_files[f].column_count; i++) {
            const struct official_column *column = &official_files[f].columns[i];
            *at++ = official_files[f].id;
            *at++ = official_files[f].layout;
            *at++ = name_of(column->name, last_year(scope->counts), arena);
            *at++ = column->definition;
            *at++ = column->certain ? "as the DfE defines or publishes it" : "our reading: the DfE's rule is not known";
        }
    return (struct people_table){.id = "definitions",
                                 .title = "How the figures are worked out",
                                 .note = "",
                                 .law = "",
                                 .columns = DEFINITION_COLUMNS,
                                 .rows = rows,
                                 .header = definition_header,
                                 .text = text};
}

size_t official_tables(const struct official_scope *scope, const struct published *published, struct arena *arena,
                       const struct people_table **tables)
{
    struct people_table *all = ARENA_NEW(arena, OFFICIAL_FILES + 2, struct people_table);
    size_t count = 0;
    for (; count < OFFICIAL_FILES; count++)
        all[count] = file_table(scope, &official_files[count], arena);
    all[count++] = definitions_table(scope, arena);
    if (scope->one && published->count > 0)
        all[count++] = published_reconciliation(scope, published, arena);
    *tables = all;
    return count;
}

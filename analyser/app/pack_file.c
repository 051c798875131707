#include <string.h>

#include "app/json_file.h"
#include "app/pack_file.h"
#include "app/program.h"
#include "core/inference/headlines.h"
#include "core/inference/results.h"
#include "core/pack/answers.h"
#include "core/pack/pack_charts.h"
#include "core/tables/evidence_table.h"
#include "render/report_files.h"

static const char *const polarity_names[] = {
    [POLARITY_NEUTRAL] = "neutral", [POLARITY_HIGH_IS_GOOD] = "high is good", [POLARITY_LOW_IS_GOOD] = "low is good", NULL};

static const char *const rating_names[] = {
    [RATING_BY_INTERVAL] = "whole interval", [RATING_BY_VALUE] = "figure alone", NULL};

static bool is_headline(const char *measure)
{
    for (int i = 0; i < HEADLINES; i++)
        if (strcmp(headlines[i].measure, measure) == 0)
            return true;
    return false;
}

static bool is_chart(const char *name)
{
    return pack_chart_named(name) != NULL;
}

static bool is_answer(const char *name)
{
    return answer_named(name) != NULL;
}

static bool is_table(const char *id)
{
    for (size_t i = 0; i < table_definition_count; i++)
        if (strcmp(table_definitions[i].id, id) == 0)
            return true;
    for (int i = 0; i < RESULTS; i++)
        if (strcmp(results[i].id, id) == 0)
            return true;
    return false;
}

#define TEXT(type, name_) {.name = #name_, .kind = JSON_FIELD_TEXT, JSON_INTO(type, name_)}
#define NEEDED(type, name_) {.name = #name_, .kind = JSON_FIELD_TEXT, .required = true, JSON_INTO(type, name_)}

static const struct json_field milestone_fields[] = {
    {.name = "date", .kind = JSON_FIELD_DATE, .required = true, JSON_INTO(struct pack_milestone, day)},
    {.name = "percent",
     .kind = JSON_FIELD_NUMBER,
     .required = true,
     JSON_INTO(struct pack_milestone, percent),
     .most = 100},
};

static const struct json_shape milestone_shape = JSON_SHAPE(milestone_fields);

static const struct json_field headline_fields[] = {
    {.name = "measure",
     .kind = JSON_FIELD_TEXT,
     .required = true,
     JSON_INTO(struct pack_headline, measure),
     .fits = is_headline,
     .expected = "a measure of the table trend_verdicts, such as PLAN20.on_time,"},
    NEEDED(struct pack_headline, title),
    TEXT(struct pack_headline, owner),
    TEXT(struct pack_headline, note),
    {.name = "polarity",
     .kind = JSON_FIELD_CHOICE,
     .required = true,
     JSON_INTO(struct pack_headline, polarity),
     .choices = polarity_names},
    {.name = "target",
     .kind = JSON_FIELD_NUMBER,
     JSON_INTO(struct pack_headline, target),
     .most = 100,
     .given = offsetof(struct pack_headline, has_target)},
    {.name = "floor",
     .kind = JSON_FIELD_NUMBER,
     JSON_INTO(struct pack_headline, floor),
     .most = 100,
     .given = offsetof(struct pack_headline, has_floor)},
    {.name = "baseline",
     .kind = JSON_FIELD_DATE,
     JSON_INTO(struct pack_headline, baseline),
     .given = offsetof(struct pack_headline, has_baseline)},
    {.name = "milestones",
     .kind = JSON_FIELD_OBJECTS,
     .shape = &milestone_shape,
     JSON_LIST_INTO(struct pack_headline, milestones, milestone_count)},
};

static const struct json_shape headline_shape = JSON_SHAPE(headline_fields);

static const struct json_field item_fields[] = {
    {.name = "chart",
     .kind = JSON_FIELD_TEXT,
     JSON_INTO(struct pack_item, chart),
     .fits = is_chart,
     .expected = PACK_CHART_EXPECTED},
    {.name = "table",
     .kind = JSON_FIELD_TEXT,
     JSON_INTO(struct pack_item, table),
     .fits = is_table,
     .expected = "the name of a table, as in tables/contents.csv,"},
    TEXT(struct pack_item, measure),
    TEXT(struct pack_item, by),
    TEXT(struct pack_item, note),
    {.name = "columns", .kind = JSON_FIELD_TEXTS, JSON_LIST_INTO(struct pack_item, columns, column_count)},
    {.name = "rows", .kind = JSON_FIELD_TEXTS, JSON_LIST_INTO(struct pack_item, rows, row_count)},
};

static const struct json_shape item_shape = JSON_SHAPE(item_fields);

/* It is the anchor of the section in the page. */
static bool is_anchor(const char *text)
{
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static const struct json_field section_fields[] = {
    {.name = "id",
     .kind = JSON_FIELD_TEXT,
     .required = true,
     JSON_INTO(struct pack_section, id),
     .fits = is_anchor,
     .expected = "a name of small letters, digits and hyphens"},
    NEEDED(struct pack_section, title),
    NEEDED(struct pack_section, finding),
    {.name = "answer",
     .kind = JSON_FIELD_TEXT,
     .required = true,
     JSON_INTO(struct pack_section, answer),
     .fits = is_answer,
     .expected = ANSWER_EXPECTED},
    NEEDED(struct pack_section, definition),
    NEEDED(struct pack_section, caveat),
    NEEDED(struct pack_section, source),
    NEEDED(struct pack_section, owner),
    {.name = "items",
     .kind = JSON_FIELD_OBJECTS,
     .shape = &item_shape,
     JSON_LIST_INTO(struct pack_section, items, item_count)},
};

static const struct json_shape section_shape = JSON_SHAPE(section_fields);

static const struct json_field definition_fields[] = {
    NEEDED(struct pack_definition, id),
    NEEDED(struct pack_definition, title),
    NEEDED(struct pack_definition, introduction),
    NEEDED(struct pack_definition, marking),
    {.name = "rating", .kind = JSON_FIELD_CHOICE, JSON_INTO(struct pack_definition, rating), .choices = rating_names},
    {.name = "headlines",
     .kind = JSON_FIELD_OBJECTS,
     .required = true,
     .shape = &headline_shape,
     JSON_LIST_INTO(struct pack_definition, headlines, headline_count)},
    {.name = "sections",
     .kind = JSON_FIELD_OBJECTS,
     .required = true,
     .shape = &section_shape,
     JSON_LIST_INTO(struct pack_definition, sections, section_count)},
};

static const struct json_shape definition_shape = JSON_SHAPE(definition_fields);

/* What the shape alone cannot say: a target lies beyond its floor; an item shows something. */
static bool fits_together(const char *path, const struct pack_definition *definition, struct err *err)
{
    for (size_t i = 0; i < definition->headline_count; i++) {
        const struct pack_headline *headline = &definition->headlines[i];
        bool low = headline->polarity == POLARITY_LOW_IS_GOOD;
        if (headline->has_target && headline->has_floor &&
            (low ? headline->floor < headline->target : headline->floor > headline->target))
            return err_set(err, ERR_CONFIGURATION,
                           "%.200s: headlines[%zu].floor: a share worse than the target is expected", path, i);
    }
    for (size_t s = 0; s < definition->section_count; s++)
        for (size_t i = 0; i < definition->sections[s].item_count; i++)
            if (!definition->sections[s].items[i].chart == !definition->sections[s].items[i].table)
                return err_set(
                    err, ERR_CONFIGURATION,
                    "%.200s: sections[%zu].items[%zu]: either a field \"chart\" or a field \"table\" is expected", path,
                    s, i);
    return true;
}

static const char *path_of(const struct program *program)
{
    return program->settings.definition ? program->settings.definition : "reports/area-2.json";
}

bool pack_file_read(struct program *program, struct pack_definition *definition, struct err *err)
{
    const char *path = path_of(program);
    *definition = (struct pack_definition){0};
    bool good = program->settings.definition
                    ? json_file_read(program, path, &definition_shape, definition, err)
                    : json_file_take(program, path, report_file("area-2.json"), &definition_shape, definition, err);
    return good && fits_together(path, definition, err);
}

bool pack_file_check(const struct program *program, const struct pack_definition *definition,
                     const struct record *record, struct err *err)
{
    for (size_t s = 0; s < definition->section_count; s++)
        for (size_t i = 0; i < definition->sections[s].item_count; i++) {
            const struct pack_item *item = &definition->sections[s].items[i];
            const struct people_table *table = item->table ? record_table(record, item->table) : NULL;
            for (size_t c = 0; table && c < item->column_count; c++)
                if (table_column(table, item->columns[c]) == SIZE_MAX)
                    return err_set(
                        err, ERR_CONFIGURATION,
                        "%.200s: sections[%zu].items[%zu].columns[%zu]: a heading of the table %s is expected",
                        path_of(program), s, i, c, table->id);
        }
    return true;
}

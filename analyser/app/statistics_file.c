#include <math.h>
#include <string.h>

#include "app/file_reader.h"
#include "app/statistics_file.h"
#include "base/day.h"
#include "core/inference/headlines.h"
#include "render/json.h"
#include "render/words.h"

enum { FILE_MOST = 1 << 20, SEED = 1 };

/* What a field of an object holds. */
enum field_kind { FIELD_TEXT, FIELD_MEASURE, FIELD_DATE, FIELD_NUMBER, FIELD_TRUTH };

struct field {
    const char *name;
    enum field_kind kind;
    bool required;
    size_t where;
    double least; /* FIELD_NUMBER */
    double most;
};

static const struct field target_fields[] = {
    {"measure", FIELD_MEASURE, true, offsetof(struct target, measure), 0, 0},
    {"percent", FIELD_NUMBER, true, offsetof(struct target, percent), 0, 100},
};

static const struct field rebase_fields[] = {
    {"measure", FIELD_MEASURE, true, offsetof(struct rebase, measure), 0, 0},
    {"date", FIELD_DATE, true, offsetof(struct rebase, day), 0, 0},
    {"reason", FIELD_TEXT, true, offsetof(struct rebase, reason), 0, 0},
};

static const struct field scenario_fields[] = {
    {"name", FIELD_TEXT, true, offsetof(struct scenario, name), 0, 0},
    {"from", FIELD_DATE, true, offsetof(struct scenario, from), 0, 0},
    {"plans_a_week", FIELD_NUMBER, false, offsetof(struct scenario, plans_a_week), 0, 10000},
    {"requests", FIELD_NUMBER, false, offsetof(struct scenario, requests), 0.01, 10},
    {"advice_on_time", FIELD_TRUTH, false, offsetof(struct scenario, advice_on_time), 0, 0},
};

/* A list of objects, into an array of the settings. */
struct part {
    const char *name;
    const struct field *fields;
    size_t field_count;
    size_t where;
    size_t size;
    size_t count;
};

#define PART(name_, fields_, array, count_)                                                                            \
    {                                                                                                                  \
        .name = (name_), .fields = (fields_), .field_count = sizeof(fields_) / sizeof((fields_)[0]),                       \
        .where = offsetof(struct inference_settings, array), .size = sizeof(((struct inference_settings *)0)->array[0]), \
        .count = offsetof(struct inference_settings, count_)                                                           \
    }

static const struct part parts[] = {
    PART("targets", target_fields, targets, target_count),
    PART("process_changes", rebase_fields, rebases, rebase_count),
    PART("scenarios", scenario_fields, scenarios, scenario_count),
};

enum { PARTS = sizeof parts / sizeof parts[0] };

struct reading {
    struct program *program;
    const char *path;
    struct err *err;
};

static bool mistake(const struct reading *reading, const char *place, const char *expected)
{
    return err_set(reading->err, ERR_CONFIGURATION, "%.200s: %.100s: %.200s is expected", reading->path, place,
                   expected);
}

static bool is_headline(const char *measure)
{
    for (int i = 0; i < HEADLINES; i++)
        if (strcmp(headlines[i].measure, measure) == 0)
            return true;
    return false;
}

static const char *kept(const struct reading *reading, const char *text)
{
    return arena_text(&reading->program->run, text, strlen(text));
}

static bool take_field(const struct reading *reading, const char *place, const struct field *field,
                       const struct json_item *item, void *object)
{
    void *into = (char *)object + field->where;
    const char *text = json_text(item);
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_MEASURE:
        if (text[0] == '\0')
            return mistake(reading, place, "a text");
        if (field->kind == FIELD_MEASURE && !is_headline(text))
            return mistake(reading, place, "a measure of the table trend_verdicts, such as PLAN20.on_time,");
        *(const char **)into = kept(reading, text);
        return true;
    case FIELD_DATE:
        return day_parse(text, (int32_t *)into) || mistake(reading, place, "a date, YYYY-MM-DD,");
    case FIELD_TRUTH:
        *(bool *)into = json_truth(item);
        return json_kind_of(item) == JSON_TRUTH || mistake(reading, place, "true or false");
    case FIELD_NUMBER:
        break;
    }
    double number = json_number(item);
    if (json_kind_of(item) != JSON_NUMBER || number < field->least || number > field->most)
        return mistake(reading, place,
                       words(&reading->program->run, "a number from %g to %g", field->least, field->most));
    *(double *)into = number;
    return true;
}

static const struct field *field_named(const struct part *part, const char *name)
{
    for (size_t i = 0; i < part->field_count; i++)
        if (strcmp(part->fields[i].name, name) == 0)
            return &part->fields[i];
    return NULL;
}

static const char *names_of(const struct reading *reading, const struct part *part)
{
    const char *names = "one of";
    for (size_t i = 0; i < part->field_count; i++)
        names = words(&reading->program->run, "%s%s %s", names, i ? "," : "", part->fields[i].name);
    return names;
}

static bool take_object(const struct reading *reading, const char *place, const struct part *part,
                        const struct json_item *item, void *object)
{
    unsigned given = 0;
    if (json_kind_of(item) != JSON_OBJECT)
        return mistake(reading, place, "an object, {...},");
    for (const struct json_item *of = json_first(item); of; of = json_next(of)) {
        const char *there = words(&reading->program->run, "%s.%s", place, json_name(of));
        const struct field *field = field_named(part, json_name(of));
        if (!field)
            return mistake(reading, there, names_of(reading, part));
        if (!take_field(reading, there, field, of, object))
            return false;
        given |= 1U << (field - part->fields);
    }
    for (size_t i = 0; i < part->field_count; i++)
        if (part->fields[i].required && !(given & 1U << i))
            return mistake(reading, place, words(&reading->program->run, "a field \"%s\"", part->fields[i].name));
    return true;
}

static bool take_part(const struct reading *reading, const struct part *part, const struct json_item *list)
{
    char *settings = (char *)&reading->program->statistics;
    size_t *count = (size_t *)(void *)(settings + part->count);
    if (json_kind_of(list) != JSON_LIST)
        return mistake(reading, part->name, "a list, [...],");
    for (const struct json_item *item = json_first(list); item; item = json_next(item)) {
        const char *place = words(&reading->program->run, "%s[%zu]", part->name, *count);
        if (*count == SETTINGS_MOST)
            return mistake(reading, place, "no more than 32 of them");
        if (!take_object(reading, place, part, item, settings + part->where + *count * part->size))
            return false;
        ++*count;
    }
    return true;
}

static bool take_neighbours(const struct reading *reading, const struct json_item *list)
{
    struct inference_settings *settings = &reading->program->statistics;
    for (const struct json_item *item = json_first(list); item; item = json_next(item)) {
        const char *place = words(&reading->program->run, "neighbours[%zu]", settings->neighbour_count);
        if (strlen(json_text(item)) != 3 || settings->neighbour_count == SETTINGS_MOST)
            return mistake(reading, place, "the three-digit code of an authority, at most 32 of them,");
        settings->neighbours[settings->neighbour_count++] = kept(reading, json_text(item));
    }
    return json_kind_of(list) == JSON_LIST || mistake(reading, "neighbours", "a list, [...],");
}

static bool take_seed(const struct reading *reading, const struct json_item *item)
{
    double seed = json_number(item);
    if (json_kind_of(item) != JSON_NUMBER || seed < 0 || seed > UINT32_MAX || seed != floor(seed))
        return mistake(reading, "seed", "a whole number from 0 to 4294967295");
    reading->program->statistics.seed = (uint64_t)seed;
    return true;
}

static bool take_one(const struct reading *reading, const struct json_item *item)
{
    const char *name = json_name(item);
    if (strcmp(name, "seed") == 0)
        return take_seed(reading, item);
    if (strcmp(name, "neighbours") == 0)
        return take_neighbours(reading, item);
    for (int i = 0; i < PARTS; i++)
        if (strcmp(name, parts[i].name) == 0)
            return take_part(reading, &parts[i], item);
    return mistake(reading, name, "one of seed, targets, process_changes, neighbours, scenarios");
}

static bool take_whole(const struct reading *reading, const struct json_item *whole)
{
    if (json_kind_of(whole) != JSON_OBJECT)
        return mistake(reading, "the whole", "an object, {...},");
    for (const struct json_item *item = json_first(whole); item; item = json_next(item))
        if (!take_one(reading, item))
            return false;
    for (size_t i = 0; i < reading->program->statistics.scenario_count; i++)
        if (reading->program->statistics.scenarios[i].requests <= 0)
            reading->program->statistics.scenarios[i].requests = 1;
    return true;
}

static bool read_text(const struct reading *reading, char *text, struct err *err)
{
    struct file_reader file = {0};
    size_t length = 0;
    size_t piece = 1;
    bool good = file_reader_open(&file, reading->path, err);
    while (good && piece > 0 && length < FILE_MOST) {
        good = file_reader_read(&file, text + length, FILE_MOST - length, &piece, err);
        length += good ? piece : 0;
    }
    file_reader_close(&file);
    if (good && (length == FILE_MOST || memchr(text, '\0', length)))
        return mistake(reading, "the whole", "a text of less than a megabyte");
    text[length] = '\0';
    return good;
}

static size_t line_of(const char *text, const char *fault)
{
    size_t line = 1;
    for (; text < fault; text++)
        line += *text == '\n';
    return line;
}

bool statistics_file_read(struct program *program, struct err *err)
{
    const struct reading reading = {program, program->settings.statistics, err};
    const char *fault;
    program->statistics.seed = SEED;
    if (!reading.path)
        return true;
    char *text = ARENA_NEW(program_new_pass(program), FILE_MOST + 1, char);
    if (!read_text(&reading, text, err))
        return false;
    struct json_tree *tree = json_read(text, &fault);
    if (!tree)
        return mistake(&reading, words(&program->run, "line %zu", line_of(text, fault)), "JSON");
    bool good = take_whole(&reading, json_whole(tree));
    json_free(tree);
    return good;
}

#include <math.h>
#include <string.h>

#include "app/file_reader.h"
#include "app/json_file.h"
#include "app/program.h"
#include "base/day.h"
#include "base/words.h"
#include "render/json.h"

enum { FILE_MOST = 1 << 20 };

struct reading {
    struct program *program;
    const char *path;
    struct err *err;
};

/* Where in the JSON, "sections[2].title"; in the memory of the run. */
static const char *within(const struct reading *reading, const char *place, const char *name)
{
    return place[0] ? words(&reading->program->run, "%s.%s", place, name) : name;
}

static bool mistake(const struct reading *reading, const char *place, const char *expected)
{
    return err_set(reading->err, ERR_CONFIGURATION, "%.200s: %.100s: %.900s is expected", reading->path,
                   place[0] ? place : "the whole", expected);
}

static const char *kept(const struct reading *reading, const char *text)
{
    return arena_text(&reading->program->run, text, strlen(text));
}

/* "one of a", then "one of a, b" */
static const char *one_more(const struct reading *reading, const char *names, const char *name)
{
    return names ? words(&reading->program->run, "%s, %s", names, name)
                 : words(&reading->program->run, "one of %s", name);
}

/* ---- one value */

static bool take_text(const struct reading *reading, const char *place, const struct json_field *field,
                      const struct json_item *item, const char **into)
{
    const char *text = json_text(item);
    if (text[0] == '\0')
        return mistake(reading, place, field->expected ? field->expected : "a text");
    if (field->fits && !field->fits(text))
        return mistake(reading, place, field->expected);
    *into = kept(reading, text);
    return true;
}

static bool take_choice(const struct reading *reading, const char *place, const struct json_field *field,
                        const struct json_item *item, size_t *into)
{
    const char *names = NULL;
    for (size_t i = 0; field->choices[i]; i++) {
        if (strcmp(field->choices[i], json_text(item)) == 0) {
            *into = i;
            return true;
        }
        names = one_more(reading, names, field->choices[i]);
    }
    return mistake(reading, place, names);
}

static bool take_number(const struct reading *reading, const char *place, const struct json_field *field,
                        const struct json_item *item, void *into)
{
    double number = json_number(item);
    bool whole = field->kind == JSON_FIELD_WHOLE;
    if (json_kind_of(item) != JSON_NUMBER || number < field->least || number > field->most ||
        (whole && number != floor(number)))
        return mistake(reading, place,
                       words(&reading->program->run, "a %snumber from %.10g to %.10g", whole ? "whole " : "",
                             field->least, field->most));
    if (whole)
        *(uint64_t *)into = (uint64_t)number;
    else
        *(double *)into = number;
    return true;
}

/* ---- lists and objects */

static bool take_object(const struct reading *reading, const char *place, const struct json_shape *shape,
                        const struct json_item *item, void *object);

static bool take_item(const struct reading *reading, const char *place, const struct json_field *field,
                      const struct json_item *item, void *into)
{
    if (field->kind == JSON_FIELD_OBJECTS)
        return take_object(reading, place, field->shape, item, into);
    return take_text(reading, place, field, item, into);
}

static bool take_list(const struct reading *reading, const char *place, const struct json_field *field,
                      const struct json_item *list, char *object)
{
    size_t *count = (size_t *)(void *)(object + field->count);
    if (json_kind_of(list) != JSON_LIST)
        return mistake(reading, place, "a list, [...],");
    for (const struct json_item *item = json_first(list); item; item = json_next(item)) {
        const char *there = words(&reading->program->run, "%s[%zu]", place, *count);
        if (*count == field->items_most)
            return mistake(reading, there,
                           words(&reading->program->run, "no more than %zu of them", field->items_most));
        if (!take_item(reading, there, field, item, object + field->where + *count * field->size))
            return false;
        ++*count;
    }
    return true;
}

static bool take_field(const struct reading *reading, const char *place, const struct json_field *field,
                       const struct json_item *item, char *object)
{
    void *into = object + field->where;
    if (field->given)
        *(bool *)(void *)(object + field->given) = true;
    switch (field->kind) {
    case JSON_FIELD_TEXT:
        return take_text(reading, place, field, item, into);
    case JSON_FIELD_CHOICE:
        return take_choice(reading, place, field, item, into);
    case JSON_FIELD_DATE:
        return day_parse(json_text(item), into) || mistake(reading, place, "a date, YYYY-MM-DD,");
    case JSON_FIELD_NUMBER:
    case JSON_FIELD_WHOLE:
        return take_number(reading, place, field, item, into);
    case JSON_FIELD_TRUTH:
        *(bool *)into = json_truth(item);
        return json_kind_of(item) == JSON_TRUTH || mistake(reading, place, "true or false");
    case JSON_FIELD_TEXTS:
    case JSON_FIELD_OBJECTS:
        break;
    }
    return take_list(reading, place, field, item, object);
}

static const struct json_field *field_named(const struct json_shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->field_count; i++)
        if (strcmp(shape->fields[i].name, name) == 0)
            return &shape->fields[i];
    return NULL;
}

static bool unknown(const struct reading *reading, const char *place, const struct json_shape *shape)
{
    const char *names = NULL;
    for (size_t i = 0; i < shape->field_count; i++)
        names = one_more(reading, names, shape->fields[i].name);
    return mistake(reading, place, names);
}

static bool take_object(const struct reading *reading, const char *place, const struct json_shape *shape,
                        const struct json_item *item, void *object)
{
    uint64_t given = 0;
    if (json_kind_of(item) != JSON_OBJECT)
        return mistake(reading, place, "an object, {...},");
    for (const struct json_item *of = json_first(item); of; of = json_next(of)) {
        const char *there = within(reading, place, json_name(of));
        const struct json_field *field = field_named(shape, json_name(of));
        if (!field)
            return unknown(reading, there, shape);
        uint64_t bit = (uint64_t)1 << (field - shape->fields);
        if (given & bit)
            return mistake(reading, there, "no second one of that name");
        if (!take_field(reading, there, field, of, object))
            return false;
        given |= bit;
    }
    for (size_t i = 0; i < shape->field_count; i++)
        if (shape->fields[i].required && !(given & (uint64_t)1 << i))
            return mistake(reading, place, words(&reading->program->run, "a field \"%s\"", shape->fields[i].name));
    return true;
}

/* ---- the file */

static bool read_text(const struct reading *reading, char *text)
{
    struct file_reader file = {0};
    size_t length = 0;
    size_t piece = 1;
    bool good = file_reader_open(&file, reading->path, reading->err);
    while (good && piece > 0 && length < FILE_MOST) {
        good = file_reader_read(&file, text + length, FILE_MOST - length, &piece, reading->err);
        length += good ? piece : 0;
    }
    file_reader_close(&file);
    if (good && (length == FILE_MOST || memchr(text, '\0', length)))
        return mistake(reading, "", "a text of less than a megabyte");
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

bool json_file_take(struct program *program, const char *path, const char *text, const struct json_shape *shape,
                    void *object, struct err *err)
{
    const struct reading reading = {program, path, err};
    const char *fault;
    struct json_tree *tree = json_read(text, &fault);
    if (!tree)
        return mistake(&reading, words(&program->run, "line %zu", line_of(text, fault)), "JSON");
    bool good = take_object(&reading, "", shape, json_whole(tree), object);
    json_free(tree);
    return good;
}

bool json_file_read(struct program *program, const char *path, const struct json_shape *shape, void *object,
                    struct err *err)
{
    const struct reading reading = {program, path, err};
    char *text = ARENA_NEW(program_new_pass(program), FILE_MOST + 1, char);
    return read_text(&reading, text) && json_file_take(program, path, text, shape, object, err);
}

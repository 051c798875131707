/*
 * json_file.h: a JSON file of decisions (settings of the statistics, the definition of a pack) into a struct, by a table of its
 * fields. A mistake is one message: the file, the path in the JSON, and what is expected there (ERR_CONFIGURATION).
 */
#ifndef APP_JSON_FILE_H
#define APP_JSON_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct program;
struct json_shape;

enum json_field_kind {
    JSON_FIELD_TEXT,    /* const char *: not empty */
    JSON_FIELD_CHOICE,  /* size_t: the place among its choices */
    JSON_FIELD_DATE,    /* int32_t */
    JSON_FIELD_NUMBER,  /* double, from least to most */
    JSON_FIELD_WHOLE,   /* uint64_t, from least to most */
    JSON_FIELD_TRUTH,   /* bool */
    JSON_FIELD_TEXTS,   /* an array of const char * */
    JSON_FIELD_OBJECTS, /* an array of structs of `shape` */
};

struct json_field {
    const char *name;
    enum json_field_kind kind;
    bool required;
    size_t where; /* in the struct */
    size_t given; /* of a bool that becomes true where the field is there; 0: none */
    double least;
    double most;
    const char *const *choices;     /* names and NULL */
    bool (*fits)(const char *text); /* what a text must be besides, NULL: any */
    const char *expected;           /* how that is called */
    const struct json_shape *shape;
    size_t size;       /* of one in the array */
    size_t count;      /* of the size_t that counts the array */
    size_t items_most; /* room in the array */
};

struct json_shape {
    const struct json_field *fields;
    size_t field_count;
};

/* A field in the struct of that type. */
#define JSON_INTO(type, field) .where = offsetof(type, field)
#define JSON_LIST_INTO(type, array, counted)                                                                           \
    .where = offsetof(type, array), .count = offsetof(type, counted), .size = sizeof(((type *)0)->array[0]),           \
    .items_most = sizeof(((type *)0)->array) / sizeof(((type *)0)->array[0])
#define JSON_SHAPE(table)                                                                                              \
    {                                                                                                                  \
        .fields = (table), .field_count = sizeof(table) / sizeof((table)[0])                                           \
    }

/* Fills what is given and leaves the rest; texts are kept in the program's run arena. */
MUST_CHECK bool json_file_read(struct program *program, const char *path, const struct json_shape *shape, void *object,
                               struct err *err);

/* The same of a text that the program has, `path` being how it is called. */
MUST_CHECK bool json_file_take(struct program *program, const char *path, const char *text,
                               const struct json_shape *shape, void *object, struct err *err);

#endif

/*
 * official_files.h: the DfE's published files on EHC plans, column by column as they are laid out, and how each figure
 * is worked out. Where the DfE does not say its rule, the definition here is a reading, and is marked as one.
 */
#ifndef CORE_OFFICIAL_FILES_H
#define CORE_OFFICIAL_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/official/official_counts.h"

enum official_form {
    OFFICIAL_NUMBER,
    OFFICIAL_PERCENT, /* of the sum of `of`: one decimal, rounded half up from the integers; x where that is none */
    OFFICIAL_WEEKS    /* days of `count` over the cases of `of`, in weeks with one decimal, rounded half up */
};

struct official_column {
    const char *name; /* @N stands for the two digits of the year after, @Y of the year, @F for its four */
    enum official_form form;
    enum official_count count;
    enum official_count of[2]; /* the same twice: only one */
    const char *definition;
    bool certain; /* the DfE says so, or its published figures do */
};

struct official_file {
    const char *id;    /* the file's stem */
    const char *topic; /* breakdown_topic and breakdown of everybody */
    const char *layout;
    bool last_year; /* only the last year that is over: its columns are named after it */
    bool of_reviews;
    const struct official_column *columns;
    size_t column_count;
};

enum { OFFICIAL_FILES = 6 };
extern const struct official_file official_files[OFFICIAL_FILES];

#endif

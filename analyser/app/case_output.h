/*
 * case_output.h: how commands that tell of cases give them out: to standard output, or with --out as a file for the owner
 * alone.
 */
#ifndef APP_CASE_OUTPUT_H
#define APP_CASE_OUTPUT_H

#include "app/program.h"
#include "base/err.h"

/* Formats of a list of cases, and the names of its files: "cases", "worklist" with the ending of the format. */
enum case_list_format { CASES_TEXT, CASES_CSV, CASES_JSON, CASE_LIST_FORMATS };

extern const char *const case_list_formats[CASE_LIST_FORMATS + 1];
extern const char *const case_list_endings[CASE_LIST_FORMATS];

enum { CASE_LIST_BYTES_MOST = 1 << 30 };

#define CASE_LIST_FORMAT                                                                                               \
    {.name = "format",                                                                                                 \
     .letter = 'f',                                                                                                    \
     .argument = "FORMAT",                                                                                             \
     .kind = OPTION_CHOICE,                                                                                            \
     INTO(format),                                                                                                     \
     .choices = case_list_formats,                                                                                     \
     .help = "how to write them, text if not given"}

/* `what` is where it is told that it went into a file: "The case is". ERR_INTERNAL where `told` is broken. */
MUST_CHECK bool case_output(struct program *program, const char *what, const char *name, const struct buf *told,
                            struct err *err);

#endif

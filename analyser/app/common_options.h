/*
 * common_options.h: what the rows of a command's options are made of, and the options that several commands have, so
 * that an option of one name has one letter and one kind everywhere.
 */
#ifndef APP_COMMON_OPTIONS_H
#define APP_COMMON_OPTIONS_H

#include <stddef.h>

#include "app/options.h"

#define OPTION_COUNT(options) (sizeof(options) / sizeof((options)[0]))
#define INTO(field) .where = offsetof(struct settings, field)

#define HELP {.name = "help", .letter = 'h', .kind = OPTION_FLAG, INTO(help), .help = "print this and leave"}

#define DBNAME                                                                                                         \
    {.name = "dbname",                                                                                                 \
     .letter = 'd',                                                                                                    \
     .argument = "CONNINFO",                                                                                           \
     .kind = OPTION_TEXT,                                                                                              \
     INTO(dbname),                                                                                                     \
     .help = "a database's name, key words or URI as libpq takes them; what is left out comes from PGHOST, PGSERVICE, ..."}

#define OUT(words)                                                                                                     \
    {.name = "out", .letter = 'o', .argument = "DIR", .kind = OPTION_TEXT, INTO(out), .help = (words)}

#define OUT_REQUIRED(words)                                                                                            \
    {.name = "out",                                                                                                    \
     .letter = 'o',                                                                                                    \
     .argument = "DIR",                                                                                                \
     .kind = OPTION_TEXT,                                                                                              \
     .required = true,                                                                                                 \
     INTO(out),                                                                                                        \
     .help = (words)}

/* `words`: what the day is; it is YYYY-MM-DD, and today in London if not given. */
#define AS_OF(words)                                                                                                   \
    {.name = "as-of",                                                                                                  \
     .letter = 'a',                                                                                                    \
     .argument = "DATE",                                                                                               \
     .kind = OPTION_DATE,                                                                                              \
     INTO(as_of),                                                                                                      \
     .help = words ", YYYY-MM-DD; today in London if not given"}

/* `words`: of what it is the first day. */
#define SINCE(words)                                                                                                   \
    {.name = "since",                                                                                                  \
     .letter = 's',                                                                                                    \
     .argument = "DATE",                                                                                               \
     .kind = OPTION_DATE,                                                                                              \
     INTO(since),                                                                                                      \
     .help = "first day of the " words "; 1 January five years before the year of --as-of if not given"}

/* `words`: what is of that authority. */
#define AUTHORITY(words)                                                                                               \
    {.name = "authority",                                                                                              \
     .argument = "CODE",                                                                                               \
     .kind = OPTION_TEXT,                                                                                              \
     INTO(authority),                                                                                                  \
     .help = "only the " words " of this local authority (DfE code); all if not given"}

/* Conditions on cases (app/where_option.h). */
#define WHERE(argument_name, words)                                                                                    \
    {.name = "where",                                                                                                  \
     .letter = 'w',                                                                                                    \
     .argument = (argument_name),                                                                                        \
     .kind = OPTION_PATHS,                                                                                             \
     INTO(where),                                                                                                      \
     .help = words "; may be given several times"}

#define FORMAT                                                                                                         \
    {.name = "format",                                                                                                 \
     .letter = 'f',                                                                                                    \
     .argument = "FORMAT",                                                                                             \
     .kind = OPTION_CHOICE,                                                                                            \
     INTO(format),                                                                                                     \
     .choices = list_format_names,                                                                                     \
     .help = "how to print it, text if not given"}

#endif

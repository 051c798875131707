/*
 * options.h: the command line as rows. The same rows parse it and print its help (help.h).
 *
 * Long options take their value as `--name=value` or `--name value`, short ones as `-n value` or `-nvalue`; `--` ends
 * the options. Nothing may be given twice but
 * paths.
 */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/settings.h"
#include "base/err.h"

enum option_kind {
    OPTION_FLAG,   /* bool: given or not */
    OPTION_TEXT,   /* const char *: any text but an empty one, unless it says so */
    OPTION_DATE,   /* int32_t: YYYY-MM-DD, 1990 to 2199 */
    OPTION_NUMBER, /* uint64_t: 1 to a million */
    OPTION_COUNTED, /* int64_t: 0 to a million */
    OPTION_CHOICE, /* size_t: the place among its choices */
    OPTION_PATHS,  /* struct paths: what stands without a name, once or several times, the last of its command; or an option that may be repeated */
};

struct option {
    const char *name; /* long, without dashes; NULL for what stands without a name */
    char letter;      /* 0: none */
    const char *argument;
    enum option_kind kind;
    bool required;
    bool may_be_empty;          /* OPTION_TEXT: an empty text says something too */
    const char *const *choices; /* OPTION_CHOICE: names and NULL */
    size_t where;               /* the field of struct settings */
    const char *help;
};

struct program;

struct command {
    const char *name;
    const char *summary; /* one line */
    const char *about;   /* a few lines more, for its own help */
    const struct option *options;
    size_t option_count;
    bool (*run)(struct program *program, struct err *err);
};

/* The options that stand without a command. */
extern const struct command general;

/* In the order of the help. */
extern const struct command *const commands[];
extern const size_t command_count;

/* Reads the command line. *chosen is NULL where only --help or --version of the program was asked for. */
MUST_CHECK bool options_parse(int argc, const char *const *argv, struct settings *settings,
                              const struct command **chosen, struct err *err);

#endif

#include <stdint.h>
#include <string.h>

#include "app/options.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/nearest.h"
#include "base/num.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2199, CHOICES_TEXT_MOST = 512, SUGGESTION_MOST = 128, NUMBER_MOST = 1000000 };

/* Where in the command line the reading stands. */
struct reading {
    int argc;
    const char *const *argv;
    int next;
    const struct command *command; /* whose options are read: `general` until a command is named */
    struct settings *settings;
    uint64_t given; /* a bit for each option of the command */
    bool options_ended;
};

static bool usage(const struct reading *reading, struct err *err)
{
    bool named = reading->command && reading->command != &general;
    const char *command = named ? reading->command->name : "";
    size_t used = strlen(err->text);
    struct buf whole;
    buf_init(&whole, sizeof err->text);
    buf_add(&whole, err->text, used);
    buf_format(&whole, "\nTry 'ehc-analyser %s%s--help'.", command, command[0] ? " " : "");
    if (!whole.broken && whole.length < sizeof err->text) {
        memcpy(err->text, whole.bytes, whole.length);
        err->text[whole.length] = '\0';
    }
    buf_free(&whole);
    return false;
}

/* --- what one option is called, and its value */

static bool complain(const struct reading *reading, const struct option *option, const char *what, const char *detail,
                     struct err *err)
{
    if (option->name)
        err_set(err, ERR_USAGE, "--%s %s%.80s", option->name, what, detail);
    else
        err_set(err, ERR_USAGE, "%s %s%.80s", option->argument, what, detail);
    return usage(reading, err);
}

static bool take_date(const char *text, int32_t *day)
{
    return day_parse(text, day) && day_civil(*day).year >= FIRST_YEAR && day_civil(*day).year <= LAST_YEAR;
}

static bool take_choice(const struct option *option, const char *text, size_t *place)
{
    for (size_t i = 0; option->choices[i]; i++)
        if (strcmp(option->choices[i], text) == 0) {
            *place = i;
            return true;
        }
    return false;
}

static bool complain_choice(const struct reading *reading, const struct option *option, const char *text,
                            struct err *err)
{
    struct buf choices;
    buf_init(&choices, CHOICES_TEXT_MOST);
    for (size_t i = 0; option->choices[i]; i++) {
        buf_text(&choices, i == 0 ? "" : option->choices[i + 1] ? ", " : " or ");
        buf_text(&choices, option->choices[i]);
    }
    buf_format(&choices, ", not '%.60s'", text);
    buf_byte(&choices, '\0');
    complain(reading, option, "is one of ", choices.broken ? "others" : choices.bytes, err);
    buf_free(&choices);
    return false;
}

static bool take_path(const struct reading *reading, const struct option *option, const char *text, struct paths *paths,
                      struct err *err)
{
    if (paths->count == PATHS_MOST)
        return complain(reading, option, "is given more often than can be taken in one go, 256 times", "", err);
    paths->path[paths->count++] = text;
    return true;
}

static bool take_number(const char *text, uint64_t *number)
{
    int64_t value;
    if (!num_parse(text, 1, NUMBER_MOST, &value))
        return false;
    *number = (uint64_t)value;
    return true;
}

static bool take(const struct reading *reading, const struct option *option, const char *text, struct err *err)
{
    char *field = (char *)reading->settings + option->where;
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case OPTION_TEXT:
    case OPTION_PATHS:
        if (text[0] == '\0' && !option->may_be_empty)
            return complain(reading, option, "is empty: it needs a ", option->argument, err);
        if (option->kind == OPTION_PATHS)
            return take_path(reading, option, text, (struct paths *)(void *)field, err);
        *(const char **)(void *)field = text;
        return true;
    case OPTION_DATE:
        return take_date(text, (int32_t *)(void *)field) ||
               complain(reading, option, "needs a date from 1990-01-01 to 2199-12-31 as YYYY-MM-DD, not ", text, err);
    case OPTION_NUMBER:
        return take_number(text, (uint64_t *)(void *)field) ||
               complain(reading, option, "needs a whole number from 1 to 1000000, not ", text, err);
    case OPTION_COUNTED:
        return num_parse(text, 0, NUMBER_MOST, (int64_t *)(void *)field) ||
               complain(reading, option, "needs a whole number from 0 to 1000000, not ", text, err);
    case OPTION_CHOICE:
        break;
    }
    return take_choice(option, text, (size_t *)(void *)field) || complain_choice(reading, option, text, err);
}

static bool take_once(struct reading *reading, const struct option *option, const char *text, struct err *err)
{
    uint64_t bit = (uint64_t)1 << (option - reading->command->options);
    if (reading->given & bit && option->kind != OPTION_PATHS)
        return complain(reading, option, "is given twice", "", err);
    reading->given |= bit;
    return take(reading, option, text, err);
}

/* The value that follows as an argument of its own. */
static bool take_next(struct reading *reading, const struct option *option, struct err *err)
{
    if (reading->next >= reading->argc)
        return complain(reading, option, "needs a ", option->argument, err);
    return take_once(reading, option, reading->argv[reading->next++], err);
}

/* --- one argument */

static const struct option *named(const struct command *command, const char *name, size_t length)
{
    for (size_t i = 0; i < command->option_count; i++) {
        const char *its = command->options[i].name;
        if (its && strlen(its) == length && strncmp(its, name, length) == 0)
            return &command->options[i];
    }
    return NULL;
}

static bool of_some_command(const char *name, size_t length)
{
    for (size_t i = 0; i < command_count; i++)
        if (named(commands[i], name, length))
            return true;
    return false;
}

/* What was probably meant, where something was. */
static void suggest(const struct reading *reading, const struct nearest *nearest, struct buf *text)
{
    const char *name = nearest->wanted;
    if (nearest->name)
        buf_format(text, "; did you mean '--%s'?", nearest->name);
    else if (reading->command == &general && of_some_command(name, strlen(name)))
        buf_text(text, "; put it after the command");
    buf_byte(text, '\0');
}

static bool unknown_option(const struct reading *reading, const char *argument, size_t length, struct err *err)
{
    char name[64];
    length = length < sizeof name ? length : sizeof name - 1;
    memcpy(name, argument, length);
    name[length] = '\0';
    struct nearest nearest = {.wanted = name + 2};
    for (size_t i = 0; i < reading->command->option_count && length > 2; i++)
        if (reading->command->options[i].name)
            nearest_offer(&nearest, reading->command->options[i].name);
    struct buf suggestion;
    buf_init(&suggestion, SUGGESTION_MOST);
    suggest(reading, &nearest, &suggestion);
    err_set(err, ERR_USAGE, "there is no option '%s'%s", name, suggestion.broken ? "" : suggestion.bytes);
    buf_free(&suggestion);
    return usage(reading, err);
}

static bool long_option(struct reading *reading, const char *argument, struct err *err)
{
    const char *equals = strchr(argument, '=');
    size_t length = equals ? (size_t)(equals - argument) : strlen(argument);
    const struct option *option = named(reading->command, argument + 2, length - 2);
    if (!option)
        return unknown_option(reading, argument, length, err);
    if (option->kind == OPTION_FLAG && equals)
        return complain(reading, option, "takes no value", "", err);
    if (option->kind == OPTION_FLAG)
        return take_once(reading, option, "", err);
    return equals ? take_once(reading, option, equals + 1, err) : take_next(reading, option, err);
}

static bool short_option(struct reading *reading, const char *argument, struct err *err)
{
    const struct option *option = NULL;
    for (size_t i = 0; i < reading->command->option_count; i++)
        if (reading->command->options[i].letter == argument[1])
            option = &reading->command->options[i];
    bool flag_with_more = option && option->kind == OPTION_FLAG && argument[2] != '\0';
    if (!option || flag_with_more)
        return unknown_option(reading, argument, strlen(argument), err);
    if (option->kind == OPTION_FLAG)
        return take_once(reading, option, "", err);
    return argument[2] ? take_once(reading, option, argument + 2, err) : take_next(reading, option, err);
}

static bool unknown_command(const struct reading *reading, const char *name, struct err *err)
{
    struct nearest nearest = {.wanted = name};
    for (size_t i = 0; i < command_count; i++)
        nearest_offer(&nearest, commands[i]->name);
    if (nearest.name)
        err_set(err, ERR_USAGE, "there is no command '%.60s'; did you mean '%s'?", name, nearest.name);
    else
        err_set(err, ERR_USAGE, "there is no command '%.60s'", name);
    return usage(reading, err);
}

static bool choose_command(struct reading *reading, const char *name, struct err *err)
{
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i]->name, name) == 0) {
            reading->command = commands[i];
            reading->given = 0;
            return true;
        }
    return unknown_command(reading, name, err);
}

/* What stands without a name comes in the order of the rows, each once but paths. */
static bool may_come(const struct reading *reading, size_t place)
{
    const struct option *option = &reading->command->options[place];
    bool given = reading->given & (uint64_t)1 << place;
    return !option->name && (!given || option->kind == OPTION_PATHS);
}

static bool plain_argument(struct reading *reading, const char *argument, struct err *err)
{
    if (reading->command == &general)
        return choose_command(reading, argument, err);
    for (size_t i = 0; i < reading->command->option_count; i++)
        if (may_come(reading, i))
            return take_once(reading, &reading->command->options[i], argument, err);
    err_set(err, ERR_USAGE, "'%.60s' is one argument too many", argument);
    return usage(reading, err);
}

static bool one_argument(struct reading *reading, struct err *err)
{
    const char *argument = reading->argv[reading->next++];
    if (reading->options_ended || argument[0] != '-' || argument[1] == '\0')
        return plain_argument(reading, argument, err);
    if (strcmp(argument, "--") == 0) {
        reading->options_ended = true;
        return true;
    }
    return argument[1] == '-' ? long_option(reading, argument, err) : short_option(reading, argument, err);
}

/* --- the whole */

static bool required_are_given(const struct reading *reading, struct err *err)
{
    for (size_t i = 0; i < reading->command->option_count; i++) {
        const struct option *option = &reading->command->options[i];
        if (!option->required || reading->given & (uint64_t)1 << i)
            continue;
        return complain(reading, option, "is missing", "", err);
    }
    return true;
}

bool options_parse(int argc, const char *const *argv, struct settings *settings, const struct command **chosen,
                   struct err *err)
{
    struct reading reading = {.argc = argc, .argv = argv, .next = 1, .command = &general, .settings = settings};
    *settings = (struct settings){.as_of = DAY_NONE,
                                  .since = DAY_NONE,
                                  .cases = {.at = DAY_NONE},
                                  .retries = RETRIES_UNLESS_GIVEN,
                                  .statement_timeout = AS_THE_SERVER_HAS_IT,
                                  .lock_timeout = AS_THE_SERVER_HAS_IT,
                                  .from = DAY_NONE,
                                  .to = DAY_NONE,
                                  .period = NOT_CHOSEN,
                                  .basis = NOT_CHOSEN,
                                  .table_format = NOT_CHOSEN};
    *chosen = NULL;
    while (reading.next < argc && !(settings->version && reading.command == &general))
        if (!one_argument(&reading, err))
            return false;
    if (reading.command != &general)
        *chosen = reading.command;
    if (settings->help || settings->version)
        return true;
    if (!*chosen) {
        err_set(err, ERR_USAGE, "a command is missing");
        return usage(&reading, err);
    }
    return required_are_given(&reading, err);
}

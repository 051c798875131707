/*
 * fuzz_options SECONDS SEED: command lines made of the options' own rows, right and wrong, given to the parser. What is
 * refused is refused with exit code 2 and one message; what is taken lies in the bounds of its kind.
 */
#include "fuzz/fuzz.h"

#include "app/options.h"
#include "app/thresholds_option.h"
#include "base/arena.h"
#include "base/day.h"

enum { ARGUMENTS_MOST = 600, TEXT_MOST = 120 };

static char texts[ARGUMENTS_MOST][TEXT_MOST];
static const char *arguments[ARGUMENTS_MOST + 1];
static size_t argument_count;

static const char *const values[] = {"2025-03-31", "2024-02-30", "1989-12-31", "2200-01-01", "0", "1", "1000000", "1000001", "-5", "", "text", "csv",
                                     "json", "clocks", "PLAN20.overdue > 50", "PLAN20.on_time due < 1e3", "REQ6.open >= -", "a b c d e f", "x=y",
                                     "postgresql://u:p@h/d", "none", "below-5", "-", "--", "/dev/null", "\x1b[31m", "\xff\xfe", "%s%n", "check", "sen2"};

static void add(const char *text)
{
    if (argument_count == ARGUMENTS_MOST)
        return;
    snprintf(texts[argument_count], TEXT_MOST, "%s", text);
    arguments[argument_count] = texts[argument_count];
    argument_count++;
}

static const char *value(void)
{
    return values[random_below(sizeof values / sizeof values[0])];
}

static const char *fitting_value(const struct option *option)
{
    size_t choices = 0;
    while (option->choices && option->choices[choices])
        choices++;
    if (random_below(8) == 0)
        return value();
    switch (option->kind) {
    case OPTION_DATE:
        return "2025-03-31";
    case OPTION_NUMBER:
        return "17";
    case OPTION_CHOICE:
        return option->choices[random_below(choices)];
    default:
        return "something";
    }
}

static void add_option(const struct option *option)
{
    char text[TEXT_MOST];
    const char *of = fitting_value(option);
    bool flag = option->kind == OPTION_FLAG;
    if (!option->name) {
        add(of);
    } else if (option->letter && random_below(3) == 0) {
        snprintf(text, sizeof text, "-%c%s", option->letter, flag || random_below(2) ? "" : of);
        add(text);
        if (!flag && strlen(text) == 2)
            add(of);
    } else {
        bool joined = !flag && random_below(2);
        snprintf(text, sizeof text, "--%s%s%s", option->name, joined ? "=" : "", joined ? of : "");
        add(text);
        if (!flag && !joined)
            add(of);
    }
}

/* A command with what it requires, some of the rest, and now and then something else. */
static void compose(void)
{
    argument_count = 0;
    add("ehc-analyser");
    const struct command *command = commands[random_below(command_count)];
    if (random_below(20) == 0)
        add(random_below(2) ? "--help" : "-V");
    add(random_below(30) ? command->name : value());
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].required ? random_below(20) > 0 : random_below(3) == 0)
            add_option(&command->options[i]);
    if (random_below(6) == 0)
        add(value());
    for (size_t more = random_below(200) ? 0 : random_below(400); more > 0; more--)
        add(value());
}

static void change_one(void)
{
    struct buf text;
    size_t which = 1 + random_below(argument_count - 1);
    buf_init(&text, 1 << 16);
    buf_text(&text, texts[which]);
    if (text.length > 0)
        fuzz_change(&text, 3);
    size_t length = text.length < TEXT_MOST ? text.length : TEXT_MOST - 1;
    if (length > 0)
        memcpy(texts[which], text.bytes, length);
    texts[which][length] = '\0';
    buf_free(&text);
}

static void is_refused_well(const struct err *err)
{
    must(err->kind == ERR_USAGE, "a refused command line is a usage error");
    must(err->text[0] != '\0' && memchr(err->text, '\0', sizeof err->text), "a refusal has a message");
    must(strstr(err->text, "--help") != NULL, "a refusal says where to read on");
}

static bool in_bounds(int32_t day)
{
    return day == DAY_NONE || (day_civil(day).year >= 1990 && day_civil(day).year <= 2199);
}

static bool is_given(const char *text)
{
    for (size_t i = 1; i < argument_count; i++)
        if (text >= texts[i] && text < texts[i] + TEXT_MOST)
            return true;
    return text == NULL;
}

static void is_taken_well(const struct settings *settings)
{
    must(in_bounds(settings->as_of) && in_bounds(settings->since), "days lie between 1990 and 2199");
    must(settings->size <= 1000000 && settings->seed <= 1000000, "numbers are at most a million");
    must(settings->paths.count <= PATHS_MOST && settings->fail_on.count <= PATHS_MOST, "paths are counted");
    must(is_given(settings->dbname) && is_given(settings->out) && is_given(settings->authority),
         "texts are those given");
    for (size_t i = 0; i < settings->paths.count; i++)
        must(is_given(settings->paths.path[i]), "paths are those given");
}

/* What --fail-on was given besides. */
static void read_thresholds(const struct settings *settings)
{
    struct arena arena;
    struct thresholds *thresholds = calloc(1, sizeof *thresholds);
    struct err err = {.kind = ERR_NONE};
    must(thresholds != NULL, "there is memory");
    arena_init(&arena, 1 << 24, fuzz_no_memory, NULL);
    if (!thresholds_read(&settings->fail_on, thresholds, &arena, &err))
        must(err.kind == ERR_USAGE && err.text[0] != '\0', "a refused threshold is a usage error");
    arena_free(&arena);
    free(thresholds);
}

static bool try_one(void)
{
    static struct settings settings;
    const struct command *chosen = NULL;
    struct err err = {.kind = ERR_NONE};
    compose();
    if (random_below(3) == 0)
        change_one();
    arguments[argument_count] = NULL;
    bool good = options_parse((int)argument_count, arguments, &settings, &chosen, &err);
    if (good)
        is_taken_well(&settings);
    else
        is_refused_well(&err);
    if (good)
        read_thresholds(&settings);
    return good;
}

int main(int count, char **given)
{
    return fuzz_main(count, given, try_one);
}

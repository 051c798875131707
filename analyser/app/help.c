#include <string.h>

#include "app/help.h"
#include "base/words.h"
#include "render/columns_text.h"

/* "  -o, --out DIR" */
static const char *option_words(const struct option *option, struct arena *arena)
{
    const char *argument = option->argument ? option->argument : "";
    if (!option->name)
        return words(arena, "  %s", argument);
    const char *letter = option->letter ? words(arena, "-%c,", option->letter) : "   ";
    return words(arena, "  %s --%s%s%s", letter, option->name, argument[0] ? " " : "", argument);
}

/* The help, and the choices where there are any. */
static const char *help_words(const struct option *option, struct arena *arena)
{
    const char *text = option->help;
    for (size_t i = 0; option->choices && option->choices[i]; i++)
        text = words(arena, "%s%s%s", text, i == 0 ? ": " : ", ", option->choices[i]);
    return text;
}

static void option_lines(struct buf *buf, const struct command *command, struct arena *arena)
{
    enum { COLUMNS = 2 };
    const char **text = ARENA_NEW(arena, command->option_count * COLUMNS, const char *);
    for (size_t i = 0; i < command->option_count; i++) {
        text[i * COLUMNS] = option_words(&command->options[i], arena);
        text[i * COLUMNS + 1] = help_words(&command->options[i], arena);
    }
    columns_text(buf, NULL, text, COLUMNS, command->option_count);
}

static void command_lines(struct buf *buf, struct arena *arena)
{
    enum { COLUMNS = 2 };
    const char **text = ARENA_NEW(arena, command_count * COLUMNS, const char *);
    for (size_t i = 0; i < command_count; i++) {
        text[i * COLUMNS] = words(arena, "  %s", commands[i]->name);
        text[i * COLUMNS + 1] = commands[i]->summary;
    }
    columns_text(buf, NULL, text, COLUMNS, command_count);
}

/* What must be given, then what may be. */
static void usage_line(struct buf *buf, const struct command *command)
{
    buf_format(buf, "Usage: ehc-analyser %s", command->name);
    for (size_t i = 0; i < command->option_count; i++) {
        const struct option *option = &command->options[i];
        if (option->required && option->name)
            buf_format(buf, " --%s %s", option->name, option->argument);
        else if (option->required)
            buf_format(buf, " %s%s", option->argument, option->kind == OPTION_PATHS ? "..." : "");
    }
    buf_text(buf, " [OPTION...]\n");
}

static void command_help(struct buf *buf, const struct command *command, struct arena *arena)
{
    usage_line(buf, command);
    buf_format(buf, "%s.\n\n", command->summary);
    option_lines(buf, command, arena);
    buf_format(buf, "\n%s", command->about);
}

static void program_help(struct buf *buf, struct arena *arena)
{
    buf_text(buf, "Usage: ehc-analyser COMMAND [OPTION...]\n");
    buf_format(buf, "%s.\n\nCommands\n", general.summary);
    command_lines(buf, arena);
    buf_text(buf, "\nOptions\n");
    option_lines(buf, &general, arena);
    buf_format(buf, "\n%s", general.about);
}

void help_text(struct buf *buf, const struct command *command, struct arena *scratch)
{
    if (command)
        command_help(buf, command, scratch);
    else
        program_help(buf, scratch);
}

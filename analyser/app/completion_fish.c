#include "app/completion.h"
#include "base/words.h"

static const char head[] = "# Completion of ehc-analyser for fish, made by 'ehc-analyser completion fish'.\n"
                           "complete -c ehc-analyser -f\n";

static const char quote[] = "\\'";

/* Lists and beginnings are completed as words: what follows them is typed. */
static const char *values(const struct option *option, struct arena *arena)
{
    struct completion completion = completion_of(option, arena);
    if (completion.how == COMPLETES_FILES)
        return "-r -F";
    if (completion.how == COMPLETES_NOTHING)
        return option->kind == OPTION_FLAG ? "" : "-x";
    return words(arena, "-x -a %s", quoted_for_shell(completion.words, quote, arena));
}

static const char *name(const struct option *option, struct arena *arena)
{
    const char *letter = option->letter ? words(arena, " -s %c", option->letter) : "";
    return words(arena, "-l %s%s", option->name, letter);
}

static void put_option(struct buf *buf, const char *when, const struct option *option, struct arena *arena)
{
    buf_format(buf, "complete -c ehc-analyser -n %s ", when);
    if (option->name)
        buf_format(buf, "%s %s -d %s\n", name(option, arena), values(option, arena),
                   quoted_for_shell(option->help, quote, arena));
    else
        buf_format(buf, "%s\n", values(option, arena));
}

void completion_fish(struct buf *buf, struct arena *arena)
{
    buf_text(buf, head);
    for (size_t i = 0; i < command_count; i++)
        buf_format(buf, "complete -c ehc-analyser -n __fish_use_subcommand -a %s -d %s\n", commands[i]->name,
                   quoted_for_shell(commands[i]->summary, quote, arena));
    for (size_t i = 0; i < general.option_count; i++)
        put_option(buf, "__fish_use_subcommand", &general.options[i], arena);
    for (size_t i = 0; i < command_count; i++) {
        const char *when = words(arena, "'__fish_seen_subcommand_from %s'", commands[i]->name);
        for (size_t o = 0; o < commands[i]->option_count; o++)
            put_option(buf, when, &commands[i]->options[o], arena);
    }
}

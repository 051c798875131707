#include <string.h>

#include "app/completion.h"
#include "base/words.h"

static const char head[] = "#compdef ehc-analyser\n"
                           "# Completion of ehc-analyser for zsh, made by 'ehc-analyser completion zsh'.\n\n"
                           "_ehc_analyser() {\n"
                           "    local -a subcommands\n"
                           "    subcommands=(\n";

static const char middle[] = "    )\n"
                             "    if ((CURRENT == 2)); then\n"
                             "        _describe command subcommands\n"
                             "        return\n"
                             "    fi\n"
                             "    local subcommand=$words[2]\n"
                             "    shift words\n"
                             "    ((CURRENT--))\n"
                             "    case $subcommand in\n";

static const char tail[] = "    esac\n}\n\n_ehc_analyser \"$@\"\n";

/* Brackets and colons have a meaning in a specification. */
static const char *plain(const char *text, struct arena *arena)
{
    const char *escaped = "";
    for (const char *rest = text;;) {
        size_t length = strcspn(rest, "[]:\\");
        escaped = words(arena, "%s%.*s", escaped, (int)length, rest);
        if (!rest[length])
            return escaped;
        escaped = words(arena, "%s\\%c", escaped, rest[length]);
        rest += length + 1;
    }
}

static const char *action(const struct option *option, struct arena *arena)
{
    struct completion completion = completion_of(option, arena);
    switch (completion.how) {
    case COMPLETES_WORDS:
        return words(arena, "(%s)", completion.words);
    case COMPLETES_LIST:
        return words(arena, "_values -s , name %s", completion.words);
    case COMPLETES_BEGINNINGS:
        return words(arena, "compadd -S \"\" %s", completion.words);
    case COMPLETES_FILES:
        return "_files";
    case COMPLETES_NOTHING:
        break;
    }
    return " ";
}

static const char *specification(const struct option *option, struct arena *arena)
{
    const char *argument = option->argument ? plain(option->argument, arena) : "";
    bool many = option->kind == OPTION_PATHS;
    if (!option->name)
        return words(arena, "%s:%s:%s", many ? "*" : "", argument, action(option, arena));
    const char *help = plain(option->help, arena);
    if (option->kind == OPTION_FLAG)
        return words(arena, "--%s[%s]", option->name, help);
    return words(arena, "%s--%s=[%s]:%s:%s", many ? "*" : "", option->name, help, argument, action(option, arena));
}

void completion_zsh(struct buf *buf, struct arena *arena)
{
    static const char quote[] = "'\\''";
    buf_text(buf, head);
    for (size_t i = 0; i < command_count; i++)
        buf_format(buf, "        %s\n",
                   quoted_for_shell(words(arena, "%s:%s", commands[i]->name, plain(commands[i]->summary, arena)), quote,
                                    arena));
    buf_text(buf, middle);
    for (size_t i = 0; i < command_count; i++) {
        buf_format(buf, "    %s)\n        _arguments", commands[i]->name);
        for (size_t o = 0; o < commands[i]->option_count; o++)
            buf_format(buf, " \\\n            %s",
                       quoted_for_shell(specification(&commands[i]->options[o], arena), quote, arena));
        buf_text(buf, "\n        ;;\n");
    }
    buf_text(buf, tail);
}

#include "app/completion.h"
#include "base/words.h"

static const char head[] =
    "# Completion of ehc-analyser for bash, made by 'ehc-analyser completion bash'.\n\n"
    "_ehc_analyser_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$word\"); }\n\n"
    "# Words with commas between them: the last one is completed, those before it stay.\n"
    "_ehc_analyser_list() {\n"
    "    local before=\n"
    "    if [[ $word == *,* ]]; then before=${word%,*},; fi\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${word##*,}\")\n"
    "}\n\n"
    "# Words after which more is written.\n"
    "_ehc_analyser_beginnings() {\n"
    "    _ehc_analyser_list \"$1\"\n"
    "    compopt -o nospace 2>/dev/null\n"
    "}\n\n"
    "_ehc_analyser_files() {\n"
    "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n\n"
    "_ehc_analyser() {\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' at\n"
    "    COMPREPLY=()\n"
    "    # --option=value comes as three words.\n"
    "    if [[ $word == = ]]; then word='' previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi\n"
    "    for ((at = 1; at < COMP_CWORD; at++)); do\n"
    "        if [[ ${COMP_WORDS[at]} != -* ]]; then command=${COMP_WORDS[at]}; break; fi\n"
    "    done\n"
    "    case $command in\n";

static const char tail[] = "    esac\n}\n\ncomplete -F _ehc_analyser ehc-analyser\n";

static const char *const functions[] = {[COMPLETES_WORDS] = "_ehc_analyser_words",
                                        [COMPLETES_LIST] = "_ehc_analyser_list",
                                        [COMPLETES_BEGINNINGS] = "_ehc_analyser_beginnings",
                                        [COMPLETES_FILES] = "_ehc_analyser_files"};

static void put_values(struct buf *buf, const struct option *option, struct arena *arena)
{
    struct completion completion = completion_of(option, arena);
    if (completion.how == COMPLETES_NOTHING)
        buf_text(buf, "return");
    else if (completion.how == COMPLETES_FILES)
        buf_text(buf, functions[completion.how]);
    else
        buf_format(buf, "%s '%s'", functions[completion.how], completion.words);
}

static void put_option(struct buf *buf, const struct option *option, struct arena *arena)
{
    if (!option->name || option->kind == OPTION_FLAG)
        return;
    buf_format(buf, "        --%s", option->name);
    if (option->letter)
        buf_format(buf, " | -%c", option->letter);
    buf_text(buf, ") ");
    put_values(buf, option, arena);
    buf_text(buf, " ;;\n");
}

static void put_option_names(struct buf *buf, const struct command *command)
{
    for (size_t i = 0; i < command->option_count; i++)
        if (command->options[i].name)
            buf_format(buf, " --%s", command->options[i].name);
}

/* What stands without a name, and the names of options once a dash is typed. */
static void put_others(struct buf *buf, const struct command *command, struct arena *arena)
{
    buf_text(buf, "        *)\n            if [[ $word == -* ]]; then _ehc_analyser_words '");
    put_option_names(buf, command);
    buf_text(buf, "'\n");
    for (size_t i = 0; i < command->option_count; i++) {
        if (command->options[i].name)
            continue;
        buf_text(buf, "            else ");
        put_values(buf, &command->options[i], arena);
        buf_text(buf, "\n");
        break;
    }
    buf_text(buf, "            fi ;;\n");
}

static void put_command(struct buf *buf, const struct command *command, struct arena *arena)
{
    buf_format(buf, "    %s)\n        case $previous in\n", command->name);
    for (size_t i = 0; i < command->option_count; i++)
        put_option(buf, &command->options[i], arena);
    put_others(buf, command, arena);
    buf_text(buf, "        esac ;;\n");
}

void completion_bash(struct buf *buf, struct arena *arena)
{
    buf_text(buf, head);
    buf_text(buf, "    '') _ehc_analyser_words '");
    for (size_t i = 0; i < command_count; i++)
        buf_format(buf, "%s%s", i > 0 ? " " : "", commands[i]->name);
    put_option_names(buf, &general);
    buf_text(buf, "' ;;\n");
    for (size_t i = 0; i < command_count; i++)
        put_command(buf, commands[i], arena);
    buf_text(buf, tail);
}

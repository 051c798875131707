#include "app/man_page.h"
#include "app/options.h"
#include "app/version.h"

/* Text in which nothing is a request or an escape; a line of its own for each line, an empty one between paragraphs. */
static void put_text(struct buf *buf, const char *text)
{
    bool begins = true;
    for (; *text; text++) {
        if (begins && *text == '\n') {
            buf_text(buf, ".PP\n");
            continue;
        }
        if (begins && (*text == '.' || *text == '\''))
            buf_text(buf, "\\&");
        if (*text == '\\')
            buf_text(buf, "\\e");
        else if (*text == '-')
            buf_text(buf, "\\-");
        else if (*text == '\'')
            buf_text(buf, "\\(aq");
        else if (*text == '~')
            buf_text(buf, "\\(ti");
        else if (*text == '^')
            buf_text(buf, "\\(ha");
        else
            buf_byte(buf, *text);
        begins = *text == '\n';
    }
}

static void put_line(struct buf *buf, const char *text)
{
    put_text(buf, text);
    buf_byte(buf, '\n');
}

/* --- what is printed bold stands as it is typed, what is in italics is to be put in */

static void put_option_name(struct buf *buf, const struct option *option)
{
    if (option->name) {
        buf_text(buf, "\\fB");
        if (option->letter)
            buf_format(buf, "\\-%c\\fR, \\fB", option->letter);
        buf_text(buf, "\\-\\-");
        put_text(buf, option->name);
        buf_text(buf, "\\fR");
    }
    if (!option->argument)
        return;
    buf_text(buf, option->name ? " \\fI" : "\\fI");
    put_text(buf, option->argument);
    buf_text(buf, "\\fR");
}

static void put_option(struct buf *buf, const struct option *option)
{
    buf_text(buf, ".TP\n");
    put_option_name(buf, option);
    buf_byte(buf, '\n');
    put_text(buf, option->help);
    for (size_t i = 0; option->choices && option->choices[i]; i++) {
        buf_text(buf, i == 0 ? ": " : ", ");
        buf_text(buf, "\\fB");
        put_text(buf, option->choices[i]);
        buf_text(buf, "\\fR");
    }
    buf_byte(buf, '\n');
}

static void put_options(struct buf *buf, const struct command *command)
{
    for (size_t i = 0; i < command->option_count; i++)
        put_option(buf, &command->options[i]);
}

static void put_usage(struct buf *buf, const struct command *command)
{
    buf_text(buf, ".PP\n\\fBehc\\-analyser ");
    put_text(buf, command->name);
    buf_text(buf, "\\fR");
    for (size_t i = 0; i < command->option_count; i++) {
        const struct option *option = &command->options[i];
        if (!option->required)
            continue;
        buf_byte(buf, ' ');
        put_option_name(buf, &(struct option){.name = option->name, .argument = option->argument});
        buf_text(buf, !option->name && option->kind == OPTION_PATHS ? " ..." : "");
    }
    buf_text(buf, " [\\fIOPTION\\fR ...]\n");
}

static void put_command(struct buf *buf, const struct command *command)
{
    buf_text(buf, ".SS ");
    put_line(buf, command->name);
    put_text(buf, command->summary);
    buf_text(buf, ".\n");
    put_usage(buf, command);
    buf_text(buf, ".PP\n");
    put_text(buf, command->about);
    put_options(buf, command);
}

static void put_head(struct buf *buf)
{
    buf_text(buf, ".\\\" Made by 'ehc-analyser man' from the rows that parse the command line.\n"
                  ".TH EHC\\-ANALYSER 1 \"\" \"ehc\\-analyser ");
    put_text(buf, program_version);
    buf_text(buf, "\" \"User Commands\"\n.SH NAME\nehc\\-analyser \\- evidence on education, health and care plans\n"
                  ".SH SYNOPSIS\n\\fBehc\\-analyser\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR ...]\n.SH DESCRIPTION\n");
    put_text(buf, general.summary);
    buf_text(buf, ".\n.PP\n");
    put_text(buf, general.about);
    buf_text(buf, ".SH OPTIONS\n");
    put_options(buf, &general);
}

void man_page(struct buf *buf)
{
    put_head(buf);
    buf_text(buf, ".SH COMMANDS\n");
    for (size_t i = 0; i < command_count; i++)
        put_command(buf, commands[i]);
    buf_text(buf, ".SH SEE ALSO\n.BR psql (1),\n.BR crontab (5)\n");
}

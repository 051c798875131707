#include "app/commands.h"
#include "app/common_options.h"
#include "app/completion.h"
#include "app/console.h"

static const struct {
    const char *name;
    completion_writer *write;
} shells[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};

enum { SHELLS = sizeof shells / sizeof shells[0] };

static const char *const shell_names[SHELLS + 1] = {"bash", "zsh", "fish"};

static bool completion(struct program *program, struct err *err)
{
    shells[program->settings.shell].write(&program->printed, &program->run);
    return console_print(&program->printed, err);
}

static const struct option completion_options[] = {
    {.argument = "SHELL",
     .kind = OPTION_CHOICE,
     .required = true,
     INTO(shell),
     .choices = shell_names,
     .help = "one of"},
    HELP,
};

const struct command completion_command = {
    .name = "completion",
    .summary = "Print a script by which a shell completes this program's command line",
    .about = "bash: . <(ehc-analyser completion bash), in ~/.bashrc; zsh: into a file _ehc-analyser of the fpath; fish: into\n"
             "~/.config/fish/completions/ehc-analyser.fish. Options, choices, measures, breakdowns and clocks are completed.\n",
    .options = completion_options,
    .option_count = OPTION_COUNT(completion_options),
    .run = completion,
};

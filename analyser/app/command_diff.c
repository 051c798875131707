#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/program.h"
#include "app/record_file.h"
#include "core/pack/restatements.h"
#include "render/restatements_text.h"
#include "render/table_csv.h"

static bool print(struct program *program, const struct restatements *restatements, struct err *err)
{
    struct people_table table = restatements_table(&program->run, restatements);
    if (program->settings.format == FORMAT_CSV)
        table_csv(&program->printed, &table);
    else
        restatements_text(&program->printed, restatements, &program->run);
    return console_print(&program->printed, err);
}

static bool diff(struct program *program, struct err *err)
{
    struct record old;
    struct record new;
    struct restatements restatements;
    return record_file_read(program, program->settings.previous, &old, err) &&
           record_file_read(program, program->settings.newer, &new, err) &&
           restatements_make(&program->run, &old, &new, &restatements, err) && print(program, &restatements, err);
}

static const struct option diff_options[] = {
    {.argument = "OLD",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(previous),
     .help = "the folder of the older run, OUT/<as-of>"},
    {.argument = "NEW", .kind = OPTION_TEXT, .required = true, INTO(newer), .help = "the folder of the newer one"},
    FORMAT,
    HELP,
};

const struct command diff_command = {
    .name = "diff",
    .summary = "Print every figure that a newer run restates, and why",
    .about = "Compared are the figures of periods that both runs report and that were over by the day of the older run. The\n"
             "latest 12 months, what was open on the day of the analysis and what became of the requests of a period follow\n"
             "that day and are left out, unless both runs are of one day.\n\n"
             "definition: the definitions of the runs differ. late data entry: the same definitions, no count of the\n"
             "figure fell and one rose. correction: anything else. Differences are no error: the exit code is 0.\n",
    .options = diff_options,
    .option_count = OPTION_COUNT(diff_options),
    .run = diff,
};

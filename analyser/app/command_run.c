#include <string.h>

#include "app/commands.h"
#include "app/pipeline.h"
#include "app/program.h"
#include "app/statistics_file.h"
#include "app/thresholds_option.h"

/* What the command line left open. */
static bool complete(struct settings *settings, struct err *err)
{
    pipeline_days(settings);
    char as_of[DAY_TEXT_MOST];
    day_text(settings->as_of, as_of);
    if (settings->since > settings->as_of)
        return err_set(err, ERR_USAGE,
                       "--since is after the day the analysis is for (%s)\n"
                       "Try 'ehc-analyser run --help'.",
                       as_of);
    return true;
}

bool command_run(struct program *program, struct err *err)
{
    return complete(&program->settings, err) &&
           thresholds_read(&program->settings.fail_on, &program->thresholds, &program->run, err) &&
           statistics_file_read(program, err) && pipeline_run(program, err);
}

#include <string.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/keep_option.h"
#include "app/nights.h"
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

static bool run(struct program *program, struct err *err)
{
    return complete(&program->settings, err) && keep_option_check(&program->settings, err) &&
           thresholds_read(&program->settings.fail_on, &program->thresholds, &program->run, err) &&
           statistics_file_read(program, err) && nights_run(program, err);
}

static const struct option run_options[] = {
    DBNAME,
    OUT_REQUIRED("the folder for the evidence, which goes to DIR/<as-of>"),
    AS_OF("the day the analysis is for"),
    SINCE("periods reported"),
    AUTHORITY("requests and plans"),
    {.name = "statistics",
     .argument = "FILE",
     .kind = OPTION_TEXT,
     INTO(statistics),
     .help = "JSON with targets, known changes of the process, neighbours and scenarios of the forecast"},
    {.name = "fail-on",
     .argument = "TEXT",
     .kind = OPTION_PATHS,
     INTO(fail_on),
     .help = "such as 'PLAN20.overdue > 50' or 'PLAN20.on_time due < 60': exit code 1 where that is so of everybody, in the"
             " latest 12 months or on the day; may be given several times"},
    {.name = "store",
     .argument = "CONNINFO",
     .kind = OPTION_TEXT,
     .may_be_empty = true,
     INTO(store),
     .help = "also write the evidence into schema ehc_evidence of this database, over a connection of its own; '' for the"
             " one that is read"},
    {.name = "keep",
     .argument = "RULE",
     .kind = OPTION_TEXT,
     INTO(keep),
     .help = "with --store: which stored runs stay, such as 35d,13m,5y: all of the latest 35 days, the last of each of 13"
             " months and of each of 5 years; always the latest, the first of each year and those named by keep_run; all if"
             " not given"},
    {.name = "retries",
     .argument = "N",
     .kind = OPTION_COUNTED,
     INTO(retries),
     .help = "how often a run begins again when the connection is lost or the server restarts, waiting longer each time; 5 if not given"},
    {.name = "statement-timeout",
     .argument = "SECONDS",
     .kind = OPTION_COUNTED,
     INTO(statement_timeout),
     .help = "the longest a query may take, 0 for no limit; if not given as the server has it, else 1800"},
    {.name = "lock-timeout",
     .argument = "SECONDS",
     .kind = OPTION_COUNTED,
     INTO(lock_timeout),
     .help = "the longest a table may be locked by others, 0 for no limit; if not given as the server has it, else 300"},
    {.name = "catch-up",
     .argument = "N",
     .kind = OPTION_NUMBER,
     INTO(catch_up),
     .help = "first the days missed since the last run in DIR, at most N before --as-of, each as of its own day"},
    {.name = "log",
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(log),
     .choices = log_format_names,
     .help = "a line for each step on standard error in place of progress, none if not given"},
    {.name = "metrics",
     .argument = "FILE",
     .kind = OPTION_TEXT,
     INTO(metrics),
     .help = "write how it went to FILE for Prometheus (textfile collector), also after a failure"},
    {.name = "quiet", .letter = 'q', .kind = OPTION_FLAG, INTO(quiet), .help = "print no summary and no progress"},
    HELP,
};

const struct command run_command = {
    .name = "run",
    .summary = "Read schema ehc in one snapshot and write the evidence",
    .about = "The database is only read. DIR/<as-of> is complete or absent: an earlier run of the same day is\n"
             "replaced when the new one is whole, and stays as it was if it fails. A summary goes to standard\n"
             "output, progress to standard error if that is a terminal. There is one run at a time for a\n"
             "database: another says whose it is and exits 4.\n\n"
             "worklist.csv, late_plans.csv and data_quality.csv hold keys of cases and are readable by their\n"
             "owner alone.\n",
    .options = run_options,
    .option_count = OPTION_COUNT(run_options),
    .run = run,
};

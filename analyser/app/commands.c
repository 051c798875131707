#include <string.h>

#include "app/commands.h"
#include "app/console.h"
#include "app/help.h"
#include "app/import_kinds.h"
#include "app/options.h"
#include "app/version.h"
#include "base/day.h"
#include "render/definitions.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define INTO(field) .where = offsetof(struct settings, field)

const char *const list_format_names[LIST_FORMATS + 1] = {[FORMAT_TEXT] = "text", [FORMAT_CSV] = "csv"};

#define HELP                                                                                                           \
    {                                                                                                                  \
        .name = "help", .letter = 'h', .kind = OPTION_FLAG, INTO(help), .help = "print this and leave"                 \
    }
#define DBNAME                                                                                                         \
    {                                                                                                                  \
        .name = "dbname", .letter = 'd', .argument = "CONNINFO", .kind = OPTION_TEXT, INTO(dbname),                    \
        .help = "a database's name, key words or URI as libpq takes them; what is left out comes from"                 \
                " PGHOST, PGSERVICE, ..."                                                                              \
    }

static const struct option general_options[] = {
    HELP,
    {.name = "version", .letter = 'V', .kind = OPTION_FLAG, INTO(version), .help = "print the version and leave"},
};

static const struct option init_options[] = {DBNAME, HELP};

static const struct option run_options[] = {
    DBNAME,
    {.name = "out",
     .letter = 'o',
     .argument = "DIR",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(out),
     .help = "the folder for the evidence, which goes to DIR/<as-of>"},
    {.name = "as-of",
     .letter = 'a',
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(as_of),
     .help = "the day the analysis is for, YYYY-MM-DD; today in London if not given"},
    {.name = "since",
     .letter = 's',
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(since),
     .help = "first day of the periods reported; 1 January five years before the year of --as-of if not given"},
    {.name = "authority",
     .argument = "CODE",
     .kind = OPTION_TEXT,
     INTO(authority),
     .help = "only the requests and plans of this local authority (DfE code); all if not given"},
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
    {.name = "quiet", .letter = 'q', .kind = OPTION_FLAG, INTO(quiet), .help = "print no summary and no progress"},
    HELP,
};

static const struct option import_options[] = {
    {.argument = "KIND",
     .kind = OPTION_CHOICE,
     .required = true,
     INTO(import_kind),
     .choices = import_kind_names,
     .help = "what is imported, one of"},
    {.argument = "PATH",
     .kind = OPTION_PATHS,
     .required = true,
     INTO(paths),
     .help = "the file or folder of that kind"},
    DBNAME,
    HELP,
};

static const struct option check_options[] = {
    {.argument = "PATH",
     .kind = OPTION_PATHS,
     INTO(paths),
     .help = "a SEN2 return, as FILE.xml or as the folder of COLLECT's tables; the records of the database if not given"},
    DBNAME,
    {.name = "out",
     .letter = 'o',
     .argument = "DIR",
     .kind = OPTION_TEXT,
     INTO(out),
     .help = "a folder for the same as CSV: return_checks.csv, or data_quality.csv of the database"},
    {.name = "as-of",
     .letter = 'a',
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(as_of),
     .help = "the day the records are looked at, YYYY-MM-DD; today in London if not given"},
    HELP,
};

static const struct option sample_options[] = {
    {.name = "size",
     .letter = 'n',
     .argument = "N",
     .kind = OPTION_NUMBER,
     .required = true,
     INTO(size),
     .help = "how many plans to audit"},
    {.name = "out",
     .letter = 'o',
     .argument = "DIR",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(out),
     .help = "the folder for audit_sample.csv"},
    DBNAME,
    {.name = "as-of",
     .letter = 'a',
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(as_of),
     .help = "the day whose live plans are drawn from, YYYY-MM-DD; today in London if not given"},
    {.name = "authority",
     .argument = "CODE",
     .kind = OPTION_TEXT,
     INTO(authority),
     .help = "only the plans of this local authority (DfE code); all if not given"},
    {.name = "seed", .argument = "N", .kind = OPTION_NUMBER, INTO(seed), .help = "another draw of the same kind; 1 if not given"},
    HELP,
};

static const struct option pack_options[] = {
    {.argument = "RUN",
     .kind = OPTION_PATHS,
     .required = true,
     INTO(paths),
     .help = "the folder of a run, OUT/<as-of>"},
    {.name = "out",
     .letter = 'o',
     .argument = "DIR",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(out),
     .help = "the folder for the pack, which goes to DIR/<as-of>"},
    {.name = "definition",
     .argument = "FILE",
     .kind = OPTION_TEXT,
     INTO(definition),
     .help = "what the pack shows, as reports/area-2.json; that one if not given"},
    {.name = "previous",
     .argument = "OLD",
     .kind = OPTION_TEXT,
     INTO(previous),
     .help = "the folder of the run that the last pack was made of: the pack says which of its figures are restated"},
    {.name = "publish",
     .argument = "RULE",
     .kind = OPTION_TEXT,
     INTO(publish),
     .help = "for anybody to read, with disclosure control: none, below-K (counts under K suppressed, and what would give"
             " them away) or nhs (1 to 7 suppressed, the rest rounded to 5); the board's own pack if not given"},
    HELP,
};

static const struct option diff_options[] = {
    {.argument = "OLD",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(previous),
     .help = "the folder of the older run, OUT/<as-of>"},
    {.argument = "NEW", .kind = OPTION_TEXT, .required = true, INTO(newer), .help = "the folder of the newer one"},
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(format),
     .choices = list_format_names,
     .help = "how to print it, text if not given"},
    HELP,
};

static const struct option list_options[] = {
    {.argument = "LIST",
     .kind = OPTION_CHOICE,
     .required = true,
     INTO(list),
     .choices = definition_list_names,
     .help = "one of"},
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(format),
     .choices = list_format_names,
     .help = "how to print it, text if not given"},
    HELP,
};

const struct command general = {
    .name = "",
    .summary = "Evidence on education, health and care plans from a database that keeps the contract (schema ehc)",
    .about = "'ehc-analyser COMMAND --help' tells more about a command.\n\n"
             "Exit codes: 0 done, 1 done and a threshold of --fail-on is crossed, 2 usage, 3 configuration or\n"
             "contract, 4 database, 5 data, 6 output, 70 memory or a bug, 130 interrupted.\n",
    .options = general_options,
    .option_count = COUNT(general_options),
};

const struct command commands[] = {
    {.name = "init",
     .summary = "Create the schemas ehc and ehc_evidence, or bring them up to date",
     .about = "Safe to repeat: what is there already stays as it is.\n",
     .options = init_options,
     .option_count = COUNT(init_options),
     .run = command_init},
    {.name = "run",
     .summary = "Read schema ehc in one snapshot and write the evidence",
     .about = "The database is only read. DIR/<as-of> is complete or absent: an earlier run of the same day is\n"
              "replaced when the new one is whole, and stays as it was if it fails. A summary goes to standard\n"
              "output, progress to standard error if that is a terminal.\n\n"
              "worklist.csv, late_plans.csv and data_quality.csv hold keys of cases and are readable by their\n"
              "owner alone.\n",
     .options = run_options,
     .option_count = COUNT(run_options),
     .run = command_run},
    {.name = "import",
     .summary = "Bring records or published figures into the database",
     .about = IMPORT_KINDS_ABOUT,
     .options = import_options,
     .option_count = COUNT(import_options),
     .run = command_import},
    {.name = "check",
     .summary = "Say what is wrong in a SEN2 return or in the database, and what to do",
     .about = "Nothing is analysed and nothing is stored. Findings are no error: the exit code is 0. A return is parsed by\n"
              "the database, which need not hold anything.\n",
     .options = check_options,
     .option_count = COUNT(check_options),
     .run = command_check},
    {.name = "pack",
     .summary = "Make the board's pack of a run: pages and a workbook",
     .about = "From the evidence.json of the run, and of OLD, and nothing else: no database is needed, and the same runs give\n"
              "the same bytes. A run whose evidence.json is not the one in its run.json has no pack, nor one whose figures are\n"
              "not plausible.\n\n"
              "With --publish nothing is written unless an attack on what is to be published fails: disclosure.csv says\n"
              "what was suppressed, and how near the attack came.\n",
     .options = pack_options,
     .option_count = COUNT(pack_options),
     .run = command_pack},
    {.name = "diff",
     .summary = "Print every figure that a newer run restates, and why",
     .about = "Compared are the figures of periods that both runs report and that were over by the day of the older run. The\n"
              "latest 12 months, what was open on the day of the analysis and what became of the requests of a period follow\n"
              "that day and are left out, unless both runs are of one day.\n\n"
              "definition: the definitions of the runs differ. late data entry: the same definitions, no count of the\n"
              "figure fell and one rose. correction: anything else. Differences are no error: the exit code is 0.\n",
     .options = diff_options,
     .option_count = COUNT(diff_options),
     .run = command_diff},
    {.name = "sample",
     .summary = "Draw a stratified random sample of live plans to audit",
     .about = "Places go to teams and needs in proportion to their plans; the same seed draws the same plans.\n"
              "audit_sample.csv holds keys of plans and is readable by its owner alone.\n",
     .options = sample_options,
     .option_count = COUNT(sample_options),
     .run = command_sample},
    {.name = "list",
     .summary = "Print a table of definitions, with its law",
     .about = "What is printed is what the program computes with.\n",
     .options = list_options,
     .option_count = COUNT(list_options),
     .run = command_list},
};

const size_t command_count = COUNT(commands);

static bool print_general(struct program *program, const struct command *command, struct err *err)
{
    if (program->settings.version)
        buf_format(&program->printed, "ehc-analyser %s\n", program_version);
    else
        help_text(&program->printed, command, &program->run);
    return console_print(&program->printed, err);
}

bool commands_run(struct program *program, int argc, const char *const *argv, struct err *err)
{
    const struct command *command;
    if (!options_parse(argc, argv, &program->settings, &command, err))
        return false;
    if (program->settings.help || program->settings.version)
        return print_general(program, command, err);
    return command->run(program, err);
}

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/contract_check.h"
#include "app/pipeline.h"
#include "intake/contract_views.h"
#include "render/contract_check.h"

enum contract_action { CONTRACT_VIEWS, CONTRACT_CHECK, CONTRACT_ACTIONS };
static const char *const action_names[CONTRACT_ACTIONS + 1] = {[CONTRACT_VIEWS] = "views", [CONTRACT_CHECK] = "check"};

enum { CHECK_TEXT, CHECK_CSV, CHECK_JSON, CHECK_FORMATS };
static const char *const format_names[CHECK_FORMATS + 1] = {
    [CHECK_TEXT] = "text", [CHECK_CSV] = "csv", [CHECK_JSON] = "json"};

typedef void look_printer(struct buf *buf, const struct contract_look *look, struct arena *scratch);

static look_printer *const printers[CHECK_FORMATS] = {
    [CHECK_TEXT] = contract_check_text,
    [CHECK_CSV] = contract_check_csv,
    [CHECK_JSON] = contract_check_json,
};

/* Everything is told first, whatever is missing. */
static bool check(struct program *program, struct err *err)
{
    struct contract_look *look = ARENA_NEW(&program->run, 1, struct contract_look);
    pipeline_days(&program->settings);
    if (!contract_check(program, look, err))
        return false;
    printers[program->settings.format](&program->printed, look, program_new_pass(program));
    return console_print(&program->printed, err) &&
           (!look->refusal || err_set(err, ERR_CONFIGURATION, "a run would be refused: %.1500s", look->refusal));
}

static bool contract_of(struct program *program, struct err *err)
{
    if (program->settings.contract == CONTRACT_CHECK)
        return check(program, err);
    contract_views(&program->printed, &program->run);
    return console_print(&program->printed, err);
}

static const struct option contract_options[] = {
    {.argument = "ACTION",
     .kind = OPTION_CHOICE,
     INTO(contract),
     .choices = action_names,
     .help = "views prints the contract as SQL to fill in, and is what is done if not given; check looks at a database"},
    DBNAME,
    AS_OF("of check: the day a run would be for"),
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(format),
     .choices = format_names,
     .help = "of check: how to print it, text if not given"},
    HELP,
};

const struct command contract_command = {
    .name = "contract",
    .summary = "Print the contract as SQL views to fill in, or say what a database has of it",
    .about = "'contract' prints a view for each relation, with the meaning and the codes of each column. It runs as it\n"
             "stands; fill in what your warehouse has.\n\n"
             "'contract check' says, in one read-only snapshot, what is present and what is missing, which types are cast,\n"
             "how full each column is, how many codes are none and how many days are odd, and what a run would have no\n"
             "data for. All of it is told whatever is missing; the exit code is 3 where a run would be refused.\n",
    .options = contract_options,
    .option_count = OPTION_COUNT(contract_options),
    .run = contract_of,
};

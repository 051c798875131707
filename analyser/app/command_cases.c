#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/pipeline.h"
#include "app/private_file.h"
#include "core/case_list.h"
#include "render/case_list_print.h"
#include "render/table_csv.h"

static const char *const format_names[] = {"text", "csv", "json", NULL};
static const char *const file_names[] = {"cases.txt", "cases.csv", "cases.json"};
enum { CASES_TEXT, CASES_CSV, CASES_JSON, CASES_BYTES_MOST = 1 << 30 };

static bool read_filter(const struct settings *settings, struct filter *filter, struct arena *arena, struct err *err)
{
    for (size_t i = 0; i < settings->cases.conditions.count; i++)
        if (!filter_read(filter, settings->cases.conditions.path[i], arena, err))
            return false;
    return true;
}

static bool choose(struct program *program, struct cell_choice *choice, struct err *err)
{
    struct settings *settings = &program->settings;
    struct calendar months;
    pipeline_days(settings);
    if (settings->since > settings->as_of)
        return err_set(err, ERR_USAGE, "--since is after the day the analysis is for");
    calendar_init(&months, GRAIN_MONTH, settings->since, settings->as_of, &program->run);
    const struct cell_asked asked = {settings->cases.measure, settings->cases.basis, settings->cases.period,
                                     settings->cases.at};
    return cell_choose(&asked, &months, &program->run, choice, err);
}

/* A measure without a numerator (days, curves) has its denominator alone. */
static bool has_numerator(const struct cell_choice *choice)
{
    return choice->unit != UNIT_DAYS && !(choice->of_clock && choice->clock_measure == MEASURE_BY_DUE);
}

static bool gather(struct program *program, struct filter *filter, struct case_list *list, struct err *err)
{
    struct share_pool pool;
    struct analysis *analysis;
    struct analysis_options wanted = {.keep_cases = list->choice.of_clock};
    if (!list->choice.of_clock) {
        share_pool_begin(&pool, family_measures[list->choice.family].population, &program->run);
        wanted.shares = &pool.sink;
    }
    return pipeline_analysis(program, &wanted, &analysis, err) &&
           analysis_case_list(analysis, list->choice.of_clock ? NULL : &pool, filter, &program->run, list, err);
}

static bool deliver(struct program *program, const struct case_list *list, struct buf *buf, struct err *err)
{
    const struct settings *settings = &program->settings;
    struct people_table table = case_list_table(list, &program->run);
    if (settings->format == CASES_JSON)
        case_list_json(buf, list, &table);
    else if (settings->format == CASES_CSV)
        table_csv(buf, &table);
    else
        case_list_text(buf, list, &table, &program->run);
    if (buf->broken)
        return err_set(err, ERR_INTERNAL, "out of memory for the cases");
    if (!settings->out)
        return console_print(buf, err);
    const char *name = file_names[settings->format];
    buf_format(&program->printed, "The cases are in %s/%s, for its owner alone.\n", settings->out, name);
    return private_file_put(program, name, buf, err) && console_print(&program->printed, err);
}

static bool list_cases(struct program *program, struct err *err)
{
    struct case_list list = {.count = 0};
    struct filter filter = {.count = 0};
    struct buf buf;
    if (!read_filter(&program->settings, &filter, &program->run, err) || !choose(program, &list.choice, err))
        return false;
    list.of_denominator = program->settings.cases.denominator || !has_numerator(&list.choice);
    buf_init(&buf, CASES_BYTES_MOST);
    bool good = gather(program, &filter, &list, err) && deliver(program, &list, &buf, err);
    buf_free(&buf);
    return good;
}

static const struct option cases_options[] = {
    {.name = "measure",
     .letter = 'm',
     .argument = "MEASURE",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(cases.measure),
     .help = "the measure of the cell, such as PLAN20.overdue; 'list measures' has them all"},
    {.name = "basis",
     .letter = 'b',
     .argument = "BASIS",
     .kind = OPTION_TEXT,
     INTO(cases.basis),
     .help = "completed, due, started or stock, where the measure has several; completed if not given"},
    {.name = "period",
     .letter = 'p',
     .argument = "TYPE",
     .kind = OPTION_TEXT,
     INTO(cases.period),
     .help = "month, quarter, calendar_year, academic_year, latest_12m or as_of; the last two if not given"},
    {.name = "at",
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(cases.at),
     .help = "a day in that period, YYYY-MM-DD; of a stock its month or quarter is taken at its end; --as-of if not given"},
    {.name = "where",
     .letter = 'w',
     .argument = "CONDITIONS",
     .kind = OPTION_PATHS,
     INTO(cases.conditions),
     .help = "only cases of these categories, such as team=North,need!=ASD; may be given several times"},
    {.name = "denominator",
     .kind = OPTION_FLAG,
     INTO(cases.denominator),
     .help = "all in the denominator, with a column that says who is in the numerator; else the numerator alone"},
    DBNAME,
    AS_OF("the day the analysis is for"),
    {.name = "since",
     .letter = 's',
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(since),
     .help = "first day of the periods; 1 January five years before the year of --as-of if not given"},
    AUTHORITY("requests and plans"),
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(format),
     .choices = format_names,
     .help = "how to write them, text if not given"},
    OUT("a folder for the cases as a file that its owner alone may read; they are printed if not given"),
    HELP,
};

const struct command cases_command = {
    .name = "cases",
    .summary = "List the cases behind a figure of the evidence",
    .about = "As many cases as the cell of evidence.csv has in its numerator, or denominator: the code that counts them\n"
             "lists them. 'case ID' tells one of them. QA.agreement has no list: kappa is of pairs as a whole.\n"
             "Keys of cases are personal data.\n",
    .options = cases_options,
    .option_count = OPTION_COUNT(cases_options),
    .run = list_cases,
};

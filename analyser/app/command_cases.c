#include "app/case_output.h"
#include "app/commands.h"
#include "app/common_options.h"
#include "app/pipeline.h"
#include "app/where_option.h"
#include "base/words.h"
#include "core/case_list.h"
#include "render/case_list_print.h"
#include "render/table_csv.h"

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

static void write_list(const struct case_list *list, size_t format, struct arena *arena, struct buf *buf)
{
    struct people_table table = case_list_table(list, arena);
    if (format == CASES_JSON)
        case_list_json(buf, list, &table);
    else if (format == CASES_CSV)
        table_csv(buf, &table);
    else
        case_list_text(buf, list, &table, arena);
}

static bool list_cases(struct program *program, struct err *err)
{
    const struct settings *settings = &program->settings;
    struct case_list list = {.count = 0};
    struct filter filter = {.count = 0};
    struct buf buf;
    if (!where_option_read(settings, &filter, &program->run, err) || !choose(program, &list.choice, err))
        return false;
    list.of_denominator = settings->cases.denominator || !has_numerator(&list.choice);
    if (!gather(program, &filter, &list, err))
        return false;
    buf_init(&buf, CASE_LIST_BYTES_MOST);
    write_list(&list, settings->format, &program->run, &buf);
    const char *name = words(&program->run, "cases.%s", case_list_endings[settings->format]);
    bool good = case_output(program, "The cases are", name, &buf, err);
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
    WHERE("CONDITIONS", "only cases of these categories, such as team=North,need!=ASD"),
    {.name = "denominator",
     .kind = OPTION_FLAG,
     INTO(cases.denominator),
     .help = "all in the denominator, with a column that says who is in the numerator; else the numerator alone"},
    DBNAME,
    AS_OF("the day the analysis is for"),
    SINCE("periods"),
    AUTHORITY("requests and plans"),
    CASE_LIST_FORMAT,
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

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/pipeline.h"
#include "app/private_file.h"
#include "core/case_warnings.h"
#include "render/case_warnings_print.h"
#include "render/table_csv.h"

static const char *const format_names[] = {"text", "csv", "json", NULL};
static const char *const file_names[] = {"worklist.txt", "worklist.csv", "worklist.json"};
enum { WORK_TEXT, WORK_CSV, WORK_JSON, WORK_BYTES_MOST = 1 << 30, WITHIN_DAYS = 28 };

static bool gather(struct program *program, struct case_warnings *warnings, struct err *err)
{
    const struct settings *settings = &program->settings;
    const struct analysis_options wanted = {.keep_cases = true};
    const struct warnings_asked asked = {settings->cases.within > 0 ? (int32_t)settings->cases.within : WITHIN_DAYS,
                                         settings->cases.who};
    struct filter filter = {.count = 0};
    struct analysis *analysis;
    for (size_t i = 0; i < settings->cases.conditions.count; i++)
        if (!filter_read(&filter, settings->cases.conditions.path[i], &program->run, err))
            return false;
    return pipeline_analysis(program, &wanted, &analysis, err) &&
           analysis_warnings(analysis, &asked, &filter, &program->run, warnings, err);
}

static bool deliver(struct program *program, const struct case_warnings *warnings, struct buf *buf, struct err *err)
{
    const struct settings *settings = &program->settings;
    struct people_table table = case_warnings_table(warnings, &program->run);
    if (settings->format == WORK_JSON)
        case_warnings_json(buf, warnings, &table);
    else if (settings->format == WORK_CSV)
        table_csv(buf, &table);
    else
        case_warnings_text(buf, warnings, &table, &program->run);
    if (buf->broken)
        return err_set(err, ERR_INTERNAL, "out of memory for the cases");
    if (!settings->out)
        return console_print(buf, err);
    const char *name = file_names[settings->format];
    buf_format(&program->printed, "The cases are in %s/%s, for its owner alone.\n", settings->out, name);
    return private_file_put(program, name, buf, err) && console_print(&program->printed, err);
}

static bool worklist(struct program *program, struct err *err)
{
    struct case_warnings warnings;
    struct buf buf;
    pipeline_days(&program->settings);
    buf_init(&buf, WORK_BYTES_MOST);
    bool good = gather(program, &warnings, err) && deliver(program, &warnings, &buf, err);
    buf_free(&buf);
    return good;
}

static const struct option worklist_options[] = {
    {.name = "within",
     .argument = "DAYS",
     .kind = OPTION_NUMBER,
     INTO(cases.within),
     .help = "cases due within so many days, 28 if not given"},
    {.name = "who",
     .argument = "NAME",
     .kind = OPTION_TEXT,
     INTO(cases.who),
     .help = "only what this team, or this service that gives advice, can act on"},
    {.name = "where",
     .letter = 'w',
     .argument = "CONDITIONS",
     .kind = OPTION_PATHS,
     INTO(cases.conditions),
     .help = "only cases of these categories, such as team=North,need!=ASD; may be given several times"},
    DBNAME,
    AS_OF("the day the analysis is for"),
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

const struct command worklist_command = {
    .name = "worklist",
    .summary = "List the open cases that will soon miss their limit, by who can act",
    .about = "By days to the due day, then by the chance of missing it: that of still waiting after that day, given how long the\n"
             "case has waited, from the cases of the same clock that were open in the latest 12 months. How such chances did\n"
             "at the four quarter ends before is printed with them. Cases already overdue are in worklist.csv of a run.\n"
             "Keys of cases are personal data.\n",
    .options = worklist_options,
    .option_count = OPTION_COUNT(worklist_options),
    .run = worklist,
};

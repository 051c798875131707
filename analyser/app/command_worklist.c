#include "app/case_output.h"
#include "app/commands.h"
#include "app/common_options.h"
#include "app/pipeline.h"
#include "app/where_option.h"
#include "base/words.h"
#include "core/case_warnings.h"
#include "render/case_warnings_print.h"
#include "render/table_csv.h"

enum { WITHIN_DAYS = 28 };

static bool gather(struct program *program, struct case_warnings *warnings, struct err *err)
{
    const struct settings *settings = &program->settings;
    const struct analysis_options wanted = {.keep_cases = true};
    const struct warnings_asked asked = {settings->cases.within > 0 ? (int32_t)settings->cases.within : WITHIN_DAYS,
                                         settings->cases.who};
    struct filter filter = {.count = 0};
    struct analysis *analysis;
    return where_option_read(settings, &filter, &program->run, err) &&
           pipeline_analysis(program, &wanted, &analysis, err) &&
           analysis_warnings(analysis, &asked, &filter, &program->run, warnings, err);
}

static void write_warnings(const struct case_warnings *warnings, size_t format, struct arena *arena, struct buf *buf)
{
    struct people_table table = case_warnings_table(warnings, arena);
    if (format == CASES_JSON)
        case_warnings_json(buf, warnings, &table);
    else if (format == CASES_CSV)
        table_csv(buf, &table);
    else
        case_warnings_text(buf, warnings, &table, arena);
}

static bool worklist(struct program *program, struct err *err)
{
    const struct settings *settings = &program->settings;
    struct case_warnings warnings;
    struct buf buf;
    pipeline_days(&program->settings);
    if (!gather(program, &warnings, err))
        return false;
    buf_init(&buf, CASE_LIST_BYTES_MOST);
    write_warnings(&warnings, settings->format, &program->run, &buf);
    const char *name = words(&program->run, "worklist.%s", case_list_endings[settings->format]);
    bool good = case_output(program, "The cases are", name, &buf, err);
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
    WHERE("CONDITIONS", "only cases of these categories, such as team=North,need!=ASD"),
    DBNAME,
    AS_OF("the day the analysis is for"),
    AUTHORITY("requests and plans"),
    CASE_LIST_FORMAT,
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

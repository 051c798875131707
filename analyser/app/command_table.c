#include <unistd.h>

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/output_file.h"
#include "app/pipeline.h"
#include "app/table_question.h"
#include "app/table_record.h"
#include "app/workbook_in_memory.h"
#include "core/questions/answer.h"
#include "render/answer_html.h"
#include "render/answer_json.h"
#include "render/answer_rows.h"
#include "render/answer_text.h"
#include "render/answer_workbook.h"
#include "render/table_csv.h"

/* Three hundred thousand rows take less. */
#define TABLE_BYTES_MOST ((size_t)512 << 20)

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON, TABLE_HTML, TABLE_XLSX, TABLE_FORMATS };

static const char *const format_names[TABLE_FORMATS + 1] = {[TABLE_TEXT] = "text",
                                                            [TABLE_CSV] = "csv",
                                                            [TABLE_JSON] = "json",
                                                            [TABLE_HTML] = "html",
                                                            [TABLE_XLSX] = "xlsx"};

static const char *const period_names[] = {
    [PERIOD_ACADEMIC_YEAR] = "academic_year", [PERIOD_AS_OF] = "as_of", [PERIOD_CALENDAR_YEAR] = "calendar_year",
    [PERIOD_LATEST_12M] = "latest_12m",       [PERIOD_MONTH] = "month", [PERIOD_QUARTER] = "quarter",
    [PERIOD_TYPES] = NULL};

static const char *const basis_choices[] = {[BASIS_COMPLETED] = "completed",
                                            [BASIS_DUE] = "due",
                                            [BASIS_STARTED] = "started",
                                            [BASIS_STOCK] = "stock",
                                            [BASES] = NULL};

static bool make_workbook(const void *answer, const char *path, struct arena *arena, struct err *err)
{
    return answer_workbook_write(answer, path, arena, err);
}

static bool render(const struct answer *answer, enum table_format format, struct arena *scratch, struct buf *buf,
                   struct err *err)
{
    struct people_table rows;
    switch (format) {
    case TABLE_TEXT:
        answer_text(buf, answer, console_shows_utf8() ? BLOCKS_UTF8 : BLOCKS_ASCII, scratch);
        break;
    case TABLE_JSON:
        answer_json(buf, answer, scratch);
        break;
    case TABLE_HTML:
        answer_html(buf, answer, scratch);
        break;
    case TABLE_XLSX:
        if (!workbook_in_memory(make_workbook, answer, "the workbook", scratch, buf, err))
            return false;
        break;
    case TABLE_CSV:
    case TABLE_FORMATS:
        rows = answer_rows(answer, scratch);
        table_csv(buf, &rows);
        break;
    }
    return !buf->broken || err_set(err, ERR_INTERNAL, "out of memory for the table");
}

/* A terminal is read by people, a pipe by programs. */
static enum table_format format_of(const struct settings *settings)
{
    if (settings->table_format != NOT_CHOSEN)
        return (enum table_format)settings->table_format;
    return !settings->out && isatty(STDOUT_FILENO) ? TABLE_TEXT : TABLE_CSV;
}

static bool has_where_to_go(const struct settings *settings, struct err *err)
{
    return format_of(settings) != TABLE_XLSX || settings->out ||
           err_set(err, ERR_USAGE,
                   "a workbook does not go to a terminal or a pipe: say where with --out FILE\n"
                   "Try 'ehc-analyser table --help'.");
}

static bool give_out(struct program *program, const struct answer *answer, struct err *err)
{
    const struct settings *settings = &program->settings;
    struct buf buf;
    buf_init(&buf, TABLE_BYTES_MOST);
    bool given = render(answer, format_of(settings), program_new_pass(program), &buf, err) &&
                 (settings->out ? output_file_write(program, settings->out, &buf, err) : console_print(&buf, err));
    buf_free(&buf);
    return given;
}

static bool ask_database(struct program *program, struct question *question, struct answer *answer, struct err *err)
{
    struct settings *settings = &program->settings;
    pipeline_days(settings);
    return table_question_settle(program, settings->as_of, settings->since, question, err) &&
           pipeline_question(program, question, answer, err);
}

static bool table(struct program *program, struct err *err)
{
    struct question *question = ARENA_NEW(&program->run, 1, struct question);
    struct answer answer;
    bool from_record = program->settings.record;
    return has_where_to_go(&program->settings, err) && table_question_read(program, question, err) &&
           (from_record ? table_record_answer : ask_database)(program, question, &answer, err) &&
           give_out(program, &answer, err);
}

static const struct option table_options[] = {
    {.argument = "MEASURE",
     .kind = OPTION_PATHS,
     .required = true,
     INTO(paths),
     .help = "as 'ehc-analyser list measures' has them: PLAN20.on_time, VOICE.child_assessment; PLAN20.* stands for all of PLAN20"},
    {.name = "by",
     .letter = 'b',
     .argument = "A,B,C",
     .kind = OPTION_TEXT,
     INTO(by),
     .help = "up to three breakdowns, told apart at once"},
    WHERE("CONDITION", "only cases of some categories: team=North|South,need!=ASD,age_band=0-4"),
    {.name = "period",
     .letter = 'p',
     .argument = "PERIOD",
     .kind = OPTION_CHOICE,
     INTO(period),
     .choices = period_names,
     .help = "latest_12m if not given, as_of for stocks"},
    {.name = "from",
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(from),
     .help = "with --period, the first day on which periods start; else the first day of one period of your own"},
    {.name = "to",
     .argument = "DATE",
     .kind = OPTION_DATE,
     INTO(to),
     .help = "with --period, the day by which periods end; else the last day; --as-of if not given"},
    {.name = "basis",
     .argument = "BASIS",
     .kind = OPTION_CHOICE,
     INTO(basis),
     .choices = basis_choices,
     .help = "every one the measure has if not given"},
    {.name = "limit",
     .letter = 'l',
     .argument = "CLOCK=N",
     .kind = OPTION_PATHS,
     INTO(limits),
     .help = "count the clock against another limit than the law's, such as ADV6=5w (weeks) or ADV6=30d (days); may be given"
             " several times"},
    {.name = "run",
     .letter = 'r',
     .argument = "RUN",
     .kind = OPTION_TEXT,
     INTO(record),
     .help = "answer from the record of a run, the folder OUT/<as-of>, in the place of the database: by one breakdown at a time"},
    DBNAME,
    AS_OF("the day the analysis is for"),
    AUTHORITY("requests and plans"),
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(table_format),
     .choices = format_names,
     .help = "text on a terminal and csv elsewhere if not given"},
    {.name = "out",
     .letter = 'o',
     .argument = "FILE",
     .kind = OPTION_TEXT,
     INTO(out),
     .help = "a file for the table, readable by its owner alone; a workbook needs one"},
    HELP,
};

const struct command table_command = {
    .name = "table",
    .summary = "Answer a question of your own: measures by up to three breakdowns at once",
    .about = "Counted by what counts the evidence, so that a table by one breakdown is evidence.csv's. Conditions on different\n"
             "breakdowns all hold; a bar stands between categories of which any will do; a name with a comma or a bar goes in\n"
             "double quotes. Months are there for every combination. Figures of fewer than ten cases are marked, not\n"
             "suppressed: the table is for use inside the authority.\n",
    .options = table_options,
    .option_count = OPTION_COUNT(table_options),
    .run = table,
};

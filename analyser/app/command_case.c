#include <stdint.h>

#include "app/case_output.h"
#include "app/case_reading.h"
#include "app/commands.h"
#include "app/common_options.h"
#include "app/pipeline.h"
#include "base/num.h"
#include "base/words.h"
#include "render/case_html.h"
#include "render/case_json.h"
#include "render/case_text.h"

enum case_format { CASE_TEXT, CASE_JSON, CASE_HTML, CASE_FORMATS };

static const char *const format_names[CASE_FORMATS + 1] = {"text", "json", "html"};
static const char *const format_endings[CASE_FORMATS] = {"txt", "json", "html"};
static const char *const kind_choices[CASE_KINDS + 2] = {"any", "request", "plan", "person"};

enum { CASE_BYTES_MOST = 16 << 20 };

static void write_story(const struct story *story, const struct settings *settings, struct arena *arena,
                        struct buf *buf)
{
    if (settings->format == CASE_JSON)
        case_json(buf, story);
    else if (settings->format == CASE_HTML)
        case_html(buf, story, arena);
    else
        case_text(buf, story, settings->figures, arena);
}

static bool tell_case(struct program *program, struct err *err)
{
    struct settings *settings = &program->settings;
    struct story story;
    struct buf told;
    int64_t id;
    if (!num_parse(settings->case_id, -INT64_MAX, INT64_MAX, &id))
        return err_set(err, ERR_USAGE, "ID is a whole number, not '%.40s'\nTry 'ehc-analyser case --help'.",
                       settings->case_id);
    pipeline_days(settings);
    const char *kind = settings->case_kind > 0 ? kind_choices[settings->case_kind] : NULL;
    if (!case_reading(program, id, kind, &story, err))
        return false;
    buf_init(&told, CASE_BYTES_MOST);
    write_story(&story, settings, &program->run, &told);
    const char *name = words(&program->run, "%s-%lld.%s", story_kind_names[story.kind], (long long)story.id,
                             format_endings[settings->format]);
    bool good = case_output(program, "The case is", name, &told, err);
    buf_free(&told);
    return good;
}

static const struct option case_options[] = {
    {.argument = "ID",
     .kind = OPTION_TEXT,
     .required = true,
     INTO(case_id),
     .help = "a request_id, plan_id or person_id; of a person all requests and plans are told of"},
    {.name = "kind",
     .letter = 'k',
     .argument = "KIND",
     .kind = OPTION_CHOICE,
     INTO(case_kind),
     .choices = kind_choices,
     .help = "what the id is of, where it is of several; any if not given"},
    DBNAME,
    AS_OF("the day the case is told for: what happened later is left out"),
    {.name = "format",
     .letter = 'f',
     .argument = "FORMAT",
     .kind = OPTION_CHOICE,
     INTO(format),
     .choices = format_names,
     .help = "how to write it, text if not given; html is one page that needs nothing else"},
    {.name = "figures",
     .kind = OPTION_FLAG,
     INTO(figures),
     .help = "with each time limit the figures of the evidence that it counts in; json and html always say them"},
    OUT("a folder for the case as a file that its owner alone may read; it is printed if not given"),
    HELP,
};

const struct command case_command = {
    .name = "case",
    .summary = "Tell one case: what happened, each time limit, what is overdue",
    .about = "Every event in order of days; each time limit in law with its start, due day, end, days over, exception and\n"
             "provision; what is overdue now and falls due next; what the records contradict; and in which figures of the\n"
             "evidence the case counts. Then what the text of the plan's latest version says and lacks, with the law and the first\n"
             "offending lines, what has gone and come since the version before, and in how many other children's plans a section\n"
             "is nearly the same. Only the rows that belong with the case are read, and where its plan has text names, to know\n"
             "them in it, and the text of all other plans, of which nothing but that number is told. It is personal data.\n",
    .options = case_options,
    .option_count = OPTION_COUNT(case_options),
    .run = tell_case,
};

#include <string.h>

#include "app/console.h"
#include "app/names_reading.h"
#include "app/outputs.h"
#include "app/pipeline.h"
#include "app/reading.h"
#include "app/signals.h"
#include "app/storing.h"
#include "app/thresholds_option.h"
#include "app/today.h"
#include "base/words.h"
#include "core/analysis.h"
#include "core/definitions/quality.h"
#include "core/questions/answer.h"
#include "core/text/plan_text.h"
#include "intake/source_published.h"
#include "intake/source_session.h"
#include "render/quality_csv.h"
#include "render/report_files.h"
#include "render/summary_text.h"

struct vocabulary_reading {
    struct plan_text plan_text;
    struct arena arena; /* of the vocabulary */
    bool good;          /* else err says why not */
    struct err err;
};

struct run {
    struct program *program;
    const struct beside *telling; /* NULL: not begun, or no thread is to be had */
    struct source_relation relations[RELATIONS];
    struct analysis *analysis;
    struct outputs outputs;
    const char *snapshot;
    struct published published;
    struct buf *findings; /* of a check, as CSV */
    struct audit_sample *sample;
    struct vocabulary_reading *vocabulary;
    struct plan_text *plan_text; /* NULL: plans are not read */
    struct question *question;   /* NULL: the evidence */
    struct answer *answer;
    struct analysis_options wanted; /* which cases are to be kept or given out */
};

void pipeline_days(struct settings *settings)
{
    if (settings->as_of == DAY_NONE)
        settings->as_of = today();
    if (settings->since == DAY_NONE)
        settings->since = analysis_default_since(settings->as_of);
}

static bool connect_source(struct run *run, struct err *err)
{
    struct program *program = run->program;
    const struct settings *settings = &program->settings;
    struct source_limits limits = {settings->statement_timeout, settings->lock_timeout};
    return source_open(&program->source, settings->dbname, signals_flag(), err) &&
           source_limit(program->source, &limits, err);
}

/* Before the snapshot, so that it is not older than what another run has just published. */
static bool take_lock(struct run *run, struct err *err)
{
    return source_lock(run->program->source, err);
}

static bool begin_snapshot(struct run *run, struct err *err)
{
    return reading_begin(run->program, err);
}

static bool check_contract(struct run *run, struct err *err)
{
    const char *snapshot = source_snapshot(run->program->source);
    run->snapshot = arena_text(&run->program->attempt, snapshot, strlen(snapshot)); /* outlives the connection */
    return source_examine(run->program->source, run->relations, err);
}

/* Nothing that is asked needs what plans say. */
static bool leave_sections(struct run *run, struct err *err)
{
    (void)err;
    run->relations[RELATION_PLAN_SECTION].present = false;
    return true;
}

/* Keys, days and codes of sections are looked at; their text is not. */
static bool leave_texts(struct run *run, struct err *err)
{
    (void)err;
    run->relations[RELATION_PLAN_SECTION].textless = true;
    return true;
}

/* Before anything is read: a folder that cannot be written is better known now. */
static bool open_folder(struct run *run, struct err *err)
{
    const struct settings *settings = &run->program->settings;
    return outdir_begin(&run->program->outdir, settings->out, settings->as_of, "run.json", err);
}

static bool open_store(struct run *run, struct err *err)
{
    return storing_open(run->program, err);
}

static void build_vocabulary(void *context)
{
    struct vocabulary_reading *reading = context;
    reading->good =
        plan_text_new(&reading->plan_text, report_file("plan-vocabulary.txt"), &reading->arena, &reading->err);
}

/* The vocabulary that the text of plans is read by: built while the server is asked for what comes first. */
static bool begin_vocabulary(struct run *run, struct err *err)
{
    struct program *program = run->program;
    struct vocabulary_reading *reading = run->vocabulary = ARENA_NEW(&program->attempt, 1, struct vocabulary_reading);
    (void)err;
    arena_begin_pass(&reading->arena, &program->attempt);
    run->telling = beside_thread_start(&program->telling);
    beside_go(run->telling, build_vocabulary, reading);
    return true;
}

static bool end_vocabulary(struct run *run, struct err *err)
{
    struct vocabulary_reading *reading = run->vocabulary;
    beside_wait(run->telling);
    if (!reading->good)
        *err = reading->err;
    run->plan_text = &reading->plan_text;
    return reading->good;
}

static bool read_names(struct run *run, struct err *err)
{
    struct program *program = run->program;
    return names_reading(program->source, run->relations, run->plan_text, &program->attempt, err);
}

static bool start_analysis(struct run *run, struct err *err)
{
    const struct settings *settings = &run->program->settings;
    struct program *program = run->program;
    struct analysis_options options = {.as_of = settings->as_of,
                                       .since = settings->since,
                                       .authority = settings->authority,
                                       .plan_text = run->plan_text,
                                       .keep_cases = settings->store != NULL || run->wanted.keep_cases,
                                       .shares = run->wanted.shares,
                                       .question = run->question};
    if (run->question)
        options.clocks = run->question->clocks;
    else {
        options.counting = beside_thread_start(&program->counting);
        options.telling = run->telling ? run->telling : beside_thread_start(&program->telling);
    }
    run->analysis = analysis_new(&run->program->attempt, &options);
    return signals_quiet(err);
}

static bool read_rows(struct run *run, struct err *err)
{
    return reading_rows(run->program, run->relations, run->analysis, err);
}

/* What the DfE published of the one authority whose records these are. */
static bool read_published(struct run *run, struct err *err)
{
    const struct program *program = run->program;
    const char *authority = analysis_only_authority(run->analysis);
    int year = (int)day_civil(program->settings.since).year;
    return source_published(program->source, authority, year, &run->program->attempt, &run->published, err);
}

/* All is read: what is left to do must not keep the server from clearing up. The lock stays. */
static bool end_snapshot(struct run *run, struct err *err)
{
    return reading_end(run->program, err);
}

static bool disconnect(struct run *run, struct err *err)
{
    (void)err;
    source_close(run->program->source);
    run->program->source = NULL;
    return true;
}

static bool finish_analysis(struct run *run, struct err *err)
{
    return analysis_finish(run->analysis, err) && signals_quiet(err);
}

static bool write_files(struct run *run, struct err *err)
{
    run->outputs.snapshot = run->snapshot;
    run->outputs.published = &run->published;
    return outputs_write(&run->outputs, run->program, run->analysis, err);
}

/* A connection that was lost has lost the lock too, and another run may have published since what is newer. */
static bool publish(struct run *run, struct err *err)
{
    return signals_quiet(err) && source_still_locked(run->program->source, err) && storing_publish(run->program, err);
}

/* "Walsall (335)", or what the rows are of. */
static const char *heading_of(const struct analysis *analysis, struct arena *arena)
{
    const char *code = analysis_local_authority(analysis);
    const char *name = analysis_authority_name(analysis);
    if (name)
        return words(arena, "%s (%s)", name, code);
    return strcmp(code, "all") == 0 ? "all authorities" : words(arena, "authority %s", code);
}

static void put_summary(const struct run *run, struct buf *printed)
{
    struct arena *pass = program_new_pass(run->program);
    struct summary *summary = ARENA_NEW(pass, 1, struct summary);
    summary_make(run->outputs.collector, pass, summary);
    summary_text(printed, summary, heading_of(run->analysis, pass), console_shows_utf8() ? BLOCKS_UTF8 : BLOCKS_ASCII,
                 pass);
}

static bool print_summary(struct run *run, struct err *err)
{
    struct program *program = run->program;
    progress_end(&program->progress);
    if (program->settings.quiet)
        return true;
    char as_of[DAY_TEXT_MOST];
    day_text(program->settings.as_of, as_of);
    put_summary(run, &program->printed);
    buf_format(&program->printed, "\nThe evidence is in %s/%s\n", program->settings.out, as_of);
    return console_print(&program->printed, err);
}

static bool look_at_thresholds(struct run *run, struct err *err)
{
    return thresholds_hold(&run->program->thresholds, &run->program->attempt, err);
}

static bool put_finding(void *context, const struct finding *finding, struct err *err)
{
    struct run *run = context;
    struct buf *printed = &run->program->printed;
    const struct rule *rule = &rules[finding->rule];
    quality_csv_finding(run->findings, finding);
    buf_format(printed, "%s, ehc.%s, %s times: %s\n", severity_names[rule->severity], contract[finding->relation].name,
               words(&run->program->attempt, "%llu", (unsigned long long)finding->count), rule->title);
    buf_format(printed, "    %s %s\n", rule->effect, rule->action);
    return !printed->broken || err_set(err, ERR_INTERNAL, "out of memory");
}

static bool print_findings(struct run *run, struct err *err)
{
    progress_end(&run->program->progress);
    quality_csv_start(run->findings);
    if (!analysis_findings(run->analysis, put_finding, run, err))
        return false;
    if (run->program->printed.length == 0)
        buf_text(&run->program->printed, "Nothing is wrong that the rules look for.\n");
    return true;
}

static bool draw_sample(struct run *run, struct err *err)
{
    const struct settings *settings = &run->program->settings;
    uint64_t seed = settings->seed ? settings->seed : 1;
    progress_end(&run->program->progress);
    return analysis_sample(run->analysis, settings->size, seed, &run->program->attempt, run->sample, err);
}

static bool answer_question(struct run *run, struct err *err)
{
    progress_end(&run->program->progress);
    return analysis_answer(run->analysis, run->question, run->answer, err);
}

/* What the steps are taken for. */
enum task {
    RUN = 1,
    CHECK = 2,
    SAMPLE = 4,
    QUESTION = 8,
    ANALYSIS = 16,
    NO_RUN = CHECK | SAMPLE | QUESTION | ANALYSIS
};

/* In this order. A run holds its connection, and with it the lock, until what it wrote has its name. */
static const struct step {
    const char *doing;
    bool (*take)(struct run *run, struct err *err);
    unsigned tasks;
} steps[] = {
    {"beginning the vocabulary of plans", begin_vocabulary, RUN},
    {"connecting", connect_source, RUN | NO_RUN},
    {"waiting for other runs", take_lock, RUN},
    {"taking the snapshot", begin_snapshot, RUN | NO_RUN},
    {"checking the contract", check_contract, RUN | NO_RUN},
    {"opening the folder", open_folder, RUN},
    {"connecting to store", open_store, RUN},
    {"reading the vocabulary of plans", end_vocabulary, RUN},
    {"reading names", read_names, RUN},
    {"leaving texts of plans", leave_texts, CHECK},
    {"leaving texts of plans", leave_sections, SAMPLE | QUESTION | ANALYSIS},
    {"preparing", start_analysis, RUN | NO_RUN},
    {"reading", read_rows, RUN | NO_RUN},
    {"reading published figures", read_published, RUN},
    {"ending the snapshot", end_snapshot, RUN | NO_RUN},
    {"closing the connection", disconnect, NO_RUN},
    {"computing", finish_analysis, RUN | NO_RUN},
    {"writing", write_files, RUN},
    {"publishing", publish, RUN},
    {"closing the connection", disconnect, RUN},
    {"summing up", print_summary, RUN},
    {"looking at thresholds", look_at_thresholds, RUN},
    {"telling", print_findings, CHECK},
    {"drawing", draw_sample, SAMPLE},
    {"answering", answer_question, QUESTION},
};

/* The steps of one task. `run` says what it is of beside the program. */
static bool take_steps(struct program *program, enum task task, struct run *run, struct err *err)
{
    const struct settings *settings = &program->settings;
    bool good = true;
    run->program = program;
    progress_start(&program->progress, settings->quiet || settings->log != LOG_NONE);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && good; i++) {
        if (!(steps[i].tasks & task))
            continue;
        int64_t began = journal_clock();
        progress_say(&program->progress, steps[i].doing);
        good = steps[i].take(run, err);
        journal_step(&program->journal, steps[i].doing, began, err);
    }
    return good;
}

bool pipeline_run(struct program *program, struct err *err)
{
    struct run *run = ARENA_NEW(&program->attempt, 1, struct run);
    return take_steps(program, RUN, run, err);
}

bool pipeline_check(struct program *program, struct buf *csv, struct err *err)
{
    struct run *run = ARENA_NEW(&program->attempt, 1, struct run);
    run->findings = csv;
    return take_steps(program, CHECK, run, err);
}

bool pipeline_sample(struct program *program, struct audit_sample *sample, struct err *err)
{
    struct run *run = ARENA_NEW(&program->attempt, 1, struct run);
    run->sample = sample;
    return take_steps(program, SAMPLE, run, err);
}

bool pipeline_question(struct program *program, struct question *question, struct answer *answer, struct err *err)
{
    struct run *run = ARENA_NEW(&program->attempt, 1, struct run);
    run->question = question;
    run->answer = answer;
    return take_steps(program, QUESTION, run, err);
}

bool pipeline_analysis(struct program *program, const struct analysis_options *wanted, struct analysis **analysis,
                       struct err *err)
{
    struct run *run = ARENA_NEW(&program->attempt, 1, struct run);
    run->wanted = *wanted;
    bool good = take_steps(program, ANALYSIS, run, err);
    progress_end(&program->progress);
    *analysis = run->analysis;
    return good;
}

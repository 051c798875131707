#include <string.h>

#include "app/case_reading.h"
#include "app/copies_reading.h"
#include "app/names_reading.h"
#include "app/pipeline.h"
#include "app/signals.h"
#include "base/growing.h"
#include "base/words.h"
#include "core/case_clocks.h"
#include "core/case_texts.h"
#include "intake/source_case.h"
#include "render/report_files.h"

struct case_reading {
    struct program *program;
    int64_t id;
    const char *kind; /* once it is known */
    struct case_rows rows;
    struct analysis *analysis;
    struct case_clock *clocks;
    size_t clock_count;
    size_t clock_room;
    struct found_rows found;
    struct plan_text plan_text;
    struct case_text *texts;
    size_t text_count;
    size_t text_room;
};

/* ---- what has the id */

static const char *listed(const struct case_found *found, struct arena *arena)
{
    const char *text = words(arena, "a %s", found->kinds[0]);
    for (size_t i = 1; i < found->count; i++)
        text = words(arena, "%s%s a %s", text, i + 1 < found->count ? "," : " and", found->kinds[i]);
    return text;
}

static bool find_kind(struct case_reading *reading, struct err *err)
{
    struct arena *arena = &reading->program->run;
    struct case_found found;
    const char *kind = reading->kind;
    if (!source_case_find(reading->program->source, reading->id, kind, arena, &found, err))
        return false;
    if (found.count == 0)
        return err_set(err, ERR_CONFIGURATION, "no %s has the id %lld: give one that stands in ehc.%s",
                       kind ? kind : "request, plan or person", (long long)reading->id,
                       kind ? kind : "request, ehc.plan or ehc.person");
    reading->kind = found.kinds[0];
    if (found.count == 1)
        return true;
    return err_set(err, ERR_USAGE, "%lld is the id of %s: say which with --kind\nTry 'ehc-analyser case --help'.",
                   (long long)reading->id, listed(&found, arena));
}

/* ---- its rows */

static bool keep_frame(void *context, struct frame **frame, struct err *err)
{
    struct case_reading *reading = context;
    struct arena *arena = &reading->program->run;
    (void)err;
    case_rows_keep(&reading->rows, *frame, arena);
    enum relation_id relation = (*frame)->relation;
    *frame = ARENA_NEW(arena, 1, struct frame);
    frame_shape(*frame, relation, arena);
    return true;
}

static bool read_relation(struct case_reading *reading, enum relation_id relation, struct err *err)
{
    struct arena *arena = &reading->program->run;
    struct frame *frame = ARENA_NEW(arena, 1, struct frame);
    uint64_t rows;
    reading->rows.there[relation] = true;
    frame_shape(frame, relation, arena);
    return source_read_chosen(reading->program->source, frame, arena, keep_frame, reading, &rows, err);
}

/* What texts are checked by; names of settings and of other children only where there is a text. */
static bool read_vocabulary(struct case_reading *reading, const struct source_relation *relations, struct err *err)
{
    struct program *program = reading->program;
    return plan_text_new(&reading->plan_text, report_file("plan-vocabulary.txt"), &program->run, err) &&
           names_reading(program->source, relations, &reading->plan_text, &program->run, err);
}

static bool read_rows(struct case_reading *reading, const struct source_relation *relations, struct err *err)
{
    struct source *source = reading->program->source;
    if (!find_kind(reading, err) || !read_vocabulary(reading, relations, err) ||
        !source_case_choose(source, reading->id, reading->kind, err))
        return false;
    for (enum relation_id relation = 0; relation < RELATIONS; relation++)
        if (relations[relation].present && !read_relation(reading, relation, err))
            return false;
    return true;
}

/* ---- the analysis of them */

static bool feed_relation(struct case_reading *reading, enum relation_id relation, struct err *err)
{
    for (const struct kept_frame *kept = reading->rows.first[relation]; kept; kept = kept->next)
        if (!analysis_take(reading->analysis, kept->frame, err))
            return false;
    return analysis_relation_done(reading->analysis, relation, err);
}

static bool analyse(struct case_reading *reading, struct err *err)
{
    const struct settings *settings = &reading->program->settings;
    struct analysis_options options = {
        .as_of = settings->as_of, .since = settings->since, .batch = 512, .keep_cases = true, .keep_sketches = true, .plan_text = &reading->plan_text, .found = &reading->found};
    reading->found.arena = &reading->program->run;
    reading->analysis = analysis_new(&reading->program->run, &options);
    for (enum relation_id r = 0; r < RELATIONS; r++)
        analysis_expect(reading->analysis, r, reading->rows.there[r], true, reading->rows.count[r]);
    for (int place = 0; place < RELATIONS; place++)
        if (!feed_relation(reading, reading_order[place], err))
            return false;
    return analysis_finish(reading->analysis, err);
}

static bool keep_clock(void *context, const struct case_clock *clock, struct err *err)
{
    struct case_reading *reading = context;
    (void)err;
    reading->clocks = growing(&reading->program->run, reading->clocks, reading->clock_count, &reading->clock_room,
                              sizeof reading->clocks[0]);
    reading->clocks[reading->clock_count++] = *clock;
    return true;
}

static bool keep_text(void *context, const struct case_text *text, struct err *err)
{
    struct case_reading *reading = context;
    (void)err;
    reading->texts = growing(&reading->program->run, reading->texts, reading->text_count, &reading->text_room,
                             sizeof reading->texts[0]);
    reading->texts[reading->text_count++] = *text;
    return true;
}

/* ---- all of it, in one snapshot: what others' texts are compared with comes out of the analysis */

static bool read_and_analyse(struct case_reading *reading, struct err *err)
{
    struct program *program = reading->program;
    struct source_relation relations[RELATIONS];
    return source_examine(program->source, relations, err) && read_rows(reading, relations, err) &&
           analyse(reading, err) && analysis_case_texts(reading->analysis, keep_text, reading, err) &&
           copies_reading(program, relations, &reading->plan_text, reading->texts, reading->text_count, &reading->rows,
                          err);
}

static bool read_case(struct case_reading *reading, struct err *err)
{
    struct program *program = reading->program;
    if (!source_open(&program->source, program->settings.dbname, signals_flag(), err) ||
        !source_begin(program->source, err) || !read_and_analyse(reading, err) || !source_end(program->source, err))
        return false;
    source_close(program->source);
    program->source = NULL;
    return true;
}

static enum case_kind kind_named(const char *name)
{
    enum case_kind kind = CASE_REQUEST;
    while (strcmp(story_kind_names[kind], name) != 0)
        kind++;
    return kind;
}

bool case_reading(struct program *program, int64_t id, const char *kind, struct story *story, struct err *err)
{
    struct case_reading *reading = ARENA_NEW(&program->run, 1, struct case_reading);
    *reading = (struct case_reading){.program = program, .id = id, .kind = kind};
    if (!read_case(reading, err) ||
        !analysis_case_clocks(reading->analysis, program_new_pass(program), keep_clock, reading, err))
        return false;
    const struct story_source source = {.kind = kind_named(reading->kind),
                                        .id = id,
                                        .as_of = program->settings.as_of,
                                        .since = program->settings.since,
                                        .rows = &reading->rows,
                                        .clocks = reading->clocks,
                                        .clock_count = reading->clock_count,
                                        .found = &reading->found,
                                        .plan_text = &reading->plan_text,
                                        .texts = reading->texts,
                                        .text_count = reading->text_count};
    *story = story_tell(&source, &program->run);
    return signals_quiet(err);
}

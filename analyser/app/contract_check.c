#include <string.h>

#include "app/contract_check.h"
#include "app/evidence_files.h"
#include "app/outputs.h"
#include "app/signals.h"
#include "base/words.h"
#include "core/analysis.h"
#include "core/definitions/measure.h"
#include "core/inference/results.h"
#include "core/inference/series.h"
#include "core/official/published.h"
#include "intake/source_look.h"
#include "intake/source_published.h"

struct checking {
    struct program *program;
    struct contract_look *look;
    struct source_relation states[RELATIONS];
    struct arena *attempt; /* of one analysis, which begins anew without a relation that cannot be read */
    struct analysis *analysis;
    struct published published;
    struct outputs outputs;
    const char *measure; /* of the cells that pass by */
};

static const char *kept(const struct checking *checking, const struct err *trouble)
{
    return arena_text(&checking->program->run, trouble->text, strlen(trouble->text));
}

/* --- would a run be refused, and which relations would it read */

static bool examine(struct checking *checking, struct err *err)
{
    struct err refusal = {.kind = ERR_NONE};
    bool kept_whole = source_examine(checking->program->source, checking->states, &refusal);
    if (!kept_whole && refusal.kind != ERR_CONFIGURATION) {
        *err = refusal;
        return false;
    }
    if (!kept_whole)
        checking->look->refusal = kept(checking, &refusal);
    return true;
}

/* Of what the catalogue alone does not refuse. */
static void note_trouble(struct checking *checking, enum relation_id id, const char *why)
{
    checking->look->relations[id].trouble = why;
    if (!checking->look->refusal)
        checking->look->refusal = why;
}

static void note_uncastable(struct checking *checking)
{
    for (enum relation_id id = 0; id < RELATIONS; id++)
        for (size_t i = 0; i < contract[id].column_count; i++)
            if (checking->look->relations[id].columns[i].state == COLUMN_UNCASTABLE && contract[id].columns[i].read &&
                !checking->look->refusal)
                checking->look->refusal =
                    words(&checking->program->run, "ehc.%s.%s cannot be cast to %s", contract[id].name,
                          contract[id].columns[i].name, contract_types[contract[id].columns[i].type].name);
}

/* --- the rows, as a run reads them */

static bool take_frame(void *context, struct frame **frame, struct err *err)
{
    const struct checking *checking = context;
    return analysis_take(checking->analysis, *frame, err);
}

static bool read_relation(struct checking *checking, enum relation_id id, struct err *err)
{
    struct source *source = checking->program->source;
    const struct source_relation *state = &checking->states[id];
    struct source_counts counts = {0};
    uint64_t rows;
    bool whole = relation_is_whole(checking->look, id);
    if (whole && !source_count(source, id, state, &counts, err))
        return false;
    bool ordered = !state->unique && counts.surplus > 0;
    analysis_expect(checking->analysis, id, whole || contract[id].required, ordered, counts.rows);
    if (!whole) /* what is required and cannot be read counts as empty: so far there is nothing of it */
        return analysis_relation_done(checking->analysis, id, err);
    struct arena *pass = program_new_pass(checking->program);
    struct frame *frame = ARENA_NEW(pass, 1, struct frame);
    frame_shape(frame, id, pass);
    return source_read(source, state, ordered, frame, pass, take_frame, checking, &rows, err) &&
           analysis_relation_done(checking->analysis, id, err);
}

/* *again: a relation could not be read, which is noted, and the analysis must begin anew without it. */
static bool try_relation(struct checking *checking, enum relation_id id, bool *again, struct err *err)
{
    struct err trouble = {.kind = ERR_NONE};
    struct err lost = {.kind = ERR_NONE};
    if (!source_mark(checking->program->source, err))
        return false;
    if (read_relation(checking, id, &trouble))
        return true;
    bool of_the_rows = trouble.kind == ERR_CONFIGURATION || trouble.kind == ERR_DATABASE || trouble.kind == ERR_DATA;
    if (!of_the_rows || !source_back(checking->program->source, &lost)) {
        *err = trouble;
        return false;
    }
    note_trouble(checking, id, kept(checking, &trouble));
    *again = true;
    return true;
}

static bool try_all(struct checking *checking, bool *again, struct err *err)
{
    const struct settings *settings = &checking->program->settings;
    struct analysis_options options = {.as_of = settings->as_of, .since = settings->since};
    *again = false;
    arena_free(checking->attempt);
    arena_begin_pass(checking->attempt, &checking->program->run);
    checking->analysis = analysis_new(checking->attempt, &options);
    for (int place = 0; place < RELATIONS && !*again; place++)
        if (!signals_quiet(err) || !try_relation(checking, reading_order[place], again, err))
            return false;
    return true;
}

static bool read_all(struct checking *checking, struct err *err)
{
    bool again = true;
    checking->attempt = ARENA_NEW(&checking->program->run, 1, struct arena);
    while (again)
        if (!try_all(checking, &again, err))
            return false;
    return analysis_finish(checking->analysis, err);
}

static bool read_published(struct checking *checking, struct err *err)
{
    const struct program *program = checking->program;
    int year = (int)day_civil(program->settings.since).year;
    return source_published(program->source, analysis_only_authority(checking->analysis), year, &checking->program->run,
                            &checking->published, err);
}

/* --- what has data */

static void name_measure(struct contract_look *look, const char *name)
{
    size_t last = look->measure_count;
    if (last == 0 || strcmp(look->measures[last - 1].name, name) != 0) /* a measure may be there for two bases */
        look->measures[look->measure_count++] = (struct outcome_look){.name = name, .title = ""};
}

/* Every measure that there can be. */
static void name_measures(struct checking *checking)
{
    struct arena *arena = &checking->program->run;
    struct contract_look *look = checking->look;
    look->measures =
        ARENA_NEW(arena, (size_t)CLOCKS * (size_t)CLOCK_MEASURES + (size_t)FAMILY_MEASURES, struct outcome_look);
    for (int clock = 0; clock < CLOCKS; clock++)
        for (int measure = 0; measure < CLOCK_MEASURES; measure++)
            if (clock_has_measure(&clocks[clock], (enum clock_measure_id)measure))
                name_measure(look, words(arena, "%s.%s", clocks[clock].id, clock_measures[measure].name));
    for (int family = 0; family < FAMILY_MEASURES; family++)
        name_measure(look, family_measures[family].id);
}

static void see_measure(struct contract_look *look, const char *measure)
{
    for (size_t i = 0; i < look->measure_count; i++)
        if (strcmp(look->measures[i].name, measure) == 0)
            look->measures[i].has_data = true;
}

/* Cells come measure by measure. */
static bool see_cell(void *context, const struct cell *cell, struct err *err)
{
    struct checking *checking = context;
    if (!checking->measure || strcmp(checking->measure, cell->measure) != 0) {
        checking->measure = arena_text(checking->attempt, cell->measure, strlen(cell->measure));
        see_measure(checking->look, cell->measure);
    }
    series_collect(checking->outputs.series, cell);
    return table_collect(checking->outputs.collector, cell, err);
}

static void see_tables(struct checking *checking)
{
    const struct outputs *outputs = &checking->outputs;
    struct contract_look *look = checking->look;
    look->tables = ARENA_NEW(&checking->program->run, outputs->table_count, struct outcome_look);
    look->table_count = outputs->table_count;
    for (size_t i = 0; i < outputs->table_count; i++)
        look->tables[i] = (struct outcome_look){
            .name = outputs->tables[i].id,
            .title = outputs->tables[i].title,
            .has_data = strcmp(outputs->tables[i].text[0], TABLE_NO_DATA) != 0,
        };
}

static bool make_outcome(struct checking *checking, struct err *err)
{
    struct program *program = checking->program;
    struct outputs *outputs = &checking->outputs;
    name_measures(checking);
    *outputs = (struct outputs){.program = program, .analysis = checking->analysis, .published = &checking->published};
    outputs->series = series_new(&program->run, program->settings.as_of);
    outputs->collector = table_collector_new(&program->run, program->settings.as_of, program->settings.since);
    outputs->statistics = ARENA_NEW(&program->run, RESULTS, struct people_table);
    for (int i = 0; i < STATISTICS_ARENAS; i++)
        arena_begin_pass(&outputs->statistics_arenas[i], &program->run);
    evidence_statistics_make(outputs, NULL);
    if (!analysis_evidence(checking->analysis, see_cell, checking, err) || !evidence_tables_make(outputs, err))
        return false;
    see_tables(checking);
    return true;
}

static bool look_at_contract(struct checking *checking, struct err *err)
{
    return source_look(checking->program->source, checking->look, &checking->program->run, err);
}

static bool connect_source(struct checking *checking, struct err *err)
{
    struct program *program = checking->program;
    return source_open(&program->source, program->settings.dbname, signals_flag(), err) &&
           source_begin(program->source, err);
}

static bool (*const steps[])(struct checking *checking, struct err *err) = {
    connect_source, look_at_contract, examine, read_all, read_published, make_outcome,
};

bool contract_check(struct program *program, struct contract_look *look, struct err *err)
{
    struct checking *checking = ARENA_NEW(&program->run, 1, struct checking);
    *checking = (struct checking){.program = program, .look = look};
    *look = (struct contract_look){.as_of = program->settings.as_of};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (!steps[i](checking, err))
            return false;
    note_uncastable(checking);
    return source_end(program->source, err);
}

#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/pack_file.h"
#include "app/pack_outputs.h"
#include "app/program.h"
#include "app/record_file.h"
#include "base/day.h"
#include "core/pack/plausibility.h"
#include "core/pack/publish.h"
#include "core/pack/restatements.h"

#define MARKING_OF_PUBLISHED "OFFICIAL"

static bool say(struct program *program, const struct record *record, struct err *err)
{
    char as_of[DAY_TEXT_MOST];
    day_text(record->as_of, as_of);
    buf_format(&program->printed, "The pack is in %s/%s\n", program->settings.out, as_of);
    return console_print(&program->printed, err);
}

/* The figures that differ from those of the previous pack, as a table of this one. */
static bool add_restatements(struct program *program, struct record *record, struct pack *pack, struct err *err)
{
    struct record *previous = ARENA_NEW(&program->run, 1, struct record);
    struct restatements restatements;
    if (!program->settings.previous)
        return true;
    pack->previous = previous;
    if (!record_file_read(program, program->settings.previous, previous, err) ||
        !restatements_make(&program->run, previous, record, &restatements, err))
        return false;
    record_add_table(&program->run, record, restatements_table(&program->run, &restatements));
    return true;
}

static bool add_plausibility(struct program *program, struct record *record, const struct pack *pack, struct err *err)
{
    struct plausibility plausibility = plausibility_of(&program->run, pack);
    record_add_table(&program->run, record, plausibility_table(&program->run, &plausibility));
    return plausibility_holds(&plausibility, err);
}

/* Before anything is read: a mistake on the command line is said at once. */
static bool rule_is_known(const struct settings *settings, struct disclosure_rule *rule, struct err *err)
{
    return !settings->publish || disclosure_rule_read(settings->publish, rule) ||
           err_set(err, ERR_USAGE,
                   "--publish takes none, nhs or below-K with K from %d to %d, not '%.60s'\n"
                   "Try 'ehc-analyser pack --help'.",
                   SUPPRESSED_LEAST + 1, SUPPRESSED_MOST, settings->publish);
}

static bool publish(struct program *program, const struct disclosure_rule *rule, struct record *record,
                    struct pack_definition *definition, struct err *err)
{
    struct record whole = *record;
    if (!program->settings.publish)
        return true;
    definition->marking = MARKING_OF_PUBLISHED;
    return publish_record(&whole, rule, &program->run, record, err);
}

static bool pack(struct program *program, struct err *err)
{
    struct record record;
    struct disclosure_rule rule;
    struct pack_definition *definition = ARENA_NEW(&program->run, 1, struct pack_definition);
    struct pack pack = {.record = &record, .definition = definition, .publish = program->settings.publish};
    if (program->settings.paths.count != 1)
        return err_set(err, ERR_USAGE, "RUN is given more than once\nTry 'ehc-analyser pack --help'.");
    return rule_is_known(&program->settings, &rule, err) && pack_file_read(program, definition, err) &&
           record_file_read(program, program->settings.paths.path[0], &record, err) &&
           pack_file_check(program, definition, &record, err) && add_restatements(program, &record, &pack, err) &&
           add_plausibility(program, &record, &pack, err) && publish(program, &rule, &record, definition, err) &&
           pack_outputs_write(program, &pack, err) && say(program, &record, err);
}

static const struct option pack_options[] = {
    {.argument = "RUN",
     .kind = OPTION_PATHS,
     .required = true,
     INTO(paths),
     .help = "the folder of a run, OUT/<as-of>"},
    OUT_REQUIRED("the folder for the pack, which goes to DIR/<as-of>"),
    {.name = "definition",
     .argument = "FILE",
     .kind = OPTION_TEXT,
     INTO(definition),
     .help = "what the pack shows, as reports/area-2.json; that one if not given"},
    {.name = "previous",
     .argument = "OLD",
     .kind = OPTION_TEXT,
     INTO(previous),
     .help = "the folder of the run that the last pack was made of: the pack says which of its figures are restated"},
    {.name = "publish",
     .argument = "RULE",
     .kind = OPTION_TEXT,
     INTO(publish),
     .help = "for anybody to read, with disclosure control: none, below-K (counts under K suppressed, and what would give"
             " them away) or nhs (1 to 7 suppressed, the rest rounded to 5); the board's own pack if not given"},
    HELP,
};

const struct command pack_command = {
    .name = "pack",
    .summary = "Make the board's pack of a run: pages and a workbook",
    .about = "From the evidence.json of the run, and of OLD, and nothing else: no database is needed, and the same runs give\n"
             "the same bytes. A run whose evidence.json is not the one in its run.json has no pack, nor one whose figures are\n"
             "not plausible.\n\n"
             "With --publish nothing is written unless an attack on what is to be published fails: disclosure.csv says\n"
             "what was suppressed, and how near the attack came.\n",
    .options = pack_options,
    .option_count = OPTION_COUNT(pack_options),
    .run = pack,
};

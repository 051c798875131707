#include <string.h>

#include "core/definitions/quality.h"
#include "core/pack/cells_table.h"
#include "core/pack/figure_text.h"
#include "core/pack/plausibility.h"
#include "core/pack/plausible_rows.h"

static void targets(struct looking *looking, const struct pack_definition *definition);
static void milestones(struct looking *looking, const struct pack_definition *definition);

struct plausibility_check {
    const char *title;
    enum severity severity; /* an error stops the pack */
    row_check *of_row;
    table_check *of_table;
    void (*of_definition)(struct looking *looking, const struct pack_definition *definition);
};

static const struct plausibility_check checks[PLAUSIBILITY_CHECKS] = {
    [PLAUSIBLE_UNITS] = {"counts are whole numbers, figures are numbers or a sign of the legend", SEVERITY_ERROR,
                         .of_row = plausible_units},
    [PLAUSIBLE_PERCENTAGES] = {"percentages lie from 0 to 100", SEVERITY_ERROR, .of_row = plausible_percentages},
    [PLAUSIBLE_NUMBERS] = {"a number is no more than what it is out of", SEVERITY_ERROR, .of_row = plausible_numbers},
    [PLAUSIBLE_INTERVALS] = {"a figure lies within its 95% interval", SEVERITY_ERROR, .of_row = plausible_intervals},
    [PLAUSIBLE_AGES] = {"overdue cases by age add up to those overdue", SEVERITY_ERROR, .of_row = plausible_ages},
    [PLAUSIBLE_PARTS] = {"teams, kinds and providers add up to all", SEVERITY_ERROR, .of_table = plausible_parts},
    [PLAUSIBLE_MARKS] = {"a figure of fewer than 10 cases is marked", SEVERITY_ERROR, .of_row = plausible_marks},
    [PLAUSIBLE_TARGETS] = {"targets, floors and milestones lie from 0 to 100", SEVERITY_ERROR, .of_definition = targets},
    [PLAUSIBLE_MILESTONES] = {"milestones come one after the other, none before the baseline", SEVERITY_ERROR,
                              .of_definition = milestones},
    [PLAUSIBLE_DAYS] = {"days are none below 0, nor over ten years", SEVERITY_WARNING, .of_row = plausible_days},
};

/* ---- of the definition */

static bool is_share(double percent)
{
    return percent >= 0 && percent <= 100;
}

static void targets(struct looking *looking, const struct pack_definition *definition)
{
    for (size_t i = 0; i < definition->headline_count; i++) {
        const struct pack_headline *headline = &definition->headlines[i];
        if (headline->has_target)
            looked_at(looking, is_share(headline->target), headline->measure);
        if (headline->has_floor)
            looked_at(looking, is_share(headline->floor), headline->measure);
        for (size_t m = 0; m < headline->milestone_count; m++)
            looked_at(looking, is_share(headline->milestones[m].percent), headline->measure);
    }
}

static void milestones(struct looking *looking, const struct pack_definition *definition)
{
    for (size_t i = 0; i < definition->headline_count; i++) {
        const struct pack_headline *headline = &definition->headlines[i];
        int32_t before = headline->has_baseline ? headline->baseline : INT32_MIN;
        for (size_t m = 0; m < headline->milestone_count; m++) {
            looked_at(looking, headline->milestones[m].day > before, headline->measure);
            before = headline->milestones[m].day;
        }
    }
}

/* ---- the whole */

static void look(struct looking *looking, const struct plausibility_check *check, const struct people_table *table)
{
    const struct printed_column *columns = printed_columns(looking->arena, table);
    if (check->of_table)
        check->of_table(looking, table, columns);
    for (size_t row = 0; check->of_row && row < table->rows; row++)
        if (!printed_row_is_empty(table, row))
            check->of_row(looking, table, columns, row);
}

struct plausibility plausibility_of(struct arena *arena, const struct pack *pack)
{
    struct plausibility plausibility = {0};
    const struct record *record = pack->record;
    struct people_table cells = cells_table(arena, record->cells, record->cell_count);
    struct people_table of_teams = cells_table(arena, record->team_cells, record->team_cell_count);
    for (size_t i = 0; i < PLAUSIBILITY_CHECKS; i++) {
        struct looking looking = {arena, &plausibility.results[i]};
        for (size_t t = 0; t < record->table_count; t++)
            look(&looking, &checks[i], &record->tables[t]);
        look(&looking, &checks[i], &cells);
        look(&looking, &checks[i], &of_teams);
        if (checks[i].of_definition)
            checks[i].of_definition(&looking, pack->definition);
    }
    return plausibility;
}

bool plausibility_holds(const struct plausibility *plausibility, struct err *err)
{
    for (size_t i = 0; i < PLAUSIBILITY_CHECKS; i++) {
        const struct plausibility_result *result = &plausibility->results[i];
        if (result->not_passed > 0 && checks[i].severity == SEVERITY_ERROR)
            return err_set(err, ERR_DATA,
                           "no pack is made, it would not hold that %.200s: %zu of %zu do not, the first is %.600s",
                           checks[i].title, result->not_passed, result->looked_at, result->example);
    }
    return true;
}

static const char *const header[] = {"check", "severity", "cells looked at", "not passed", "first example"};

enum { COLUMNS = sizeof header / sizeof header[0] };

struct people_table plausibility_table(struct arena *arena, const struct plausibility *plausibility)
{
    const char **text = ARENA_NEW(arena, PLAUSIBILITY_CHECKS * COLUMNS, const char *);
    for (size_t i = 0; i < PLAUSIBILITY_CHECKS; i++) {
        const struct plausibility_result *result = &plausibility->results[i];
        const char *const row[COLUMNS] = {
            checks[i].title, severity_names[checks[i].severity], figure_count(arena, result->looked_at),
            figure_count(arena, result->not_passed), result->example ? result->example : ""};
        memcpy(text + i * COLUMNS, row, sizeof row);
    }
    return (struct people_table){
        .id = PLAUSIBILITY_TABLE,
        .title = "Checks that the figures of this pack passed",
        .note = "Looked at before anything was written: every figure of its tables, every figure for"
                " all cases together, and the targets. An error stops the pack; a warning is"
                " possible, look at it.",
        .law = "",
        .columns = COLUMNS,
        .rows = PLAUSIBILITY_CHECKS,
        .header = header,
        .text = text};
}

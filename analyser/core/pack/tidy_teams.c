#include <string.h>

#include "core/official/official_areas.h"
#include "core/pack/tidy_private.h"
#include "core/tables/evidence_table_fields.h"

/* Figures by team are in two of the tables that people read; a run keeps no other of them in its record. */
#define TEAMS "by_team"
#define VOICES "voice_by_team"

/* A figure is a few columns of a table that begin alike, and in the second the rows of one measure. */
struct team_figure {
    const char *table;
    const char *heading;
    enum tidy_form form;
    enum basis basis;
    const char *measure;
    const char *stem; /* of the names of its columns; NULL: the measure */
};

static const struct team_figure figures[] = {
    {TEAMS, "final plan in 20 weeks, of those completed", TIDY_FORM_RATE, BASIS_COMPLETED, "PLAN20.on_time",
     "plan20_completed"},
    {TEAMS, "final plan in 20 weeks, of those due", TIDY_FORM_RATE, BASIS_DUE, "PLAN20.on_time", "plan20_due"},
    {TEAMS, "waiting for a plan on the last day", TIDY_FORM_COUNT, BASIS_STOCK, "PLAN20.open", "plan20_open"},
    {TEAMS, "overdue for a plan on the last day", TIDY_FORM_COUNT, BASIS_STOCK, "PLAN20.overdue", "plan20_overdue"},
    {TEAMS, "decision in six weeks, of those completed", TIDY_FORM_SHARE, BASIS_COMPLETED, "REQ6.on_time",
     "req6_completed"},
    {TEAMS, "decision in six weeks, of those due", TIDY_FORM_SHARE, BASIS_DUE, "REQ6.on_time", "req6_due"},
    {TEAMS, "decisions overdue on the last day", TIDY_FORM_COUNT, BASIS_STOCK, "REQ6.overdue", "req6_overdue"},
    {TEAMS, "advice in six weeks, of that completed", TIDY_FORM_SHARE, BASIS_COMPLETED, "ADV6.on_time",
     "adv6_completed"},
    {TEAMS, "advice in six weeks, of that due", TIDY_FORM_SHARE, BASIS_DUE, "ADV6.on_time", "adv6_due"},
    {TEAMS, "advice overdue on the last day", TIDY_FORM_COUNT, BASIS_STOCK, "ADV6.overdue", "adv6_overdue"},
    {TEAMS, "annual review in twelve months, of those completed", TIDY_FORM_SHARE, BASIS_COMPLETED, "AR12.on_time",
     "ar12_completed"},
    {TEAMS, "annual review in twelve months, of those due", TIDY_FORM_SHARE, BASIS_DUE, "AR12.on_time", "ar12_due"},
    {TEAMS, "annual reviews overdue on the last day", TIDY_FORM_COUNT, BASIS_STOCK, "AR12.overdue", "ar12_overdue"},
    {TEAMS, "requests received", TIDY_FORM_COUNT, BASIS_STARTED, "REQUEST.received", NULL},
    {TEAMS, "requests refused", TIDY_FORM_SHARE, BASIS_STARTED, "REQUEST.refused", NULL},
    {TEAMS, "assessed and no plan issued", TIDY_FORM_SHARE, BASIS_COMPLETED, "ASSESSMENT.not_issued", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_assessment", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_assessment_unrecorded", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_at_start", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_own_words", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_acted_on", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_review", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.child_review_unrecorded", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.parent_assessment", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.parent_assessment_unrecorded", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.parent_at_start", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.parent_acted_on", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.parent_review", NULL},
    {VOICES, "share", TIDY_FORM_RATE, BASIS_COMPLETED, "VOICE.parent_review_unrecorded", NULL},
};

enum { FIGURES = sizeof figures / sizeof figures[0] };

/* What a part is called after the heading of its figure; a count has the heading alone. */
static const char *const part_headings[] = {
    [TIDY_NUMERATOR] = ": number", [TIDY_DENOMINATOR] = ": out of", [TIDY_VALUE] = ": %",
    [TIDY_LOWER] = ": 95% from",   [TIDY_UPPER] = ": 95% to",
};

static const char *label_of(const struct team_figure *figure)
{
    for (size_t i = 0; i < FAMILY_MEASURES; i++)
        if (strcmp(family_measures[i].id, figure->measure) == 0)
            return family_measures[i].title;
    return figure->heading;
}

static void add_figure(struct tidy_table *table, const struct team_figure *figure, struct arena *arena)
{
    const char **measures = ARENA_NEW(arena, 1, const char *);
    measures[0] = figure->measure;
    struct tidy_figure_words words = {.stem = figure->stem ? figure->stem : tidy_snake(figure->measure, arena),
                                      .label = label_of(figure),
                                      .grouping = label_of(figure),
                                      .basis = basis_names[figure->basis],
                                      .period_type = period_type_names[figure->basis == BASIS_STOCK ? PERIOD_AS_OF
                                                                                                    : PERIOD_LATEST_12M],
                                      .measures = measures,
                                      .form = figure->form};
    tidy_add_figure(table, &words, arena);
}

struct tidy_table tidy_teams_of(const struct record *record, struct arena *arena)
{
    struct tidy_table table = {
        .name = TIDY_TEAMS,
        .title = "The headline figures by team, of the twelve months up to the day of the analysis",
        .description = "Time limits, backlogs, requests and voice by team, percentages to one decimal. Small teams differ "
                       "by chance alone, and teams differ in what comes to them.",
        .columns = ARENA_NEW(arena, TIDY_FIXED_MOST + TIDY_PARTS_MOST * FIGURES, struct tidy_column),
        .items = ARENA_NEW(arena, 1, const char *),
        .item_count = 1,
        .breakdown = "team"};
    tidy_add_fixed(&table, &tidy_spans[TIDY_LATEST], official_authority_of(record->local_authority) != NULL, arena);
    struct tidy_column *team = &table.columns[table.column_count++];
    *team = tidy_text_column(TIDY_FILTER, "team", "Team", ".+");
    team->hint = "The team that has the case, all of them in Total";
    for (size_t i = 0; i < FIGURES; i++)
        add_figure(&table, &figures[i], arena);
    return table;
}

/* ---- rows */

/* The field of a table under a heading; "": the table has no such column. */
static const char *field_under(const struct people_table *table, size_t row, const char *heading)
{
    size_t column = table_column(table, heading);
    return column < table->columns ? table_field(table, row, column) : "";
}

/* A row of the first table: a team, or all of them. */
struct team {
    const char *by; /* "all" or "team": a team may be called anything */
    const char *category;
    const char *label;
};

static bool is_of(const struct people_table *table, size_t row, const struct team *team)
{
    return strcmp(field_under(table, row, "by"), team->by) == 0 &&
           strcmp(field_under(table, row, "category"), team->category) == 0;
}

/* Of the team, and in the table of voices of a measure; `rows`: there is none. */
static size_t row_of(const struct people_table *table, const struct team_figure *figure, const struct team *team)
{
    bool by_measure = strcmp(figure->table, VOICES) == 0;
    size_t row = 0;
    while (row < table->rows &&
           (!is_of(table, row, team) || (by_measure && strcmp(field_under(table, row, "id"), figure->measure) != 0)))
        row++;
    return row;
}

static const char *figure_text(const struct record *record, const struct team_figure *figure, const struct team *team,
                               enum tidy_part part, struct arena *arena)
{
    const struct people_table *table = record_table(record, figure->table);
    const char *const heading[] = {figure->heading, figure->form == TIDY_FORM_COUNT ? "" : part_headings[part], NULL};
    size_t row = table ? row_of(table, figure, team) : 0;
    if (!table || table_is_empty(table))
        return TIDY_NOT_AVAILABLE;
    const char *text = row < table->rows ? field_under(table, row, tidy_joined(arena, heading)) : "";
    return text[0] ? text : TIDY_NOT_APPLICABLE;
}

/* Without blanks around it, and of those within one at a time, as the standard wants it. */
static const char *tidied(const char *name, struct arena *arena)
{
    char *text = arena_text(arena, name, strlen(name));
    char *to = text;
    for (const char *from = text; *from; from++)
        if ((unsigned char)*from > ' ')
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    to -= to > text && to[-1] == ' ';
    *to = '\0';
    return text[0] ? text : "Without a name";
}

static const char *label_of_team(const struct team *team, struct arena *arena)
{
    if (strcmp(team->by, "all") == 0)
        return "Total";
    return strcmp(team->category, "not recorded") == 0 ? "Not recorded" : tidied(team->category, arena);
}

/* Two teams whose names differ in blanks alone, or one called Total, would be one: the later has the number of its row. */
static void tell_apart(struct team *teams, size_t row, struct arena *arena)
{
    for (size_t i = 0; i < row; i++) {
        const char *const parts[] = {teams[row].label, " (", integer_text(row, arena), ")", NULL};
        if (strcmp(teams[i].label, teams[row].label) == 0)
            teams[row].label = tidy_joined(arena, parts);
    }
}

static struct team *teams_of(const struct people_table *table, struct arena *arena)
{
    struct team *teams = ARENA_NEW(arena, table->rows + 1, struct team);
    for (size_t row = 0; row < table->rows; row++) {
        teams[row] =
            (struct team){.by = field_under(table, row, "by"), .category = field_under(table, row, "category")};
        teams[row].label = label_of_team(&teams[row], arena);
        tell_apart(teams, row, arena);
    }
    return teams;
}

static void put_team(const struct record *record, const struct team *team, const char *year, const char **field,
                     struct arena *arena)
{
    field += tidy_put_fixed(field, record, year, tidy_spans[TIDY_LATEST].identifiers[0]);
    *field++ = team->label;
    for (size_t i = 0; i < FIGURES; i++) {
        const struct tidy_form_parts *parts = &tidy_forms[figures[i].form];
        for (size_t part = 0; part < parts->count; part++)
            *field++ = figure_text(record, &figures[i], team, parts->part[part].part, arena);
    }
}

void tidy_teams_fill(const struct record *record, struct tidy_table *table, struct arena *arena)
{
    const struct people_table *of = record_table(record, TEAMS);
    table->rows = of && !table_is_empty(of) ? of->rows : 0;
    table->text = ARENA_NEW(arena, table->rows * table->column_count + 1, const char *);
    const struct team *teams = table->rows ? teams_of(of, arena) : NULL;
    for (size_t row = 0; row < table->rows; row++) {
        const char *last_day = field_under(of, row, "last day");
        const char *year = arena_text(arena, last_day, strcspn(last_day, "-"));
        put_team(record, &teams[row], year, table->text + row * table->column_count, arena);
    }
}

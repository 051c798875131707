#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "base/words.h"
#include "core/official/official_areas.h"
#include "core/pack/headline_table.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"
#include "core/statistics/chart_verdicts.h"

const char *headline_basis(const struct record *record, const struct pack_headline *headline)
{
    static const char *const bases[] = {"due", "completed", "started"};
    for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++)
        if (record_cell(record, headline->measure, bases[i], "latest_12m", NULL))
            return bases[i];
    return "completed";
}

/* The end of the interval that must be beyond a share for all of it to be; or the figure itself. */
static const char *nearest_end(const struct pack *pack, const struct record_cell *cell, bool low_is_worse)
{
    if (pack->definition->rating == RATING_BY_VALUE)
        return cell->value;
    return low_is_worse ? cell->upper : cell->lower;
}

bool is_worse(const struct pack *pack, const struct pack_headline *headline, double percent)
{
    const char *basis = headline_basis(pack->record, headline);
    const struct record_cell *cell = record_cell(pack->record, headline->measure, basis, "latest_12m", NULL);
    bool low_is_worse = headline->polarity != POLARITY_LOW_IS_GOOD;
    double end;
    if (!cell || !is_recorded(pack->record, headline->measure) ||
        !num_read(nearest_end(pack, cell, low_is_worse), &end))
        return false;
    return low_is_worse ? end < percent : end > percent;
}

/* ---- the fields of a row */

struct field_of {
    const struct pack *pack;
    const struct pack_headline *headline;
    struct arena *arena;
};

static const char *title_field(const struct field_of *of)
{
    return of->headline->title;
}

static const char *baseline_field(const struct field_of *of)
{
    char day[DAY_TEXT_MOST];
    if (!of->headline->has_baseline)
        return "not set";
    day_text(of->headline->baseline, day);
    const struct record_cell *cell = record_cell(of->pack->record, of->headline->measure,
                                                 headline_basis(of->pack->record, of->headline), "calendar_year", day);
    if (!cell || cell->value[0] == '\0')
        return words(of->arena, "not known for %.4s", day);
    return words(of->arena, "%s%% of %s in %.4s", cell_percent(cell, of->arena), cell->denominator, day);
}

static const char *target_field(const struct field_of *of)
{
    if (!of->headline->has_target)
        return "none set";
    return words(of->arena, "%g%%", of->headline->target);
}

/* The next one, as_of included. */
static const char *milestone_field(const struct field_of *of)
{
    char day[DAY_TEXT_MOST];
    for (size_t i = 0; i < of->headline->milestone_count; i++) {
        const struct pack_milestone *milestone = &of->headline->milestones[i];
        if (milestone->day < of->pack->record->as_of)
            continue;
        day_text(milestone->day, day);
        return words(of->arena, "%g%% by %s", milestone->percent, day);
    }
    return of->headline->milestone_count ? "all past" : "none set";
}

static const char *actual_on(const struct field_of *of, const char *basis)
{
    const char *share = share_phrase(of->pack->record, of->headline->measure, basis, of->arena);
    return share ? share : NULL;
}

/* Refusals are of requests that came in, which is neither basis. */
static const char *completed_field(const struct field_of *of)
{
    const char *share = actual_on(of, "completed");
    const char *started = share ? NULL : actual_on(of, "started");
    if (!is_recorded(of->pack->record, of->headline->measure))
        return "not recorded for anybody";
    return share ? share : started ? words(of->arena, "%s, of those received", started) : "not measured so";
}

static const char *due_field(const struct field_of *of)
{
    const char *share = actual_on(of, "due");
    return share ? share : "not measured so";
}

static struct selection verdict_of(const struct field_of *of)
{
    return SELECT(of->pack->record, "trend_verdicts", of->arena, {"measure", of->headline->measure},
                  {"basis", headline_basis(of->pack->record, of->headline)});
}

/* Symbols say in print what colour says on a screen; words stand beside them. */
static const char *variation_field(const struct field_of *of)
{
    struct selection verdict = verdict_of(of);
    const char *variation = selected(&verdict, 0, "variation");
    if (variation[0] == '\0')
        return "no chart";
    if (strstr(variation, "common"))
        return "\xE2\x97\x8B no change that can be told from chance";
    if (strstr(variation, "improvement"))
        return words(of->arena, "\xE2\x96\xA0 better: %s", selected(&verdict, 0, "signal"));
    if (strstr(variation, "concern"))
        return words(of->arena, "\xE2\x96\xB2 worse: %s", selected(&verdict, 0, "signal"));
    if (strstr(variation, "neither"))
        return words(of->arena, "\xE2\x97\x86 changed: %s", selected(&verdict, 0, "signal"));
    return "too few months";
}

static const char *assurance_field(const struct field_of *of)
{
    struct selection verdict = verdict_of(of);
    struct chart_limits limits = {0};
    double months = 0;
    if (!of->headline->has_target)
        return "no target";
    if (!selected_number(&verdict, 0, "lower limit", &limits.lower) ||
        !selected_number(&verdict, 0, "upper limit", &limits.upper) ||
        !selected_number(&verdict, 0, "months behind the limits", &months))
        return "not known";
    enum assurance_verdict assurance =
        assurance_verdict(&limits, (size_t)months, &of->headline->target, (enum polarity)of->headline->polarity);
    const char *symbol = assurance == ASSURANCE_PASS     ? "\xE2\x9C\x93 "
                         : assurance == ASSURANCE_FAIL   ? "\xE2\x9C\x97 "
                         : assurance == ASSURANCE_EITHER ? "? "
                                                         : "";
    return words(of->arena, "%s%s", symbol, assurance_words[assurance]);
}

static const char *standing_field(const struct field_of *of)
{
    const struct pack_headline *headline = of->headline;
    if (!share_phrase(of->pack->record, headline->measure, headline_basis(of->pack->record, headline), of->arena))
        return "not known";
    struct pack_headline other_way = *headline;
    other_way.polarity = headline->polarity == POLARITY_LOW_IS_GOOD ? POLARITY_HIGH_IS_GOOD : POLARITY_LOW_IS_GOOD;
    if (headline->has_floor && is_worse(of->pack, headline, headline->floor))
        return "red: worse than the floor";
    if (!headline->has_target)
        return "not rated: no target";
    if (is_worse(of->pack, headline, headline->target))
        return "amber: short of the target";
    if (is_worse(of->pack, &other_way, headline->target))
        return "green: target met";
    return of->pack->definition->rating == RATING_BY_VALUE ? "green: target met"
                                                           : "amber: the interval holds the target";
}

/* ---- published figures, where they have been imported */

static const struct {
    const char *measure;
    const char *table;
    const char *label;
} published[] = {
    {"PLAN20.on_time", "twenty_weeks", "published, within 20 weeks: %"},
    {"REQ6.on_time", "six_week_decisions", "published, decided within 6 weeks: %"},
    {"REQUEST.refused", "requests_and_refusals", "published, decided not to assess: %"},
    {"ASSESSMENT.not_issued", "refusals_to_issue", "published, assessed and no plan issued: %"},
    {"AR_DEC4.on_time", "after_review_meetings", "published, decided within 4 weeks: %"},
};

/* The area of a heading "LABEL (AREA)"; NULL: it is another one. */
static const char *area_of(const char *heading, const char *label, struct arena *arena)
{
    size_t length = strlen(label);
    if (strncmp(heading, label, length) != 0 || strncmp(heading + length, " (", 2) != 0)
        return NULL;
    return arena_text(arena, heading + length + 2, strlen(heading + length) - 3);
}

static bool is_region(const char *area)
{
    for (int i = 0; i < OFFICIAL_REGIONS; i++)
        if (strcmp(official_regions[i].name, area) == 0)
            return true;
    return false;
}

/* The latest year that has one. */
static const char *latest_in(const struct people_table *table, size_t column, struct arena *arena)
{
    for (size_t row = table->rows; row-- > 0;)
        if (table_field(table, row, column)[0] != '\0')
            return words(arena, "%s%% (%s)", table_field(table, row, column), table_field(table, row, 0));
    return NULL;
}

static const char *published_for(const struct field_of *of, bool england)
{
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        const struct people_table *table = record_table(of->pack->record, published[i].table);
        if (strcmp(published[i].measure, of->headline->measure) != 0 || !table)
            continue;
        for (size_t column = 0; column < table->columns; column++) {
            const char *area = area_of(table->header[column], published[i].label, of->arena);
            bool wanted = area && (england ? strcmp(area, ENGLAND_NAME) == 0 : is_region(area));
            const char *figure = wanted ? latest_in(table, column, of->arena) : NULL;
            if (figure)
                return england ? figure : words(of->arena, "%s, %s", figure, area);
        }
    }
    return "none published";
}

static const char *england_field(const struct field_of *of)
{
    return published_for(of, true);
}

static const char *region_field(const struct field_of *of)
{
    return published_for(of, false);
}

static const char *owner_field(const struct field_of *of)
{
    return of->headline->owner ? of->headline->owner : "nobody named";
}

/* ---- the table */

static const struct {
    const char *heading;
    const char *(*field)(const struct field_of *of);
} columns[] = {
    {"Indicator", title_field},
    {"Baseline", baseline_field},
    {"Target", target_field},
    {"Next milestone", milestone_field},
    {"Latest 12 months, of those completed", completed_field},
    {"Latest 12 months, of those due", due_field},
    {"England", england_field},
    {"Region", region_field},
    {"Variation", variation_field},
    {"Assurance", assurance_field},
    {"Against target and floor", standing_field},
    {"Owner", owner_field},
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

const struct people_table *headline_table(const struct pack *pack, struct arena *arena)
{
    struct people_table *table = ARENA_NEW(arena, 1, struct people_table);
    const char **header = ARENA_NEW(arena, COLUMNS, const char *);
    const char **text = ARENA_NEW(arena, pack->definition->headline_count * COLUMNS, const char *);
    *table = (struct people_table){.id = "headlines",
                                   .title = "Headlines",
                                   .note = "",
                                   .law = "",
                                   .columns = COLUMNS,
                                   .rows = pack->definition->headline_count,
                                   .header = header,
                                   .text = text};
    for (size_t c = 0; c < COLUMNS; c++) {
        header[c] = columns[c].heading;
        for (size_t i = 0; i < table->rows; i++) {
            struct field_of of = {pack, &pack->definition->headlines[i], arena};
            text[i * COLUMNS + c] = columns[c].field(&of);
        }
    }
    return table;
}

/* ---- what stands beside */

static const struct {
    const char *title;
    const char *measure;
    const char *basis;
    const char *why;
} balancing[] = {
    {"Requests refused an assessment", "REQUEST.refused", "started", "fewer assessments make the rest faster"},
    {"Assessments after which no plan was issued", "ASSESSMENT.not_issued", "completed",
     "cases that end without a plan leave the 20 weeks"},
    {"Final plans sent with an exception", "PLAN20.excepted", "completed", "exceptions can be taken out of a rate"},
    {"Final plans within 20 weeks as the DfE counts them", "PLAN20.sen2_on_time", "completed",
     "the number of cases shows how many are outside its denominator"},
    {"Health advice there before the plan was sent", "ADVICE.health_present", "completed",
     "a plan sent before its advice is quick and thin"},
    {"Social-care advice there before the plan was sent", "ADVICE.social_care_present", "completed", "the same"},
    {"Requests withdrawn", "REQUEST.withdrawn", "started", "families who gave up, or found another way"},
};

enum { BALANCING = sizeof balancing / sizeof balancing[0], OPEN_ROWS = 3, BALANCING_COLUMNS = 3 };

static const char *const balancing_header[BALANCING_COLUMNS] = {"Beside every headline",
                                                                "Latest 12 months, or on the day", "Why it is here"};

static size_t put_open_queue(const struct pack *pack, const char **text, struct arena *arena)
{
    struct selection waiting =
        SELECT(pack->record, "waiting_list", arena, {"pathways", "incomplete"}, {"breakdown", "all"});
    const char *open = count_on_day(pack->record, "PLAN20.open");
    const char *old = count_on_day(pack->record, "PLAN20.overdue_over_365");
    const char *median = selected(&waiting, 0, "median days");
    const char *const rows[OPEN_ROWS][BALANCING_COLUMNS] = {
        {"Age of the open queue, median days", median[0] ? words(arena, "%s days, of %s", median, selected(&waiting, 0, "cases")) : "not known",
         "old cases left open do not show among those completed"},
        {"Open cases on the way to a plan", open ? open : "not known", "a rate says nothing of those still waiting"},
        {"Of these overdue by more than a year", old ? old : "not known", "those that a rate forgets first"},
    };
    memcpy(text, rows, sizeof rows);
    return OPEN_ROWS;
}

const struct people_table *balancing_table(const struct pack *pack, struct arena *arena)
{
    struct people_table *table = ARENA_NEW(arena, 1, struct people_table);
    const char **text = ARENA_NEW(arena, (size_t)(BALANCING + OPEN_ROWS) * BALANCING_COLUMNS, const char *);
    *table = (struct people_table){.id = "balancing",
                                   .title = "Beside every headline",
                                   .note = "",
                                   .law = "",
                                   .columns = BALANCING_COLUMNS,
                                   .rows = BALANCING,
                                   .header = balancing_header,
                                   .text = text};
    for (size_t i = 0; i < BALANCING; i++) {
        const char *share = share_phrase(pack->record, balancing[i].measure, balancing[i].basis, arena);
        const char *const row[BALANCING_COLUMNS] = {balancing[i].title, share ? share : "not known", balancing[i].why};
        memcpy(text + i * BALANCING_COLUMNS, row, sizeof row);
    }
    table->rows += put_open_queue(pack, text + BALANCING * BALANCING_COLUMNS, arena);
    return table;
}

#include <string.h>

#include "base/day.h"
#include "core/definitions/clock.h"
#include "core/definitions/measure.h"
#include "core/tables/evidence_table_fields.h"
#include "core/tables/summary.h"

static const enum clock_id rate_clocks[SUMMARY_RATES] = {
    CLOCK_PLAN20, CLOCK_REQ6, CLOCK_ADV6, CLOCK_AR12, CLOCK_AM_FINAL12,
};

static const enum clock_id backlog_clocks[SUMMARY_BACKLOGS] = {
    CLOCK_PLAN20, CLOCK_REQ6, CLOCK_ADV6, CLOCK_AR12, CLOCK_AM_FINAL12, CLOCK_PT,
};

/* A measure that counts "not recorded" as no, and the one that says how many those are: its own where it is that one. */
static const struct {
    enum family_measure_id measure;
    enum family_measure_id unrecorded;
} voice_measures[SUMMARY_VOICES] = {
    {FAMILY_VOICE_CHILD_ASSESSMENT, FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_CHILD_OWN_WORDS, FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_CHILD_ACTED_ON, FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED, FAMILY_VOICE_CHILD_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_PARENT_ASSESSMENT, FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_PARENT_ACTED_ON, FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED, FAMILY_VOICE_PARENT_ASSESSMENT_UNRECORDED},
    {FAMILY_VOICE_CHILD_REVIEW, FAMILY_VOICE_CHILD_REVIEW_UNRECORDED},
    {FAMILY_VOICE_PARENT_REVIEW, FAMILY_VOICE_PARENT_REVIEW_UNRECORDED},
};

/* Refusals and exceptions. */
static const struct {
    const char *measure;
    enum basis basis;
    const char *title;
} beside[SUMMARY_BESIDE] = {
    {"REQUEST.refused", BASIS_STARTED, "Requests refused an assessment"},
    {"REQUEST.withdrawn", BASIS_STARTED, "Requests withdrawn"},
    {"ASSESSMENT.not_issued", BASIS_COMPLETED, "Assessments after which no plan was issued"},
    {"REQ6.excepted", BASIS_COMPLETED, "Decisions whether to assess, with an exception"},
    {"PLAN20.excepted", BASIS_COMPLETED, "Final plans sent, with an exception"},
};

static struct summary_figure figure_of(const struct cell *cell, struct arena *arena)
{
    struct summary_figure figure = {
        .percent = table_part_text(PART_PERCENT, cell, arena),
        .lower = table_part_text(PART_LOWER, cell, arena),
        .upper = table_part_text(PART_UPPER, cell, arena),
    };
    if (!cell)
        return figure;
    figure.known = true;
    figure.has_value = cell->has_value;
    figure.low = cell->status == STATUS_LOW;
    figure.value = cell->has_value ? cell->value : 0;
    figure.numerator = cell->numerator;
    figure.denominator = cell->denominator;
    return figure;
}

/* "PLAN20" and ".on_time", in the arena. */
static const char *measure_name(enum clock_id clock, const char *name, struct arena *arena)
{
    return joined_text(clocks[clock].id, name, arena);
}

static const struct cell *latest(const struct table_collector *collector, const char *measure, enum basis basis)
{
    return table_cell(collector, measure, basis, TABLE_LATEST, 0);
}

static void make_rates(const struct table_collector *collector, struct arena *arena, struct summary *summary)
{
    for (size_t i = 0; i < SUMMARY_RATES; i++) {
        const char *measure = measure_name(rate_clocks[i], ".on_time", arena);
        summary->rates[i] = (struct summary_rate){
            .clock = clocks[rate_clocks[i]].id,
            .title = clocks[rate_clocks[i]].title,
            .completed = figure_of(latest(collector, measure, BASIS_COMPLETED), arena),
            .due = figure_of(latest(collector, measure, BASIS_DUE), arena),
        };
    }
}

/* A clock that has any case has all of its stock rows: known or unknown together. */
static bool stock_on_as_of(const struct table_collector *collector, enum clock_id clock, const char *name,
                           struct arena *arena, uint64_t *count)
{
    const struct cell *cell = latest(collector, measure_name(clock, name, arena), BASIS_STOCK);
    *count = cell ? cell->numerator : 0;
    return cell && cell->has_numerator;
}

static void make_backlogs(const struct table_collector *collector, struct arena *arena, struct summary *summary)
{
    for (size_t i = 0; i < SUMMARY_BACKLOGS; i++) {
        struct summary_backlog *backlog = &summary->backlogs[i];
        enum clock_id clock = backlog_clocks[i];
        backlog->clock = clocks[clock].id;
        backlog->title = clocks[clock].title;
        bool open = stock_on_as_of(collector, clock, ".open", arena, &backlog->open);
        bool overdue = stock_on_as_of(collector, clock, ".overdue", arena, &backlog->overdue);
        bool over_a_year = stock_on_as_of(collector, clock, ".overdue_over_365", arena, &backlog->over_a_year);
        backlog->known = open && overdue && over_a_year;
    }
}

static bool nothing_recorded(const struct cell *unrecorded)
{
    return unrecorded && unrecorded->has_numerator && unrecorded->numerator > 0 &&
           unrecorded->numerator == unrecorded->denominator;
}

static void make_voices(const struct table_collector *collector, struct arena *arena, struct summary *summary)
{
    for (size_t i = 0; i < SUMMARY_VOICES; i++) {
        const struct family_measure *measure = &family_measures[voice_measures[i].measure];
        const struct family_measure *unrecorded = &family_measures[voice_measures[i].unrecorded];
        struct summary_share *voice = &summary->voices[i];
        *voice = (struct summary_share){.measure = measure->id, .title = measure->title};
        voice->figure = figure_of(latest(collector, measure->id, measure->basis), arena);
        voice->nothing_recorded =
            measure != unrecorded && nothing_recorded(latest(collector, unrecorded->id, unrecorded->basis));
    }
}

static void make_beside(const struct table_collector *collector, struct arena *arena, struct summary *summary)
{
    const struct cell *received = latest(collector, "REQUEST.received", BASIS_STARTED);
    summary->received_known = received && received->has_numerator;
    summary->received = summary->received_known ? received->numerator : 0;
    for (size_t i = 0; i < SUMMARY_BESIDE; i++) {
        const struct cell *cell = latest(collector, beside[i].measure, beside[i].basis);
        summary->beside[i] = (struct summary_share){
            .measure = beside[i].measure, .title = beside[i].title, .figure = figure_of(cell, arena)};
    }
}

static struct summary_month month_of(const struct table_collector *collector, int32_t start, struct arena *arena)
{
    struct summary_month month = {.start = start, .end = day_add_months(start, 1) - 1};
    if (month.end > table_as_of(collector))
        month.end = table_as_of(collector);
    const struct cell *due = table_cell(collector, "PLAN20.on_time", BASIS_DUE, TABLE_MONTHS, start);
    const struct cell *completed = table_cell(collector, "PLAN20.on_time", BASIS_COMPLETED, TABLE_MONTHS, start);
    const struct cell *overdue = table_cell(collector, "PLAN20.overdue", BASIS_STOCK, TABLE_MONTHS, start);
    month.due = figure_of(due, arena);
    month.completed = figure_of(completed, arena);
    month.overdue_known = overdue && overdue->has_numerator;
    month.overdue = month.overdue_known ? overdue->numerator : 0;
    return month;
}

static void make_months(const struct table_collector *collector, struct arena *arena, struct summary *summary)
{
    for (int i = 0; i < SUMMARY_MONTHS; i++)
        summary->months[i] = month_of(collector, table_month_start(summary->as_of, i), arena);
}

void summary_make(const struct table_collector *collector, struct arena *arena, struct summary *summary)
{
    memset(summary, 0, sizeof *summary);
    summary->as_of = table_as_of(collector);
    summary->from = day_add_months(summary->as_of, -12) + 1;
    make_rates(collector, arena, summary);
    make_backlogs(collector, arena, summary);
    make_voices(collector, arena, summary);
    make_beside(collector, arena, summary);
    make_months(collector, arena, summary);
}

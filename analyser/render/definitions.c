#include <stdbool.h>
#include <string.h>

#include "base/words.h"
#include "core/definitions/breakdown.h"
#include "core/definitions/clock.h"
#include "core/definitions/measure.h"
#include "core/definitions/quality.h"
#include "core/definitions/return_rules.h"
#include "core/inference/results.h"
#include "core/text/plan_checks.h"
#include "render/definitions.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *const definition_list_names[DEFINITION_LISTS + 1] = {
    [LIST_CLOCKS] = "clocks",
    [LIST_MEASURES] = "measures",
    [LIST_BREAKDOWNS] = "breakdowns",
    [LIST_RULES] = "rules",
    [LIST_STATISTICS] = "statistics",
    [LIST_PLAN_CHECKS] = "plan-checks",
    [LIST_CHECKS] = "checks",
};

/* The days between which clocks run, in the words of spec/clocks.md. */
static const char *const moment_words[MOMENTS] = {
    [MOMENT_NEVER] = "-",
    [MOMENT_RECEIVED] = "request received",
    [MOMENT_REQUEST_DECIDED] = "decision whether to assess",
    [MOMENT_REQUEST_WITHDRAWN] = "request withdrawn",
    [MOMENT_PLAN_ISSUED] = "final plan sent",
    [MOMENT_PLAN_FELL_AWAY] = "refused, not issued or withdrawn",
    [MOMENT_NOT_ISSUED] = "told of no plan",
    [MOMENT_DRAFT] = "draft plan sent",
    [MOMENT_FINALISED] = "final plan sent",
    [MOMENT_ADVICE_REQUESTED] = "advice requested",
    [MOMENT_ADVICE_RECEIVED] = "advice received",
    [MOMENT_PLAN20_OVER] = "PLAN20 ended or closed",
    [MOMENT_ANCHOR] = "plan made or last reviewed",
    [MOMENT_CYCLE_DONE] = "review that concludes the cycle",
    [MOMENT_MEETING] = "review meeting",
    [MOMENT_REPORT] = "report sent",
    [MOMENT_DECISION] = "decision notified",
    [MOMENT_AMENDMENT_NOTICE] = "amendment notice",
    [MOMENT_AMENDED_FINAL] = "amended plan sent",
    [MOMENT_TRANSFER_START] = "12 months before it is due",
    [MOMENT_TRANSFER_FINAL] = "plan for the transfer final",
    [MOMENT_CEASED] = "plan ceased",
    [MOMENT_ORDERED] = "tribunal's order",
    [MOMENT_COMPLIED] = "order complied with",
};

static const char *limit_words(const struct clock *clock, struct arena *arena)
{
    switch (clock->limit) {
    case LIMIT_WEEKS:
        return words(arena, "within %d weeks", clock->number);
    case LIMIT_FLOOR:
        return words(arena, "at least %d days", clock->number);
    case LIMIT_DAYS:
        return words(arena, "within %d days", clock->number);
    case LIMIT_TWELVE_MONTHS:
        return "within 12 months";
    case LIMIT_DATE:
        break;
    }
    return "by the date given";
}

static const char *const clock_header[] = {"clock",  "title",      "limit", "start",    "end",
                                           "closed", "holds_from", "law",   "exception"};

static void clock_row(const char **text, size_t row, struct arena *arena)
{
    const struct clock *clock = &clocks[row];
    *text++ = clock->id;
    *text++ = clock->title;
    *text++ = limit_words(clock, arena);
    *text++ = moment_words[clock->start];
    *text++ = moment_words[clock->end];
    *text++ = moment_words[clock->closed];
    *text++ = clock->holds_from;
    *text++ = clock->provision;
    *text++ = clock->exception_provision ? clock->exception_provision : "-";
}

/* "every clock", or the ids of those that have the measure. */
static const char *clocks_words(enum clock_measure_id measure, struct arena *arena)
{
    const char *ids = "";
    bool every = true;
    for (enum clock_id clock = 0; clock < CLOCKS; clock++) {
        if (clock_has_measure(&clocks[clock], measure))
            ids = words(arena, "%s%s%s", ids, ids[0] ? " " : "", clocks[clock].id);
        else
            every = false;
    }
    return every ? "every clock" : ids;
}

static const char *const measure_header[] = {"measure", "basis", "unit", "title", "definition", "clocks"};

static void clock_measure_row(const char **text, enum clock_measure_id id, struct arena *arena)
{
    const struct clock_measure *measure = &clock_measures[id];
    *text++ = words(arena, "CLOCK.%s", measure->name);
    *text++ = basis_names[measure->basis];
    *text++ = unit_names[measure->unit];
    *text++ = measure->title;
    *text++ = measure->definition;
    *text++ = clocks_words(id, arena);
}

static bool says_something(const char *text)
{
    return text && text[0] != '\0' && strcmp(text, "-") != 0;
}

static const char *family_words(const struct family_measure *measure, struct arena *arena)
{
    const char *text = measure->numerator;
    if (says_something(measure->denominator))
        text = words(arena, "%s; of: %s", text, measure->denominator);
    if (says_something(measure->period_by))
        text = words(arena, "%s; period by: %s", text, measure->period_by);
    return text;
}

static void family_measure_row(const char **text, const struct family_measure *measure, struct arena *arena)
{
    *text++ = measure->id;
    *text++ = basis_names[measure->basis];
    *text++ = unit_names[measure->unit];
    *text++ = measure->title;
    *text++ = family_words(measure, arena);
    *text++ = "-";
}

static void measure_row(const char **text, size_t row, struct arena *arena)
{
    if (row < CLOCK_MEASURES)
        clock_measure_row(text, (enum clock_measure_id)row, arena);
    else
        family_measure_row(text, &family_measures[row - CLOCK_MEASURES], arena);
}

static const char *const breakdown_header[] = {"breakdown", "title", "months"};

static void breakdown_row(const char **text, size_t row, struct arena *arena)
{
    (void)arena;
    *text++ = breakdowns[row].id;
    *text++ = breakdowns[row].title;
    *text++ = breakdowns[row].monthly ? "yes" : "no";
}

static const char *const rule_header[] = {"rule", "severity", "finding", "effect", "action", "measures"};

static void rule_row(const char **text, size_t row, struct arena *arena)
{
    (void)arena;
    *text++ = rules[row].id;
    *text++ = severity_names[rules[row].severity];
    *text++ = rules[row].title;
    *text++ = rules[row].effect;
    *text++ = rules[row].action;
    *text++ = rules[row].measures;
}

static const char *const statistic_header[] = {"table", "title", "method", "needs", "source"};

static void statistic_row(const char **text, size_t row, struct arena *arena)
{
    (void)arena;
    *text++ = results[row].id;
    *text++ = results[row].title;
    *text++ = results[row].method;
    *text++ = results[row].needs;
    *text++ = results[row].source;
}

static const char *const plan_check_header[] = {"check",  "section",   "criterion", "basis",   "law",
                                                "weight", "looks_for", "finding",   "finding_of", "experimental"};

static void plan_check_row(const char **text, size_t row, struct arena *arena)
{
    struct plan_check check = plan_check_of((enum plan_check_id)row);
    *text++ = words(arena, "%s", check.id);
    *text++ = check.section;
    *text++ = check.criterion;
    *text++ = check_basis_names[check.basis];
    *text++ = check.provision;
    *text++ = words(arena, "%d", check.weight);
    *text++ = check.looks_for;
    *text++ = check.finding;
    *text++ = check_level_names[check.level];
    *text++ = check.experimental ? "experimental" : "";
}

static const char *const check_header[] = {"check", "severity", "finding", "action"};

static void check_row(const char **text, size_t row, struct arena *arena)
{
    (void)arena;
    *text++ = return_rules[row].id;
    *text++ = severity_names[return_rules[row].severity];
    *text++ = return_rules[row].finding;
    *text++ = return_rules[row].action;
}

/* How each list is made: its columns, its rows, and what writes one row. */
static const struct list_shape {
    const char *const *header;
    size_t columns;
    size_t rows;
    void (*row)(const char **text, size_t row, struct arena *arena);
} shapes[DEFINITION_LISTS] = {
    [LIST_CLOCKS] = {clock_header, COUNT(clock_header), CLOCKS, clock_row},
    [LIST_MEASURES] = {measure_header, COUNT(measure_header), CLOCK_MEASURES + FAMILY_MEASURES, measure_row},
    [LIST_BREAKDOWNS] = {breakdown_header, COUNT(breakdown_header), BREAKDOWNS, breakdown_row},
    [LIST_RULES] = {rule_header, COUNT(rule_header), RULES, rule_row},
    [LIST_STATISTICS] = {statistic_header, COUNT(statistic_header), RESULTS, statistic_row},
    [LIST_PLAN_CHECKS] = {plan_check_header, COUNT(plan_check_header), PLAN_CHECKS, plan_check_row},
    [LIST_CHECKS] = {check_header, COUNT(check_header), RETURN_RULES, check_row},
};

struct definitions definitions_of(enum definition_list list, struct arena *arena)
{
    const struct list_shape *shape = &shapes[list];
    const char **text = ARENA_NEW(arena, shape->rows * shape->columns, const char *);
    for (size_t row = 0; row < shape->rows; row++)
        shape->row(text + row * shape->columns, row, arena);
    return (struct definitions){shape->header, shape->columns, shape->rows, text};
}

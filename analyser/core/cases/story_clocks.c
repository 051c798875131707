/* Each time limit of the case in words, what came of it, and the cells of the evidence in which it counts. */
#include <stdlib.h>
#include <string.h>

#include "base/growing.h"
#include "base/words.h"
#include "core/cases/membership.h"
#include "core/cases/story_private.h"
#include "core/definitions/codes.h"

/* What tells one clock after the other. */
struct clock_draft {
    struct story_draft *draft;
    const struct calendar *months;
    struct membership_finder *finder;
};

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    return arena_text(arena, text, day_text(day, text));
}

static const char *days_words(int64_t days, struct arena *arena)
{
    return days == 1 ? "1 day" : words(arena, "%lld days", (long long)days);
}

/* ---- what it is about */

static const char *subject_of(const struct story_draft *draft, const struct case_clock *clock)
{
    struct arena *arena = draft->arena;
    if (clock->row == ROW_IS_CASE)
        return "";
    if (clock->row == ROW_REVIEW)
        return words(arena, "review %lld", (long long)clock->row_id);
    if (clock->row == ROW_ORDER)
        return words(arena, "order %lld", (long long)clock->row_id);
    struct case_row_at at = case_rows_find(draft->source->rows, RELATION_ADVICE, "advice_id", clock->row_id);
    const char *provider = at.frame ? text_shown(row_text_of(&at, "provider"), arena) : NULL;
    return words(arena, "advice %lld: %s%s%s", (long long)clock->row_id,
                 kind_of_advice((uint8_t)clock->category_id[BREAKDOWN_KIND]), provider ? ", " : "",
                 provider ? provider : "");
}

static const char *limit_words(const struct clock *clock, struct arena *arena)
{
    switch (clock->limit) {
    case LIMIT_WEEKS:
        return words(arena, " (within %d weeks)", clock->number);
    case LIMIT_TWELVE_MONTHS:
        return " (within 12 months)";
    case LIMIT_DAYS:
    case LIMIT_FLOOR:
    case LIMIT_DATE:
        break;
    }
    return "";
}

static const char *span_of(const struct case_clock *given, struct arena *arena)
{
    const struct clock *clock = &clocks[given->clock];
    const char *start = day_words(given->instance.start, arena);
    const char *due = day_words(given->instance.due, arena);
    if (clock->limit == LIMIT_FLOOR)
        return words(arena, "From %s, not before %s (at least %d days).", start, due, clock->number);
    return words(arena, "From %s, to be done by %s%s.", start, due, limit_words(clock, arena));
}

/* ---- what came of it */

static const char *done_words(const struct case_clock *given, struct arena *arena)
{
    const struct instance *instance = &given->instance;
    const char *end = day_words(instance->end, arena);
    int64_t days = (int64_t)instance->end - instance->due;
    if (clocks[given->clock].limit == LIMIT_FLOOR)
        return given->state == STATE_MET ? words(arena, "Done on %s, after %s: in order.", end,
                                                 days_words((int64_t)instance->end - instance->start, arena))
                                         : words(arena, "Done on %s: %s too soon.", end, days_words(-days, arena));
    if (days == 0)
        return words(arena, "Done on %s, the last lawful day.", end);
    return days < 0 ? words(arena, "Done on %s, in time, with %s to spare.", end, days_words(-days, arena))
                    : words(arena, "Done on %s, %s late.", end, days_words(days, arena));
}

static const char *open_words(const struct case_clock *given, int32_t as_of, struct arena *arena)
{
    int64_t days = (int64_t)as_of - given->instance.due;
    if (days > 0)
        return words(arena, "Not done: %s overdue.", days_words(days, arena));
    return days == 0 ? "Not done: today is the last lawful day."
                     : words(arena, "Not done: %s left.", days_words(-days, arena));
}

static const char *closed_words(const struct case_clock *given, struct arena *arena)
{
    const struct instance *instance = &given->instance;
    const char *closed = day_words(instance->closed, arena);
    if (instance->closed <= instance->due)
        return words(arena, "The duty fell away on %s, before its limit ran out.", closed);
    return words(arena, "The duty fell away on %s, %s after its limit ran out: the delay stays on record.", closed,
                 days_words((int64_t)instance->closed - instance->due, arena));
}

static const char *outcome_of(const struct case_clock *given, int32_t as_of, struct arena *arena)
{
    if (given->instance.end != DAY_NONE)
        return done_words(given, arena);
    return given->instance.closed != DAY_NONE ? closed_words(given, arena) : open_words(given, as_of, arena);
}

static int32_t days_over(const struct instance *instance, int32_t as_of)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    return (over != DAY_NONE ? over : as_of) - instance->due;
}

/* ---- the exception, with its letter */

/* SEND Regs 2014 reg 5(4), 10(4) and 13(3); reg 8(2). */
static const char *const exceptions[] = {"advice was asked of a school or college that was closed for four weeks or more",
                                         "advice was asked of an early years setting that was closed for four weeks or more",
                                         "exceptional personal circumstances of the child, parent or young person",
                                         "absence from the area for four weeks or more"};
static const char *const advice_exceptions[] = {"exceptional circumstances of the child, parent or young person",
                                                "absence from the area for four weeks or more",
                                                "an appointment for an examination or test was missed"};

/* Where the letter of a clock's exception stands. */
static struct case_row_at exception_row(const struct story_draft *draft, const struct case_clock *given)
{
    const struct case_rows *rows = draft->source->rows;
    if (given->row == ROW_ADVICE)
        return case_rows_find(rows, RELATION_ADVICE, "advice_id", given->row_id);
    if (given->row == ROW_ORDER)
        return (struct case_row_at){NULL, 0};
    enum relation_id relation = given->clock == CLOCK_REQ6 ? RELATION_REQUEST : RELATION_ASSESSMENT;
    return case_rows_find(rows, relation, "request_id", given->case_id);
}

static const char *exception_of(const struct story_draft *draft, const struct case_clock *given)
{
    if (!given->exception_provision)
        return NULL;
    bool advice = given->row == ROW_ADVICE;
    struct case_row_at at = exception_row(draft, given);
    enum code_set_id set = advice ? CODES_ADVICE_EXCEPTION : CODES_EXCEPTION;
    uint8_t letter = at.frame ? code_of(set, row_text_of(&at, "exception")) : CODE_NONE;
    if (letter == CODE_NONE || letter == CODE_UNKNOWN)
        return words(draft->arena, "An exception is recorded without its reason [%s].", given->exception_provision);
    return words(draft->arena, "An exception is recorded: %s [%s, (%s)].",
                 advice ? advice_exceptions[letter - 1] : exceptions[letter - 1], given->exception_provision,
                 code_sets[set].codes[letter - 1]);
}

/* ---- where it counts */

struct cell_list {
    struct story_cell *cells;
    size_t count;
    size_t room;
    struct arena *arena;
};

static void add_cell(struct cell_list *list, enum clock_measure_id measure, enum period_type type, int32_t start,
                     int32_t end, enum cell_side side)
{
    if (side == SIDE_NONE)
        return;
    bool counted = clock_measures[measure].unit == UNIT_COUNT; /* a count is a numerator alone */
    list->cells = growing(list->arena, list->cells, list->count, &list->room, sizeof list->cells[0]);
    list->cells[list->count++] = (struct story_cell){.measure = measure,
                                                     .period_type = type,
                                                     .period_start = start,
                                                     .period_end = end,
                                                     .in_numerator = side == SIDE_NUMERATOR,
                                                     .in_denominator = !counted};
}

static void find_cells(const struct clock_draft *telling, const struct case_clock *given, struct cell_list *list)
{
    const struct calendar *months = telling->months;
    const struct membership *of = &telling->finder->of[0];
    membership_find(telling->finder, &clocks[given->clock], &given->instance, &given->left_out, 1);
    for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++) {
        if (!clock_has_measure(&clocks[given->clock], m))
            continue;
        for (uint16_t p = 0; clock_measures[m].basis != BASIS_STOCK && p < months->period_count; p++) {
            const struct period *period = &months->periods[p];
            add_cell(list, m, period->type, period->start, period->end, membership_in_period(of, m, period));
        }
        for (uint16_t s = 0; clock_measures[m].basis == BASIS_STOCK && s < months->stock_count; s++) {
            const struct stock_day *stock = &months->stocks[s];
            add_cell(list, m, stock->type, stock->day, stock->day,
                     membership_on_day(of, m, stock->day, stock->position));
        }
    }
}

/* ---- one after the other */

static enum case_kind part_kind(const struct case_clock *given)
{
    return given->kind == WORK_PLAN ? CASE_PLAN : CASE_REQUEST;
}

static struct story_clock tell_clock(const struct clock_draft *telling, const struct case_clock *given)
{
    const struct story_draft *draft = telling->draft;
    struct arena *arena = draft->arena;
    int32_t as_of = draft->source->as_of;
    struct cell_list list = {.arena = arena};
    find_cells(telling, given, &list);
    return (struct story_clock){
        .clock = given,
        .of = {.kind = part_kind(given), .id = given->case_id},
        .subject = subject_of(draft, given),
        .span = span_of(given, arena),
        .outcome = outcome_of(given, as_of, arena),
        .exception = exception_of(draft, given),
        .days_over = days_over(&given->instance, as_of),
        .overdue = given->state == STATE_OVERDUE || given->state == STATE_OVERDUE_EXCEPTED,
        .running = given->state == STATE_RUNNING,
        .cells = list.cells,
        .cell_count = list.count,
    };
}

static int by_start(const void *a, const void *b)
{
    const struct case_clock *x = ((const struct story_clock *)a)->clock;
    const struct case_clock *y = ((const struct story_clock *)b)->clock;
    if (x->instance.start != y->instance.start)
        return x->instance.start < y->instance.start ? -1 : 1;
    if (x->instance.due != y->instance.due)
        return x->instance.due < y->instance.due ? -1 : 1;
    if (x->clock != y->clock)
        return x->clock < y->clock ? -1 : 1;
    return x < y ? -1 : x > y; /* places in one array */
}

static int by_due(const void *a, const void *b)
{
    const struct story_clock *x = *(const struct story_clock *const *)a;
    const struct story_clock *y = *(const struct story_clock *const *)b;
    if (x->days_over != y->days_over)
        return x->days_over > y->days_over ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void list_open(struct story *story, struct arena *arena)
{
    story->overdue = ARENA_NEW(arena, story->clock_count + 1, const struct story_clock *);
    story->next = ARENA_NEW(arena, story->clock_count + 1, const struct story_clock *);
    for (size_t i = 0; i < story->clock_count; i++) {
        if (story->clocks[i].overdue)
            story->overdue[story->overdue_count++] = &story->clocks[i];
        if (story->clocks[i].running)
            story->next[story->next_count++] = &story->clocks[i];
    }
    if (story->overdue_count > 1)
        qsort((void *)story->overdue, story->overdue_count, sizeof(void *), by_due);
    if (story->next_count > 1)
        qsort((void *)story->next, story->next_count, sizeof(void *), by_due);
}

void tell_clocks(struct story_draft *draft)
{
    const struct story_source *source = draft->source;
    struct calendar *months = ARENA_NEW(draft->arena, 1, struct calendar);
    struct membership_finder *finder = ARENA_NEW(draft->arena, 1, struct membership_finder);
    struct story_clock *told = ARENA_NEW(draft->arena, source->clock_count + 1, struct story_clock);
    calendar_init(months, GRAIN_MONTH, source->since, source->as_of, draft->arena);
    membership_begin(finder, months, 1, draft->arena);
    const struct clock_draft telling = {draft, months, finder};
    size_t count = 0;
    for (size_t i = 0; i < source->clock_count; i++)
        if (story_has(draft, part_kind(&source->clocks[i]), source->clocks[i].case_id))
            told[count++] = tell_clock(&telling, &source->clocks[i]);
    if (count > 1)
        qsort(told, count, sizeof told[0], by_start);
    draft->story->clocks = told;
    draft->story->clock_count = count;
    list_open(draft->story, draft->arena);
}

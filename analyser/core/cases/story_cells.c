#include "base/words.h"
#include "core/cases/story_cells.h"

enum { LINES_MOST = BASES + CLOCK_MEASURES };

static const char *period_words(const struct story_cell *cell, struct arena *arena)
{
    struct civil start = day_civil(cell->period_start);
    long long year = (long long)start.year;
    switch (cell->period_type) {
    case PERIOD_ACADEMIC_YEAR:
        return words(arena, "academic year %lld/%02lld", year, (year + 1) % 100);
    case PERIOD_CALENDAR_YEAR:
        return words(arena, "year %lld", year);
    case PERIOD_MONTH:
        return words(arena, "month %lld-%02d", year, start.month);
    case PERIOD_QUARTER:
        return words(arena, "quarter %lld-Q%d", year, (start.month + 2) / 3);
    case PERIOD_LATEST_12M:
        return "the latest 12 months";
    case PERIOD_AS_OF:
    case PERIOD_TYPES:
        break;
    }
    return "the day";
}

static const char *day_words(int32_t day, struct arena *arena)
{
    char text[DAY_TEXT_MOST];
    return arena_text(arena, text, day_text(day, text));
}

static const char *with(const char *list, const char *more, struct arena *arena)
{
    return list ? words(arena, "%s, %s", list, more) : more;
}

static bool of_basis(const struct story_cell *cell, enum basis basis)
{
    return clock_measures[cell->measure].basis == basis;
}

/* Of lists of measures, NULL: of none. */
static const char *parts_words(const char *denominators, const char *numerators, struct arena *arena)
{
    const char *out_of = denominators ? words(arena, "in the denominator of %s", denominators) : "";
    const char *between = denominators && numerators ? "; " : "";
    const char *in = numerators ? words(arena, "in the numerator of %s", numerators) : "";
    return words(arena, "%s%s%s", out_of, between, in);
}

/* "completed, month 2024-02, ...: in the denominator of on_time, days; in the numerator of on_time" */
static const char *period_line(const struct story_clock *clock, enum basis basis, struct arena *arena)
{
    const char *periods = NULL;
    const char *numerators = NULL;
    const char *denominators = NULL;
    const struct story_cell *first = NULL;
    for (size_t i = 0; i < clock->cell_count; i++) {
        const struct story_cell *cell = &clock->cells[i];
        if (!of_basis(cell, basis))
            continue;
        first = first ? first : cell;
        if (cell->measure == first->measure)
            periods = with(periods, period_words(cell, arena), arena);
        if (cell->period_start != first->period_start || cell->period_type != first->period_type)
            continue;
        if (cell->in_numerator)
            numerators = with(numerators, clock_measures[cell->measure].name, arena);
        if (cell->in_denominator)
            denominators = with(denominators, clock_measures[cell->measure].name, arena);
    }
    if (!first)
        return NULL;
    return words(arena, "%s, %s: %s", basis_names[basis], periods, parts_words(denominators, numerators, arena));
}

/* The days on which it counts in a stock. */
struct stock_span {
    int32_t first; /* month end; DAY_NONE: none */
    int32_t last;
    int months;
    bool on_the_day;
};

static struct stock_span span_of(const struct story_clock *clock, enum clock_measure_id measure)
{
    struct stock_span span = {DAY_NONE, DAY_NONE, 0, false};
    for (size_t i = 0; i < clock->cell_count; i++) {
        const struct story_cell *cell = &clock->cells[i];
        if (cell->measure != measure)
            continue;
        if (cell->period_type == PERIOD_AS_OF) {
            span.on_the_day = true;
            continue;
        }
        span.first = span.months == 0 ? cell->period_start : span.first;
        span.last = cell->period_start;
        span.months++;
    }
    return span;
}

static bool same_span(const struct stock_span *a, const struct stock_span *b)
{
    return a->first == b->first && a->last == b->last && a->months == b->months && a->on_the_day == b->on_the_day;
}

static const char *span_words(const struct stock_span *span, struct arena *arena)
{
    if (span->months == 0)
        return "on the day";
    const char *first = day_words(span->first, arena);
    const char *and_day = span->on_the_day ? ", and on the day" : "";
    return span->months == 1 ? words(arena, "at the month end %s%s", first, and_day)
                             : words(arena, "at %d month ends, %s to %s%s", span->months, first,
                                     day_words(span->last, arena), and_day);
}

/* "stock, at 3 month ends, 2024-02-29 to 2024-04-30, and on the day: open, overdue": of those with the span of the first. */
static const char *stock_line(const struct story_clock *clock, enum clock_measure_id first, bool told[CLOCK_MEASURES],
                              struct arena *arena)
{
    struct stock_span span = span_of(clock, first);
    const char *names = NULL;
    if (told[first] || (span.months == 0 && !span.on_the_day))
        return NULL;
    for (enum clock_measure_id m = first; m < CLOCK_MEASURES; m++) {
        struct stock_span other = span_of(clock, m);
        if (clock_measures[m].basis != BASIS_STOCK || !same_span(&span, &other))
            continue;
        told[m] = true;
        names = with(names, clock_measures[m].name, arena);
    }
    return words(arena, "stock, %s: %s", span_words(&span, arena), names);
}

const char *const *story_cell_lines(const struct story_clock *clock, struct arena *arena, size_t *count)
{
    const char **lines = ARENA_NEW(arena, LINES_MOST, const char *);
    bool told[CLOCK_MEASURES] = {false};
    *count = 0;
    for (enum basis basis = 0; basis < BASIS_STOCK; basis++) {
        lines[*count] = period_line(clock, basis, arena);
        *count += lines[*count] != NULL;
    }
    for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++) {
        lines[*count] = clock_measures[m].basis == BASIS_STOCK ? stock_line(clock, m, told, arena) : NULL;
        *count += lines[*count] != NULL;
    }
    return lines;
}

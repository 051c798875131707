#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "core/tables/evidence_table_spans.h"

enum { QUARTERS_SHOWN = 8, MONTHS_SHOWN = 12, LABEL_MOST = 48 };

/* Periods that began before `since` are not reported; the latest 12 months have a row whenever they have a figure. */
static void add_span(struct table_spans *spans, enum table_period kind, int32_t start, int32_t end)
{
    if (start < spans->since && kind != TABLE_LATEST)
        return;
    spans->list[spans->count++] = (struct table_span){kind, start, end < spans->as_of ? end : spans->as_of};
}

static int32_t month_first(int32_t day)
{
    struct civil civil = day_civil(day);
    return day_of(civil.year, civil.month, 1);
}

static int32_t quarter_first(int32_t day)
{
    struct civil civil = day_civil(day);
    return day_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1);
}

int32_t table_month_start(int32_t as_of, int i)
{
    return day_add_months(month_first(as_of), i + 1 - MONTHS_SHOWN);
}

static void add_quarters(struct table_spans *spans)
{
    for (int i = 1 - QUARTERS_SHOWN; i <= 0; i++) {
        int32_t start = day_add_months(quarter_first(spans->as_of), 3 * i);
        add_span(spans, TABLE_QUARTERS, start, day_add_months(start, 3) - 1);
    }
}

static void add_months(struct table_spans *spans)
{
    for (int i = 0; i < MONTHS_SHOWN; i++) {
        int32_t start = table_month_start(spans->as_of, i);
        add_span(spans, TABLE_MONTHS, start, day_add_months(start, 1) - 1);
    }
}

struct table_spans table_spans_make(struct arena *arena, int32_t as_of, int32_t since)
{
    struct table_spans spans = {.as_of = as_of, .since = since};
    int64_t first = day_civil(since).year;
    int64_t last = day_civil(as_of).year;
    size_t years = last < first ? 0 : (size_t)(last - first + 1);
    spans.list = ARENA_NEW(arena, years + QUARTERS_SHOWN + 1 + MONTHS_SHOWN, struct table_span);
    for (int64_t year = first; year <= last; year++)
        add_span(&spans, TABLE_YEARS, day_of(year, 1, 1), day_of(year, 12, 31));
    add_quarters(&spans);
    add_span(&spans, TABLE_LATEST, day_add_months(as_of, -12) + 1, as_of);
    add_months(&spans);
    return spans;
}

static bool is_kind(enum period_type type, enum table_period kind)
{
    switch (kind) {
    case TABLE_YEARS:
        return type == PERIOD_CALENDAR_YEAR;
    case TABLE_QUARTERS:
        return type == PERIOD_QUARTER;
    case TABLE_LATEST:
        return type == PERIOD_LATEST_12M;
    case TABLE_MONTHS:
        return type == PERIOD_MONTH;
    case TABLE_EVERY_PERIOD:
        break;
    }
    return false;
}

/* A stock is of the spans that end on its day; on as_of only the row of type as_of is taken, which is always there. */
bool table_span_holds(const struct table_spans *spans, size_t i, const struct cell *cell)
{
    const struct table_span *span = &spans->list[i];
    if (cell->basis != BASIS_STOCK)
        return is_kind(cell->period_type, span->kind) && cell->period_start == span->start;
    return cell->period_end == span->end && (cell->period_end == spans->as_of) == (cell->period_type == PERIOD_AS_OF);
}

unsigned table_spans_kinds(const struct table_spans *spans, const struct cell *cell)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < spans->count; i++)
        if (table_span_holds(spans, i, cell))
            kinds |= spans->list[i].kind;
    return kinds;
}

const char *table_span_label(const struct table_span *span, struct arena *arena)
{
    static const size_t length_of_month = sizeof "2024-09" - 1;
    struct civil civil = day_civil(span->start);
    char text[LABEL_MOST];
    size_t length = num_integer(civil.year, text);
    if (span->kind == TABLE_LATEST)
        return "latest 12 months";
    if (span->kind == TABLE_QUARTERS) {
        memcpy(text + length, " Q", 2);
        text[length + 2] = (char)('1' + (civil.month - 1) / 3);
        length += 3;
    }
    if (span->kind == TABLE_MONTHS) {
        day_text(span->start, text);
        length = length_of_month;
    }
    return arena_text(arena, text, length);
}

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "core/official/official_areas.h"
#include "core/pack/tidy_private.h"
#include "core/tables/evidence_table_fields.h"

enum { MONTHS_A_YEAR = 12, YEARS_WITH_TWO_DIGITS = 100 };

/* A period as both the evidence and the standard have it. */
struct tidy_period {
    const char *start; /* of its cells */
    const char *period;
    const char *identifier;
};

/* Cells by measure, basis and start: those of one kind of period, and of every kind. */
struct tidy_cells {
    const struct record_cell **there;
    size_t count;
};

struct tidy_filling {
    const struct record *record;
    struct tidy_kind kind;
    struct tidy_table *table;
    struct tidy_cells of_kind;
    struct tidy_cells of_any;
    struct tidy_period *periods;
    size_t period_count;
    struct arena *arena;
};

/* ---- cells */

static int compare_measures(const struct record_cell *a, const struct record_cell *b)
{
    int order = strcmp(a->measure, b->measure);
    return order ? order : strcmp(a->basis, b->basis);
}

static int compare_cells(const void *a, const void *b)
{
    const struct record_cell *one = *(const struct record_cell *const *)a;
    const struct record_cell *other = *(const struct record_cell *const *)b;
    int order = compare_measures(one, other);
    return order ? order : strcmp(one->period_start, other->period_start);
}

static int compare_measures_of(const void *a, const void *b)
{
    return compare_measures(*(const struct record_cell *const *)a, *(const struct record_cell *const *)b);
}

static bool is_last_of_month(const char *date)
{
    int32_t day;
    return day_parse(date, &day) && day_civil(day + 1).day == 1;
}

/* A stock on the day of the analysis is that month's, where it has no other. */
static bool is_of_kind(const struct record_cell *cell, struct tidy_kind kind)
{
    if ((strcmp(cell->basis, basis_names[BASIS_STOCK]) == 0) != kind.topic->stock)
        return false;
    if (kind.topic->stock && strcmp(cell->period_type, period_type_names[PERIOD_AS_OF]) == 0)
        return !is_last_of_month(cell->period_start);
    return strcmp(cell->period_type, kind.span->period_type) == 0;
}

static void sort_cells(struct tidy_filling *filling)
{
    const struct record *record = filling->record;
    struct tidy_cells *kind = &filling->of_kind;
    struct tidy_cells *any = &filling->of_any;
    kind->there = ARENA_NEW(filling->arena, record->cell_count + 1, const struct record_cell *);
    any->there = ARENA_NEW(filling->arena, record->cell_count + 1, const struct record_cell *);
    for (size_t i = 0; i < record->cell_count; i++) {
        any->there[any->count++] = &record->cells[i];
        if (is_of_kind(&record->cells[i], filling->kind))
            kind->there[kind->count++] = &record->cells[i];
    }
    qsort(kind->there, kind->count, sizeof *kind->there, compare_cells);
    qsort(any->there, any->count, sizeof *any->there, compare_cells);
}

static const struct record_cell *found(const struct tidy_cells *cells, const struct record_cell *like,
                                       int (*compare)(const void *, const void *))
{
    const struct record_cell **place = bsearch(&like, cells->there, cells->count, sizeof *cells->there, compare);
    return place ? *place : NULL;
}

/* ---- periods */

static const char *year_text(const struct tidy_span *span, int64_t year, struct arena *arena)
{
    const char *first = integer_text((uint64_t)year, arena);
    int64_t second = (year + 1) % YEARS_WITH_TWO_DIGITS;
    if (!span->two_years)
        return first;
    const char *const parts[] = {first, second < 10 ? "0" : "", integer_text((uint64_t)second, arena), NULL};
    return tidy_joined(arena, parts);
}

static struct tidy_period period_of(const struct tidy_span *span, const struct record_cell *cell, struct arena *arena)
{
    int32_t day = 0;
    struct tidy_period period = {.start = cell->period_start, .period = "", .identifier = ""};
    if (!day_parse(span->by_end ? cell->period_end : cell->period_start, &day))
        return period;
    struct civil civil = day_civil(day);
    size_t place = (size_t)(civil.month - 1) * span->identifier_count / MONTHS_A_YEAR;
    period.identifier = span->identifiers[place];
    period.period = year_text(span, civil.year - (civil.month < span->year_begins), arena);
    return period;
}

static int compare_starts(const void *a, const void *b)
{
    return strcmp((*(const struct record_cell *const *)a)->period_start,
                  (*(const struct record_cell *const *)b)->period_start);
}

/* Those that any figure of the kind has, in their order. */
static void take_periods(struct tidy_filling *filling)
{
    size_t count = filling->of_kind.count;
    const struct record_cell **by_start = ARENA_NEW(filling->arena, count + 1, const struct record_cell *);
    filling->periods = ARENA_NEW(filling->arena, count + 1, struct tidy_period);
    if (count)
        memcpy(by_start, filling->of_kind.there, count * sizeof(*by_start));
    qsort(by_start, count, sizeof *by_start, compare_starts);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || compare_starts(&by_start[i], &by_start[i - 1]) != 0)
            filling->periods[filling->period_count++] = period_of(filling->kind.span, by_start[i], filling->arena);
}

/* ---- fields */

/* What is there, or the symbol for why it is not. */
static const char *part_text(const struct record_cell *cell, enum tidy_part part)
{
    const char *const texts[] = {
        [TIDY_NUMERATOR] = cell->numerator, [TIDY_DENOMINATOR] = cell->denominator, [TIDY_VALUE] = cell->value,
        [TIDY_LOWER] = cell->lower,         [TIDY_UPPER] = cell->upper,
    };
    if (texts[part][0])
        return texts[part];
    bool says_why = cell->status[0] && strcmp(cell->status, cell_status_names[STATUS_LOW]) != 0;
    return says_why ? cell->status : TIDY_NOT_APPLICABLE;
}

static const char *indicator_text(const struct tidy_filling *filling, const struct tidy_column *column, size_t item,
                                  const struct tidy_period *period)
{
    const char *measure = column->measures[item];
    if (!measure)
        return TIDY_NOT_APPLICABLE;
    struct record_cell like = {.measure = measure, .basis = column->basis, .period_start = period->start};
    const struct record_cell *cell = found(&filling->of_kind, &like, compare_cells);
    if (cell)
        return part_text(cell, column->part);
    return found(&filling->of_any, &like, compare_measures_of) ? TIDY_NOT_APPLICABLE : TIDY_NOT_AVAILABLE;
}

size_t tidy_put_fixed(const char **field, const struct record *record, const char *period, const char *identifier)
{
    const struct official_authority *authority = official_authority_of(record->local_authority);
    const char **first = field;
    *field++ = period;
    *field++ = identifier;
    *field++ = authority ? "Local authority" : "National";
    *field++ = ENGLAND_CODE;
    *field++ = ENGLAND_NAME;
    if (authority) {
        *field++ = official_regions[authority->region].code;
        *field++ = official_regions[authority->region].name;
        *field++ = authority->old_code;
        *field++ = authority->new_code;
        *field++ = authority->name;
    }
    return (size_t)(field - first);
}

/* The fields before the indicators; returns how many. */
static size_t put_key(const struct tidy_filling *filling, const char **field, size_t item,
                      const struct tidy_period *period)
{
    const struct tidy_filter *filter = filling->kind.topic->filter;
    size_t count = tidy_put_fixed(field, filling->record, period->period, period->identifier);
    if (filter && filter->group)
        field[count++] = filter->items[item].group;
    if (filter)
        field[count++] = filter->items[item].label;
    return count;
}

static void put_row(const struct tidy_filling *filling, const char **field, size_t item,
                    const struct tidy_period *period)
{
    const struct tidy_table *table = filling->table;
    for (size_t i = put_key(filling, field, item, period); i < table->column_count; i++)
        field[i] = indicator_text(filling, &table->columns[i], item, period);
}

void tidy_rows(const struct record *record, struct tidy_kind kind, struct tidy_table *table, struct arena *arena)
{
    struct tidy_filling filling = {.record = record, .kind = kind, .table = table, .arena = arena};
    sort_cells(&filling);
    take_periods(&filling);
    table->rows = filling.period_count * table->item_count;
    table->text = ARENA_NEW(arena, table->rows * table->column_count + 1, const char *);
    const char **field = table->text;
    for (size_t i = 0; i < filling.period_count; i++)
        for (size_t item = 0; item < table->item_count; item++, field += table->column_count)
            put_row(&filling, field, item, &filling.periods[i]);
}

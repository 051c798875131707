#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "core/pack/publish.h"

enum { COUNT_MOST = 1000000000, MONTHS_SHOWN = 12, QUARTERS_SHOWN = 8 };

/* The periods that tables have. The months of earlier years are not published: each is one more sum to be protected. */
static bool is_period_shown(enum period_type period, int32_t start, int32_t as_of)
{
    struct civil today = day_civil(as_of);
    int32_t month = day_of(today.year, today.month, 1);
    int32_t quarter = day_add_months(month, -((today.month - 1) % 3));
    switch (period) {
    case PERIOD_MONTH:
        return start >= day_add_months(month, 1 - MONTHS_SHOWN);
    case PERIOD_QUARTER:
        return start >= day_add_months(quarter, 3 * (1 - QUARTERS_SHOWN));
    case PERIOD_CALENDAR_YEAR:
    case PERIOD_LATEST_12M:
        return true;
    case PERIOD_ACADEMIC_YEAR:
    case PERIOD_AS_OF:
    case PERIOD_TYPES:
        break;
    }
    return false;
}

/* A stock at the end of one of these, or on as_of. */
static bool is_day_shown(int32_t day, int32_t as_of)
{
    struct civil next = day_civil(day + 1);
    int32_t month = day_add_months(day + 1, -1);
    return day == as_of || next.month == 1 || is_period_shown(PERIOD_MONTH, month, as_of) ||
           (next.month % 3 == 1 && is_period_shown(PERIOD_QUARTER, day_add_months(day + 1, -3), as_of));
}

/* Whether the cell's counts are protected; false for figures that are not published. */
static bool key_of(const struct record_cell *cell, int32_t as_of, struct count_key *key)
{
    size_t basis = 0;
    size_t period = 0;
    while (basis < BASES && strcmp(basis_names[basis], cell->basis) != 0)
        basis++;
    while (period < PERIOD_TYPES && strcmp(period_type_names[period], cell->period_type) != 0)
        period++;
    *key = (struct count_key){.measure = cell->measure, .part = COUNT_NUMBER, .breakdown = "all", .category = "all"};
    if (basis == BASES || period == PERIOD_TYPES || publish_withholds(cell->measure) ||
        !day_parse(cell->period_start, &key->start))
        return false;
    key->basis = (enum basis)basis;
    key->period = key->basis == BASIS_STOCK ? PERIOD_AS_OF : (enum period_type)period;
    return key->basis == BASIS_STOCK ? is_day_shown(key->start, as_of)
                                     : is_period_shown(key->period, key->start, as_of);
}

static int64_t number_of(const char *text)
{
    int64_t value;
    return num_parse(text, 0, COUNT_MOST, &value) ? value : -1;
}

static bool is_unit(const struct record_cell *cell, enum unit unit)
{
    return strcmp(cell->unit, unit_names[unit]) == 0;
}

void publish_count_cells(struct publication *publication)
{
    const struct record *record = publication->record;
    for (size_t i = 0; i < record->cell_count; i++) {
        const struct record_cell *cell = &record->cells[i];
        struct count_key key;
        int64_t k = number_of(cell->numerator);
        int64_t n = number_of(cell->denominator);
        if (!key_of(cell, record->as_of, &key))
            continue;
        if (n >= 0)
            counts_add_share(&publication->counts, &key, k, n);
        else if (k >= 0)
            counts_add(&publication->counts, &key, k);
    }
}

/* ---- as they are published */

static void suppress(struct record_cell *cell)
{
    cell->value = cell->lower = cell->upper = "";
    cell->status = cell_status_names[STATUS_SUPPRESSED];
}

static const char *double_text(const struct publication *publication, double value)
{
    char text[NUM_DOUBLE_MOST];
    return arena_text(publication->arena, text, num_double(value, text));
}

static void publish_counts(const struct publication *publication, const struct count_key *key, struct record_cell *cell)
{
    size_t number = counts_number(&publication->counts, key);
    cell->numerator = cell->value = cell->lower = cell->upper = "";
    if (!publish_shown(publication, number))
        suppress(cell);
    else
        cell->numerator = cell->value = publish_number(publication, publish_value(publication, number));
}

static void publish_percent(const struct publication *publication, const struct count_key *key,
                            struct record_cell *cell)
{
    size_t number = counts_number(&publication->counts, key);
    size_t out_of = counts_out_of(&publication->counts, key, number_of(cell->denominator));
    bool shown = publish_share_shown(publication, number, out_of);
    cell->numerator =
        publish_shown(publication, number) ? publish_number(publication, publish_value(publication, number)) : "";
    cell->denominator =
        publish_shown(publication, out_of) ? publish_number(publication, publish_value(publication, out_of)) : "";
    if (!shown)
        suppress(cell);
    else if (publication->rule->base > 1 && publish_value(publication, out_of) > 0) {
        struct cell share = publish_share(publication, number, out_of);
        cell->value = double_text(publication, share.value);
        cell->lower = double_text(publication, share.lower);
        cell->upper = double_text(publication, share.upper);
        cell->status = cell_status_names[share.status];
    }
}

/* The interval of a median is two single cases. */
static void publish_days(const struct publication *publication, const struct count_key *key, struct record_cell *cell)
{
    int64_t n = number_of(cell->denominator);
    size_t out_of = counts_out_of(&publication->counts, key, n);
    bool shown = publish_days_shown(publication, key, n);
    cell->numerator = cell->lower = cell->upper = "";
    cell->denominator =
        publish_shown(publication, out_of) ? publish_number(publication, publish_value(publication, out_of)) : "";
    if (!shown)
        suppress(cell);
}

void publish_cells(const struct publication *publication, struct record *published)
{
    const struct record *record = publication->record;
    published->cells = ARENA_NEW(publication->arena, record->cell_count + 1, struct record_cell);
    published->cell_count = 0;
    for (size_t i = 0; i < record->cell_count; i++) {
        struct record_cell *cell = &published->cells[published->cell_count];
        struct count_key key;
        *cell = record->cells[i];
        if (!key_of(cell, record->as_of, &key))
            continue;
        published->cell_count++;
        if (is_unit(cell, UNIT_COUNT))
            publish_counts(publication, &key, cell);
        else if (is_unit(cell, UNIT_DAYS))
            publish_days(publication, &key, cell);
        else
            publish_percent(publication, &key, cell);
    }
}

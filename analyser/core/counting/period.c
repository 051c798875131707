#include <string.h>

#include "base/day.h"
#include "core/counting/period.h"

/* How each kind of period is laid along the year: months between starts, from which month on. */
struct period_rule {
    enum period_type type;
    int months;
    int first_month;
    bool with_months; /* only where months are reported */
};

static const struct period_rule period_rules[] = {
    {PERIOD_ACADEMIC_YEAR, 12, 9, false},
    {PERIOD_CALENDAR_YEAR, 12, 1, false},
    {PERIOD_MONTH, 1, 1, true},
    {PERIOD_QUARTER, 3, 1, false},
};
enum { PERIOD_RULES = sizeof period_rules / sizeof period_rules[0] };

/* The first start of the rule on or after a day. */
static int32_t first_start(const struct period_rule *rule, int32_t since)
{
    int32_t start = day_of(day_civil(since).year - 1, rule->first_month, 1);
    while (start < since)
        start = day_add_months(start, rule->months);
    return start;
}

static void add_period(struct calendar *calendar, enum period_type type, int32_t start, int32_t end)
{
    calendar->periods[calendar->period_count++] = (struct period){type, start, end, 0, 0};
}

static void add_periods(struct calendar *calendar, const struct period_rule *rule)
{
    int32_t start = first_start(rule, calendar->since);
    while (start <= calendar->as_of) {
        int32_t next = day_add_months(start, rule->months);
        add_period(calendar, rule->type, start, next - 1);
        start = next;
    }
}

/* The 12 months that end on as_of. */
static void add_latest(struct calendar *calendar)
{
    int32_t start = day_add_months(calendar->as_of, -12) + 1;
    if (start >= calendar->since)
        add_period(calendar, PERIOD_LATEST_12M, start, calendar->as_of);
}

static void list_periods(struct calendar *calendar, enum grain grain)
{
    for (int type = 0; type < PERIOD_TYPES; type++) {
        if (type == PERIOD_LATEST_12M)
            add_latest(calendar);
        for (int i = 0; i < PERIOD_RULES; i++)
            if ((int)period_rules[i].type == type && (grain == GRAIN_MONTH || !period_rules[i].with_months))
                add_periods(calendar, &period_rules[i]);
    }
}

/* Marks the days on which some period starts, then numbers the runs between them. */
static void cut_slots(struct calendar *calendar)
{
    uint16_t slot = SLOT_NONE;
    uint16_t *slot_of = calendar->slot_of;
    size_t after = calendar_place(calendar, calendar->as_of) + 1;
    for (int p = 0; p < calendar->period_count; p++)
        slot_of[calendar_place(calendar, calendar->periods[p].start)] = 1;
    for (size_t place = 0; place < after; place++) {
        slot = (uint16_t)(slot + slot_of[place]);
        slot_of[place] = slot;
    }
    slot_of[after] = SLOT_NONE;
    calendar->slot_count = (uint16_t)(slot + 1);
}

static void find_slots_of_periods(struct calendar *calendar)
{
    for (int p = 0; p < calendar->period_count; p++) {
        struct period *period = &calendar->periods[p];
        int32_t last = period->end < calendar->as_of ? period->end : calendar->as_of;
        period->first_slot = calendar_slot(calendar, period->start);
        period->slot_end = (uint16_t)(calendar_slot(calendar, last) + 1);
    }
}

static void list_stock_days(struct calendar *calendar, int months)
{
    enum period_type type = months == 1 ? PERIOD_MONTH : PERIOD_QUARTER;
    struct stock_day *stock = calendar->stocks + 1; /* as_of sorts first */
    int32_t next = day_of(day_civil(calendar->since).year, 1, 1);
    for (;;) {
        next = day_add_months(next, months);
        if (next - 1 > calendar->as_of)
            break;
        if (next - 1 < calendar->since)
            continue;
        *stock++ = (struct stock_day){type, next - 1, calendar->day_count};
        calendar->days[calendar->day_count++] = next - 1;
    }
    if (calendar->day_count == 0 || calendar->days[calendar->day_count - 1] < calendar->as_of)
        calendar->days[calendar->day_count++] = calendar->as_of;
    calendar->stocks[0] = (struct stock_day){PERIOD_AS_OF, calendar->as_of, (uint16_t)(calendar->day_count - 1)};
    calendar->stock_count = (uint16_t)(stock - calendar->stocks);
}

static void place_days(struct calendar *calendar)
{
    uint16_t position = 0;
    for (int32_t day = calendar->base; day <= calendar->as_of; day++) {
        while (calendar->days[position] < day)
            position++;
        calendar->day_from[calendar_place(calendar, day)] = position;
    }
    calendar->day_from[calendar_place(calendar, calendar->as_of) + 1] = calendar->day_count;
}

static void note_type(struct stretch *stretches, enum period_type type, uint16_t at)
{
    if (stretches[type].before == 0)
        stretches[type].from = at;
    stretches[type].before = (uint16_t)(at + 1);
}

static void find_stretches(struct calendar *calendar)
{
    for (uint16_t p = 0; p < calendar->period_count; p++)
        note_type(calendar->periods_of, calendar->periods[p].type, p);
    for (uint16_t s = 0; s < calendar->stock_count; s++)
        note_type(calendar->stocks_of, calendar->stocks[s].type, s);
}

static void make_room(struct calendar *calendar, int32_t since, int32_t as_of, struct arena *arena)
{
    memset(calendar, 0, sizeof *calendar);
    calendar->as_of = as_of;
    calendar->since = since;
    calendar->base = since;
    size_t days = (size_t)(as_of - since + 1);
    size_t months = days / 28 + 16;
    calendar->periods = ARENA_NEW(arena, months * 2, struct period);
    calendar->stocks = ARENA_NEW(arena, months, struct stock_day);
    calendar->days = ARENA_NEW(arena, months, int32_t);
    calendar->slot_of = ARENA_NEW(arena, days + 2, uint16_t);
    calendar->day_from = ARENA_NEW(arena, days + 2, uint16_t);
}

void calendar_init(struct calendar *calendar, enum grain grain, int32_t since, int32_t as_of, struct arena *arena)
{
    make_room(calendar, since, as_of, arena);
    list_periods(calendar, grain);
    cut_slots(calendar);
    find_slots_of_periods(calendar);
    list_stock_days(calendar, grain == GRAIN_MONTH ? 1 : 3);
    place_days(calendar);
    find_stretches(calendar);
}

void calendar_init_span(struct calendar *calendar, int32_t from, int32_t to, int32_t as_of, struct arena *arena)
{
    make_room(calendar, from, as_of, arena);
    add_period(calendar, PERIOD_LATEST_12M, from, to);
    if (to < as_of)
        calendar->slot_of[calendar_place(calendar, to + 1)] = 1; /* another slot begins there, of no period */
    cut_slots(calendar);
    find_slots_of_periods(calendar);
    calendar->days[calendar->day_count++] = to;
    if (to < as_of)
        calendar->days[calendar->day_count++] = as_of;
    calendar->stocks[calendar->stock_count++] = (struct stock_day){PERIOD_AS_OF, to, 0};
    place_days(calendar);
    find_stretches(calendar);
}

void calendar_relate(struct calendar *calendar, const struct calendar *months, struct arena *arena)
{
    calendar->of_slot = ARENA_NEW(arena, months->slot_count + 1U, uint16_t);
    calendar->of_day = ARENA_NEW(arena, months->day_count + 1U, uint16_t);
    for (int32_t day = months->base; day <= months->as_of; day++) {
        uint16_t of_month = calendar_slot(months, day);
        uint16_t slot = calendar_slot(calendar, day);
        if (of_month != SLOT_NONE)
            calendar->of_slot[of_month] = slot != SLOT_NONE ? slot : calendar->slot_count;
    }
    calendar->of_slot[months->slot_count] = calendar->slot_count;
    for (uint16_t position = 0; position < months->day_count; position++)
        calendar->of_day[position] = calendar_day_from(calendar, months->days[position]);
    calendar->of_day[months->day_count] = calendar->day_count;
}

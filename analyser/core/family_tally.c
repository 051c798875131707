#include <string.h>

#include "core/family_tally.h"

void family_tally_init(struct family_tally *tally, const struct family_measure *measure, uint32_t breakdown_bits,
                       const struct calendar *calendars, struct arena *arena)
{
    memset(tally, 0, sizeof *tally);
    tally->measure = measure;
    tally->breakdown_bits = breakdown_bits;
    tally->calendars = calendars;
    tally->arena = arena;
}

static const struct calendar *calendar_of(const struct family_tally *tally, enum breakdown_id breakdown)
{
    return &tally->calendars[breakdown_grain(breakdown)];
}

static void make_room(struct family_tally *tally, enum breakdown_id breakdown, uint16_t category)
{
    uint32_t wanted = category + 8U + category / 2U;
    struct family_category **bigger = ARENA_NEW(tally->arena, wanted, struct family_category *);
    if (tally->room[breakdown])
        memcpy(bigger, tally->of[breakdown], tally->room[breakdown] * sizeof(bigger[0]));
    tally->of[breakdown] = bigger;
    tally->room[breakdown] = wanted;
}

static struct share_counts *counts_of(struct family_tally *tally, enum breakdown_id breakdown, uint16_t category)
{
    if (category >= tally->room[breakdown])
        make_room(tally, breakdown, category);
    struct family_category **place = &tally->of[breakdown][category];
    if (!*place) {
        const struct calendar *calendar = calendar_of(tally, breakdown);
        size_t cells = tally->measure->basis == BASIS_STOCK ? calendar->day_count + 1U : calendar->slot_count;
        *place = ARENA_NEW(tally->arena, 1, struct family_category);
        (*place)->counts = ARENA_NEW(tally->arena, cells, struct share_counts);
    }
    return (*place)->counts;
}

static bool counted(const struct family_tally *tally, enum breakdown_id breakdown)
{
    return tally->breakdown_bits & BREAKDOWN_BIT(breakdown);
}

void family_tally_add(struct family_tally *tally, int32_t day, const struct case_categories *categories,
                      bool in_numerator)
{
    tally->records++;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        uint16_t slot = counted(tally, b) ? calendar_slot(calendar_of(tally, b), day) : SLOT_NONE;
        if (slot == SLOT_NONE)
            continue;
        uint16_t category = b == BREAKDOWN_AGE_BAND ? age_band(categories->birth, day) : categories->of[b];
        struct share_counts *counts = &counts_of(tally, b, category)[slot];
        counts->denominator++;
        counts->numerator += in_numerator;
    }
}

/* Changes add up modulo 2^32, so that -1 is 4294967295. */
static void change(struct share_counts *counts, uint16_t from, uint16_t before, enum share_part part)
{
    if (from >= before)
        return;
    if (part == SHARE_DENOMINATOR) {
        counts[from].denominator++;
        counts[before].denominator--;
    } else {
        counts[from].numerator++;
        counts[before].numerator--;
    }
}

static void add_stock_by_age(struct family_tally *tally, int32_t birth, uint16_t from, uint16_t before,
                             enum share_part part)
{
    const struct calendar *calendar = calendar_of(tally, BREAKDOWN_AGE_BAND);
    while (from < before) {
        int32_t day = calendar->days[from];
        uint16_t next = calendar_day_from(calendar, age_band_next(birth, day, calendar->as_of));
        if (next > before)
            next = before;
        change(counts_of(tally, BREAKDOWN_AGE_BAND, age_band(birth, day)), from, next, part);
        from = next;
    }
}

void family_tally_add_stock(struct family_tally *tally, int32_t from, int32_t until,
                            const struct case_categories *categories, enum share_part part)
{
    tally->records++;
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        if (!counted(tally, b))
            continue;
        const struct calendar *calendar = calendar_of(tally, b);
        uint16_t first = calendar_day_from(calendar, from);
        uint16_t before = until == DAY_NONE ? calendar->day_count : calendar_day_from(calendar, until);
        if (b == BREAKDOWN_AGE_BAND)
            add_stock_by_age(tally, categories->birth, first, before, part);
        else
            change(counts_of(tally, b, categories->of[b]), first, before, part);
    }
}

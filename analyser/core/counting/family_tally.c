#include <string.h>

#include "core/counting/family_tally.h"
#include "core/counting/listing.h"

void family_tally_init(struct family_tally *tally, enum population population, uint32_t breakdown_bits,
                       const struct calendar *calendars, struct arena *arena)
{
    memset(tally, 0, sizeof *tally);
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
        if (breakdown_bits & BREAKDOWN_BIT(b))
            tally->counted[tally->counted_count++] = b;
    tally->width = 1 + population_measures(population);
    tally->stock = population == POPULATION_LIVE_PLANS || population == POPULATION_PHASE_TRANSFERS;
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
    uint32_t **bigger = ARENA_NEW(tally->arena, wanted, uint32_t *);
    if (tally->room[breakdown])
        memcpy(bigger, tally->of[breakdown], tally->room[breakdown] * sizeof(bigger[0]));
    tally->of[breakdown] = bigger;
    tally->room[breakdown] = wanted;
}

static uint32_t *new_cells(struct family_tally *tally, enum breakdown_id breakdown, uint16_t category)
{
    const struct calendar *calendar = calendar_of(tally, breakdown);
    size_t cells = tally->stock ? calendar->day_count + 1U : calendar->slot_count;
    if (category >= tally->room[breakdown])
        make_room(tally, breakdown, category);
    return tally->of[breakdown][category] = ARENA_NEW(tally->arena, cells * tally->width, uint32_t);
}

static inline uint32_t *cells_of(struct family_tally *tally, enum breakdown_id breakdown, uint16_t category)
{
    if (category < tally->room[breakdown] && tally->of[breakdown][category])
        return tally->of[breakdown][category];
    return new_cells(tally, breakdown, category);
}

static inline void add_to_cell(uint32_t *cell, unsigned width, unsigned numerators)
{
    cell[0]++;
    for (unsigned i = 1; i < width; i++)
        cell[i] += numerators >> (i - 1) & 1U;
}

static uint16_t category_in(const struct case_categories *categories, enum breakdown_id breakdown, int32_t day)
{
    return breakdown == BREAKDOWN_AGE_BAND ? age_band(categories->birth, day) : categories->of[breakdown];
}

static void add_to_profile(struct profile_tally *profiles, int32_t day, const struct case_categories *categories,
                           unsigned numerators)
{
    struct profile profile;
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
        profile.of[b] = category_in(categories, profile_breakdowns[b], day);
    add_to_cell(profile_tally_at(profiles, &profile), profiles->width, numerators);
}

void family_tally_add(struct family_tally *tally, int32_t day, const struct case_categories *categories,
                      unsigned numerators)
{
    uint16_t slots[GRAINS];
    if (tally->listing) {
        listing_add_record(tally->listing, day, categories, numerators);
        return;
    }
    tally->records++;
    for (enum grain grain = 0; grain < GRAINS; grain++)
        slots[grain] = calendar_slot(&tally->calendars[grain], day);
    for (unsigned i = 0; i < tally->counted_count; i++) {
        enum breakdown_id b = tally->counted[i];
        uint16_t slot = slots[breakdown_grain(b)];
        if (slot == SLOT_NONE)
            continue;
        uint16_t category = category_in(categories, b, day);
        add_to_cell(cells_of(tally, b, category) + (size_t)slot * tally->width, tally->width, numerators);
    }
    if (tally->profiles && profile_tally_covers(tally->profiles, slots[GRAIN_MONTH]))
        add_to_profile(tally->profiles, day, categories, numerators);
}

/* Changes add up modulo 2^32, so that -1 is 4294967295. A population of a stock has one measure. */
enum { STOCK_WIDTH = 2 };

static void change(uint32_t *cells, uint16_t from, uint16_t before, enum share_part part)
{
    if (from >= before)
        return;
    cells[from * STOCK_WIDTH + (part == SHARE_NUMERATOR)]++;
    cells[before * STOCK_WIDTH + (part == SHARE_NUMERATOR)]--;
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
        change(cells_of(tally, BREAKDOWN_AGE_BAND, age_band(birth, day)), from, next, part);
        from = next;
    }
}

void family_tally_add_stock(struct family_tally *tally, int32_t from, int32_t until,
                            const struct case_categories *categories, enum share_part part)
{
    if (tally->listing) {
        listing_add_stretch(tally->listing, from, until, categories, part);
        return;
    }
    tally->records++;
    uint16_t first[GRAINS];
    uint16_t before[GRAINS];
    for (enum grain grain = 0; grain < GRAINS; grain++) {
        const struct calendar *calendar = &tally->calendars[grain];
        first[grain] = calendar_day_from(calendar, from);
        before[grain] = until == DAY_NONE ? calendar->day_count : calendar_day_from(calendar, until);
    }
    for (unsigned i = 0; i < tally->counted_count; i++) {
        enum breakdown_id b = tally->counted[i];
        enum grain grain = breakdown_grain(b);
        if (b == BREAKDOWN_AGE_BAND)
            add_stock_by_age(tally, categories->birth, first[grain], before[grain], part);
        else
            change(cells_of(tally, b, categories->of[b]), first[grain], before[grain], part);
    }
}

void family_tally_join_bands(struct family_tally *tally, const bool takes[AGE_BANDS + 1], uint16_t into)
{
    const struct calendar *calendar = calendar_of(tally, BREAKDOWN_AGE_BAND);
    size_t count = (tally->stock ? calendar->day_count + 1U : calendar->slot_count) * (size_t)tally->width;
    for (int band = 0; band <= AGE_BANDS; band++) {
        const uint32_t *from = family_tally_of(tally, BREAKDOWN_AGE_BAND, (uint16_t)band);
        if (!takes[band] || !from)
            continue;
        uint32_t *to = cells_of(tally, BREAKDOWN_AGE_BAND, into);
        for (size_t i = 0; i < count; i++)
            to[i] += from[i];
    }
}

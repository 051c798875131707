#include <string.h>

#include "core/counting/profile_tally.h"

enum { FIRST_ROOM = 256 };

const enum breakdown_id profile_breakdowns[PROFILE_BREAKDOWNS] = {BREAKDOWN_NEED,      BREAKDOWN_AGE_BAND,
                                                                  BREAKDOWN_SEX,       BREAKDOWN_ETHNICITY,
                                                                  BREAKDOWN_SOCIAL_CARE, BREAKDOWN_PHASE};

void profile_tally_init(struct profile_tally *tally, unsigned width, const struct calendar *months, struct arena *arena)
{
    const struct period *latest = &months->periods[months->periods_of[PERIOD_LATEST_12M].from];
    *tally = (struct profile_tally){
        .width = width, .first_slot = latest->first_slot, .slot_end = latest->slot_end, .arena = arena};
}

/* FNV-1a over the category numbers. */
static uint32_t home(const struct profile *profile)
{
    uint32_t hash = 2166136261U;
    for (int b = 0; b < PROFILE_BREAKDOWNS; b++)
        hash = (hash ^ profile->of[b]) * 16777619U;
    return hash ^ hash >> 15;
}

/* Where it is, or belongs. */
static uint32_t place_of(const struct profile_tally *tally, const struct profile *profile)
{
    uint32_t place = home(profile) & (tally->room - 1);
    while (tally->taken[place] && memcmp(&tally->profiles[place], profile, sizeof *profile) != 0)
        place = (place + 1) & (tally->room - 1);
    return place;
}

static void double_room(struct profile_tally *tally)
{
    struct profile_tally bigger = *tally;
    bigger.room = tally->room ? 2 * tally->room : FIRST_ROOM;
    bigger.profiles = ARENA_NEW(tally->arena, bigger.room, struct profile);
    bigger.counts = ARENA_NEW(tally->arena, (size_t)bigger.room * tally->width, uint32_t);
    bigger.taken = ARENA_NEW(tally->arena, bigger.room, bool);
    for (uint32_t i = 0; i < tally->room; i++) {
        if (!tally->taken[i])
            continue;
        uint32_t place = place_of(&bigger, &tally->profiles[i]);
        bigger.taken[place] = true;
        bigger.profiles[place] = tally->profiles[i];
        memcpy(bigger.counts + (size_t)place * tally->width, tally->counts + (size_t)i * tally->width,
               tally->width * sizeof(uint32_t));
    }
    *tally = bigger;
}

uint32_t *profile_tally_at(struct profile_tally *tally, const struct profile *profile)
{
    if (2 * tally->count >= tally->room)
        double_room(tally);
    uint32_t place = place_of(tally, profile);
    if (!tally->taken[place]) {
        tally->taken[place] = true;
        tally->profiles[place] = *profile;
        tally->count++;
    }
    return tally->counts + (size_t)place * tally->width;
}

#include <string.h>

#include "core/definitions/measure.h"
#include "core/pack/counts.h"

enum { FIRST_ROOM = 1024 };

void counts_init(struct counts *counts, struct arena *arena)
{
    *counts = (struct counts){.arena = arena};
    disclosure_system_init(&counts->system, arena);
}

/* ---- names of measures */

const char *measure_ending(const char *measure)
{
    const char *ending = strchr(measure, '.');
    return ending ? ending : "";
}

const char *measure_beside(const char *measure, const char *ending, struct arena *arena)
{
    size_t stem = strlen(measure) - strlen(measure_ending(measure));
    char *text = arena_take(arena, stem + strlen(ending) + 1, 1);
    memcpy(text, measure, stem);
    memcpy(text + stem, ending, strlen(ending));
    return text;
}

/* ---- the index */

static uint64_t mixed(uint64_t hash, const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3ULL;
    return (hash ^ 0xff) * 0x100000001b3ULL;
}

static uint64_t hash_of(const struct count_key *key)
{
    uint64_t hash = mixed(0xcbf29ce484222325ULL, key->measure);
    hash = mixed(mixed(hash, key->breakdown), key->category);
    uint64_t numbers = ((uint64_t)key->basis * 8 + key->part) * 8 + key->period;
    hash = (hash ^ numbers) * 0x100000001b3ULL;
    hash = (hash ^ (uint32_t)key->start) * 0x100000001b3ULL;
    return hash ^ hash >> 29;
}

static bool same_key(const struct count_key *a, const struct count_key *b)
{
    return a->basis == b->basis && a->part == b->part && a->period == b->period && a->start == b->start &&
           strcmp(a->measure, b->measure) == 0 && strcmp(a->breakdown, b->breakdown) == 0 &&
           strcmp(a->category, b->category) == 0;
}

/* The slot of a key, or the empty one where it would go. There is always an empty one. */
static size_t *slot_of(const struct counts *counts, const struct count_key *key)
{
    size_t i = (size_t)hash_of(key) & (counts->slot_count - 1);
    while (counts->slots[i] && !same_key(&counts->list[counts->slots[i] - 1].key, key))
        i = (i + 1) & (counts->slot_count - 1);
    return &counts->slots[i];
}

static void grow(struct counts *counts)
{
    size_t room = counts->room ? 2 * counts->room : FIRST_ROOM;
    struct count *list = ARENA_NEW(counts->arena, room, struct count);
    if (counts->count)
        memcpy(list, counts->list, counts->count * sizeof *list);
    counts->list = list;
    counts->room = room;
    counts->slot_count = 2 * room;
    counts->slots = ARENA_NEW(counts->arena, counts->slot_count, size_t);
    for (size_t i = 0; i < counts->count; i++)
        *slot_of(counts, &list[i].key) = i + 1;
}

size_t counts_find(const struct counts *counts, const struct count_key *key)
{
    size_t slot = counts->slot_count ? *slot_of(counts, key) : 0;
    return slot ? counts->list[slot - 1].cell : COUNT_NONE;
}

static void put(struct counts *counts, const struct count_key *key, size_t cell)
{
    if (counts->count == counts->room)
        grow(counts);
    counts->list[counts->count] = (struct count){*key, cell};
    *slot_of(counts, key) = ++counts->count;
}

/* ---- what it costs to suppress a count: first what stands beside a headline, then short periods, then small counts */

static const char *const beside_headlines[] = {
    ".on_time_ex",     ".sen2_on_time",     ".sen2_on_time_ex",
    ".excepted",       ".overdue_excepted", ".overdue_1_30",
    ".overdue_31_90",  ".overdue_91_182",   ".overdue_183_365",
    ".child_at_start", ".child_own_words",  ".child_acted_on",
    ".withdrawn",      ".parent_at_start",  ".parent_acted_on",
};

static const int64_t period_costs[PERIOD_TYPES] = {
    [PERIOD_QUARTER] = 1, [PERIOD_CALENDAR_YEAR] = 2, [PERIOD_LATEST_12M] = 3};

static int64_t cost_of(const struct count_key *key, int64_t value)
{
    static const int64_t step = 1000000000; /* more than any count */
    int64_t steps = (int64_t)PERIOD_TYPES + period_costs[key->period];
    for (size_t i = 0; i < sizeof beside_headlines / sizeof beside_headlines[0]; i++)
        if (strcmp(measure_ending(key->measure), beside_headlines[i]) == 0)
            steps = period_costs[key->period];
    return steps * step + value;
}

void counts_add(struct counts *counts, const struct count_key *key, int64_t value)
{
    if (counts_find(counts, key) != COUNT_NONE)
        return;
    size_t cell = disclosure_printed(&counts->system, value);
    counts->system.cells[cell].cost = cost_of(key, value);
    put(counts, key, cell);
}

/* ---- what shares are of */

struct same_population {
    enum population population;
    const char *measure;
    enum basis basis;
    enum count_part part;
};

static const struct same_population same_populations[] = {
    {POPULATION_PLANS_ISSUED_BY_ADVICE, "PLAN20.on_time", BASIS_COMPLETED, COUNT_OUT_OF},
    {POPULATION_PLANS_ISSUED_BY_VOICE, "PLAN20.on_time", BASIS_COMPLETED, COUNT_OUT_OF},
    {POPULATION_REQUESTS, "REQUEST.received", BASIS_STARTED, COUNT_NUMBER},
    {POPULATION_REVIEWS_HELD, "VOICE.child_review", BASIS_COMPLETED, COUNT_OUT_OF},
};

/* Measures of one clock that are of all that ended in the period. */
static const char *const of_the_ended[] = {".days", ".days_p90", ".excepted"};

static const struct same_population *population_of(const char *measure)
{
    for (size_t m = 0; m < FAMILY_MEASURES; m++)
        for (size_t i = 0; i < sizeof same_populations / sizeof same_populations[0]; i++)
            if (family_measures[m].population == same_populations[i].population &&
                strcmp(family_measures[m].id, measure) == 0)
                return &same_populations[i];
    return NULL;
}

struct count_key counts_population(const struct count_key *key, struct arena *arena)
{
    struct count_key all = *key;
    const struct same_population *same = population_of(key->measure);
    all.part = COUNT_OUT_OF;
    if (same) {
        all.measure = same->measure;
        all.basis = same->basis;
        all.part = same->part;
    }
    for (size_t i = 0; i < sizeof of_the_ended / sizeof of_the_ended[0]; i++)
        if (strcmp(measure_ending(key->measure), of_the_ended[i]) == 0)
            all.measure = measure_beside(key->measure, ".on_time", arena);
    return all;
}

size_t counts_number(const struct counts *counts, const struct count_key *key)
{
    struct count_key number = *key;
    number.part = COUNT_NUMBER;
    return counts_find(counts, &number);
}

/* Its own where the other measure has another number, as it may where records are missing. */
size_t counts_out_of(const struct counts *counts, const struct count_key *key, int64_t n)
{
    struct count_key all = counts_population(key, counts->arena);
    size_t cell = counts_find(counts, &all);
    if (cell != COUNT_NONE && counts_value(counts, cell) == n)
        return cell;
    all = *key;
    all.part = COUNT_OUT_OF;
    return counts_find(counts, &all);
}

static size_t added_population(struct counts *counts, const struct count_key *number, int64_t n)
{
    struct count_key all = counts_population(number, counts->arena);
    size_t cell = counts_find(counts, &all);
    if (cell != COUNT_NONE && counts_value(counts, cell) != n) {
        all = *number;
        all.part = COUNT_OUT_OF;
    }
    counts_add(counts, &all, n);
    return counts_find(counts, &all);
}

void counts_add_share(struct counts *counts, const struct count_key *number, int64_t k, int64_t n)
{
    struct count_key rest = *number;
    size_t all = added_population(counts, number, n);
    if (k < 0)
        return;
    counts_add(counts, number, k);
    rest.part = COUNT_REST;
    if (counts_find(counts, &rest) != COUNT_NONE || k > n)
        return;
    size_t parts[2] = {counts_find(counts, number), disclosure_hidden(&counts->system, n - k, true)};
    put(counts, &rest, parts[1]);
    counts_relate(counts, all, parts, 2, PARTS_ALL, true);
}

void counts_relate(struct counts *counts, size_t whole, const size_t *parts, size_t count, enum parts known,
                   bool guarded)
{
    if (!disclosure_parts(&counts->system, whole, parts, count, known, guarded))
        counts->not_so++;
}

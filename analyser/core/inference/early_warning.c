#include "base/growing.h"
#include "core/definitions/codes.h"
#include "core/inference/early_warning.h"
#include "core/statistics/exit_curve.h"

enum { KINDS = 16 }; /* of advice, and 0: all */

/* All instances of a clock. */
struct pool {
    struct passed_record *of;
    size_t count;
    size_t room;
    struct arena *arena;
};

static bool keep(void *context, const struct told *told)
{
    struct pool *pool = context;
    pool->of = growing(pool->arena, pool->of, pool->count, &pool->room, sizeof pool->of[0]);
    pool->of[pool->count++] = (struct passed_record){*told->instance, told->place};
    return true;
}

static void gather(const struct book *book, enum clock_id clock, struct pool *pool)
{
    struct telling telling = {clock, keep, pool, pool->arena};
    (is_told(clock) ? tell_from_records : tell_passed)(book, &telling);
}

/* ---- as at a day */

/* The day it was over by, at the end of a day; DAY_NONE: still open then. */
static int32_t over_by(const struct instance *instance, int32_t day)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    return over != DAY_NONE && over <= day ? over : DAY_NONE;
}

/* Curves of the 12 months up to a day: of all kinds and of each. */
struct curves {
    struct exit_curve of[KINDS];
};

static void add_to(struct exit_curve *curve, const struct instance *instance, int32_t day)
{
    int32_t first = day_add_months(day, -12) + 1;
    int32_t over = over_by(instance, day);
    int32_t until = over != DAY_NONE ? over : day;
    int32_t from = first > instance->start ? first - instance->start : 0;
    exit_curve_add(curve, from, until - instance->start, over != DAY_NONE);
}

static void draw_curves(const struct pool *pool, bool by_kind, int32_t day, struct curves *curves)
{
    int kinds = by_kind ? KINDS : 1;
    for (int kind = 0; kind < kinds; kind++)
        exit_curve_init(&curves->of[kind], pool->arena);
    for (size_t i = 0; i < pool->count; i++) {
        const struct passed_record *one = &pool->of[i];
        if (one->instance.start > day)
            continue;
        add_to(&curves->of[0], &one->instance, day);
        if (by_kind && one->place.advice_kind > 0 && one->place.advice_kind < KINDS)
            add_to(&curves->of[one->place.advice_kind], &one->instance, day);
    }
    for (int kind = 0; kind < kinds; kind++)
        exit_curve_settle(&curves->of[kind]);
}

/* The chance of one that is open on the day and not due before the day after. */
static bool chance_of(const struct curves *curves, bool by_kind, const struct passed_record *one, int32_t day,
                      double *chance, uint64_t *informed_by)
{
    const struct exit_curve *curve = &curves->of[0];
    uint8_t kind = one->place.advice_kind;
    if (by_kind && kind > 0 && kind < KINDS && curves->of[kind].exit_count >= EXITS_OF_KIND)
        curve = &curves->of[kind];
    *informed_by = curve->exit_count;
    return curve->exit_count >= EXITS_LEAST &&
           exit_curve_past(curve, day - one->instance.start, one->instance.due - one->instance.start, chance);
}

static bool is_waiting(const struct instance *instance, int32_t day)
{
    return instance->start <= day && instance->due > day && over_by(instance, day) == DAY_NONE;
}

/* ---- tried on earlier days */

void tried_ends(int32_t as_of, int32_t ends[TRIED_ENDS])
{
    struct civil civil = day_civil(as_of);
    int32_t quarter = day_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1); /* the first day of this one */
    for (int i = 0; i < TRIED_ENDS; i++)
        ends[i] = day_add_months(quarter, -3 * i) - 1;
}

static void try_on(const struct pool *pool, bool by_kind, int32_t day, int32_t as_of, struct clock_warnings *warnings)
{
    struct curves curves;
    draw_curves(pool, by_kind, day, &curves);
    for (size_t i = 0; i < pool->count; i++) {
        const struct instance *instance = &pool->of[i].instance;
        double chance;
        uint64_t informed_by;
        if (!is_waiting(instance, day))
            continue;
        if (instance->due > as_of || !chance_of(&curves, by_kind, &pool->of[i], day, &chance, &informed_by))
            warnings->not_tried++;
        else
            calibration_add(&warnings->tried, chance, over_by(instance, instance->due) == DAY_NONE);
    }
}

static void warn(const struct pool *pool, enum clock_id clock, bool by_kind, int32_t as_of, struct arena *arena,
                 struct clock_warnings *warnings)
{
    struct curves curves;
    size_t room = 0;
    draw_curves(pool, by_kind, as_of, &curves);
    for (size_t i = 0; i < pool->count; i++) {
        const struct passed_record *one = &pool->of[i];
        bool due_today = one->instance.due == as_of && over_by(&one->instance, as_of) == DAY_NONE;
        if (!is_waiting(&one->instance, as_of) && !due_today)
            continue;
        warnings->open = growing(arena, warnings->open, warnings->count, &room, sizeof warnings->open[0]);
        struct warning *warning = &warnings->open[warnings->count++];
        *warning = (struct warning){.clock = clock, .instance = one->instance, .place = one->place};
        warning->known = !due_today && chance_of(&curves, by_kind, one, as_of, &warning->chance, &warning->informed_by);
    }
}

struct clock_warnings early_warning_of(const struct book *book, enum clock_id clock, struct arena *arena,
                                       struct arena *scratch)
{
    struct clock_warnings warnings = {.count = 0};
    struct pool pool = {.arena = scratch};
    int32_t ends[TRIED_ENDS];
    bool by_kind = clocks[clock].subject == SUBJECT_ADVICE;
    gather(book, clock, &pool);
    if (pool.count == 0)
        return warnings;
    tried_ends(book->as_of, ends);
    for (int i = 0; i < TRIED_ENDS; i++)
        try_on(&pool, by_kind, ends[i], book->as_of, &warnings);
    warn(&pool, clock, by_kind, book->as_of, arena, &warnings);
    return warnings;
}

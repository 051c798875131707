#include "base/growing.h"
#include "core/definitions/codes.h"
#include "core/inference/early_warning.h"
#include "core/statistics/exit_curve.h"

enum { KINDS = 16 }; /* of advice, and 0: all */

/* Curves of the 12 months up to a day: of all kinds, then of each. */
struct curves {
    int32_t first; /* day of the 12 months */
    int32_t day;   /* the last */
    struct exit_curve of[KINDS];
};

/* What two tellings of a clock's instances fill: the first draws the curves, the second asks them. */
struct estimating {
    enum clock_id clock;
    int32_t as_of;
    int kinds;
    struct curves now;
    struct curves earlier[TRIED_ENDS];
    struct arena *arena; /* of the open cases */
    struct clock_warnings *warnings;
    size_t room;
};

/* The day it was over by, at the end of a day; DAY_NONE: still open then. */
static int32_t over_by(const struct instance *instance, int32_t day)
{
    int32_t over = instance->end != DAY_NONE ? instance->end : instance->closed;
    return over != DAY_NONE && over <= day ? over : DAY_NONE;
}

static bool is_waiting(const struct instance *instance, int32_t day)
{
    return instance->start <= day && instance->due > day && over_by(instance, day) == DAY_NONE;
}

/* 0: the clock has no kinds, or the record's is not known. */
static int kind_of(const struct estimating *estimating, const struct told *told)
{
    return told->place.advice_kind < estimating->kinds ? told->place.advice_kind : 0;
}

/* ---- the curves */

static void begin_curves(struct curves *curves, int kinds, int32_t day, struct arena *arena)
{
    curves->first = day_add_months(day, -12) + 1;
    curves->day = day;
    for (int kind = 0; kind < kinds; kind++)
        exit_curve_init(&curves->of[kind], arena);
}

static void settle_curves(struct curves *curves, int kinds)
{
    for (int kind = 0; kind < kinds; kind++)
        exit_curve_settle(&curves->of[kind]);
}

static void draw(struct curves *curves, const struct instance *instance, int kind)
{
    if (instance->start > curves->day)
        return;
    int32_t over = over_by(instance, curves->day);
    int32_t until = (over != DAY_NONE ? over : curves->day) - instance->start;
    int32_t from = curves->first > instance->start ? curves->first - instance->start : 0;
    exit_curve_add(&curves->of[0], from, until, over != DAY_NONE);
    if (kind > 0)
        exit_curve_add(&curves->of[kind], from, until, over != DAY_NONE);
}

static bool draw_told(void *context, const struct told *told)
{
    struct estimating *estimating = context;
    int kind = kind_of(estimating, told);
    draw(&estimating->now, told->instance, kind);
    for (int i = 0; i < TRIED_ENDS; i++)
        draw(&estimating->earlier[i], told->instance, kind);
    return true;
}

/* The chance of one that is open on the day of the curves and not due before the day after. */
static bool chance_of(const struct curves *curves, const struct instance *instance, int kind, double *chance,
                      uint64_t *informed_by)
{
    bool of_kind = kind > 0 && curves->of[kind].exit_count >= EXITS_OF_KIND;
    const struct exit_curve *curve = &curves->of[of_kind ? kind : 0];
    *informed_by = curve->exit_count;
    return curve->exit_count >= EXITS_LEAST &&
           exit_curve_past(curve, curves->day - instance->start, instance->due - instance->start, chance);
}

/* ---- tried on earlier days */

void tried_ends(int32_t as_of, int32_t ends[TRIED_ENDS])
{
    struct civil civil = day_civil(as_of);
    int32_t quarter = day_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1); /* the first day of this one */
    for (int i = 0; i < TRIED_ENDS; i++)
        ends[i] = day_add_months(quarter, -3 * i) - 1;
}

static void try_on(struct estimating *estimating, const struct curves *curves, const struct instance *instance,
                   int kind)
{
    double chance;
    uint64_t informed_by;
    if (!is_waiting(instance, curves->day))
        return;
    if (instance->due > estimating->as_of || !chance_of(curves, instance, kind, &chance, &informed_by))
        estimating->warnings->not_tried++;
    else
        calibration_add(&estimating->warnings->tried, chance, over_by(instance, instance->due) == DAY_NONE);
}

/* ---- open now */

static void warn(struct estimating *estimating, const struct told *told, int kind)
{
    const struct instance *instance = told->instance;
    struct clock_warnings *warnings = estimating->warnings;
    bool due_today = instance->due == estimating->as_of && over_by(instance, estimating->as_of) == DAY_NONE;
    if (!is_waiting(instance, estimating->as_of) && !due_today)
        return;
    warnings->open =
        growing(estimating->arena, warnings->open, warnings->count, &estimating->room, sizeof warnings->open[0]);
    struct warning *warning = &warnings->open[warnings->count++];
    *warning = (struct warning){.clock = estimating->clock, .instance = *instance, .place = told->place};
    warning->known = !due_today && chance_of(&estimating->now, instance, kind, &warning->chance, &warning->informed_by);
}

static bool ask_told(void *context, const struct told *told)
{
    struct estimating *estimating = context;
    int kind = kind_of(estimating, told);
    for (int i = 0; i < TRIED_ENDS; i++)
        try_on(estimating, &estimating->earlier[i], told->instance, kind);
    warn(estimating, told, kind);
    return true;
}

/* ---- a clock */

static void begin_all(struct estimating *estimating, struct arena *scratch)
{
    int32_t ends[TRIED_ENDS];
    tried_ends(estimating->as_of, ends);
    begin_curves(&estimating->now, estimating->kinds, estimating->as_of, scratch);
    for (int i = 0; i < TRIED_ENDS; i++)
        begin_curves(&estimating->earlier[i], estimating->kinds, ends[i], scratch);
}

static void settle_all(struct estimating *estimating)
{
    settle_curves(&estimating->now, estimating->kinds);
    for (int i = 0; i < TRIED_ENDS; i++)
        settle_curves(&estimating->earlier[i], estimating->kinds);
}

struct clock_warnings early_warning_of(const struct book *book, enum clock_id clock, struct arena *arena,
                                       struct arena *scratch)
{
    struct clock_warnings warnings = {.count = 0};
    teller *tell = is_told(clock) ? tell_from_records : tell_passed;
    struct estimating estimating = {.clock = clock,
                                    .as_of = book->as_of,
                                    .kinds = clocks[clock].subject == SUBJECT_ADVICE ? KINDS : 1,
                                    .arena = arena,
                                    .warnings = &warnings};
    begin_all(&estimating, scratch);
    tell(book, &(struct telling){clock, draw_told, &estimating, scratch});
    settle_all(&estimating);
    tell(book, &(struct telling){clock, ask_told, &estimating, scratch});
    return warnings;
}

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/figures/curve.h"
#include "core/figures/stats.h"

/* What happened on one day since the start, and the curves just before and on it. */
struct curve_step {
    int32_t day;
    uint32_t fates[CURVE_FATES];
    double at_risk;
    double surviving; /* of everything, just before the day */
    double on_time;   /* probability by the day */
};

static const double rounding = 1e-12;
static const double reaches_half = 0.5 - 1e-12;

void curve_space_init(struct curve_space *space, struct arena *arena)
{
    memset(space, 0, sizeof *space);
    space->arena = arena;
    for (int fate = 0; fate < CURVE_FATES; fate++)
        histogram_init(&space->group.fates[fate], arena);
}

void curve_space_clear(struct curve_space *space)
{
    for (int fate = 0; fate < CURVE_FATES; fate++)
        histogram_clear(&space->group.fates[fate]);
}

static struct curve_step *add_step(struct curve_space *space, uint32_t *count)
{
    if (*count == space->step_room) {
        uint32_t room = space->step_room ? space->step_room * 2 : 1024;
        struct curve_step *bigger = ARENA_NEW(space->arena, room, struct curve_step);
        if (*count)
            memcpy(bigger, space->steps, *count * sizeof bigger[0]);
        space->steps = bigger;
        space->step_room = room;
    }
    struct curve_step *step = &space->steps[(*count)++];
    memset(step, 0, sizeof *step);
    return step;
}

static bool block_is_empty(const struct histogram *fates, int32_t day)
{
    uint32_t any = 0;
    for (int fate = 0; fate < CURVE_FATES; fate++)
        any |= fates[fate].blocks[day / HISTOGRAM_BLOCK];
    return any == 0;
}

static uint32_t add_near_steps(struct curve_space *space)
{
    const struct histogram *fates = space->group.fates;
    int32_t low = HISTOGRAM_VALUES;
    int32_t high = -1;
    for (int fate = 0; fate < CURVE_FATES; fate++) {
        low = fates[fate].low < low ? fates[fate].low : low;
        high = fates[fate].high > high ? fates[fate].high : high;
    }
    uint32_t steps = 0;
    for (int32_t day = low; day <= high; day++) {
        if (day % HISTOGRAM_BLOCK == 0 && block_is_empty(fates, day)) {
            day += HISTOGRAM_BLOCK - 1;
            continue;
        }
        uint32_t counts[CURVE_FATES];
        uint32_t any = 0;
        for (int fate = 0; fate < CURVE_FATES; fate++)
            any |= counts[fate] = fates[fate].counts[day];
        if (!any)
            continue;
        struct curve_step *step = add_step(space, &steps);
        step->day = day;
        memcpy(step->fates, counts, sizeof counts);
    }
    return steps;
}

static int by_day(const void *a, const void *b)
{
    const struct curve_step *x = a;
    const struct curve_step *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

/* Days past 65535, from broken dates only: one step each; ties are joined. */
static uint32_t add_far_steps(struct curve_space *space, uint32_t steps)
{
    uint32_t near = steps;
    for (int fate = 0; fate < CURVE_FATES; fate++)
        for (uint32_t i = 0; i < space->group.fates[fate].far_count; i++) {
            struct curve_step *step = add_step(space, &steps);
            step->day = space->group.fates[fate].far[i];
            step->fates[fate] = 1;
        }
    if (steps == near)
        return steps;
    qsort(space->steps + near, steps - near, sizeof space->steps[0], by_day);
    uint32_t kept = near;
    for (uint32_t i = near + 1; i < steps; i++) {
        struct curve_step *into = &space->steps[kept];
        if (space->steps[i].day != into->day)
            space->steps[++kept] = space->steps[i];
        else
            for (int fate = 0; fate < CURVE_FATES; fate++)
                into->fates[fate] += space->steps[i].fates[fate];
    }
    return kept + 1;
}

static double outcomes(const struct curve_step *step)
{
    return (double)step->fates[FATE_ON_TIME] + step->fates[FATE_LATE] + step->fates[FATE_CLOSED];
}

/* Forward along the days: at risk, survival, and the two probabilities. */
static void follow(struct curve_space *space, uint32_t steps, struct curve_result *result)
{
    double at_risk = (double)result->count;
    double surviving = 1.0;
    double on_time = 0.0;
    double ended = 0.0;
    for (uint32_t i = 0; i < steps; i++) {
        struct curve_step *step = &space->steps[i];
        double ends = (double)step->fates[FATE_ON_TIME] + step->fates[FATE_LATE];
        step->at_risk = at_risk;
        step->surviving = surviving;
        on_time += surviving * step->fates[FATE_ON_TIME] / at_risk;
        ended += surviving * ends / at_risk;
        step->on_time = on_time;
        surviving *= 1.0 - outcomes(step) / at_risk;
        at_risk -= outcomes(step) + step->fates[FATE_OPEN];
        if (!result->reached_half && ended >= reaches_half) {
            result->reached_half = true;
            result->half_done = step->day;
        }
    }
    result->by_due = fmin(on_time, 1.0); /* a sum of shares may come out a hair above */
    if (result->open == 0)               /* nobody censored: a plain share, exactly */
        result->by_due = (double)result->on_time / (double)result->count;
}

/* Var F(t) at the last day. */
static double variance(const struct curve_space *space, uint32_t steps, double final)
{
    double sum = 0.0;
    for (uint32_t i = 0; i < steps; i++) {
        const struct curve_step *step = &space->steps[i];
        double n = step->at_risk;
        double all = outcomes(step);
        double event = step->fates[FATE_ON_TIME];
        double later = final - step->on_time;
        if (all > 0.0 && n > all)
            sum += later * later * all / (n * (n - all));
        sum += step->surviving * step->surviving * event * (n - event) / (n * n * n);
        sum -= 2.0 * later * step->surviving * event / (n * n);
    }
    return sum;
}

static void interval(const struct curve_space *space, uint32_t steps, struct curve_result *result)
{
    double surviving = 1.0 - result->by_due;
    if (result->by_due < rounding || surviving < rounding)
        return; /* 0 or 1: not defined */
    double spread = variance(space, steps, result->by_due);
    if (spread < rounding * rounding)
        return;
    double centre = log(-log(surviving));
    double width = Z_95 * sqrt(spread) / (surviving * fabs(log(surviving)));
    result->has_interval = true;
    result->lower = 1.0 - exp(-exp(centre - width));
    result->upper = 1.0 - exp(-exp(centre + width));
}

struct curve_result curve_of(struct curve_space *space)
{
    struct curve_result result = {0};
    for (int fate = 0; fate < CURVE_FATES; fate++)
        result.count += space->group.fates[fate].total;
    result.open = space->group.fates[FATE_OPEN].total;
    result.on_time = space->group.fates[FATE_ON_TIME].total;
    uint32_t steps = add_far_steps(space, add_near_steps(space));
    follow(space, steps, &result);
    interval(space, steps, &result);
    return result;
}

#include "core/inference/audit_sample.h"
#include "core/inference/live_plans.h"
#include "core/statistics/sampling.h"

/* Strata by number of team and need; those without plans are there too. */
struct drawing {
    const struct book *book;
    const struct category_order *order;
    uint32_t teams;
    uint32_t needs;
    uint64_t *sizes;
    uint64_t *allocated;
    struct sample_stratum *strata;
    struct arena *arena;
};

static size_t stratum_of(const struct drawing *drawing, const struct plan_record *plan)
{
    return (size_t)plan->traits.team * drawing->needs + plan->traits.need;
}

/* Teams and needs in the order of their names. */
static size_t in_order(const struct drawing *drawing, size_t place)
{
    size_t team = drawing->order->of[BREAKDOWN_TEAM][place / drawing->needs];
    return team * drawing->needs + drawing->order->of[BREAKDOWN_NEED][place % drawing->needs];
}

static void measure_strata(struct drawing *drawing)
{
    size_t count = (size_t)drawing->teams * drawing->needs;
    drawing->sizes = ARENA_NEW(drawing->arena, count, uint64_t);
    drawing->allocated = ARENA_NEW(drawing->arena, count, uint64_t);
    drawing->strata = ARENA_NEW(drawing->arena, count, struct sample_stratum);
    for (uint32_t i = 0; i < drawing->book->records.plan_count; i++) {
        const struct plan_record *plan = &drawing->book->records.plans[i];
        drawing->sizes[stratum_of(drawing, plan)] += plan_is_live(drawing->book, plan);
    }
}

/* The plans of a stratum, by their place among them. */
static const int64_t *list_plans(const struct drawing *drawing, size_t stratum)
{
    int64_t *ids = ARENA_NEW(drawing->arena, drawing->sizes[stratum] + 1, int64_t);
    size_t next = 0;
    for (uint32_t i = 0; i < drawing->book->records.plan_count; i++) {
        const struct plan_record *plan = &drawing->book->records.plans[i];
        if (plan_is_live(drawing->book, plan) && stratum_of(drawing, plan) == stratum)
            ids[next++] = plan->id;
    }
    return ids;
}

static void draw_stratum(const struct drawing *drawing, size_t stratum, struct random_stream *stream,
                         struct sampled_plan *plans, size_t *count)
{
    uint64_t drawn = drawing->allocated[stratum];
    if (drawn == 0)
        return;
    const int64_t *ids = list_plans(drawing, stratum);
    uint64_t *places = ARENA_NEW(drawing->arena, drawn, uint64_t);
    sample_draw(stream, drawing->sizes[stratum], drawn, places);
    for (uint64_t i = 0; i < drawn; i++)
        plans[(*count)++] = (struct sampled_plan){ids[places[i]], &drawing->strata[stratum]};
}

static void describe_strata(const struct drawing *drawing, struct audit_sample *sample)
{
    size_t count = (size_t)drawing->teams * drawing->needs;
    struct sample_stratum *described = ARENA_NEW(drawing->arena, count, struct sample_stratum);
    for (size_t place = 0; place < count; place++) {
        size_t stratum = in_order(drawing, place);
        uint16_t team = (uint16_t)(stratum / drawing->needs);
        uint16_t need = (uint16_t)(stratum % drawing->needs);
        if (drawing->sizes[stratum] == 0)
            continue;
        drawing->strata[stratum] = (struct sample_stratum){.team = category_name(drawing->order, BREAKDOWN_TEAM, team),
                                                           .need = category_name(drawing->order, BREAKDOWN_NEED, need),
                                                           .plans = drawing->sizes[stratum],
                                                           .drawn = drawing->allocated[stratum]};
        described[sample->stratum_count++] = drawing->strata[stratum];
    }
    sample->strata = described;
}

bool audit_sample_draw(const struct book *book, const struct category_order *order, uint64_t size, uint64_t seed,
                       struct arena *arena, struct audit_sample *sample, struct err *err)
{
    struct drawing drawing = {.book = book,
                              .order = order,
                              .teams = category_count(order, BREAKDOWN_TEAM),
                              .needs = category_count(order, BREAKDOWN_NEED),
                              .arena = arena};
    size_t count = (size_t)drawing.teams * drawing.needs;
    struct random_stream *stream = random_begin(seed);
    if (!stream)
        return err_set(err, ERR_INTERNAL, "out of memory");
    measure_strata(&drawing);
    sample_allocate(drawing.sizes, count, size, 0, drawing.allocated);
    *sample = (struct audit_sample){.stratum_count = 0};
    describe_strata(&drawing, sample);
    struct sampled_plan *plans = ARENA_NEW(arena, book->records.plan_count + 1, struct sampled_plan);
    for (size_t place = 0; place < count; place++)
        draw_stratum(&drawing, in_order(&drawing, place), stream, plans, &sample->plan_count);
    sample->plans = plans;
    random_end(stream);
    return true;
}

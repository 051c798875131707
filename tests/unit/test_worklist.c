/* The worklist: every open case once, in the order in which people work; its list in memory across its chunks. */
#include "unit/naive_reviews.h"
#include "unit/outcome.h"
#include "unit/world_draw.h"

#include "core/definitions/clock.h"
#include "core/records/worklist.h"

static const int32_t as_of = 8932;

static void records_stay_in_place_across_chunks(void **state)
{
    (void)state;
    struct arena arena;
    struct worklist worklist = {NULL, 0};
    enum { MANY = 2 * WORK_CHUNK + 1 }; /* at the end of a chunk, and one past it */
    memory_init(&arena);
    for (int32_t i = 0; i < MANY; i++)
        worklist_add(&worklist, &arena, &(struct work_record){.due = i, .start = -i});
    assert_int_equal(worklist.count, MANY);
    for (int32_t i = 0; i < MANY; i++)
        assert_true(worklist_at(&worklist, (uint64_t)i)->due == i && worklist_at(&worklist, (uint64_t)i)->start == -i);
    arena_free(&arena);
}

static const struct outcome *made(struct world *world, struct outcome *outcome, uint64_t seed)
{
    const struct analysis_options options = {.as_of = as_of, .since = as_of - 900, .authority = NULL};
    draw_world(world, seed, 120, as_of, 1200, true);
    outcome_of(outcome, world, &options, FRAME_ROWS);
    return outcome;
}

static int clock_place(const char *id)
{
    int place = 0;
    while (strcmp(clocks[place].id, id) != 0)
        place++;
    return place;
}

static int64_t compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static void longest_overdue_first_then_soonest_due(void **state)
{
    (void)state;
    struct world world;
    struct outcome outcome;
    made(&world, &outcome, 1);
    assert_true(outcome.work_count > 100);
    for (size_t i = 0; i < outcome.work_count; i++) {
        const struct work_case *work = &outcome.work[i];
        assert_int_equal(work->days_over, as_of - work->due);
        if (i == 0)
            continue;
        int64_t order = compare(work[-1].due, work->due);
        if (!order)
            order = compare(clock_place(work[-1].clock), clock_place(work->clock));
        if (!order && strcmp(work[-1].case_kind, work->case_kind) == 0)
            order = compare(work[-1].case_id, work->case_id);
        assert_true(order <= 0);
    }
    outcome_free(&outcome);
    world_free(&world);
}

static size_t in_worklist(const struct outcome *outcome, const struct naive_instance *instance)
{
    const char *team = instance->category[BREAKDOWN_TEAM] ? instance->category[BREAKDOWN_TEAM] : "not recorded";
    const char *kind = instance->category[BREAKDOWN_KIND] ? instance->category[BREAKDOWN_KIND] : "";
    size_t found = 0;
    for (size_t i = 0; i < outcome->work_count; i++) {
        const struct work_case *work = &outcome->work[i];
        found += strcmp(work->clock, instance->clock) == 0 && work->start == instance->start &&
                 work->due == instance->due && work->excepted == instance->excepted && strcmp(work->team, team) == 0 &&
                 strcmp(work->kind, kind) == 0;
    }
    return found;
}

/* By brute force from the rows: whoever has started and neither ended nor closed, and nobody else. */
static void every_open_instance_is_listed_and_no_other(void **state)
{
    (void)state;
    struct world world;
    struct outcome outcome;
    struct arena arena;
    size_t open = 0;
    memory_init(&arena);
    made(&world, &outcome, 2);
    struct naive naive = naive_instances(&world, as_of, &arena);
    for (size_t i = 0; i < naive.count; i++) {
        const struct naive_instance *instance = &naive.instances[i];
        if (instance->end != NUMBER_NONE || instance->closed != NUMBER_NONE)
            continue;
        open++;
        if (in_worklist(&outcome, instance) == 0)
            fail_msg("%s from %lld is not listed", instance->clock, (long long)instance->start);
    }
    assert_true(open > 100);
    assert_int_equal(outcome.work_count, open);
    arena_free(&arena);
    outcome_free(&outcome);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_stay_in_place_across_chunks),
        cmocka_unit_test(longest_overdue_first_then_soonest_due),
        cmocka_unit_test(every_open_instance_is_listed_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Clock instances given out one by one: those of the specification, each once, with the case and row behind them. */
#include "unit/naive_reviews.h"
#include "unit/outcome.h"
#include "unit/world_draw.h"

#include "core/case_clocks.h"

static const int32_t as_of = 8932;

struct given {
    struct arena arena;
    struct analysis *analysis;
    struct case_clock *clocks;
    size_t count;
    size_t most; /* the sink refuses more */
};

static bool keep(void *context, const struct case_clock *instance, struct err *err)
{
    struct given *given = context;
    if (given->count == given->most)
        return err_set(err, ERR_OUTPUT, "enough");
    given->clocks[given->count++] = *instance;
    return true;
}

static void feed(struct given *given, const struct world *world, bool keep_cases)
{
    const struct analysis_options options = {.as_of = as_of, .since = as_of - 900, .keep_cases = keep_cases};
    struct err err = {.kind = ERR_NONE};
    *given = (struct given){.most = NAIVE_INSTANCES_MOST};
    memory_init(&given->arena);
    given->clocks = ARENA_NEW(&given->arena, NAIVE_INSTANCES_MOST, struct case_clock);
    given->analysis = analysis_new(&given->arena, &options);
    if (!world_feed(world, given->analysis, &given->arena, FRAME_ROWS, &err))
        fail_msg("%s", err.text);
}

static bool give(struct given *given, struct err *err)
{
    return analysis_case_clocks(given->analysis, &given->arena, keep, given, err);
}

static bool same_category(const struct case_clock *a, const struct naive_instance *b, enum breakdown_id breakdown)
{
    const char *name = b->category[breakdown] ? b->category[breakdown] : "not recorded";
    return !a->category[breakdown] || strcmp(a->category[breakdown], name) == 0;
}

static int64_t number_of(int32_t day)
{
    return day == DAY_NONE ? NUMBER_NONE : day;
}

static bool same_instance(const struct case_clock *a, const struct naive_instance *b)
{
    const struct instance *i = &a->instance;
    return strcmp(clocks[a->clock].id, b->clock) == 0 && i->start == b->start && i->due == b->due &&
           number_of(i->end) == b->end && number_of(i->closed) == b->closed && i->excepted == b->excepted &&
           same_category(a, b, BREAKDOWN_TEAM) && same_category(a, b, BREAKDOWN_NEED) &&
           same_category(a, b, BREAKDOWN_KIND) && same_category(a, b, BREAKDOWN_PROVIDER);
}

static void each_instance_is_given_once(void **state)
{
    (void)state;
    struct world world;
    struct given given;
    struct arena arena;
    struct err err = {.kind = ERR_NONE};
    memory_init(&arena);
    draw_world(&world, 7, 120, as_of, 1200, true);
    feed(&given, &world, true);
    assert_true(give(&given, &err));
    struct naive naive = naive_instances(&world, as_of, &arena);
    bool *taken = ARENA_NEW(&arena, naive.count, bool);
    assert_true(naive.count > 500);
    assert_int_equal(given.count, naive.count);
    for (size_t i = 0; i < given.count; i++) {
        size_t n = 0;
        while (n < naive.count && (taken[n] || !same_instance(&given.clocks[i], &naive.instances[n])))
            n++;
        if (n == naive.count)
            fail_msg("%s of %lld is not in the specification", clocks[given.clocks[i].clock].id,
                     (long long)given.clocks[i].case_id);
        taken[n] = true;
    }
    arena_free(&arena);
    arena_free(&given.arena);
    world_free(&world);
}

static const struct {
    enum relation_id relation;
    const char *key;
    const char *day;
} rows_behind[CASE_ROWS] = {
    [ROW_ADVICE] = {RELATION_ADVICE, "advice_id", "requested_date"},
    [ROW_REVIEW] = {RELATION_REVIEW, "review_id", NULL},
    [ROW_ORDER] = {RELATION_TRIBUNAL_ORDER, "order_id", "order_date"},
};

/* The row that is named has the day the clock started on, and the case that is named. */
static void assert_row_behind(const struct world *world, const struct case_clock *given)
{
    enum relation_id relation = rows_behind[given->row].relation;
    int row = world_find(world, relation, rows_behind[given->row].key, given->row_id);
    assert_true(row >= 0);
    const char *day = rows_behind[given->row].day;
    if (given->row == ROW_REVIEW && given->clock == CLOCK_PT) {
        assert_int_equal(world_number(world, relation, (size_t)row, "phase_transfer_due_date"), given->instance.due);
        return;
    }
    if (given->row == ROW_REVIEW)
        day = clocks[given->clock].start == MOMENT_MEETING ? "meeting_date" : "amendment_notice_date";
    assert_int_equal(world_number(world, relation, (size_t)row, day), given->instance.start);
    const char *parent = given->kind == WORK_PLAN ? "plan_id" : "request_id";
    if (given->kind != WORK_NEITHER)
        assert_int_equal(world_number(world, relation, (size_t)row, parent), given->case_id);
}

static void the_row_and_case_behind_each_are_named(void **state)
{
    (void)state;
    struct world world;
    struct given given;
    struct err err = {.kind = ERR_NONE};
    size_t rows[CASE_ROWS] = {0};
    draw_world(&world, 8, 120, as_of, 1200, false);
    feed(&given, &world, true);
    assert_true(give(&given, &err));
    for (size_t i = 0; i < given.count; i++) {
        const struct case_clock *one = &given.clocks[i];
        rows[one->row]++;
        assert_int_equal(one->state, clock_state(&clocks[one->clock], &one->instance, as_of));
        assert_true((one->exception_provision != NULL) == one->instance.excepted);
        assert_true((one->row_id == NUMBER_NONE) == (one->row == ROW_IS_CASE));
        if (one->row == ROW_IS_CASE)
            assert_true(world_find(&world, one->kind == WORK_PLAN ? RELATION_PLAN : RELATION_REQUEST,
                                   one->kind == WORK_PLAN ? "plan_id" : "request_id", one->case_id) >= 0);
        else
            assert_row_behind(&world, one);
    }
    for (int row = ROW_IS_CASE; row <= ROW_ORDER; row++) /* no clock runs on an audit */
        assert_true(rows[row] > 0);
    arena_free(&given.arena);
    world_free(&world);
}

static void keeping_cases_changes_no_figure(void **state)
{
    (void)state;
    struct world world;
    struct outcome with;
    struct outcome without;
    struct analysis_options options = {.as_of = as_of, .since = as_of - 900};
    draw_world(&world, 9, 120, as_of, 1200, true);
    outcome_of(&without, &world, &options, FRAME_ROWS);
    options.keep_cases = true;
    outcome_of(&with, &world, &options, FRAME_ROWS);
    assert_same_outcome(&without, &with);
    outcome_free(&with);
    outcome_free(&without);
    world_free(&world);
}

static void the_sink_ends_it_and_it_must_be_asked_for(void **state)
{
    (void)state;
    struct world world;
    struct given given;
    struct err err = {.kind = ERR_NONE};
    draw_world(&world, 10, 60, as_of, 1200, false);
    feed(&given, &world, true);
    given.most = 3;
    assert_false(give(&given, &err));
    assert_int_equal(err.kind, ERR_OUTPUT);
    assert_int_equal(given.count, 3);
    arena_free(&given.arena);
    err = (struct err){.kind = ERR_NONE};
    feed(&given, &world, false);
    assert_false(give(&given, &err));
    assert_int_equal(err.kind, ERR_INTERNAL);
    arena_free(&given.arena);
    world_free(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_instance_is_given_once),
        cmocka_unit_test(the_row_and_case_behind_each_are_named),
        cmocka_unit_test(keeping_cases_changes_no_figure),
        cmocka_unit_test(the_sink_ends_it_and_it_must_be_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

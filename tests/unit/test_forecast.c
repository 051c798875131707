/* The simulation where its course is certain, and on average. */
#include "unit/memory.h"

#include "core/inference/forecast_model.h"

enum { WEEKS = 10 };

struct setting {
    struct arena arena;
    struct forecast_model *model;
    struct past_week *start;
    struct forecast_push pushes[WEEKS];
    struct forecast_week weeks[WEEKS];
    struct random_stream *stream;
};

/* No rates, nobody comes: 5 cases of 18 weeks, 3 of 25, 2 issued in time at 19. */
static void set_up(struct setting *setting)
{
    distributions_begin();
    memory_init(&setting->arena);
    setting->model = ARENA_NEW(&setting->arena, 1, struct forecast_model);
    setting->start = ARENA_NEW(&setting->arena, 1, struct past_week);
    setting->start->open[18] = 5;
    setting->start->open[25] = 3;
    setting->start->issued_by_start[19] = 2;
    setting->stream = random_begin(9);
    for (int i = 0; i < WEEKS; i++)
        setting->pushes[i] = (struct forecast_push){.requests = 1};
}

static void simulate(struct setting *setting)
{
    forecast_simulate(setting->model, setting->start, setting->pushes, WEEKS, setting->stream, setting->weeks);
}

static void tear_down(struct setting *setting)
{
    random_end(setting->stream);
    arena_free(&setting->arena);
}

static void left_alone_they_age(void **state)
{
    (void)state;
    struct setting setting = {.stream = NULL};
    set_up(&setting);
    simulate(&setting);
    static const uint32_t overdue[] = {3, 3, 8, 8};
    static const uint32_t due[] = {0, 2, 5, 0};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(setting.weeks[i].overdue, overdue[i]);
        assert_int_equal(setting.weeks[i].open, 8);
        assert_int_equal(setting.weeks[i].due, due[i]);
    }
    assert_int_equal(setting.weeks[1].due_in_time, 2);
    assert_int_equal(setting.weeks[2].due_in_time, 0);
    tear_down(&setting);
}

static void plans_beyond_the_rates_take_the_oldest(void **state)
{
    (void)state;
    struct setting setting = {.stream = NULL};
    set_up(&setting);
    for (int i = 0; i < WEEKS; i++)
        setting.pushes[i].plans = 2;
    simulate(&setting);
    static const uint32_t overdue[] = {1, 0, 2};
    static const uint32_t in_time[] = {0, 1, 0}; /* those due within the week are not counted on to be in time */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(setting.weeks[i].overdue, overdue[i]);
        assert_int_equal(setting.weeks[i].issued_in_time, in_time[i]);
    }
    tear_down(&setting);
}

static void advice_on_time_saves_its_share(void **state)
{
    (void)state;
    struct setting setting = {.stream = NULL};
    set_up(&setting);
    for (int i = 0; i < WEEKS; i++)
        setting.pushes[i].advice_in_time = 1;
    simulate(&setting);
    assert_int_equal(setting.weeks[2].overdue, 3);
    assert_int_equal(setting.weeks[2].due_in_time, 5);
    tear_down(&setting);
}

static void what_is_sure_to_be_issued_is(void **state)
{
    (void)state;
    struct setting setting = {.stream = NULL};
    set_up(&setting);
    setting.model->rates[18][WEEK_IN_TIME] = 1; /* 0.95 at most in a week */
    setting.start->open[18] = 100000;
    simulate(&setting);
    assert_close(setting.weeks[0].issued, 95000, 4 * sqrt(100000 * .95 * .05));
    assert_int_equal(setting.weeks[0].issued, setting.weeks[0].issued_in_time);
    tear_down(&setting);
}

static void arrivals_are_those_of_the_year_times_the_scenario(void **state)
{
    (void)state;
    struct setting setting = {.stream = NULL};
    double sum = 0;
    set_up(&setting);
    memset(setting.start, 0, sizeof *setting.start);
    for (int i = 0; i < ARRIVAL_WEEKS; i++)
        setting.model->arrivals[i] = i % 2 ? 4 : 10;
    for (int i = 0; i < WEEKS; i++)
        setting.pushes[i].requests = 1.1;
    for (int trial = 0; trial < 400; trial++) {
        simulate(&setting);
        sum += setting.weeks[WEEKS - 1].open;
    }
    assert_close(sum / 400 / WEEKS, 7.7, 4 * 3.4 / sqrt(400 * WEEKS)); /* 7 x 1.1; standard deviation 3.3 a week */
    tear_down(&setting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(left_alone_they_age),
        cmocka_unit_test(plans_beyond_the_rates_take_the_oldest),
        cmocka_unit_test(advice_on_time_saves_its_share),
        cmocka_unit_test(what_is_sure_to_be_issued_is),
        cmocka_unit_test(arrivals_are_those_of_the_year_times_the_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

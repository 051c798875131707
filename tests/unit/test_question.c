/* Questions: what the names, limits and days on a command line come to; and the bounds on what an answer may be. */
#include "unit/memory.h"

#include "core/questions/answer.h"

struct asking {
    struct arena arena;
    struct err err;
    struct question question;
};

static void begin(struct asking *asking)
{
    memset(&asking->err, 0, sizeof asking->err);
    memory_init(&asking->arena);
    question_begin(&asking->question);
    asking->question.as_of = day_of(2026, 6, 30);
    asking->question.since = day_of(2021, 1, 1);
}

static bool measure(struct asking *asking, const char *name, enum basis basis)
{
    return question_add_measure(&asking->question, name, basis, &asking->arena, &asking->err);
}

static void a_measure_comes_on_every_basis_it_has(void **state)
{
    (void)state;
    struct asking asking;
    begin(&asking);
    assert_true(measure(&asking, "PLAN20.on_time", BASES));
    assert_int_equal(asking.question.measure_count, 2);
    assert_int_equal(asking.question.measures[0].basis, BASIS_COMPLETED);
    assert_int_equal(asking.question.measures[1].basis, BASIS_DUE);
    assert_true(measure(&asking, "REQ6.on_time", BASIS_DUE));
    assert_int_equal(asking.question.measure_count, 3);
    assert_true(measure(&asking, "VOICE.*", BASES));
    assert_int_equal(asking.question.measure_count, 3 + 13);
    arena_free(&asking.arena);
}

static void an_asterisk_alone_is_everything(void **state)
{
    (void)state;
    struct asking asking;
    size_t all = FAMILY_MEASURES;
    begin(&asking);
    for (enum clock_id c = 0; c < CLOCKS; c++)
        for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++)
            all += clock_has_measure(&clocks[c], m);
    assert_true(measure(&asking, "*", BASES));
    assert_int_equal(asking.question.measure_count, all);
    assert_true(all <= QUESTION_MEASURES_MOST);
    arena_free(&asking.arena);
}

struct limit {
    const char *text;
    enum clock_id clock;
    int days; /* 0: refused */
};

static const struct limit limits[] = {
    {"ADV6=5w", CLOCK_ADV6, 35},    {"ADV6=30d", CLOCK_ADV6, 30}, {"ADV6=30", CLOCK_ADV6, 30},
    {"AR12=3660", CLOCK_AR12, 3660}, {"ADV6=3661", CLOCK_ADV6, 0}, {"ADV6=522w", CLOCK_ADV6, 3654},
    {"ADV6=523w", CLOCK_ADV6, 0},   {"ADV6=0", CLOCK_ADV6, 0},    {"ADV6=", CLOCK_ADV6, 0},
    {"ADV6=w", CLOCK_ADV6, 0},      {"ADV6=5m", CLOCK_ADV6, 0},   {"ADV6", CLOCK_ADV6, 0},
    {"ADV7=5w", CLOCK_ADV6, 0},     {"PT=5w", CLOCK_PT, 0},       {"ADV6=-5", CLOCK_ADV6, 0},
};

static void a_limit_is_weeks_or_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        struct asking asking;
        begin(&asking);
        bool set = question_set_limit(&asking.question, limits[i].text, &asking.arena, &asking.err);
        assert_int_equal(set, limits[i].days > 0);
        if (set)
            assert_int_equal(asking.question.clocks[limits[i].clock].number, limits[i].days);
        assert_int_equal(asking.question.limited[limits[i].clock], set);
        arena_free(&asking.arena);
    }
}

/* A floor stays a floor, a transferred plan's review is still put off; every other clock is untouched. */
static void another_limit_is_counted_in_days_from_the_start(void **state)
{
    (void)state;
    struct asking asking;
    struct instance instance;
    struct case_days days = {.conditions = UINT32_MAX, .not_due_before = DAY_NONE};
    begin(&asking);
    assert_true(question_set_limit(&asking.question, "AR12=30", &asking.arena, &asking.err));
    assert_true(question_set_limit(&asking.question, "AM_REPS15=20", &asking.arena, &asking.err));
    const struct clock *review = &asking.question.clocks[CLOCK_AR12];
    for (int moment = 0; moment < MOMENTS; moment++)
        days.at[moment] = DAY_NONE;
    days.at[review->start] = 1000;
    assert_int_equal(clock_instance(review, &days, &instance), INSTANCE_THERE);
    assert_int_equal(instance.due, 1030);
    days.not_due_before = 1040;
    assert_int_equal(clock_instance(review, &days, &instance), INSTANCE_THERE);
    assert_int_equal(instance.due, 1040);
    const struct clock *representations = &asking.question.clocks[CLOCK_AM_REPS15];
    assert_int_equal(representations->limit, LIMIT_FLOOR);
    assert_true(clock_met(representations, 1020, 1020));
    assert_false(clock_met(representations, 1019, 1020));
    assert_memory_equal(&asking.question.clocks[CLOCK_REQ6], &clocks[CLOCK_REQ6], sizeof clocks[0]);
    arena_free(&asking.arena);
}

static bool set_time(struct asking *asking, enum period_type period, int32_t from, int32_t to)
{
    return question_set_time(&asking->question, period, from, to, &asking->err);
}

static void without_a_period_it_is_the_latest_twelve_months_or_a_span(void **state)
{
    (void)state;
    struct asking asking;
    begin(&asking);
    assert_true(set_time(&asking, PERIOD_TYPES, DAY_NONE, DAY_NONE));
    assert_string_equal(question_period_name(&asking.question, BASIS_DUE), "latest_12m");
    assert_string_equal(question_period_name(&asking.question, BASIS_STOCK), "as_of");
    assert_int_equal(asking.question.from, day_of(2025, 7, 1));
    begin(&asking);
    assert_true(set_time(&asking, PERIOD_TYPES, day_of(2026, 1, 1), DAY_NONE));
    assert_string_equal(question_period_name(&asking.question, BASIS_DUE), "span");
    assert_int_equal(asking.question.to, day_of(2026, 6, 30));
    assert_false(set_time(&asking, PERIOD_TYPES, DAY_NONE, day_of(2026, 1, 1)));
    assert_false(set_time(&asking, PERIOD_MONTH, day_of(2026, 1, 2), day_of(2026, 1, 1)));
    assert_false(set_time(&asking, PERIOD_MONTH, DAY_NONE, day_of(2026, 7, 1)));
    assert_false(set_time(&asking, PERIOD_AS_OF, day_of(2026, 1, 2), DAY_NONE));
    arena_free(&asking.arena);
}

static void months_are_those_that_lie_within_the_days(void **state)
{
    (void)state;
    struct asking asking;
    begin(&asking);
    assert_true(set_time(&asking, PERIOD_MONTH, day_of(2026, 2, 15), day_of(2026, 5, 30)));
    const struct question *question = &asking.question;
    assert_false(question_wants_period(question, PERIOD_MONTH, day_of(2026, 2, 1), day_of(2026, 2, 28)));
    assert_true(question_wants_period(question, PERIOD_MONTH, day_of(2026, 3, 1), day_of(2026, 3, 31)));
    assert_true(question_wants_period(question, PERIOD_MONTH, day_of(2026, 4, 1), day_of(2026, 4, 30)));
    assert_false(question_wants_period(question, PERIOD_MONTH, day_of(2026, 5, 1), day_of(2026, 5, 31)));
    assert_false(question_wants_period(question, PERIOD_QUARTER, day_of(2026, 4, 1), day_of(2026, 4, 30)));
    assert_true(set_time(&asking, PERIOD_QUARTER, DAY_NONE, DAY_NONE));
    asking.question.as_of = asking.question.to = day_of(2026, 5, 10); /* the quarter that is not over counts */
    assert_true(question_wants_period(question, PERIOD_QUARTER, day_of(2026, 4, 1), day_of(2026, 6, 30)));
    arena_free(&asking.arena);
}

static void a_span_is_one_period_and_the_stock_of_its_last_day(void **state)
{
    (void)state;
    struct arena arena;
    struct calendar calendar;
    memory_init(&arena);
    calendar_init_span(&calendar, 100, 130, 200, &arena);
    assert_int_equal(calendar.period_count, 1);
    assert_int_equal(calendar.periods[0].start, 100);
    assert_int_equal(calendar.periods[0].end, 130);
    for (int32_t day = 90; day <= 210; day++) {
        uint16_t slot = calendar_slot(&calendar, day);
        bool in_period =
            slot != SLOT_NONE && slot >= calendar.periods[0].first_slot && slot < calendar.periods[0].slot_end;
        assert_int_equal(in_period, day >= 100 && day <= 130);
    }
    assert_int_equal(calendar.stock_count, 1);
    assert_int_equal(calendar.stocks[0].day, 130);
    assert_int_equal(calendar_day_from(&calendar, 99), 0);
    assert_int_equal(calendar_day_from(&calendar, 130), 0);
    assert_int_equal(calendar_day_from(&calendar, 131), 1);
    calendar_init_span(&calendar, 200, 200, 200, &arena); /* one day */
    assert_int_equal(calendar.day_count, 1);
    assert_int_equal(calendar_slot(&calendar, 200), 0);
    arena_free(&arena);
}

/* ---- bounds */

static void list_case(struct listing *listing, uint16_t team, uint16_t phase)
{
    struct case_categories categories = {.birth = DAY_NONE};
    categories.of[BREAKDOWN_TEAM] = team;
    categories.of[BREAKDOWN_PHASE] = phase;
    listing_add_record(listing, 0, &categories, 0);
}

static void so_many_combinations_and_no_more(void **state)
{
    (void)state;
    struct asking asking;
    struct combinations combinations;
    begin(&asking);
    struct listing listing = {.wanted = true, .arena = &asking.arena};
    assert_true(question_add_breakdowns(&asking.question, "team,phase", &asking.arena, &asking.err));
    for (int i = 0; i < 2 * COMBINATIONS_MOST; i++) /* each twice */
        list_case(&listing, (uint16_t)(i / 2 % 1000), (uint16_t)(i / 2 / 1000));
    assert_true(combinations_find(&combinations, &listing, &asking.question, &asking.arena, &asking.err));
    assert_int_equal(combinations.count, COMBINATIONS_MOST);
    for (size_t i = 0; i < combinations.count; i++) {
        assert_non_null(combinations.list[i].cases->next);
        assert_null(combinations.list[i].cases->next->next);
    }
    list_case(&listing, 1000, 0);
    assert_false(combinations_find(&combinations, &listing, &asking.question, &asking.arena, &asking.err));
    assert_int_equal(asking.err.kind, ERR_USAGE);
    assert_non_null(strstr(asking.err.text, "more than 10000 combinations"));
    arena_free(&asking.arena);
}

static void nothing_is_listed_that_nobody_asks_for(void **state)
{
    (void)state;
    struct listing listing = {.wanted = false};
    list_case(&listing, 1, 1);
    assert_null(listing.newest);
}

static void so_many_rows_and_no_more(void **state)
{
    (void)state;
    struct asking asking;
    struct answer_row row = {.measure = 0};
    begin(&asking);
    struct answer answer = {.question = &asking.question, .arena = &asking.arena};
    for (int i = 0; i < ANSWER_ROWS_MOST; i++)
        assert_true(answer_add(&answer, &row, &asking.err));
    assert_false(answer_add(&answer, &row, &asking.err));
    assert_non_null(strstr(asking.err.text, "more than 300000 rows"));
    arena_free(&asking.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_measure_comes_on_every_basis_it_has),
        cmocka_unit_test(an_asterisk_alone_is_everything),
        cmocka_unit_test(a_limit_is_weeks_or_days),
        cmocka_unit_test(another_limit_is_counted_in_days_from_the_start),
        cmocka_unit_test(without_a_period_it_is_the_latest_twelve_months_or_a_span),
        cmocka_unit_test(months_are_those_that_lie_within_the_days),
        cmocka_unit_test(a_span_is_one_period_and_the_stock_of_its_last_day),
        cmocka_unit_test(so_many_combinations_and_no_more),
        cmocka_unit_test(nothing_is_listed_that_nobody_asks_for),
        cmocka_unit_test(so_many_rows_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

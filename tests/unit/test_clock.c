/* The clocks: every limit at its boundary days, the table against the specification, the states of an instance. */
#include "unit/unit.h"

#include "core/definitions/clock.h"
#include "unit/random.h"

static int32_t day(int year, int month, int of_month)
{
    return day_of(year, month, of_month);
}

static struct case_days no_days(void)
{
    struct case_days days = {
        .conditions = UINT32_MAX & ~(uint32_t)(EXCEPTED_REQUEST | EXCEPTED_PLAN | EXCEPTED_ADVICE | EXCEPTED_ORDER),
        .due = DAY_NONE,
        .not_due_before = DAY_NONE};
    for (int m = 0; m < MOMENTS; m++)
        days.at[m] = DAY_NONE;
    return days;
}

/* An instance of the clock with these days, all its conditions given. */
static enum instance_outcome make(enum clock_id clock, int32_t start, int32_t end, int32_t closed,
                                  struct instance *instance)
{
    struct case_days days = no_days();
    days.at[clocks[clock].closed] = closed; /* first: MOMENT_NEVER stays none */
    days.at[MOMENT_NEVER] = DAY_NONE;
    days.at[clocks[clock].end] = end;
    days.at[clocks[clock].start] = start;
    days.due = start + 365;
    return clock_instance(&clocks[clock], &days, instance);
}

static enum instance_state state_of(enum clock_id clock, int32_t start, int32_t end, int32_t closed, int32_t on)
{
    struct instance instance;
    assert_int_equal(make(clock, start, end, closed, &instance), INSTANCE_THERE);
    return clock_state(&clocks[clock], &instance, on);
}

/* spec/clocks.md, the column "limit", in its own words. */
static const struct {
    enum clock_id clock;
    const char *id;
    enum limit_kind limit;
    int days; /* from start to due; of a floor to the first lawful day */
} limits[] = {
    {CLOCK_REQ6, "REQ6", LIMIT_WEEKS, 42},
    {CLOCK_PLAN20, "PLAN20", LIMIT_WEEKS, 140},
    {CLOCK_NOTISSUE16, "NOTISSUE16", LIMIT_WEEKS, 112},
    {CLOCK_ADV6, "ADV6", LIMIT_WEEKS, 42},
    {CLOCK_DRAFT15, "DRAFT15", LIMIT_FLOOR, 15},
    {CLOCK_AR_REPORT2, "AR_REPORT2", LIMIT_WEEKS, 14},
    {CLOCK_AR_DEC4, "AR_DEC4", LIMIT_WEEKS, 28},
    {CLOCK_AM_NOTICE4, "AM_NOTICE4", LIMIT_WEEKS, 28},
    {CLOCK_AM_REPS15, "AM_REPS15", LIMIT_FLOOR, 15},
    {CLOCK_AM_FINAL8, "AM_FINAL8", LIMIT_WEEKS, 56},
    {CLOCK_AM_FINAL12, "AM_FINAL12", LIMIT_WEEKS, 84},
    {CLOCK_TR_ASSESS2, "TR_ASSESS2", LIMIT_WEEKS, 14},
    {CLOCK_TR_NOISSUE10, "TR_NOISSUE10", LIMIT_WEEKS, 70},
    {CLOCK_TR_PLAN14, "TR_PLAN14", LIMIT_WEEKS, 98},
    {CLOCK_TR_DRAFT5, "TR_DRAFT5", LIMIT_WEEKS, 35},
    {CLOCK_TR_FINAL11, "TR_FINAL11", LIMIT_WEEKS, 77},
    {CLOCK_TR_AMEND5, "TR_AMEND5", LIMIT_WEEKS, 35},
    {CLOCK_TR_NAME2, "TR_NAME2", LIMIT_WEEKS, 14},
};

static void the_due_day_itself_is_on_time(void **state)
{
    (void)state;
    int32_t start = day(2024, 2, 26); /* over a leap day, an Easter and the turn to summer time */
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        enum clock_id clock = limits[i].clock;
        int32_t due = start + limits[i].days;
        assert_string_equal(clocks[clock].id, limits[i].id);
        assert_int_equal(clocks[clock].limit, limits[i].limit);
        bool floor = limits[i].limit == LIMIT_FLOOR;
        assert_int_equal(state_of(clock, start, due - 1, DAY_NONE, due + 9), floor ? STATE_LATE : STATE_MET);
        assert_int_equal(state_of(clock, start, due, DAY_NONE, due + 9), STATE_MET);
        assert_int_equal(state_of(clock, start, due + 1, DAY_NONE, due + 9), floor ? STATE_MET : STATE_LATE);
    }
}

static void the_limits_in_words_are_the_known_days(void **state)
{
    (void)state;
    struct instance instance;
    make(CLOCK_REQ6, day(2024, 1, 1), DAY_NONE, DAY_NONE, &instance);
    assert_int_equal(instance.due, day(2024, 2, 12));
    make(CLOCK_PLAN20, day(2023, 10, 30), DAY_NONE, DAY_NONE, &instance);
    assert_int_equal(instance.due, day(2024, 3, 18));
    make(CLOCK_DRAFT15, day(2024, 2, 15), day(2024, 3, 1), DAY_NONE, &instance);
    assert_int_equal(instance.due, day(2024, 3, 1)); /* the 15th is the last of 15 days, 29 February counts */
    make(CLOCK_AR12, day(2019, 1, 1), DAY_NONE, DAY_NONE, &instance);
    assert_int_equal(instance.due, day(2019, 12, 31));
    make(CLOCK_AR12_MEETING, day(2023, 3, 1), DAY_NONE, DAY_NONE, &instance);
    assert_int_equal(instance.due, day(2024, 2, 29));
    make(CLOCK_AR12, day(2024, 2, 29), DAY_NONE, DAY_NONE, &instance);
    assert_int_equal(instance.due, day(2025, 2, 28));
}

static void every_clock_but_the_two_dated_ones_is_in_the_list_above(void **state)
{
    (void)state;
    assert_int_equal(COUNT_OF(limits) + 3, CLOCKS);
    assert_int_equal(clocks[CLOCK_AR12].limit, LIMIT_TWELVE_MONTHS);
    assert_int_equal(clocks[CLOCK_AR12_MEETING].limit, LIMIT_TWELVE_MONTHS);
    assert_int_equal(clocks[CLOCK_PT].limit, LIMIT_DATE);
}

/* The exceptions of the specification: on these clocks and no others. */
static void a_clock_excuses_by_its_own_exception_only(void **state)
{
    (void)state;
    static const uint32_t all[] = {EXCEPTED_REQUEST, EXCEPTED_PLAN, EXCEPTED_ADVICE, EXCEPTED_ORDER};
    for (enum clock_id clock = 0; clock < CLOCKS; clock++) {
        uint32_t own = clock == CLOCK_REQ6                                  ? EXCEPTED_REQUEST
                       : clock == CLOCK_PLAN20 || clock == CLOCK_NOTISSUE16 ? EXCEPTED_PLAN
                       : clock == CLOCK_ADV6                                ? EXCEPTED_ADVICE
                       : clock >= CLOCK_TR_ASSESS2                          ? EXCEPTED_ORDER
                                                                            : 0;
        assert_int_equal(clocks[clock].exception_provision != NULL, own != 0);
        for (size_t i = 0; i < COUNT_OF(all); i++) {
            struct case_days days = no_days();
            struct instance instance;
            days.conditions |= all[i];
            days.at[clocks[clock].start] = 0;
            days.at[clocks[clock].end] = 9999;
            days.due = 365;
            assert_int_equal(clock_instance(&clocks[clock], &days, &instance), INSTANCE_THERE);
            assert_int_equal(instance.excepted, all[i] == own);
        }
    }
}

static void each_condition_is_needed(void **state)
{
    (void)state;
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        for (unsigned bit = 0; bit < 8; bit++) {
            struct case_days days = no_days();
            struct instance instance;
            days.conditions = 0xff & ~(1U << bit);
            days.at[clocks[clock].start] = 0;
            days.at[clocks[clock].end] = 5;
            enum instance_outcome outcome = clock_instance(&clocks[clock], &days, &instance);
            assert_int_equal(outcome == INSTANCE_NONE, (clocks[clock].needs >> bit & 1U) != 0);
        }
}

static void the_earlier_of_end_and_closed_counts_and_on_one_day_the_end(void **state)
{
    (void)state;
    struct instance instance;
    make(CLOCK_REQ6, 0, 30, 31, &instance);
    assert_true(instance.end == 30 && instance.closed == DAY_NONE);
    make(CLOCK_REQ6, 0, 31, 31, &instance);
    assert_true(instance.end == 31 && instance.closed == DAY_NONE);
    make(CLOCK_REQ6, 0, 32, 31, &instance);
    assert_true(instance.end == DAY_NONE && instance.closed == 31);
}

static void what_ends_before_it_starts_is_no_instance(void **state)
{
    (void)state;
    struct instance instance;
    assert_int_equal(make(CLOCK_REQ6, 100, 99, DAY_NONE, &instance), INSTANCE_END_BEFORE_START);
    assert_int_equal(make(CLOCK_REQ6, 100, DAY_NONE, 99, &instance), INSTANCE_CLOSED_BEFORE_START);
    assert_int_equal(make(CLOCK_REQ6, 100, 100, DAY_NONE, &instance), INSTANCE_THERE);
    assert_int_equal(make(CLOCK_REQ6, 100, DAY_NONE, 100, &instance), INSTANCE_THERE);
    assert_int_equal(make(CLOCK_REQ6, DAY_NONE, 100, DAY_NONE, &instance), INSTANCE_NONE);
    assert_int_equal(make(CLOCK_REQ6, 100, 120, 99, &instance), INSTANCE_CLOSED_BEFORE_START);
}

static void a_floor_exists_only_once_it_has_ended(void **state)
{
    (void)state;
    struct instance instance;
    assert_int_equal(make(CLOCK_DRAFT15, 0, DAY_NONE, DAY_NONE, &instance), INSTANCE_NONE);
    assert_int_equal(make(CLOCK_NOTISSUE16, 0, DAY_NONE, DAY_NONE, &instance), INSTANCE_NONE);
    assert_int_equal(make(CLOCK_DRAFT15, 0, 3, DAY_NONE, &instance), INSTANCE_THERE);
}

static void a_transferred_plan_is_due_at_the_later_day(void **state)
{
    (void)state;
    struct instance instance;
    struct case_days days = no_days();
    days.at[MOMENT_ANCHOR] = day(2023, 5, 10);
    days.not_due_before = day(2024, 5, 9);
    clock_instance(&clocks[CLOCK_AR12], &days, &instance);
    assert_int_equal(instance.due, day(2024, 5, 9));
    days.not_due_before = day(2024, 5, 10);
    clock_instance(&clocks[CLOCK_AR12], &days, &instance);
    assert_int_equal(instance.due, day(2024, 5, 10));
}

/* spec/clocks.md, the table of states, each at its first and last day. */
static void states_turn_on_the_day_the_table_says(void **state)
{
    (void)state;
    enum { DUE = 42 };
    assert_int_equal(state_of(CLOCK_REQ6, 0, DAY_NONE, DAY_NONE, 0), STATE_RUNNING);
    assert_int_equal(state_of(CLOCK_REQ6, 0, DAY_NONE, DAY_NONE, DUE), STATE_RUNNING);
    assert_int_equal(state_of(CLOCK_REQ6, 0, DAY_NONE, DAY_NONE, DUE + 1), STATE_OVERDUE);
    assert_int_equal(state_of(CLOCK_REQ6, 0, DUE + 5, DAY_NONE, DUE + 4), STATE_OVERDUE); /* not ended yet that day */
    assert_int_equal(state_of(CLOCK_REQ6, 0, DUE + 5, DAY_NONE, DUE + 5), STATE_LATE);
    assert_int_equal(state_of(CLOCK_REQ6, 0, 30, DAY_NONE, 29), STATE_RUNNING);
    assert_int_equal(state_of(CLOCK_REQ6, 0, 30, DAY_NONE, 30), STATE_MET);
    assert_int_equal(state_of(CLOCK_REQ6, 0, DAY_NONE, DUE, DUE), STATE_CLOSED);
    assert_int_equal(state_of(CLOCK_REQ6, 0, DAY_NONE, DUE + 1, DUE + 1), STATE_CLOSED_OVERDUE);
    assert_int_equal(state_of(CLOCK_REQ6, 0, DAY_NONE, DUE + 2, DUE + 1), STATE_OVERDUE);
}

/* Which state holds, by each line of the table on its own: just one must. */
static int holds(enum instance_state state, const struct clock *clock, const struct instance *i, int32_t on)
{
    bool ended = i->end != DAY_NONE && i->end <= on;
    bool closed = !ended && i->closed != DAY_NONE && i->closed <= on;
    bool open = !ended && !closed;
    bool met = clock->limit == LIMIT_FLOOR ? i->end >= i->due : i->end <= i->due;
    const bool lines[INSTANCE_STATES] = {
        [STATE_MET] = ended && met,
        [STATE_LATE] = ended && !met && !i->excepted,
        [STATE_LATE_EXCEPTED] = ended && !met && i->excepted,
        [STATE_RUNNING] = open && on <= i->due,
        [STATE_OVERDUE] = open && on > i->due && !i->excepted,
        [STATE_OVERDUE_EXCEPTED] = open && on > i->due && i->excepted,
        [STATE_CLOSED] = closed && i->closed <= i->due,
        [STATE_CLOSED_OVERDUE] = closed && i->closed > i->due,
    };
    return lines[state];
}

static bool breached(enum instance_state state)
{
    return state != STATE_MET && state != STATE_RUNNING && state != STATE_CLOSED;
}

static struct instance random_instance(struct random *random, const struct clock **clock)
{
    struct instance instance;
    struct case_days days = no_days();
    *clock = &clocks[random_below(random, CLOCKS)];
    do {
        days.at[(*clock)->closed] = random_chance(random, 40) ? random_from(random, 0, 500) : DAY_NONE;
        days.at[MOMENT_NEVER] = DAY_NONE;
        days.at[(*clock)->end] = random_chance(random, 60) ? random_from(random, 0, 500) : DAY_NONE;
        days.at[(*clock)->start] = random_from(random, 0, 100);
        days.due = days.at[(*clock)->start] + random_from(random, 0, 365);
        days.conditions = random_chance(random, 50) ? UINT32_MAX : 0xff;
    } while (clock_instance(*clock, &days, &instance) != INSTANCE_THERE);
    return instance;
}

/* And a later day never un-breaches: late or overdue once, never met, running or closed in time again. */
static void states_partition_the_instances_on_every_day(void **state)
{
    (void)state;
    struct random random = {31};
    for (int round = 0; round < 3000; round++) {
        const struct clock *clock;
        struct instance instance = random_instance(&random, &clock);
        assert_true(instance.end == DAY_NONE || instance.closed == DAY_NONE);
        bool was_breached = false;
        for (int32_t on = instance.start; on < 620; on++) {
            int lines = 0;
            enum instance_state now = clock_state(clock, &instance, on);
            for (enum instance_state s = 0; s < INSTANCE_STATES; s++)
                lines += holds(s, clock, &instance, on);
            assert_int_equal(lines, 1);
            assert_true(holds(now, clock, &instance, on));
            assert_false(was_breached && clock->limit != LIMIT_FLOOR && !breached(now));
            was_breached = breached(now);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_due_day_itself_is_on_time),
        cmocka_unit_test(the_limits_in_words_are_the_known_days),
        cmocka_unit_test(every_clock_but_the_two_dated_ones_is_in_the_list_above),
        cmocka_unit_test(a_clock_excuses_by_its_own_exception_only),
        cmocka_unit_test(each_condition_is_needed),
        cmocka_unit_test(the_earlier_of_end_and_closed_counts_and_on_one_day_the_end),
        cmocka_unit_test(what_ends_before_it_starts_is_no_instance),
        cmocka_unit_test(a_floor_exists_only_once_it_has_ended),
        cmocka_unit_test(a_transferred_plan_is_due_at_the_later_day),
        cmocka_unit_test(states_turn_on_the_day_the_table_says),
        cmocka_unit_test(states_partition_the_instances_on_every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

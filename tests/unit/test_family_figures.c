/* The figures of voice, advice, audits and live plans, worked out on paper, each condition at its boundary day. */
#include "unit/outcome.h"

#define AS_OF day_of(2024, 6, 15)
#define YEAR day_of(2024, 1, 1)
#define RECEIVED day_of(2023, 12, 1)
#define ISSUED day_of(2024, 3, 1)

static struct world world;
static struct outcome outcome;

static void set(enum relation_id relation, size_t row, const char *column, int64_t number)
{
    world_set(&world, relation, row, column, number);
}

static void say(enum relation_id relation, size_t row, const char *column, const char *text)
{
    world_say(&world, relation, row, column, text);
}

static int set_up(void **state)
{
    (void)state;
    world_init(&world);
    set(RELATION_PERSON, world_add(&world, RELATION_PERSON), "person_id", 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    outcome_free(&outcome);
    world_free(&world);
    return 0;
}

static void analyse(void)
{
    const struct analysis_options options = {.as_of = AS_OF, .since = day_of(2023, 1, 1), .authority = NULL};
    outcome_of(&outcome, &world, &options, FRAME_ROWS);
}

static void assert_share(const char *measure, enum period_type type, int32_t start, uint64_t numerator,
                         uint64_t denominator)
{
    for (size_t i = 0; i < outcome.cell_count; i++) {
        const struct cell *cell = &outcome.cells[i];
        if (strcmp(cell->measure, measure) != 0 || cell->period_type != type || cell->period_start != start ||
            strcmp(cell->category, "all") != 0)
            continue;
        if (cell->numerator != numerator || cell->denominator != denominator)
            fail_msg("%s", cell_name(cell));
        return;
    }
    if (denominator)
        fail_msg("there is no %s", measure);
}

/* A request whose plan was issued in March 2024. */
static void add_issued(int64_t id)
{
    size_t row = world_add(&world, RELATION_REQUEST);
    set(RELATION_REQUEST, row, "request_id", id);
    set(RELATION_REQUEST, row, "person_id", 1);
    set(RELATION_REQUEST, row, "received_date", RECEIVED);
    row = world_add(&world, RELATION_ASSESSMENT);
    set(RELATION_ASSESSMENT, row, "request_id", id);
    say(RELATION_ASSESSMENT, row, "outcome", "Y");
    set(RELATION_ASSESSMENT, row, "outcome_date", ISSUED);
}

static void add_voice(int64_t request, const char *whose, const char *form, int32_t obtained, int64_t reflected)
{
    size_t row = world_add(&world, RELATION_VOICE);
    set(RELATION_VOICE, row, "voice_id", (int64_t)row);
    set(RELATION_VOICE, row, "request_id", request);
    say(RELATION_VOICE, row, "whose", whose);
    say(RELATION_VOICE, row, "form", form);
    set(RELATION_VOICE, row, "obtained_date", world_day(obtained));
    set(RELATION_VOICE, row, "reflected_in_provision", reflected);
}

static void voice_counts_by_the_day_of_the_plan_and_within_42_days(void **state)
{
    (void)state;
    for (int64_t id = 1; id <= 10; id++)
        add_issued(id);
    add_voice(1, "child", "own_words", RECEIVED + 42, TRUTH_YES);    /* everything */
    add_voice(2, "child", "own_words", RECEIVED + 43, TRUTH_NO);     /* not at the start */
    add_voice(3, "child", "reported_by_adult", ISSUED, NUMBER_NONE); /* on the day: counts */
    add_voice(4, "child", "own_words", ISSUED + 1, TRUTH_YES);       /* too late for anything but being a row */
    add_voice(5, "child", "none", RECEIVED + 5, TRUTH_YES);          /* none was given: recorded */
    add_voice(6, "child", NULL, RECEIVED + 5, TRUTH_NO);             /* null is not "none" */
    add_voice(7, "child", "own_words", DAY_NONE, TRUTH_YES);         /* no day: a row, nothing more */
    add_voice(8, "parent", "own_words", RECEIVED + 42, TRUTH_YES);   /* nothing of the child's */
    add_voice(9, "child", "own_words", ISSUED + 1, TRUTH_YES);       /* conditions must meet in one row: */
    add_voice(9, "child", "none", RECEIVED + 1, TRUTH_YES);          /* here they never do */
    analyse();
    assert_share("VOICE.child_assessment", PERIOD_CALENDAR_YEAR, YEAR, 4, 10);
    assert_share("VOICE.child_at_start", PERIOD_CALENDAR_YEAR, YEAR, 2, 10);
    assert_share("VOICE.child_own_words", PERIOD_CALENDAR_YEAR, YEAR, 2, 10);
    assert_share("VOICE.child_acted_on", PERIOD_CALENDAR_YEAR, YEAR, 1, 10);
    assert_share("VOICE.child_assessment_unrecorded", PERIOD_CALENDAR_YEAR, YEAR, 2, 10);
    assert_share("VOICE.parent_assessment", PERIOD_CALENDAR_YEAR, YEAR, 1, 10);
    assert_share("VOICE.parent_at_start", PERIOD_CALENDAR_YEAR, YEAR, 1, 10);
    assert_share("VOICE.parent_acted_on", PERIOD_CALENDAR_YEAR, YEAR, 1, 10);
    assert_share("VOICE.parent_assessment_unrecorded", PERIOD_CALENDAR_YEAR, YEAR, 9, 10);
}

static void add_advice(int64_t request, const char *kind, int32_t received, int64_t nil_return, int64_t grade)
{
    size_t row = world_add(&world, RELATION_ADVICE);
    set(RELATION_ADVICE, row, "advice_id", (int64_t)row);
    set(RELATION_ADVICE, row, "request_id", request);
    say(RELATION_ADVICE, row, "kind", kind);
    set(RELATION_ADVICE, row, "requested_date", RECEIVED + 20);
    set(RELATION_ADVICE, row, "received_date", world_day(received));
    set(RELATION_ADVICE, row, "nil_return", nil_return);
    set(RELATION_ADVICE, row, "grade", grade);
}

static void advice_is_present_by_the_day_of_the_plan_and_not_nil(void **state)
{
    (void)state;
    for (int64_t id = 1; id <= 6; id++)
        add_issued(id);
    add_advice(1, "C", ISSUED, NUMBER_NONE, 3);     /* on the day, present and sound */
    add_advice(2, "C", ISSUED + 1, NUMBER_NONE, 2); /* late: not present, sound all the same */
    add_advice(3, "C", ISSUED - 1, TRUTH_YES, 2);   /* a nil return: neither */
    add_advice(4, "E", ISSUED - 1, TRUTH_NO, 1);    /* present, weak */
    add_advice(5, "C", DAY_NONE, TRUTH_NO, 3);      /* not received */
    add_advice(6, "A", ISSUED - 1, TRUTH_NO, 3);    /* the family's own: no body bound to it */
    add_advice(6, "D", ISSUED - 1, TRUTH_NO, NUMBER_NONE);
    analyse();
    assert_share("ADVICE.health_present", PERIOD_CALENDAR_YEAR, YEAR, 1, 6);
    assert_share("ADVICE.social_care_present", PERIOD_CALENDAR_YEAR, YEAR, 1, 6);
    assert_share("ADVICE.sound", PERIOD_CALENDAR_YEAR, YEAR, 2, 3);
}

static size_t add_plan(int64_t id, int32_t made, int32_t ceased, int32_t transferred)
{
    size_t row = world_add(&world, RELATION_PLAN);
    set(RELATION_PLAN, row, "plan_id", id);
    set(RELATION_PLAN, row, "person_id", 1);
    set(RELATION_PLAN, row, "first_made_date", made);
    set(RELATION_PLAN, row, "cease_date", world_day(ceased));
    set(RELATION_PLAN, row, "transferred_date", world_day(transferred));
    return row;
}

static size_t add_review(int64_t plan, const char *kind, int32_t meeting, int32_t decision)
{
    size_t row = world_add(&world, RELATION_REVIEW);
    set(RELATION_REVIEW, row, "review_id", (int64_t)row);
    set(RELATION_REVIEW, row, "plan_id", plan);
    say(RELATION_REVIEW, row, "kind", kind);
    set(RELATION_REVIEW, row, "meeting_date", world_day(meeting));
    set(RELATION_REVIEW, row, "decision_date", world_day(decision));
    return row;
}

/* On 29 February and 31 March 2024: live plans, and those of them whose review is not overdue. */
static void live_plans_are_current_until_the_day_after_the_review_was_due(void **state)
{
    (void)state;
    add_plan(1, day_of(2023, 3, 1), DAY_NONE, DAY_NONE);            /* due 29 February: current, then not */
    add_plan(2, day_of(2023, 2, 28), DAY_NONE, DAY_NONE);           /* due the 27th: not current */
    add_plan(3, day_of(2024, 2, 29), DAY_NONE, DAY_NONE);           /* made on the day: live */
    add_plan(4, day_of(2023, 9, 1), day_of(2024, 2, 29), DAY_NONE); /* ceased on the day: no longer live */
    add_plan(5, day_of(2023, 9, 1), day_of(2024, 3, 1), DAY_NONE);  /* the day after: live once more */
    add_plan(6, day_of(2022, 1, 1), DAY_NONE, day_of(2024, 2, 29)); /* transferred in: live, due three months later */
    add_plan(7, day_of(2022, 2, 1), DAY_NONE, DAY_NONE);
    add_review(7, "annual", day_of(2024, 3, 1), day_of(2024, 3, 31)); /* overdue in February, done on 31 March */
    add_review(2, "interim", day_of(2024, 2, 1), day_of(2024, 2, 2)); /* ends nothing */
    analyse();
    assert_share("REVIEW.current", PERIOD_MONTH, day_of(2024, 2, 29), 4, 6);
    assert_share("REVIEW.current", PERIOD_MONTH, day_of(2024, 3, 31), 3, 5);
    assert_share("REVIEW.current", PERIOD_MONTH, day_of(2024, 4, 30), 3, 5);
    assert_share("REVIEW.current", PERIOD_MONTH, day_of(2024, 5, 31), 2, 5); /* plan 6 was due on 29 May */
}

static void a_phase_transfer_is_stale_from_the_day_after_until_it_is_done(void **state)
{
    (void)state;
    static const int32_t none = DAY_NONE;
    const int32_t due[] = {day_of(2024, 2, 15), day_of(2024, 2, 28), day_of(2024, 2, 29), day_of(2024, 2, 15),
                           day_of(2024, 2, 15)};
    const int32_t done[] = {none, none, none, day_of(2024, 2, 29), day_of(2024, 3, 1)};
    for (int i = 0; i < 5; i++) {
        add_plan(i, day_of(2022, 5, 1), DAY_NONE, DAY_NONE);
        size_t row = add_review(i, "phase_transfer", DAY_NONE, DAY_NONE);
        set(RELATION_REVIEW, row, "phase_transfer_due_date", due[i]);
        set(RELATION_REVIEW, row, "phase_transfer_final_date", world_day(done[i]));
    }
    analyse();
    assert_share("PLAN.stale_phase", PERIOD_MONTH, day_of(2024, 1, 31), 0, 0);
    assert_share("PLAN.stale_phase", PERIOD_MONTH, day_of(2024, 2, 29), 3, 4); /* the third is not due before the day */
    assert_share("PLAN.stale_phase", PERIOD_MONTH, day_of(2024, 3, 31), 3, 5);
}

static void views_at_reviews_come_from_taking_part_or_from_voice(void **state)
{
    (void)state;
    static const char *const part[] = {"attended", "contributed", "neither", NULL, NULL, NULL};
    add_plan(1, day_of(2022, 5, 1), DAY_NONE, DAY_NONE);
    for (int i = 0; i < 6; i++)
        say(RELATION_REVIEW, add_review(1, "annual", day_of(2024, 2, 1), DAY_NONE), "child_participation", part[i]);
    say(RELATION_REVIEW, add_review(1, "interim", day_of(2024, 2, 1), DAY_NONE), "child_participation", "attended");
    add_voice(NUMBER_NONE, "child", "own_words", DAY_NONE, TRUTH_NO);
    set(RELATION_VOICE, 0, "review_id", 3); /* nothing recorded of taking part, but the views are */
    add_voice(NUMBER_NONE, "child", "none", DAY_NONE, TRUTH_NO);
    set(RELATION_VOICE, 1, "review_id", 4); /* none given: recorded, not heard */
    analyse();
    assert_share("VOICE.child_review", PERIOD_CALENDAR_YEAR, YEAR, 3, 6);
    assert_share("VOICE.child_review_unrecorded", PERIOD_CALENDAR_YEAR, YEAR, 1, 6);
    assert_share("VOICE.parent_review_unrecorded", PERIOD_CALENDAR_YEAR, YEAR, 6, 6);
}

static void add_audit(int64_t id, const char *sample, int64_t second_of, int64_t overall)
{
    size_t row = world_add(&world, RELATION_AUDIT);
    set(RELATION_AUDIT, row, "audit_id", id);
    set(RELATION_AUDIT, row, "plan_id", 1);
    set(RELATION_AUDIT, row, "audited_date", day_of(2024, 2, 2));
    say(RELATION_AUDIT, row, "sample", sample);
    set(RELATION_AUDIT, row, "second_of", second_of);
    set(RELATION_AUDIT, row, "overall", overall);
}

static void audits_count_once_and_only_those_of_a_random_sample(void **state)
{
    (void)state;
    add_plan(1, day_of(2022, 5, 1), DAY_NONE, DAY_NONE);
    add_audit(1, "random", NUMBER_NONE, 2);
    add_audit(2, "random", NUMBER_NONE, 1);
    add_audit(3, "random", NUMBER_NONE, NUMBER_NONE); /* not scored: in the denominator */
    add_audit(4, "targeted", NUMBER_NONE, 3);
    add_audit(5, "random", 1, 2);  /* second audits make pairs: agreed, */
    add_audit(6, "random", 2, 1);  /* agreed, */
    add_audit(7, "random", 77, 3); /* of none */
    for (int64_t audit = 1; audit <= 5; audit++) {
        size_t row = world_add(&world, RELATION_AUDIT_SCORE);
        set(RELATION_AUDIT_SCORE, row, "audit_id", audit);
        say(RELATION_AUDIT_SCORE, row, "criterion", "F1");
        set(RELATION_AUDIT_SCORE, row, "score", audit % 2 ? 3 : 1);
    }
    analyse();
    assert_share("QA.overall_sound", PERIOD_CALENDAR_YEAR, YEAR, 1, 3);
    assert_share("QA.sound", PERIOD_CALENDAR_YEAR, YEAR, 2, 3);
    assert_share("QA.agreement", PERIOD_CALENDAR_YEAR, YEAR, 0, 2);
    for (size_t i = 0; i < outcome.cell_count; i++)
        if (strcmp(outcome.cells[i].measure, "QA.agreement") == 0)
            assert_close(outcome.cells[i].value, 100.0, 1e-9);
}

#define A_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        A_TEST(voice_counts_by_the_day_of_the_plan_and_within_42_days),
        A_TEST(advice_is_present_by_the_day_of_the_plan_and_not_nil),
        A_TEST(live_plans_are_current_until_the_day_after_the_review_was_due),
        A_TEST(a_phase_transfer_is_stale_from_the_day_after_until_it_is_done),
        A_TEST(views_at_reviews_come_from_taking_part_or_from_voice),
        A_TEST(audits_count_once_and_only_those_of_a_random_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

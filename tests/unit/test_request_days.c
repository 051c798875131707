/* From a request and its assessment to the days of its clocks: which outcome ends, which closes, which is missing. */
#include "unit/unit.h"

#include "core/definitions/codes.h"
#include "core/records/request_days.h"

enum { RECEIVED = 1000, DECIDED = 1030, ASSESSED = 1120, WITHDRAWN = 1050, ASSESSMENT_WITHDRAWN = 1060, DRAFT = 1100 };

/* Every day recorded; outcomes as given. */
static struct request_record request(uint8_t outcome, uint8_t assessment_outcome)
{
    return (struct request_record){.received = RECEIVED,
                                   .decided = DECIDED,
                                   .withdrawn = WITHDRAWN,
                                   .assessment_decided = ASSESSED,
                                   .assessment_withdrawn = ASSESSMENT_WITHDRAWN,
                                   .draft = DRAFT,
                                   .outcome = outcome & OUTCOME_BITS,
                                   .assessment_outcome = assessment_outcome & OUTCOME_BITS};
}

static enum instance_outcome instance(const struct request_record *of, enum clock_id clock, struct instance *made)
{
    struct case_days days;
    request_days(of, &days);
    return clock_instance(&clocks[clock], &days, made);
}

static void assert_closed(uint8_t outcome, uint8_t assessment_outcome, int32_t closed)
{
    struct request_record of = request(outcome, assessment_outcome);
    struct instance made;
    assert_int_equal(instance(&of, CLOCK_PLAN20, &made), INSTANCE_THERE);
    assert_int_equal(made.closed, closed);
    assert_int_equal(made.end, DAY_NONE);
}

static void the_first_way_in_which_a_plan_falls_away_counts(void **state)
{
    (void)state;
    assert_closed(OUTCOME_NO, OUTCOME_NO, DECIDED); /* refused: whatever came after */
    assert_closed(OUTCOME_NO, OUTCOME_WITHDRAWN, DECIDED);
    assert_closed(OUTCOME_NO, OUTCOME_YES, DECIDED);
    assert_closed(OUTCOME_YES, OUTCOME_NO, ASSESSED);
    assert_closed(OUTCOME_WITHDRAWN, OUTCOME_NO, ASSESSED);
    assert_closed(OUTCOME_WITHDRAWN, OUTCOME_WITHDRAWN, ASSESSMENT_WITHDRAWN); /* the assessment's W first */
    assert_closed(OUTCOME_WITHDRAWN, CODE_NONE, WITHDRAWN);
}

static void without_its_date_the_way_that_counts_leaves_no_instance(void **state)
{
    (void)state;
    static const struct {
        uint8_t outcome;
        uint8_t assessment;
        size_t missing; /* which day is not recorded */
    } cases[] = {
        {OUTCOME_NO, OUTCOME_YES, offsetof(struct request_record, decided)},
        {OUTCOME_YES, OUTCOME_NO, offsetof(struct request_record, assessment_decided)},
        {OUTCOME_YES, OUTCOME_WITHDRAWN, offsetof(struct request_record, assessment_withdrawn)},
        {OUTCOME_WITHDRAWN, OUTCOME_YES, offsetof(struct request_record, withdrawn)},
        {OUTCOME_WITHDRAWN, CODE_NONE, offsetof(struct request_record, withdrawn)},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct request_record of = request(cases[i].outcome, cases[i].assessment);
        struct instance made;
        assert_int_equal(instance(&of, CLOCK_PLAN20, &made), INSTANCE_THERE);
        const int32_t none = DAY_NONE;
        memcpy((unsigned char *)&of + cases[i].missing, &none, sizeof none);
        assert_int_equal(instance(&of, CLOCK_PLAN20, &made), INSTANCE_NONE);
    }
}

static void a_plan_agreed_and_not_issued_is_open(void **state)
{
    (void)state;
    struct request_record of = request(OUTCOME_YES, OUTCOME_YES);
    struct instance made;
    of.assessment_decided = DAY_NONE;
    assert_int_equal(instance(&of, CLOCK_PLAN20, &made), INSTANCE_THERE);
    assert_true(made.end == DAY_NONE && made.closed == DAY_NONE);
    of.assessment_decided = ASSESSED;
    assert_int_equal(instance(&of, CLOCK_PLAN20, &made), INSTANCE_THERE);
    assert_int_equal(made.end, ASSESSED);
}

static void six_weeks_end_with_a_decision_and_close_with_a_withdrawal(void **state)
{
    (void)state;
    static const uint8_t decided[] = {OUTCOME_YES, OUTCOME_NO};
    struct instance made;
    for (size_t i = 0; i < 2; i++) {
        struct request_record of = request(decided[i], CODE_NONE);
        assert_int_equal(instance(&of, CLOCK_REQ6, &made), INSTANCE_THERE);
        assert_true(made.end == DECIDED && made.closed == DAY_NONE);
        of.decided = DAY_NONE;
        assert_int_equal(instance(&of, CLOCK_REQ6, &made), INSTANCE_NONE);
    }
    struct request_record of = request(OUTCOME_WITHDRAWN, CODE_NONE);
    assert_int_equal(instance(&of, CLOCK_REQ6, &made), INSTANCE_THERE);
    assert_true(made.end == DAY_NONE && made.closed == WITHDRAWN);
    of = request(OUTCOME_AWAITED, CODE_NONE);
    assert_int_equal(instance(&of, CLOCK_REQ6, &made), INSTANCE_THERE);
    assert_true(made.end == DAY_NONE && made.closed == DAY_NONE);
}

static void historical_and_exported_requests_have_no_clocks(void **state)
{
    (void)state;
    static const enum clock_id of_requests[] = {CLOCK_REQ6, CLOCK_PLAN20, CLOCK_NOTISSUE16, CLOCK_DRAFT15};
    struct request_record historical = request(OUTCOME_HISTORICAL, OUTCOME_YES);
    struct request_record exported = request(OUTCOME_YES, OUTCOME_YES);
    exported.flags = REQUEST_EXPORTED;
    struct request_record assessed_before = request(OUTCOME_YES, OUTCOME_HISTORICAL);
    struct instance made;
    for (size_t i = 0; i < COUNT_OF(of_requests); i++) {
        assert_int_equal(instance(&historical, of_requests[i], &made), INSTANCE_NONE);
        assert_int_equal(instance(&exported, of_requests[i], &made), INSTANCE_NONE);
        assert_int_equal(instance(&assessed_before, of_requests[i], &made) == INSTANCE_THERE,
                         of_requests[i] == CLOCK_REQ6);
    }
}

static void a_refusal_to_issue_is_one_of_a_request_that_was_not_refused(void **state)
{
    (void)state;
    struct instance made;
    struct request_record of = request(OUTCOME_YES, OUTCOME_NO);
    assert_int_equal(instance(&of, CLOCK_NOTISSUE16, &made), INSTANCE_THERE);
    assert_true(made.start == RECEIVED && made.end == ASSESSED && made.due == RECEIVED + 112);
    of.outcome = OUTCOME_NO;
    assert_int_equal(instance(&of, CLOCK_NOTISSUE16, &made), INSTANCE_NONE);
    of = request(OUTCOME_YES, OUTCOME_YES);
    assert_int_equal(instance(&of, CLOCK_NOTISSUE16, &made), INSTANCE_NONE);
}

static void a_draft_runs_from_its_day_to_the_final_plan_of_a_request_received(void **state)
{
    (void)state;
    struct instance made;
    struct request_record of = request(OUTCOME_YES, OUTCOME_YES);
    assert_int_equal(instance(&of, CLOCK_DRAFT15, &made), INSTANCE_THERE);
    assert_true(made.start == DRAFT && made.end == ASSESSED && made.due == DRAFT + 15);
    of.received = DAY_NONE;
    assert_int_equal(instance(&of, CLOCK_DRAFT15, &made), INSTANCE_NONE);
    of = request(OUTCOME_YES, OUTCOME_NO);
    assert_int_equal(instance(&of, CLOCK_DRAFT15, &made), INSTANCE_NONE);
}

/* The request's exception, reg 5(4), does not excuse PLAN20; the assessment's does not excuse REQ6. */
static void each_exception_excuses_its_own_clock(void **state)
{
    (void)state;
    struct instance made;
    struct request_record of = request(OUTCOME_YES, OUTCOME_YES);
    of.flags = REQUEST_EXCEPTED;
    instance(&of, CLOCK_REQ6, &made);
    assert_true(made.excepted);
    instance(&of, CLOCK_PLAN20, &made);
    assert_false(made.excepted);
    of.flags = REQUEST_PLAN_EXCEPTED;
    instance(&of, CLOCK_REQ6, &made);
    assert_false(made.excepted);
    instance(&of, CLOCK_PLAN20, &made);
    assert_true(made.excepted);
}

static void the_instance_of_the_plan_is_the_one_of_the_clock(void **state)
{
    (void)state;
    for (uint8_t outcome = 0; outcome <= OUTCOME_HISTORICAL; outcome++)
        for (uint8_t assessment = 0; assessment <= OUTCOME_HISTORICAL; assessment++) {
            struct request_record of = request(outcome, assessment);
            struct instance made = {0};
            struct instance plan = {0};
            bool there = instance(&of, CLOCK_PLAN20, &made) == INSTANCE_THERE;
            assert_int_equal(request_plan_instance(&of, &plan), there);
            assert_int_equal(plan.end, made.end);
            assert_int_equal(plan.closed, made.closed);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_way_in_which_a_plan_falls_away_counts),
        cmocka_unit_test(without_its_date_the_way_that_counts_leaves_no_instance),
        cmocka_unit_test(a_plan_agreed_and_not_issued_is_open),
        cmocka_unit_test(six_weeks_end_with_a_decision_and_close_with_a_withdrawal),
        cmocka_unit_test(historical_and_exported_requests_have_no_clocks),
        cmocka_unit_test(a_refusal_to_issue_is_one_of_a_request_that_was_not_refused),
        cmocka_unit_test(a_draft_runs_from_its_day_to_the_final_plan_of_a_request_received),
        cmocka_unit_test(each_exception_excuses_its_own_clock),
        cmocka_unit_test(the_instance_of_the_plan_is_the_one_of_the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

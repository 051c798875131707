/* The steps of a view, and the advice that plans were issued without, each at its edge. */
#include "unit/memory.h"

#include "core/inference/voice_steps.h"
#include "core/records/contributions.h"

static const uint32_t given = VOICE_ANY | VOICE_IN_ASSESSMENT;

static void nothing_recorded_is_no_no(void **state)
{
    (void)state;
    for (int step = 0; step < STEPS_OF_PLANS; step++)
        assert_int_equal(voice_step_answer(0, (enum voice_step)step), VOICE_NOT_RECORDED);
    assert_int_equal(voice_steps_through(0), -1);
}

/* A row of form none, or of a view that came too late. */
static void a_row_without_views_is_a_no(void **state)
{
    (void)state;
    assert_int_equal(voice_step_answer(VOICE_ANY, STEP_ASKED), VOICE_YES);
    for (int step = STEP_GIVEN; step < STEPS_OF_PLANS; step++)
        assert_int_equal(voice_step_answer(VOICE_ANY, (enum voice_step)step), VOICE_NO);
    assert_int_equal(voice_steps_through(VOICE_ANY), STEP_ASKED);
}

static void a_yes_counts_more_than_what_is_left_open(void **state)
{
    (void)state;
    uint32_t open = given | VOICE_SECTION_A_UNTOLD | VOICE_FORM_UNTOLD;
    assert_int_equal(voice_step_answer(open, STEP_SECTION_A), VOICE_NOT_RECORDED);
    assert_int_equal(voice_step_answer(open | VOICE_IN_SECTION_A, STEP_SECTION_A), VOICE_YES);
    assert_int_equal(voice_step_answer(open, STEP_OWN_WORDS), VOICE_NOT_RECORDED);
    assert_int_equal(voice_step_answer(open, STEP_OUTCOMES), VOICE_NO);
    assert_int_equal(voice_step_answer(given | VOICE_PROVISION_UNTOLD, STEP_PROVISION), VOICE_NOT_RECORDED);
    assert_int_equal(voice_step_answer(given | VOICE_IN_OUTCOMES, STEP_OUTCOMES), VOICE_YES);
}

static void a_funnel_ends_at_the_first_step_not_reached(void **state)
{
    (void)state;
    assert_int_equal(voice_steps_through(given), STEP_GIVEN);
    assert_int_equal(voice_steps_through(given | VOICE_IN_SECTION_A), STEP_GIVEN); /* not in own words */
    assert_int_equal(voice_steps_through(given | VOICE_OWN_WORDS | VOICE_IN_OUTCOMES), STEP_OWN_WORDS);
    assert_int_equal(voice_steps_through(given | VOICE_OWN_WORDS | VOICE_IN_SECTION_A | VOICE_ACTED_ON),
                     STEP_PROVISION);
}

/* ---- contributions */

enum { AS_OF = 9000, ISSUED = 8990 };

static struct arena arena;
static struct contributions contributions;

static int begin(void **state)
{
    (void)state;
    memory_init(&arena);
    contributions = (struct contributions){.arena = NULL};
    contributions_begin(&contributions, 4, AS_OF, &arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void add(uint32_t request, uint8_t kind, int32_t requested, int32_t received)
{
    contributions_add(&contributions, &(struct piece){.request = request,
                                                      .provider = 3,
                                                      .kind = kind,
                                                      .grade = 2,
                                                      .requested = requested,
                                                      .received = received,
                                                      .issued = ISSUED});
}

static void advice_is_awaited_until_it_comes(void **state)
{
    (void)state;
    add(0, ADVICE_HEALTH, 8900, ISSUED);          /* on the day of the plan */
    add(1, ADVICE_HEALTH, 8900, ISSUED + 1);      /* a day later */
    add(2, ADVICE_HEALTH, 8900, DAY_NONE);        /* not to this day */
    add(3, ADVICE_HEALTH, ISSUED + 1, DAY_NONE);  /* asked for after the plan: not asked */
    add(3, ADVICE_SOCIAL_CARE, ISSUED, DAY_NONE); /* on its day: asked */
    const unsigned health = 1U << ADVICE_HEALTH;
    assert_int_equal(contributions.of_requests[0].asked, health);
    assert_int_equal(contributions.of_requests[0].awaited, 0);
    assert_int_equal(contributions.of_requests[1].awaited, health);
    assert_int_equal(contributions.of_requests[1].missing, 0);
    assert_int_equal(contributions.of_requests[2].awaited, health);
    assert_int_equal(contributions.of_requests[2].missing, health);
    assert_int_equal(contributions.of_requests[3].asked, 1U << ADVICE_SOCIAL_CARE);
    const struct contribution_counts *counts = &contributions.of_kinds[CONTRIBUTIONS_LATEST][ADVICE_HEALTH];
    assert_int_equal(counts->asked, 3);
    assert_int_equal(counts->before, 1);
    assert_int_equal(counts->after, 1);
    assert_int_equal(counts->never, 1);
    assert_int_equal(contributions.of_providers[3][ADVICE_HEALTH].asked, 3);
}

static void six_weeks_end_on_day_42(void **state)
{
    (void)state;
    add(0, ADVICE_HEALTH, 8900, 8942);
    add(1, ADVICE_HEALTH, 8900, 8943);
    add(2, ADVICE_HEALTH, DAY_NONE, 8943);   /* no day of asking */
    add(3, ADVICE_HEALTH, 8980, ISSUED + 1); /* within six weeks, but after the plan */
    const struct contribution_counts *counts = &contributions.of_kinds[CONTRIBUTIONS_LATEST][ADVICE_HEALTH];
    assert_int_equal(counts->dated, 3);
    assert_int_equal(counts->in_time, 1);
    assert_int_equal(counts->before, 3);
}

static void nil_returns_are_not_graded(void **state)
{
    (void)state;
    struct piece piece = {
        .provider = 70, .kind = ADVICE_SOCIAL_CARE, .requested = 8900, .received = 8910, .issued = ISSUED};
    piece.grade = 3;
    contributions_add(&contributions, &piece);
    piece.grade = 1;
    contributions_add(&contributions, &piece);
    piece.grade = -1;
    contributions_add(&contributions, &piece);
    piece.grade = 3;
    piece.nil_return = true;
    contributions_add(&contributions, &piece);
    const struct contribution_counts *counts = &contributions.of_providers[70][ADVICE_SOCIAL_CARE];
    assert_int_equal(counts->before, 4);
    assert_int_equal(counts->nil, 1);
    assert_int_equal(counts->graded, 2);
    assert_int_equal(counts->sound, 1);
}

static void periods_are_twelve_months(void **state)
{
    (void)state;
    int32_t year = day_add_months(AS_OF, -12);
    assert_int_equal(contribution_period_of(&contributions, AS_OF), CONTRIBUTIONS_LATEST);
    assert_int_equal(contribution_period_of(&contributions, year + 1), CONTRIBUTIONS_LATEST);
    assert_int_equal(contribution_period_of(&contributions, year), CONTRIBUTIONS_BEFORE);
    assert_int_equal(contribution_period_of(&contributions, day_add_months(AS_OF, -24)), CONTRIBUTION_PERIODS);
    assert_int_equal(contribution_period_of(&contributions, DAY_NONE), CONTRIBUTION_PERIODS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_recorded_is_no_no),
        cmocka_unit_test(a_row_without_views_is_a_no),
        cmocka_unit_test(a_yes_counts_more_than_what_is_left_open),
        cmocka_unit_test(a_funnel_ends_at_the_first_step_not_reached),
        cmocka_unit_test_setup_teardown(advice_is_awaited_until_it_comes, begin, end),
        cmocka_unit_test_setup_teardown(six_weeks_end_on_day_42, begin, end),
        cmocka_unit_test_setup_teardown(nil_returns_are_not_graded, begin, end),
        cmocka_unit_test_setup_teardown(periods_are_twelve_months, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

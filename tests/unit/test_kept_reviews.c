/* Reviews kept in little come back as they were, whatever their days. */
#include "unit/memory.h"
#include "unit/random.h"

#include "core/records/kept_reviews.h"

enum { MANY = 20000 };

static int32_t draw_day(struct random *random)
{
    static const int32_t edges[] = {DAY_NONE, DAY_NONE + 1, -100000, -32769, -32768, -32767, -1,
                                    0,        32766,        32767,   32768,  100000, INT32_MAX};
    return random_chance(random, 30) ? edges[random_below(random, COUNT_OF(edges))] : random_from(random, 4000, 10000);
}

static struct review_record draw_review(struct random *random)
{
    return (struct review_record){.plan = random_below(random, INT32_MAX),
                                  .older = random_below(random, INT32_MAX),
                                  .outcome = (uint8_t)random_below(random, 4),
                                  .meeting = draw_day(random),
                                  .report = draw_day(random),
                                  .decision = draw_day(random),
                                  .amendment_notice = draw_day(random),
                                  .amended_final = draw_day(random)};
}

static void assert_same_review(const struct review_record *a, const struct review_record *b)
{
    assert_int_equal(a->plan, b->plan);
    assert_int_equal(a->older, b->older);
    assert_int_equal(a->outcome, b->outcome);
    assert_int_equal(a->meeting, b->meeting);
    assert_int_equal(a->report, b->report);
    assert_int_equal(a->decision, b->decision);
    assert_int_equal(a->amendment_notice, b->amendment_notice);
    assert_int_equal(a->amended_final, b->amended_final);
}

static void what_was_kept_comes_back(void **state)
{
    (void)state;
    struct arena arena;
    struct kept_reviews kept;
    struct random drawn = {5};
    struct random again = {5};
    memory_init(&arena);
    kept_reviews_begin(&kept, MANY, &arena);
    for (int i = 0; i < MANY; i++) {
        struct review_record review = draw_review(&drawn);
        keep_review(&kept, &review);
    }
    assert_int_equal(kept.count, MANY);
    assert_true(kept.far_count > 1000);
    for (uint32_t i = 0; i < MANY; i++) {
        struct review_record review = draw_review(&again);
        struct review_record back = kept_review(&kept, i);
        assert_same_review(&review, &back);
    }
    arena_free(&arena);
}

static void one_review_takes_twenty_bytes(void **state)
{
    (void)state;
    assert_int_equal(sizeof(struct kept_review), 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_comes_back),
        cmocka_unit_test(one_review_takes_twenty_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

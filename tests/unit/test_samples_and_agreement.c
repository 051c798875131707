/*
 * Kappa against Fleiss's example and the delta method, many tests against Benjamini & Hochberg's own example, samples against
 * their definition.
 */
#include "unit/one_arena.h"

#include "core/statistics/agreement.h"
#include "core/statistics/multiplicity.h"
#include "core/statistics/sampling.h"

/* Fleiss, Statistical Methods for Rates and Proportions, 1981, table 13.1: 100 patients, two raters: kappa 0.68, error 0.087. */
static const uint64_t fleiss[] = {75, 1, 4, 5, 4, 1, 0, 0, 10};

static void kappa_is_fleisss(void **state)
{
    (void)state;
    struct agreement found = agreement_of(fleiss, 3, AGREEMENT_EXACT);
    assert_true(found.defined);
    assert_int_equal(found.pairs, 100);
    assert_close(found.kappa, 0.6765, 5e-5);
    assert_close(found.error, 0.087, 0.0011);
}

static double kappa_of(const double *shares, size_t scores, enum agreement_weights weights)
{
    double observed = 0;
    double expected = 0;
    for (size_t i = 0; i < scores; i++)
        for (size_t j = 0; j < scores; j++) {
            double apart = fabs((double)i - (double)j) / (double)(scores - 1);
            double weight = weights == AGREEMENT_LINEAR      ? 1 - apart
                            : weights == AGREEMENT_QUADRATIC ? 1 - apart * apart
                                                             : i == j;
            double first = 0;
            double second = 0;
            double all = 0;
            for (size_t k = 0; k < scores; k++) {
                first += shares[i * scores + k];
                second += shares[k * scores + j];
            }
            for (size_t k = 0; k < scores * scores; k++)
                all += shares[k];
            observed += weight * shares[i * scores + j] / all;
            expected += weight * first * second / all / all;
        }
    return (observed - expected) / (1 - expected);
}

/* The error of any function of shares: sqrt((sum p g^2 - (sum p g)^2) / n), g its slopes, taken numerically. */
static void errors_are_of_the_delta_method(void **state)
{
    (void)state;
    static const uint64_t pairs[] = {12, 5, 1, 0, 4, 20, 6, 2, 1, 5, 25, 7, 0, 1, 4, 18};
    static const enum agreement_weights all[] = {AGREEMENT_EXACT, AGREEMENT_LINEAR, AGREEMENT_QUADRATIC};
    for (size_t w = 0; w < COUNT_OF(all); w++) {
        struct agreement found = agreement_of(pairs, 4, all[w]);
        double shares[16];
        double squares = 0;
        double mean = 0;
        for (int i = 0; i < 16; i++)
            shares[i] = (double)pairs[i] / (double)found.pairs;
        for (int i = 0; i < 16; i++) {
            double was = shares[i];
            shares[i] = was + 1e-5;
            double more = kappa_of(shares, 4, all[w]);
            shares[i] = was - 1e-5;
            double slope = (more - kappa_of(shares, 4, all[w])) / 2e-5;
            shares[i] = was;
            squares += was * slope * slope;
            mean += was * slope;
        }
        assert_close(found.kappa, kappa_of(shares, 4, all[w]), 1e-12);
        assert_close(found.error, sqrt((squares - mean * mean) / (double)found.pairs), 1e-7);
        assert_true(found.lower < found.kappa && found.kappa < found.upper && found.upper <= 1);
    }
}

static void agreement_by_chance_alone_is_not_defined(void **state)
{
    (void)state;
    assert_false(agreement_of((const uint64_t[]){10, 0, 0, 0}, 2, AGREEMENT_LINEAR).defined);
    assert_false(agreement_of((const uint64_t[]){0, 0, 0, 0}, 2, AGREEMENT_LINEAR).defined);
}

/* The fifteen p-values of their paper: four are significant at 0.05, the fourth adjusted to 0.0095 x 15 / 4. */
static void many_tests_are_benjaminis_and_hochbergs(void **state)
{
    (void)state;
    static const double p[] = {0.3240, 0.0001, 0.0201, 0.0095, 0.0278, 0.0004, 0.0298, 0.0344,
                               0.0459, 0.0019, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    double adjusted[15];
    size_t significant = 0;
    benjamini_hochberg(p, 15, adjusted, &arena);
    for (size_t i = 0; i < 15; i++)
        significant += adjusted[i] <= 0.05;
    assert_int_equal(significant, 4);
    assert_close(adjusted[3], 0.035625, 1e-12);
    assert_close(adjusted[1], 0.0015, 1e-12);
    assert_close(adjusted[2], 0.0201 * 3, 1e-12);
    assert_close(adjusted[4], 0.0298 * 15 / 7, 1e-12); /* the sixth is drawn to the seventh */
    assert_close(adjusted[14], 1, 0);
}

static void a_sample_is_in_proportion(void **state)
{
    (void)state;
    static const uint64_t sizes[] = {500, 300, 195, 5, 0};
    uint64_t given[5];
    sample_allocate(sizes, 5, 20, 0, given); /* 10, 6, 3.9, 0.1 */
    assert_memory_equal(given, ((const uint64_t[]){10, 6, 4, 0, 0}), sizeof given);
    sample_allocate(sizes, 5, 20, 2, given);
    assert_memory_equal(given, ((const uint64_t[]){10, 6, 3, 2, 0}), sizeof given);
    sample_allocate(sizes, 5, 3, 8, given);
    assert_memory_equal(given, ((const uint64_t[]){8, 8, 8, 5, 0}), sizeof given);
    sample_allocate(sizes, 5, 5000, 1, given);
    assert_memory_equal(given, sizes, sizeof given);
    sample_allocate(sizes + 4, 1, 5, 1, given);
    assert_int_equal(given[0], 0);
}

/* Each of ten is drawn as often as any other, and the same seed draws the same. */
static void everybody_may_be_drawn(void **state)
{
    (void)state;
    struct random_stream *stream = random_begin(5);
    struct random_stream *again = random_begin(5);
    int times[10] = {0};
    for (int trial = 0; trial < 10000; trial++) {
        uint64_t places[3];
        uint64_t same[3];
        sample_draw(stream, 10, 3, places);
        sample_draw(again, 10, 3, same);
        assert_memory_equal(places, same, sizeof places);
        assert_true(places[0] < places[1] && places[1] < places[2] && places[2] < 10);
        for (int i = 0; i < 3; i++)
            times[places[i]]++;
    }
    for (int i = 0; i < 10; i++)
        assert_close(times[i], 3000, 4 * sqrt(10000 * 0.3 * 0.7));
    random_end(stream);
    random_end(again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kappa_is_fleisss),
        cmocka_unit_test(errors_are_of_the_delta_method),
        cmocka_unit_test(agreement_by_chance_alone_is_not_defined),
        cmocka_unit_test(many_tests_are_benjaminis_and_hochbergs),
        cmocka_unit_test(a_sample_is_in_proportion),
        cmocka_unit_test(everybody_may_be_drawn),
    };
    distributions_begin();
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

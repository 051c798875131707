/*
 * Logistic regression where the answer is known in closed form (a two-by-two table: Woolf 1955), against the published fit of
 * Bliss's beetles (Dobson 2002, table 7.2: -60.72 and 34.27, errors 5.18 and 2.91), and at its limits.
 */
#include "unit/one_arena.h"

#include "core/statistics/distributions.h"
#include "core/statistics/logistic.h"

struct table {
    size_t columns;
    const double *covariates;
    const double *successes;
    const double *trials;
};

static struct logistic_pattern row_of(const void *context, size_t pattern, double *values)
{
    const struct table *table = context;
    memcpy(values, table->covariates + pattern * table->columns, table->columns * sizeof *values);
    return (struct logistic_pattern){table->successes[pattern], table->trials[pattern]};
}

static enum logistic_outcome fit(size_t patterns, struct table table, struct logistic_term *terms)
{
    struct logistic_data data = {patterns, table.columns, row_of, &table};
    return logistic_fit(&data, terms, &arena);
}

static void a_table_is_woolfs(void **state)
{
    (void)state;
    /* 20 of 50 without, 45 of 60 with */
    static const double x[] = {0, 1};
    static const double k[] = {20, 45};
    static const double n[] = {50, 60};
    struct logistic_term terms[2];
    assert_int_equal(fit(2, (struct table){1, x, k, n}, terms), LOGISTIC_FITTED);
    assert_close(terms[0].estimate, log(20.0 / 30), 1e-9);
    assert_close(terms[1].estimate, log(45.0 * 30 / (15 * 20)), 1e-9);
    assert_close(terms[1].error, sqrt(1.0 / 20 + 1.0 / 30 + 1.0 / 45 + 1.0 / 15), 1e-9);
    assert_close(terms[1].p, 2 * normal_at_most(-terms[1].estimate / terms[1].error), 1e-12);
}

static void beetles_are_dobsons(void **state)
{
    (void)state;
    static const double dose[] = {1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839};
    static const double killed[] = {6, 13, 18, 28, 52, 53, 61, 60};
    static const double beetles[] = {59, 60, 62, 56, 63, 59, 62, 60};
    struct logistic_term terms[2];
    assert_int_equal(fit(8, (struct table){1, dose, killed, beetles}, terms), LOGISTIC_FITTED);
    assert_close(terms[0].estimate, -60.72, 0.005);
    assert_close(terms[1].estimate, 34.27, 0.005);
    assert_close(terms[0].error, 5.18, 0.005);
    assert_close(terms[1].error, 2.91, 0.005);
    /* The estimate is where the score is nought. */
    double rest = 0;
    double weighted = 0;
    for (int i = 0; i < 8; i++) {
        double p = 1 / (1 + exp(-terms[0].estimate - terms[1].estimate * dose[i]));
        rest += killed[i] - beetles[i] * p;
        weighted += (killed[i] - beetles[i] * p) * dose[i];
    }
    assert_close(rest, 0, 1e-7);
    assert_close(weighted, 0, 1e-7);
}

/* Two covariates without interaction, fitted to probabilities that have just these odds: they are found again. */
static void what_was_put_in_comes_out(void **state)
{
    (void)state;
    static const double x[] = {0, 0, 0, 1, 1, 0, 1, 1};
    static const double n[] = {4000, 3000, 2000, 1000};
    double k[4];
    struct logistic_term terms[3];
    for (int i = 0; i < 4; i++)
        k[i] = n[i] / (1 + exp(-(0.3 - 0.8 * x[2 * i] + 1.1 * x[2 * i + 1])));
    assert_int_equal(fit(4, (struct table){2, x, k, n}, terms), LOGISTIC_FITTED);
    assert_close(terms[0].estimate, 0.3, 1e-9);
    assert_close(terms[1].estimate, -0.8, 1e-9);
    assert_close(terms[2].estimate, 1.1, 1e-9);
}

static void what_cannot_be_fitted_says_so(void **state)
{
    (void)state;
    static const double x[] = {0, 1};
    static const double always[] = {20, 60};
    static const double n[] = {50, 60};
    static const double twice[] = {0, 0, 1, 1};
    static const double some[] = {20, 30};
    struct logistic_term terms[3];
    assert_int_equal(fit(2, (struct table){1, x, always, n}, terms), LOGISTIC_SEPARATED);
    assert_int_equal(fit(2, (struct table){2, twice, some, n}, terms), LOGISTIC_NOT_IDENTIFIED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_woolfs),
        cmocka_unit_test(beetles_are_dobsons),
        cmocka_unit_test(what_was_put_in_comes_out),
        cmocka_unit_test(what_cannot_be_fitted_says_so),
    };
    distributions_begin();
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

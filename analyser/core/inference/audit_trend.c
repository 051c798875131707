/* Audits of random samples by half-year, and whether their results rise or fall. */
#include <math.h>

#include "base/day.h"
#include "base/words.h"
#include "core/inference/audit_grades.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/trend_test.h"

enum { HALF_MONTHS = 6 };

static int half_of(int32_t day)
{
    struct civil civil = day_civil(day);
    return (int)(2 * civil.year) + (civil.month > HALF_MONTHS);
}

static int32_t first_of(int half)
{
    return day_of(half / 2, half % 2 ? HALF_MONTHS + 1 : 1, 1);
}

/* Figures by half-year since the first that is reported whole or in part. */
struct halves {
    int first;
    size_t count;
    struct funnel_unit *of[AUDIT_FIGURES];
    double *scores;
};

static void count_audit(struct halves *halves, const struct audit_record *audit)
{
    int place = half_of(audit->audited) - halves->first;
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++) {
        int answer = audit_figure(audit, figure);
        halves->of[figure][place].denominator += answer >= 0;
        halves->of[figure][place].numerator += answer == 1;
    }
}

static struct halves count_halves(const struct inference *inference)
{
    const struct book *book = inference->book;
    struct halves halves = {.first = half_of(book->options.since)};
    halves.count = (size_t)(half_of(book->as_of) - halves.first) + 1;
    halves.scores = ARENA_NEW(inference->scratch, halves.count, double);
    for (size_t i = 0; i < halves.count; i++)
        halves.scores[i] = (double)i;
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++)
        halves.of[figure] = ARENA_NEW(inference->scratch, halves.count, struct funnel_unit);
    for (uint32_t i = 0; i < book->records.audit_count; i++) {
        const struct audit_record *audit = &book->records.audits[i];
        if (audit_is_used(book, audit) && audit->sample == SAMPLE_RANDOM && audit->audited >= book->options.since)
            count_audit(&halves, audit);
    }
    return halves;
}

static void put_half(const struct inference *inference, const struct halves *halves, unsigned figure, size_t place,
                     struct result_table *table)
{
    const struct book *book = inference->book;
    struct arena *arena = inference->arena;
    const struct funnel_unit *unit = &halves->of[figure][place];
    int half = halves->first + (int)place;
    int32_t first = first_of(half);
    int32_t last = first_of(half + 1) - 1;
    const char **row = result_row(table);
    row[0] = audit_figure_names[figure];
    row[1] = words(arena, "%d H%d", half / 2, half % 2 + 1);
    row[2] = result_day(arena, first > book->options.since ? first : book->options.since);
    row[3] = result_day(arena, last < book->as_of ? last : book->as_of);
    result_share(arena, row + 4, unit->numerator, unit->denominator, AUDITS_LEAST);
    row[13] = unit->denominator < AUDITS_LEAST ? "fewer than 10 audits: not in the test" : "";
}

static const char *verdict_of(const struct trend_test *test, double adjusted)
{
    if (!test->possible)
        return test->groups < TREND_GROUPS_LEAST ? "not tested: fewer than three half-years of 10 audits and more"
                                                 : "not tested: all of them are so, or none";
    if (adjusted > 0.05)
        return "no trend beyond chance";
    return test->slope > 0 ? "rises" : "falls";
}

static void put_test(const struct inference *inference, const struct halves *halves, unsigned figure,
                     const struct trend_test *test, double adjusted, struct result_table *table)
{
    struct arena *arena = inference->arena;
    struct funnel_unit all = {0, 0};
    for (size_t i = 0; i < halves->count; i++) {
        all.numerator += halves->of[figure][i].numerator;
        all.denominator += halves->of[figure][i].denominator;
    }
    const char **row = result_row(table);
    row[0] = audit_figure_names[figure];
    row[1] = "all of them";
    row[2] = result_day(arena, inference->book->options.since);
    row[3] = result_day(arena, inference->book->as_of);
    result_share(arena, row + 4, all.numerator, all.denominator, AUDITS_LEAST);
    row[9] = test->possible ? result_number(arena, test->slope, 2) : "";
    row[10] = test->possible ? result_number(arena, test->chi_squared, 2) : "";
    row[11] = test->possible ? result_probability(arena, test->p) : "";
    row[12] = test->possible ? result_probability(arena, adjusted) : "";
    row[13] = verdict_of(test, adjusted);
}

void make_audit_trend(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_AUDIT_TREND, inference->arena);
    struct halves halves = count_halves(inference);
    struct trend_test found[AUDIT_FIGURES];
    struct many_tests tests = {.arena = inference->scratch};
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++) {
        found[figure] = trend_across(halves.of[figure], halves.scores, halves.count);
        many_tests_add(&tests, found[figure].possible ? found[figure].p : NAN);
    }
    many_tests_adjust(&tests);
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++) {
        size_t audited = 0;
        for (size_t i = 0; i < halves.count; i++)
            audited += halves.of[figure][i].denominator > 0;
        for (size_t i = 0; i < halves.count; i++)
            if (halves.of[figure][i].denominator > 0)
                put_half(inference, &halves, figure, i, &table);
        if (audited > 0)
            put_test(inference, &halves, figure, &found[figure], tests.adjusted[figure], &table);
    }
    tables[RESULT_AUDIT_TREND] = result_table_end(&table);
}

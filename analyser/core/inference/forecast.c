/* The forecast under each scenario, and how it would have done in the past. */
#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "core/inference/critical_path.h"
#include "core/inference/forecast_model.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"

enum { COURSES = 200, COURSES_TRIED = 100, WEEKS_AHEAD = 52, MONTHS_AHEAD = 12, WEEK = 7, RECOVERED_OF = 50 };

enum figure { FIGURE_OVERDUE, FIGURE_OPEN, FIGURE_COMPLETED, FIGURE_DUE, FIGURES_FORECAST };

static const char *const figure_words[FIGURES_FORECAST] = {
    [FIGURE_OVERDUE] = "overdue at the end of the month",
    [FIGURE_OPEN] = "open at the end of the month",
    [FIGURE_COMPLETED] = "issued within 20 weeks, of those issued in the month: %",
    [FIGURE_DUE] = "issued within 20 weeks, of those due in the month: %",
};

/* Values of one figure in one month, a course each; NAN: none. */
struct outlook {
    double values[FIGURES_FORECAST][MONTHS_AHEAD][COURSES];
    double recovered[COURSES]; /* the month, MONTHS_AHEAD: not in time */
};

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Orders the values that there are to the front. */
static size_t order(double *values, size_t count)
{
    size_t there = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(values[i]))
            values[there++] = values[i];
    qsort(values, there, sizeof values[0], by_value);
    return there;
}

static double quantile_of(const double *ordered, size_t count, double p)
{
    double place = p * (double)(count - 1);
    size_t below = (size_t)place;
    double next = below + 1 < count ? ordered[below + 1] : ordered[below];
    return ordered[below] + (place - (double)below) * (next - ordered[below]);
}

/* --- one scenario */

/* Which of the months after as_of a week ahead ends in: 0 the first that begins after it; -1 before. */
static int month_of(int32_t as_of, int week)
{
    struct civil now = day_civil(as_of + 1);
    struct civil then = day_civil(as_of + WEEK * (week + 1));
    return (int)((then.year - now.year) * 12 + then.month - now.month);
}

static void set_pushes(const struct inference *inference, const struct scenario *scenario, double advice,
                       struct forecast_push *pushes)
{
    for (int week = 0; week < WEEKS_AHEAD; week++) {
        bool begun = inference->book->as_of + WEEK * (week + 1) >= scenario->from;
        pushes[week] = (struct forecast_push){.plans = begun ? scenario->plans_a_week : 0,
                                              .requests = begun ? scenario->requests : 1,
                                              .advice_in_time = begun && scenario->advice_on_time ? advice : 0};
    }
}

static double percent(uint32_t k, uint32_t n)
{
    return n > 0 ? 100.0 * k / n : NAN;
}

/* The weeks of a course into the months they end in. */
static void keep_course(const struct forecast_week *weeks, int32_t as_of, size_t course, struct outlook *outlook)
{
    struct forecast_week sums[MONTHS_AHEAD] = {{0}};
    outlook->recovered[course] = MONTHS_AHEAD;
    for (int week = 0; week < WEEKS_AHEAD; week++) {
        int month = month_of(as_of, week);
        if (month < 0 || month >= MONTHS_AHEAD)
            continue;
        struct forecast_week *sum = &sums[month];
        sum->open = weeks[week].open;
        sum->overdue = weeks[week].overdue;
        sum->issued += weeks[week].issued;
        sum->issued_in_time += weeks[week].issued_in_time;
        sum->due += weeks[week].due;
        sum->due_in_time += weeks[week].due_in_time;
    }
    for (int month = 0; month < MONTHS_AHEAD; month++) {
        outlook->values[FIGURE_OVERDUE][month][course] = sums[month].overdue;
        outlook->values[FIGURE_OPEN][month][course] = sums[month].open;
        outlook->values[FIGURE_COMPLETED][month][course] = percent(sums[month].issued_in_time, sums[month].issued);
        outlook->values[FIGURE_DUE][month][course] = percent(sums[month].due_in_time, sums[month].due);
        bool recovered = sums[month].overdue * RECOVERED_OF <= sums[month].open;
        if (recovered && outlook->recovered[course] > month)
            outlook->recovered[course] = month;
    }
}

static void put_band(struct result_table *table, const struct scenario *scenario, const char *month, enum figure figure,
                     double *values)
{
    struct arena *arena = table->arena;
    size_t count = order(values, COURSES);
    const char **row = result_row(table);
    row[0] = scenario->name;
    row[1] = month;
    row[2] = figure_words[figure];
    if (count == 0) {
        row[8] = "none in the month";
        return;
    }
    static const double at[] = {0.5, 0.25, 0.75, 0.05, 0.95};
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++)
        row[3 + i] = result_number(arena, quantile_of(values, count, at[i]), 1);
}

/* The month of recovery, or that it is not to be seen. */
static const char *recovery_text(struct arena *arena, int32_t first_month, double months)
{
    int month = (int)ceil(months - 1e-9);
    return month >= MONTHS_AHEAD ? "not within 12 months" : result_month(arena, day_add_months(first_month, month));
}

static void put_recovery(struct result_table *table, const struct scenario *scenario, int32_t first_month,
                         double *recovered)
{
    static const double at[] = {0.5, 0.25, 0.75, 0.05, 0.95};
    const char **row = result_row(table);
    qsort(recovered, COURSES, sizeof recovered[0], by_value);
    row[0] = scenario->name;
    row[2] = "month of recovery";
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++)
        row[3 + i] = recovery_text(table->arena, first_month, quantile_of(recovered, COURSES, at[i]));
}

static void put_scenario(const struct inference *inference, const struct past_weeks *past,
                         const struct forecast_model *model, const struct scenario *scenario, double advice,
                         struct result_table *table)
{
    struct outlook *outlook = ARENA_NEW(inference->scratch, 1, struct outlook);
    struct forecast_push pushes[WEEKS_AHEAD];
    struct forecast_week weeks[WEEKS_AHEAD];
    struct random_stream *stream = random_begin(inference->settings->seed); /* the same luck under every scenario */
    if (!stream)
        return;
    set_pushes(inference, scenario, advice, pushes);
    for (size_t course = 0; course < COURSES; course++) {
        forecast_simulate(model, &past->week[0], pushes, WEEKS_AHEAD, stream, weeks);
        keep_course(weeks, past->as_of, course, outlook);
    }
    random_end(stream);
    struct civil now = day_civil(past->as_of + 1);
    int32_t first_month = day_of(now.year, now.month, 1);
    for (int month = 0; month < MONTHS_AHEAD; month++)
        for (enum figure figure = 0; figure < FIGURES_FORECAST; figure++)
            put_band(table, scenario, result_month(table->arena, day_add_months(first_month, month)), figure,
                     outlook->values[figure][month]);
    put_recovery(table, scenario, first_month, outlook->recovered);
}

/* --- tried on the past */

enum { ORIGINS = 12, WEEKS_BETWEEN = 4, WEEKS_TRIED = 13, SPANS = 3, TRIED_FIGURES = 2 };

static const int spans[SPANS] = {4, 8, WEEKS_TRIED}; /* weeks: one to three months */
static const enum figure tried_figures[TRIED_FIGURES] = {FIGURE_OVERDUE, FIGURE_DUE};

struct trial {
    unsigned forecasts;
    unsigned in_half;
    unsigned in_nine_tenths;
    double errors;
};

/* What came: of the weeks between two snapshots, and on the later one. */
static double came(const struct past_weeks *past, int back, int weeks, enum figure figure)
{
    if (figure == FIGURE_OVERDUE)
        return week_overdue(&past->week[back - weeks]);
    uint32_t due = 0;
    uint32_t in_time = 0;
    for (int week = back; week > back - weeks; week--) {
        const struct past_week *of = &past->week[week];
        uint32_t ended = of->ended[AGE_DUE][WEEK_REFUSED] + of->ended[AGE_DUE][WEEK_WITHDRAWN];
        uint32_t at_last = of->ended[AGE_DUE][WEEK_IN_TIME];
        due += of->issued_by_start[AGE_DUE] + of->open[AGE_DUE] - ended;
        in_time += of->issued_by_start[AGE_DUE] + at_last;
    }
    return percent(in_time, due);
}

static double foreseen(const struct forecast_week *weeks, int count, enum figure figure)
{
    uint32_t due = 0;
    uint32_t in_time = 0;
    if (figure == FIGURE_OVERDUE)
        return weeks[count - 1].overdue;
    for (int week = 0; week < count; week++) {
        due += weeks[week].due;
        in_time += weeks[week].due_in_time;
    }
    return percent(in_time, due);
}

static void judge(struct trial *trial, double *values, double truth)
{
    size_t count = order(values, COURSES_TRIED);
    if (count == 0 || isnan(truth))
        return;
    trial->forecasts++;
    trial->in_half += truth >= quantile_of(values, count, 0.25) && truth <= quantile_of(values, count, 0.75);
    trial->in_nine_tenths += truth >= quantile_of(values, count, 0.05) && truth <= quantile_of(values, count, 0.95);
    trial->errors += quantile_of(values, count, 0.5) - truth;
}

static void try_from(const struct inference *inference, const struct past_weeks *past, int back,
                     struct trial trials[TRIED_FIGURES][SPANS])
{
    static const struct forecast_push none = {.requests = 1};
    struct forecast_model *model = ARENA_NEW(inference->scratch, 1, struct forecast_model);
    struct forecast_push pushes[WEEKS_TRIED];
    struct forecast_week weeks[WEEKS_TRIED];
    double values[TRIED_FIGURES][SPANS][COURSES_TRIED];
    struct random_stream *stream = random_begin(inference->settings->seed + (uint64_t)back);
    forecast_fit(past, back, model);
    if (!stream || !model->possible) {
        random_end(stream);
        return;
    }
    for (int week = 0; week < WEEKS_TRIED; week++)
        pushes[week] = none;
    for (size_t course = 0; course < COURSES_TRIED; course++) {
        forecast_simulate(model, &past->week[back], pushes, WEEKS_TRIED, stream, weeks);
        for (int figure = 0; figure < TRIED_FIGURES; figure++)
            for (int span = 0; span < SPANS; span++)
                values[figure][span][course] = foreseen(weeks, spans[span], tried_figures[figure]);
    }
    random_end(stream);
    for (int figure = 0; figure < TRIED_FIGURES; figure++)
        for (int span = 0; span < SPANS; span++)
            judge(&trials[figure][span], values[figure][span], came(past, back, spans[span], tried_figures[figure]));
}

static void put_trials(const struct inference *inference, const struct past_weeks *past, struct result_table *table)
{
    struct trial trials[TRIED_FIGURES][SPANS] = {{{0}}};
    struct arena *arena = inference->arena;
    for (int i = 0; i < ORIGINS; i++)
        try_from(inference, past, WEEKS_TRIED + WEEKS_BETWEEN * i, trials);
    for (int figure = 0; figure < TRIED_FIGURES; figure++)
        for (int span = 0; span < SPANS; span++) {
            const struct trial *trial = &trials[figure][span];
            if (trial->forecasts == 0)
                continue;
            const char **row = result_row(table);
            row[0] = figure == 0 ? "overdue" : "issued within 20 weeks, of those due: %";
            row[1] = result_count(arena, (uint64_t)span + 1);
            row[2] = result_count(arena, trial->forecasts);
            row[3] = result_count(arena, trial->in_half);
            row[4] = result_count(arena, trial->in_nine_tenths);
            row[5] = result_number(arena, trial->errors / trial->forecasts, 1);
            row[6] = "forecasts four weeks apart share data: twelve of them are fewer in truth";
        }
}

static bool any_case(const struct past_weeks *past)
{
    for (int back = 0; back < WEEKS_BACK; back++)
        if (week_open(&past->week[back]) > 0)
            return true;
    return false;
}

void make_forecasts(const struct inference *inference, struct people_table *tables)
{
    struct result_table outlooks = result_table_begin(RESULT_FORECAST, inference->arena);
    struct result_table trials = result_table_begin(RESULT_FORECAST_TRIED, inference->arena);
    struct past_weeks past = past_weeks_of(inference);
    struct forecast_model *model = ARENA_NEW(inference->scratch, 1, struct forecast_model);
    double advice = breaches_by_advice(inference);
    forecast_fit(&past, 0, model);
    static const struct scenario as_it_is = {.name = "as it is", .requests = 1, .from = INT32_MAX};
    if (model->possible) {
        put_scenario(inference, &past, model, &as_it_is, advice, &outlooks);
        for (size_t i = 0; i < inference->settings->scenario_count; i++)
            put_scenario(inference, &past, model, &inference->settings->scenarios[i], advice, &outlooks);
        put_trials(inference, &past, &trials);
    } else if (any_case(&past))
        result_row(&outlooks)[8] = "no forecast: fewer than 30 cases ended in the latest 13 weeks";
    tables[RESULT_FORECAST] = result_table_end(&outlooks);
    tables[RESULT_FORECAST_TRIED] = result_table_end(&trials);
}

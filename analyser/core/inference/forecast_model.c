#include <math.h>
#include <string.h>

#include "core/inference/forecast_model.h"

/* Ages from which older cases are taken together. */
static const int band_first[] = {21, 26, 35, 53, AGES};

enum { QUARTERS_COMPARED = 4 };

static const double most_in_a_week = 0.95;

/* --- fitting */

static void band_of(int age, int *first, int *end)
{
    *first = age;
    *end = age + 1;
    for (int band = 0; band_first[band] < AGES; band++)
        if (age >= band_first[band] && age < band_first[band + 1]) {
            *first = band_first[band];
            *end = band_first[band + 1];
        }
}

/* Over the weeks that had ended on the snapshot `back`. Returns how many ended. */
static double fit_rates(const struct past_weeks *past, int back, double rates[AGES][WEEK_FATES])
{
    double all = 0;
    for (int age = 0; age < AGES; age++) {
        int first;
        int end;
        double open = 0;
        double ended[WEEK_FATES] = {0};
        band_of(age, &first, &end);
        if (age > first) { /* of a band already summed */
            memcpy(rates[age], rates[first], sizeof rates[age]);
            continue;
        }
        for (int week = back + 1; week <= back + WEEKS_FITTED; week++)
            for (int of = first; of < end; of++) {
                open += past->week[week].open[of];
                for (int fate = 0; fate < WEEK_FATES; fate++)
                    ended[fate] += past->week[week].ended[of][fate];
            }
        for (int fate = 0; fate < WEEK_FATES; fate++) {
            rates[age][fate] = open > 0 ? ended[fate] / open : 0;
            all += ended[fate];
        }
    }
    return all;
}

/* ln of what ended in the quarter after the fitted one by what its rates would have ended. NAN: too few. */
static double change_after(const struct past_weeks *past, int back)
{
    double rates[AGES][WEEK_FATES];
    double expected = 0;
    double found = 0;
    if (fit_rates(past, back, rates) < ENDS_LEAST)
        return NAN;
    for (int week = back - WEEKS_FITTED + 1; week <= back; week++)
        for (int age = 0; age < AGES; age++)
            for (int fate = 0; fate < WEEK_FATES; fate++) {
                expected += past->week[week].open[age] * rates[age][fate];
                found += past->week[week].ended[age][fate];
            }
    return found > 0 && expected > 0 ? log(found / expected) : NAN;
}

static double typical_change(const struct past_weeks *past, int back)
{
    double squares = 0;
    int quarters = 0;
    for (int quarter = 1; quarter <= QUARTERS_COMPARED; quarter++) {
        int from = back + quarter * WEEKS_FITTED;
        double change = from + WEEKS_FITTED < WEEKS_BACK ? change_after(past, from) : NAN;
        if (isnan(change))
            continue;
        squares += change * change;
        quarters++;
    }
    return quarters ? sqrt(squares / quarters) : 0;
}

void forecast_fit(const struct past_weeks *past, int back, struct forecast_model *model)
{
    double new_today = 0;
    double all_new = 0;
    model->possible = fit_rates(past, back, model->rates) >= ENDS_LEAST;
    model->change = typical_change(past, back);
    for (int week = 0; week < ARRIVAL_WEEKS; week++) {
        const struct past_week *of = &past->week[back + week];
        model->arrivals[week] = of->new_today + of->new_this_week;
        new_today += of->new_today;
        all_new += model->arrivals[week];
    }
    model->today = all_new > 0 ? new_today / all_new : 0;
}

/* --- simulating */

struct course {
    uint32_t open[AGES];
    uint32_t in_time[AGE_DUE + 1]; /* issued, not yet due, by age */
};

static uint32_t draw(struct random_stream *stream, double p, uint32_t n)
{
    return n > 0 && p > 0 ? (uint32_t)random_binomial(stream, p < 1 ? p : 1, n) : 0;
}

static uint32_t rounded_at_random(struct random_stream *stream, double value)
{
    double whole = floor(value);
    return (uint32_t)whole + (random_uniform(stream) < value - whole);
}

/* Ends of one age in the week: first how many, then which way. */
static void end_some(const struct forecast_model *model, struct course *course, int age, double factor,
                     struct random_stream *stream, struct forecast_week *week)
{
    const double *rates = model->rates[age];
    double all = rates[WEEK_IN_TIME] + rates[WEEK_LATE] + rates[WEEK_REFUSED] + rates[WEEK_WITHDRAWN];
    if (all <= 0 || course->open[age] == 0)
        return;
    uint32_t ended = draw(stream, fmin(all * factor, most_in_a_week), course->open[age]);
    uint32_t issued = draw(stream, (rates[WEEK_IN_TIME] + rates[WEEK_LATE]) / all, ended);
    uint32_t in_time = 0;
    if (age <= AGE_DUE && issued > 0)
        in_time = draw(stream, rates[WEEK_IN_TIME] / (rates[WEEK_IN_TIME] + rates[WEEK_LATE]), issued);
    course->open[age] -= ended;
    week->issued += issued;
    week->issued_in_time += in_time;
    if (age <= AGE_DUE)
        course->in_time[age] += in_time;
}

/* Plans beyond the rates: from the oldest. Of those due within the week none is counted on to be in time. */
static void push_plans(struct course *course, uint32_t plans, struct forecast_week *week)
{
    for (int age = AGES - 1; age >= 0 && plans > 0; age--) {
        uint32_t taken = course->open[age] < plans ? course->open[age] : plans;
        course->open[age] -= taken;
        plans -= taken;
        week->issued += taken;
        if (age < AGE_DUE) {
            course->in_time[age] += taken;
            week->issued_in_time += taken;
        }
    }
}

/* Everybody is a week older; those of age 20 become due. */
static void age_by_a_week(struct course *course, struct forecast_week *week)
{
    week->due_in_time = course->in_time[AGE_DUE];
    week->due = course->in_time[AGE_DUE] + course->open[AGE_DUE];
    course->open[AGES - 1] += course->open[AGES - 2];
    for (int age = AGES - 2; age > 0; age--)
        course->open[age] = course->open[age - 1];
    for (int age = AGE_DUE; age > 0; age--)
        course->in_time[age] = course->in_time[age - 1];
    course->open[0] = course->in_time[0] = 0;
}

static void receive(const struct forecast_model *model, struct course *course, double factor,
                    struct random_stream *stream)
{
    uint32_t arrivals = model->arrivals[random_below(stream, ARRIVAL_WEEKS)];
    uint32_t received = rounded_at_random(stream, arrivals * factor);
    uint32_t today = draw(stream, model->today, received);
    course->open[0] += today;
    course->open[1] += received - today;
}

static void sum_up(const struct course *course, struct forecast_week *week)
{
    for (int age = 0; age < AGES; age++) {
        week->open += course->open[age];
        week->overdue += age > AGE_DUE ? course->open[age] : 0;
    }
}

static void keep_from_being_late(struct course *course, double share, struct random_stream *stream,
                                 struct forecast_week *week)
{
    uint32_t saved = draw(stream, share, course->open[AGE_DUE]);
    course->open[AGE_DUE] -= saved;
    course->in_time[AGE_DUE] += saved;
    week->issued += saved;
    week->issued_in_time += saved;
}

/* Rates drift: as much in a quarter as they have done from one to the next. */
static double drift(struct random_stream *stream, double change)
{
    return change * normal_quantile(fmax(random_uniform(stream), 1e-12));
}

void forecast_simulate(const struct forecast_model *model, const struct past_week *start,
                       const struct forecast_push *pushes, size_t count, struct random_stream *stream,
                       struct forecast_week *weeks)
{
    struct course course;
    double change = drift(stream, model->change);
    memcpy(course.open, start->open, sizeof course.open);
    memcpy(course.in_time, start->issued_by_start, sizeof course.in_time);
    memset(weeks, 0, count * sizeof *weeks);
    for (size_t i = 0; i < count; i++) {
        change += drift(stream, model->change / sqrt(WEEKS_FITTED));
        double factor = exp(change);
        for (int age = 0; age < AGES; age++)
            end_some(model, &course, age, factor, stream, &weeks[i]);
        push_plans(&course, rounded_at_random(stream, pushes[i].plans), &weeks[i]);
        keep_from_being_late(&course, pushes[i].advice_in_time, stream, &weeks[i]);
        age_by_a_week(&course, &weeks[i]);
        receive(model, &course, pushes[i].requests, stream);
        sum_up(&course, &weeks[i]);
    }
}

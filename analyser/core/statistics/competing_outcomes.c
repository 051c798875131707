#include <math.h>
#include <string.h>

#include "core/statistics/competing_outcomes.h"
#include "core/statistics/intervals.h"

static const double same = 1e-9; /* two heights of a curve */

static double ended_on(const struct outcome_day *day)
{
    double sum = 0;
    for (int outcome = 0; outcome < OUTCOMES_MOST; outcome++)
        sum += day->ended[outcome];
    return sum;
}

/*
 * Sums over the steps so far of which the variance at any later step is a function: with F the curve there, F_i at step
 * i, and per step a = d/(n(n-d)), b = S^2 e(n-e)/n^3, c = S e/n^2, it is sum (F - F_i)^2 a + sum b - 2 sum (F - F_i) c.
 */
struct variance_sums {
    double a;
    double a_f;
    double a_ff;
    double b;
    double c;
    double c_f;
};

static void add_to_sums(struct variance_sums *sums, double n, double ended, double events, double open, double by)
{
    double a = n > ended ? ended / (n * (n - ended)) : 0; /* nobody is left: no later step */
    double c = open * events / (n * n);
    sums->a += a;
    sums->a_f += a * by;
    sums->a_ff += a * by * by;
    sums->b += open * open * events * (n - events) / (n * n * n);
    sums->c += c;
    sums->c_f += c * by;
}

static double error_of(const struct variance_sums *sums, double by)
{
    double variance = by * by * sums->a - 2 * by * sums->a_f + sums->a_ff + sums->b - 2 * (by * sums->c - sums->c_f);
    return variance > 0 ? sqrt(variance) : 0;
}

static void follow_day(struct outcome_step *step, const struct outcome_day *day, double n, struct variance_sums *sums)
{
    double ended = ended_on(day);
    step->day = day->day;
    step->at_risk = n;
    for (int outcome = 0; outcome < OUTCOMES_MOST; outcome++) {
        step->by[outcome] += step->open * day->ended[outcome] / n;
        add_to_sums(&sums[outcome], n, ended, day->ended[outcome], step->open, step->by[outcome]);
        step->error[outcome] = error_of(&sums[outcome], step->by[outcome]);
    }
    step->open *= 1 - ended / n;
    step->open_variance += n > ended ? ended / (n * (n - ended)) : 0;
}

size_t competing_outcomes(const struct outcome_day *days, size_t count, double from_start, struct outcome_step *steps)
{
    struct variance_sums sums[OUTCOMES_MOST] = {{0}};
    struct outcome_step now = {.open = 1};
    double n = from_start;
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        double ended = ended_on(&days[i]);
        if (ended > 0 && n > 0) {
            follow_day(&now, &days[i], n, sums);
            steps[made++] = now;
        }
        n += days[i].entered - ended - days[i].censored;
    }
    return made;
}

double at_risk_on(const struct outcome_day *days, size_t count, double from_start, int32_t day)
{
    double n = from_start;
    for (size_t i = 0; i < count && days[i].day < day; i++)
        n += days[i].entered - ended_on(&days[i]) - days[i].censored;
    return n;
}

const struct outcome_step *outcome_step_on(const struct outcome_step *steps, size_t count, int32_t day)
{
    size_t i = count;
    while (i > 0 && steps[i - 1].day > day)
        i--;
    return i > 0 ? &steps[i - 1] : NULL;
}

bool outcome_interval(double probability, double error, double *lower, double *upper)
{
    double other = 1 - probability;
    if (probability <= 0 || other <= 0 || error <= 0)
        return false;
    double centre = log(-log(other));
    double width = Z_95 * error / (other * fabs(log(other)));
    *lower = 1 - exp(-exp(centre - width));
    *upper = 1 - exp(-exp(centre + width));
    return true;
}

double open_after(const struct outcome_step *step, enum open_band band)
{
    double error = sqrt(step->open_variance);
    double height = log(step->open);
    if (band == OPEN_ESTIMATE || step->open <= 0 || step->open >= 1)
        return step->open;
    switch (band) {
    case OPEN_LOWER:
        return exp(height * exp(Z_95 * error / -height));
    case OPEN_UPPER:
        return exp(height * exp(-Z_95 * error / -height));
    case OPEN_LOWER_LOG:
        return exp(height - Z_95 * error);
    case OPEN_UPPER_LOG:
        return fmin(1, exp(height + Z_95 * error));
    default:
        return step->open;
    }
}

bool outcome_quantile(const struct outcome_step *steps, size_t count, int32_t last_day, double p, enum open_band band,
                      double *day)
{
    for (size_t i = 0; i < count; i++) {
        double height = open_after(&steps[i], band);
        if (height > 1 - p + same)
            continue;
        bool flat = fabs(height - (1 - p)) <= same;
        int32_t end = i + 1 < count ? steps[i + 1].day : last_day > steps[i].day ? last_day : steps[i].day;
        *day = flat ? (steps[i].day + end) / 2.0 : steps[i].day;
        return true;
    }
    return false;
}

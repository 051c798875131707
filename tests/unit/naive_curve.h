/*
 * naive_curve.h: the Aalen-Johansen estimate and its variance straight from the formulas, for tests: no histograms, no
 * running sums, every quantity counted anew from the list of cases (Marubini and Valsecchi 1995, ch. 10).
 */
#ifndef UNIT_NAIVE_CURVE_H
#define UNIT_NAIVE_CURVE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A case: how long it was seen, and what ended that. */
enum naive_fate { NAIVE_ON_TIME, NAIVE_LATE, NAIVE_CLOSED, NAIVE_OPEN };
struct naive_wait {
    int32_t days;
    enum naive_fate fate;
};

struct naive_waits {
    const struct naive_wait *at;
    size_t count;
};

/* Of those whose wait was `days` long: with a fate from `first` to `last`. */
static inline double naive_with_fate(struct naive_waits waits, int32_t days, enum naive_fate first,
                                     enum naive_fate last)
{
    double count = 0;
    for (size_t i = 0; i < waits.count; i++)
        count += waits.at[i].days == days && waits.at[i].fate >= first && waits.at[i].fate <= last;
    return count;
}

/* Whoever is censored on a day is at risk on it. */
static inline double naive_at_risk(struct naive_waits waits, int32_t days)
{
    double count = 0;
    for (size_t i = 0; i < waits.count; i++)
        count += waits.at[i].days >= days;
    return count;
}

/* The first day after `days` on which anybody's wait ended; -1: none. */
static inline int32_t naive_next(struct naive_waits waits, int32_t days)
{
    int32_t next = -1;
    for (size_t i = 0; i < waits.count; i++)
        if (waits.at[i].days > days && (next < 0 || waits.at[i].days < next))
            next = waits.at[i].days;
    return next;
}

/* Kaplan-Meier of being without any outcome just before a day. */
static inline double naive_surviving_before(struct naive_waits waits, int32_t day)
{
    double surviving = 1;
    for (int32_t t = naive_next(waits, -1); t >= 0 && t < day; t = naive_next(waits, t))
        surviving *= 1 - naive_with_fate(waits, t, NAIVE_ON_TIME, NAIVE_CLOSED) / naive_at_risk(waits, t);
    return surviving;
}

/* The probability of an outcome from the first to `last` by a day. */
static inline double naive_probability(struct naive_waits waits, int32_t day, enum naive_fate last)
{
    double sum = 0;
    for (int32_t t = naive_next(waits, -1); t >= 0 && t <= day; t = naive_next(waits, t))
        sum +=
            naive_surviving_before(waits, t) * naive_with_fate(waits, t, NAIVE_ON_TIME, last) / naive_at_risk(waits, t);
    return sum;
}

static inline double naive_variance(struct naive_waits waits)
{
    double final = naive_probability(waits, INT32_MAX, NAIVE_ON_TIME);
    double sum = 0;
    for (int32_t t = naive_next(waits, -1); t >= 0; t = naive_next(waits, t)) {
        double n = naive_at_risk(waits, t);
        double d = naive_with_fate(waits, t, NAIVE_ON_TIME, NAIVE_CLOSED);
        double d1 = naive_with_fate(waits, t, NAIVE_ON_TIME, NAIVE_ON_TIME);
        double s = naive_surviving_before(waits, t);
        double later = final - naive_probability(waits, t, NAIVE_ON_TIME);
        if (n > d)
            sum += later * later * d / (n * (n - d));
        sum += s * s * d1 * (n - d1) / (n * n * n) - 2 * later * s * d1 / (n * n);
    }
    return sum;
}

/* R's survfit, conf.type = "log-log", on S = 1 - F. False: not defined. */
static inline bool naive_interval(struct naive_waits waits, double *lower, double *upper)
{
    double s = 1 - naive_probability(waits, INT32_MAX, NAIVE_ON_TIME);
    double variance = naive_variance(waits);
    if (s < 1e-12 || s > 1 - 1e-12 || variance < 1e-24)
        return false;
    double half = 1.959963984540054 * sqrt(variance) / (s * log(s)); /* negative: log s is */
    *upper = 1 - exp(-exp(log(-log(s)) - half));
    *lower = 1 - exp(-exp(log(-log(s)) + half));
    return true;
}

/* The first day on which the curve of all ends reaches one half; -1: none. */
static inline int32_t naive_half_done(struct naive_waits waits)
{
    for (int32_t t = naive_next(waits, -1); t >= 0; t = naive_next(waits, t))
        if (naive_probability(waits, t, NAIVE_LATE) >= 0.5 - 1e-12)
            return t;
    return -1;
}

#endif

/*
 * group_tests.h: do groups wait alike? Log-rank (Mantel 1966; Peto & Peto 1972, as R's survdiff) on the rate of ending, and
 * Gray's test (Gray 1988, Annals of Statistics 16:1141, rho = 0) on the probability of one outcome where others compete.
 *
 * Gray's score of group g is the sum over days of d1(g) - R(g) d1 / R, where R(g) = n (1 - F1) / S just before the day is the
 * risk set of the subdistribution. Its variance is that of the score as an integral over the martingales of both kinds of end,
 * with the groups' own estimates of F1 and S. Groups without anybody at risk are left out.
 */
#ifndef CORE_GROUP_TESTS_H
#define CORE_GROUP_TESTS_H

#include "base/arena.h"
#include "core/statistics/competing_outcomes.h"

/* A group: what happened in it by day, in rising order, and how many were at risk from day 0 on. */
struct outcome_group {
    const struct outcome_day *days;
    size_t count;
    double from_start;
};

struct group_test {
    bool possible; /* two groups and more with somebody at risk, and a variance */
    double chi_squared;
    unsigned degrees;
    double p;
};

enum { TESTED_GROUPS_MOST = 64 };

/* Of ending in any way. Memory of the scratch: days * groups doubles. At most TESTED_GROUPS_MOST groups. */
struct group_test log_rank_test(const struct outcome_group *groups, size_t count, struct arena *scratch);

/* Of one outcome, the others competing. */
struct group_test gray_test(const struct outcome_group *groups, size_t count, int outcome, struct arena *scratch);

#endif

#include <math.h>

#include "core/statistics/distributions.h"
#include "core/statistics/intervals.h"
#include "core/statistics/two_shares.h"

static double between(double a, double b)
{
    return sqrt(a * a + b * b);
}

static void find_difference(const struct funnel_unit *first, const struct funnel_unit *second, struct two_shares *found)
{
    double p1 = 100 * (double)first->numerator / (double)first->denominator;
    double p2 = 100 * (double)second->numerator / (double)second->denominator;
    double lower1;
    double upper1;
    double lower2;
    double upper2;
    wilson_interval((double)first->numerator, (double)first->denominator, Z_95, &lower1, &upper1);
    wilson_interval((double)second->numerator, (double)second->denominator, Z_95, &lower2, &upper2);
    found->difference = p1 - p2;
    found->lower = found->difference - between(p1 - lower1, upper2 - p2);
    found->upper = found->difference + between(upper1 - p1, p2 - lower2);
}

static double tested(const struct funnel_unit *first, const struct funnel_unit *second)
{
    double n1 = (double)first->denominator;
    double n2 = (double)second->denominator;
    double share = (double)(first->numerator + second->numerator) / (n1 + n2);
    if (fmin(n1, n2) * fmin(share, 1 - share) < TWO_SHARES_EXPECTED_LEAST)
        return NAN;
    double apart = (double)first->numerator / n1 - (double)second->numerator / n2;
    return chi_squared_above(apart * apart / (share * (1 - share) * (1 / n1 + 1 / n2)), 1);
}

struct two_shares two_shares_compare(struct funnel_unit first, struct funnel_unit second)
{
    struct two_shares found = {.p = NAN};
    if (first.denominator < TWO_SHARES_CASES_LEAST || second.denominator < TWO_SHARES_CASES_LEAST)
        return found;
    found.compared = true;
    find_difference(&first, &second, &found);
    found.p = tested(&first, &second);
    return found;
}

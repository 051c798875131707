#include "core/statistics/chart_verdicts.h"

const char *const variation_words[VARIATION_VERDICTS] = {
    [VARIATION_TOO_FEW] = "too few points: trial limits",
    [VARIATION_COMMON] = "common cause: no change that the chart can tell from chance",
    [VARIATION_IMPROVEMENT] = "special cause: improvement",
    [VARIATION_CONCERN] = "special cause: concern",
    [VARIATION_NEUTRAL] = "special cause: a change, neither good nor bad in itself",
};

const char *const assurance_words[ASSURANCE_VERDICTS] = {
    [ASSURANCE_NONE] = "no target",
    [ASSURANCE_TOO_FEW] = "too few points",
    [ASSURANCE_PASS] = "will consistently meet the target",
    [ASSURANCE_FAIL] = "will consistently miss the target",
    [ASSURANCE_EITHER] = "may or may not meet the target",
};

enum variation_verdict variation_verdict(struct point_signal signal, size_t points, enum polarity polarity)
{
    if (points < CHART_TRIAL_POINTS)
        return VARIATION_TOO_FEW;
    if (signal.signal == SIGNAL_NONE)
        return VARIATION_COMMON;
    if (polarity == POLARITY_NEUTRAL)
        return VARIATION_NEUTRAL;
    int good = polarity == POLARITY_HIGH_IS_GOOD ? 1 : -1;
    return signal.direction == good ? VARIATION_IMPROVEMENT : VARIATION_CONCERN;
}

enum assurance_verdict assurance_verdict(const struct chart_limits *limits, size_t points, const double *target,
                                         enum polarity polarity)
{
    if (!target || polarity == POLARITY_NEUTRAL)
        return ASSURANCE_NONE;
    if (points < CHART_TRIAL_POINTS)
        return ASSURANCE_TOO_FEW;
    if (*target > limits->upper)
        return polarity == POLARITY_HIGH_IS_GOOD ? ASSURANCE_FAIL : ASSURANCE_PASS;
    if (*target < limits->lower)
        return polarity == POLARITY_HIGH_IS_GOOD ? ASSURANCE_PASS : ASSURANCE_FAIL;
    return ASSURANCE_EITHER;
}

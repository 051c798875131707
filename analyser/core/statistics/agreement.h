/*
 * agreement.h: how far two raters agree beyond chance. Cohen's weighted kappa (Cohen 1968) with the large-sample error of
 * Fleiss, Cohen & Everitt 1969 (Psychological Bulletin 72:323).
 */
#ifndef CORE_AGREEMENT_H
#define CORE_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum agreement_weights { AGREEMENT_EXACT, AGREEMENT_LINEAR, AGREEMENT_QUADRATIC };

enum { SCORES_MOST = 8 };

struct agreement {
    bool defined; /* there are pairs, and chance would not agree always */
    uint64_t pairs;
    double kappa;
    double error;
    double lower; /* kappa +- 1.96 errors, within -1 to 1 */
    double upper;
};

/* pairs[i * scores + j]: first rater i, second j. At most SCORES_MOST scores. */
struct agreement agreement_of(const uint64_t *pairs, size_t scores, enum agreement_weights weights);

#endif

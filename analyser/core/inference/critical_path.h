/*
 * critical_path.h: what late plans waited for.
 */
#ifndef CORE_CRITICAL_PATH_H
#define CORE_CRITICAL_PATH_H

#include "core/inference/inference.h"

/*
 * Of the plans of the latest 12 months that became late, the share (0-1) that would have been in time if no advice had come
 * after its six weeks.
 */
double breaches_by_advice(const struct inference *inference);

#endif

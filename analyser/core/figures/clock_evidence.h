/*
 * clock_evidence.h: from one clock's tally to its cells, in the order of evidence.csv.
 *
 * First the results of every group (a category in a period, or on a stock day), each tally cell being read once; then
 * the measures, which are read off the results.
 */
#ifndef CORE_CLOCK_EVIDENCE_H
#define CORE_CLOCK_EVIDENCE_H

#include "core/counting/category_order.h"
#include "core/counting/clock_tally.h"
#include "core/definitions/measure.h"

/* Who works results out: each has an arena of its own. */
enum hand { HAND_BESIDE, HAND_HERE, HANDS };

/*
 * Walks the clock's cells. `names` are the full names of its measures, which outlive the walk. `scratches`, HANDS of
 * them, hold what is worked out for this clock: the caller releases them afterwards.
 */
bool clock_evidence(const struct clock_tally *tally, const char *const names[CLOCK_MEASURES],
                    const struct category_order *order, struct arena *scratches, cell_sink *sink, void *context,
                    struct err *err) MUST_CHECK;

#endif

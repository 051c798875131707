/*
 * clock_evidence.h: one clock's figures as cells, in the order of evidence.csv.
 */
#ifndef CORE_CLOCK_EVIDENCE_H
#define CORE_CLOCK_EVIDENCE_H

#include "core/counting/category_order.h"
#include "core/definitions/measure.h"
#include "core/figures/clock_figures.h"

/* Walks the clock's cells. `names` are the full names of its measures, which outlive the walk. */
bool clock_evidence(const struct clock_figures *figures, const char *const names[CLOCK_MEASURES],
                    const struct category_order *order, struct arena *scratch, cell_sink *sink, void *context,
                    struct err *err) MUST_CHECK;

#endif

/*
 * multiplicity.h: many tests at once. Benjamini & Hochberg 1995 (JRSS B 57:289): a p-value adjusted so that of all results
 * called by it, the share expected to be false is no more than it.
 */
#ifndef CORE_MULTIPLICITY_H
#define CORE_MULTIPLICITY_H

#include <stddef.h>

#include "base/arena.h"

/* adjusted[i] belongs to p[i], as R's p.adjust(method = "BH"). */
void benjamini_hochberg(const double *p, size_t count, double *adjusted, struct arena *scratch);

#endif

/*
 * headline_table.h: the table that a pack opens with, and what stands beside it so that it cannot flatter.
 */
#ifndef CORE_HEADLINE_TABLE_H
#define CORE_HEADLINE_TABLE_H

#include "core/pack/pack.h"

/* The basis on which a headline is held against its target: of those due, where the measure has that. */
const char *headline_basis(const struct record *record, const struct pack_headline *headline);

/* Whether the latest 12 months are worse than a share, by the rating of the definition: all of the interval, or the figure. */
bool is_worse(const struct pack *pack, const struct pack_headline *headline, double percent);

/* A row a headline: baseline, target, milestone, actual on both bases, England, region, variation, assurance. */
const struct people_table *headline_table(const struct pack *pack, struct arena *arena);

/* Balancing measures: refusals, exceptions, cases outside the denominator, age of the open queue, advice before the plan. */
const struct people_table *balancing_table(const struct pack *pack, struct arena *arena);

#endif

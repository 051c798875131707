/*
 * cell_value.h: the kinds of figure a cell can be, made in one place: shares, days, counts, and `low`.
 */
#ifndef CORE_CELL_VALUE_H
#define CORE_CELL_VALUE_H

#include "core/definitions/evidence.h"

/* 100 k / n with its Wilson interval; an empty denominator is "not available", never 0 and never 100. */
void cell_share(struct cell *cell, uint64_t numerator, uint64_t denominator);

void cell_count(struct cell *cell, uint64_t number);

/* Marks a value with a denominator under 10, then hands the cell on. */
bool cell_give(struct cell *cell, cell_sink *sink, void *context, struct err *err) MUST_CHECK;

#endif

/*
 * result_table.h: tables of statistics being filled, row by row, from the definitions of results.h.
 *
 * Numbers are rounded half up, away from zero, when they become text. Texts live as long as the arena.
 */
#ifndef CORE_RESULT_TABLE_H
#define CORE_RESULT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/inference/results.h"
#include "core/tables/evidence_table.h"

struct result_table {
    struct arena *arena;
    const struct result_definition *definition;
    const char **text;
    size_t rows;
    size_t room;
};

struct result_table result_table_begin(enum result_id id, struct arena *arena);

/* A new row, of empty texts; valid until the next. */
const char **result_row(struct result_table *table);

/* "no data" where there is no row. */
struct people_table result_table_end(struct result_table *table);

/* "" for what is not a finite number. */
const char *result_number(struct arena *arena, double value, int decimals);
const char *result_count(struct arena *arena, uint64_t count);
const char *result_percent(struct arena *arena, uint64_t k, uint64_t n); /* one decimal, "" of nobody */
const char *result_day(struct arena *arena, int32_t day);
const char *result_month(struct arena *arena, int32_t day);    /* 2026-03 */
const char *result_probability(struct arena *arena, double p); /* a p-value: four decimals, "<0.0001" below */
/* Five fields: number, out of, percentage and its Wilson interval, these of `least` cases and more alone. */
void result_share(struct arena *arena, const char **row, uint64_t k, uint64_t n, uint64_t least);

const char *result_joined(struct arena *arena, const char *first, const char *second);

#endif

/*
 * evidence_table_spans.h: the periods that have rows in the evidence tables, and which cells fall in them.
 *
 * Days are days since 2000-01-01. Nothing here can fail.
 */
#ifndef CORE_EVIDENCE_TABLE_SPANS_H
#define CORE_EVIDENCE_TABLE_SPANS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/tables/evidence_table.h"

/* A period that has a row. */
struct table_span {
    enum table_period kind;
    int32_t start;
    int32_t end; /* never after as_of */
};

/* In the order of the rows: years, quarters, the latest 12 months, months; each oldest first. */
struct table_spans {
    int32_t as_of;
    int32_t since;
    size_t count;
    struct table_span *list;
};

/* Lives as long as the arena. */
struct table_spans table_spans_make(struct arena *arena, int32_t as_of, int32_t since);

/* Whether the cell belongs in the row of the i-th span. */
bool table_span_holds(const struct table_spans *spans, size_t i, const struct cell *cell);

/* The kinds of all spans that hold the cell: bits of enum table_period. */
unsigned table_spans_kinds(const struct table_spans *spans, const struct cell *cell);

/* "2024", "2024 Q3", "2024-09", "latest 12 months" */
const char *table_span_label(const struct table_span *span, struct arena *arena);

#endif

/*
 * evidence_table_collector.h: what a table_collector holds, for the files that make tables of it.
 */
#ifndef CORE_EVIDENCE_TABLE_COLLECTOR_H
#define CORE_EVIDENCE_TABLE_COLLECTOR_H

#include <stddef.h>
#include <stdint.h>

#include "core/tables/evidence_table_spans.h"
#include "core/tables/evidence_table_wants.h"

enum { BREAKDOWNS_OF_A_MEASURE = 8 };

struct seen_finding {
    enum rule_id rule;
    enum relation_id relation;
    uint64_t count;
};

/* The run of cells of one measure, breakdown and period that is passing by: looked up once for all of them. */
struct passing_cells {
    char *measure; /* a copy: whoever sends the cells may reuse its own */
    enum basis basis;
    struct want *of_measure[BREAKDOWNS_OF_A_MEASURE];
    size_t of_measure_count;
    const char *breakdown;
    struct want *want; /* NULL: no table wants the breakdown */
    enum period_type period_type;
    int32_t period_start;
    int32_t period_end;
    unsigned period_kinds; /* bits of enum table_period */
};

struct table_collector {
    struct arena *arena;
    struct table_spans spans;
    struct wants wants;
    struct passing_cells passing;
    struct seen_finding findings[RULES * RELATIONS];
    size_t finding_count;
};

#endif

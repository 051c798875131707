/*
 * record.h: a run as it was recorded in its evidence.json: what a pack is made from, and nothing else. Figures are texts,
 * as they were printed there; the pack computes none.
 */
#ifndef CORE_RECORD_H
#define CORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/tables/evidence_table.h"

/* A cell. Empty texts are null. */
struct record_cell {
    const char *measure;
    const char *unit;
    const char *basis;
    const char *period_type;
    const char *period_start;
    const char *period_end;
    const char *category; /* "all", or the team */
    const char *numerator;
    const char *denominator;
    const char *value;
    const char *lower;
    const char *upper;
    const char *status;
};

/* Lives as long as the arena it was read into. */
struct record {
    int32_t as_of;
    int32_t since;
    const char *version;
    const char *local_authority; /* code, "all" or "not recorded" */
    const char *authority_name;  /* "": not known */
    const char *definitions_digest;
    const char *evidence_sha256; /* of the whole evidence.json */
    struct people_table *tables; /* as in tables/contents.csv */
    size_t table_count;
    struct record_cell *cells;      /* in the order of evidence.csv */
    size_t cell_count;              /* of breakdown `all` */
    struct record_cell *team_cells; /* percentages by team and quarter, in the same order */
    size_t team_cell_count;
};

/* NULL: the run has no such table. */
const struct people_table *record_table(const struct record *record, const char *id);

/* Puts the table after the others: every file of the pack shows it as one of them. */
void record_add_table(struct arena *arena, struct record *record, struct people_table table);

/* The place of a column, SIZE_MAX where there is none. */
size_t table_column(const struct people_table *table, const char *heading);

static inline const char *table_field(const struct people_table *table, size_t row, size_t column)
{
    return table->text[row * table->columns + column];
}

/* A table that says it has no data, in the first field of its one row. */
bool table_is_empty(const struct people_table *table);

/* The cell of a measure, of whatever start if that is NULL; NULL where there is none. */
const struct record_cell *record_cell(const struct record *record, const char *measure, const char *basis,
                                      const char *period_type, const char *period_start);

#endif

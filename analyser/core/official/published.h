/*
 * published.h: the DfE's published figures of the authority, its region and England, as they came from the database,
 * and the tables that set them beside ours.
 */
#ifndef CORE_PUBLISHED_H
#define CORE_PUBLISHED_H

#include <stddef.h>

#include "core/official/official_tables.h"

enum published_level { PUBLISHED_ENGLAND, PUBLISHED_REGION, PUBLISHED_OWN, PUBLISHED_LEVELS };

struct published_figure {
    int year;
    enum published_level level;
    const char *area;
    const char *indicator; /* a column's name in the layout of reporting year 2025 */
    const char *text;      /* the number as published, or its symbol */
};

/* A number of any authority, of the latest year it was published for. */
struct published_authority {
    int year;
    const char *code;
    const char *name;
    const char *indicator;
    const char *text;
};

struct published {
    const struct published_figure *figures;
    size_t count;
    const struct published_authority *authorities; /* by code */
    size_t authority_count;
};

/* NULL: none was published, or none is known. */
const char *published_text(const struct published *published, int year, enum published_level level,
                           const char *indicator);

/*
 * official/reconciliation.csv: a row a year and figure that was published for the authority: ours, the published one, the
 * difference, and which other way of counting gives the published one exactly, if any does.
 */
struct people_table published_reconciliation(const struct official_scope *scope, const struct published *published,
                                             struct arena *arena);

/*
 * The table with the published figures that speak of the same beside it, in rows of calendar years: columns of the
 * authority's own, its region's and England's. The table itself where there are none. Texts from the arena.
 */
struct people_table published_beside(const struct people_table *table, const struct published *published,
                                     struct arena *arena);

#endif

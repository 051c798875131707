/*
 * evidence_table_wants.h: which cells of the evidence the tables want, as their definitions say, and the ones kept.
 *
 * A want is a measure on a basis by a breakdown; each is there once, however many tables show it.
 */
#ifndef CORE_EVIDENCE_TABLE_WANTS_H
#define CORE_EVIDENCE_TABLE_WANTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/tables/evidence_table.h"

#define BREAKDOWN_ALL "all"

struct kept_cell {
    struct kept_cell *next;
    struct cell cell;
};

struct want {
    const char *measure;
    enum basis basis;
    const char *breakdown;
    unsigned periods;        /* bits of enum table_period */
    struct kept_cell *first; /* in the order of evidence.csv */
    struct kept_cell *last;
    int categories; /* kept of the last cell's period */
    bool cut;       /* there were more than TABLE_CATEGORIES_MOST */
};

struct wants {
    struct want *list;
    size_t count;
};

/* What all tables want, nothing kept yet. Lives as long as the arena. */
struct wants wants_of_tables(struct arena *arena);

/* Of the figure in rows of the subject, by the breakdown. NULL: no table wants it. */
struct want *want_find(const struct wants *wants, const char *subject, const struct table_figure *figure,
                       const char *breakdown);

/* A copy of the cell, in the arena; past the most categories of a period only the mark that it was cut. */
void want_keep(struct want *want, const struct cell *cell, struct arena *arena);

/* The table's own lists; where it has none, one of the subject "" or the breakdown `all`. They end with NULL. */
const char *const *table_subjects(const struct table_definition *table);
const char *const *table_breakdowns(const struct table_definition *table);

#endif

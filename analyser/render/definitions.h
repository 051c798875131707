/*
 * definitions.h: the tables of definitions as text in rows and columns, for `list`, evidence.json and the digest:
 * what is printed is what the program computes with.
 *
 * Texts live in the arena or as long as the program.
 */
#ifndef RENDER_DEFINITIONS_H
#define RENDER_DEFINITIONS_H

#include <stddef.h>

#include "base/arena.h"

/* Those up to DEFINITIONS_OF_A_RUN decide what a run counts. */
enum definition_list {
    LIST_CLOCKS,
    LIST_MEASURES,
    LIST_BREAKDOWNS,
    LIST_RULES,
    LIST_STATISTICS,
    LIST_PLAN_CHECKS,
    DEFINITIONS_OF_A_RUN,
    LIST_CHECKS = DEFINITIONS_OF_A_RUN, /* of a SEN2 return */
    DEFINITION_LISTS
};

/* The names of the lists and NULL: what `list` takes. */
extern const char *const definition_list_names[DEFINITION_LISTS + 1];

struct definitions {
    const char *const *header;
    size_t columns;
    size_t rows;
    const char *const *text; /* row by row, rows * columns; never NULL */
};

struct definitions definitions_of(enum definition_list list, struct arena *arena);

#endif

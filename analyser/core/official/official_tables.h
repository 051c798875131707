/*
 * official_tables.h: the counts arranged as the DfE publishes them, official/<id>.csv, and the definitions they rest on.
 *
 * Of one authority: its rows, everybody and each breakdown. Of several: England with each breakdown, the regions and
 * the authorities as a whole. Figures of nobody read 0, a percentage of nobody x; so does all of a relation without rows.
 */
#ifndef CORE_OFFICIAL_TABLES_H
#define CORE_OFFICIAL_TABLES_H

#include <stddef.h>

#include "core/official/official_counts.h"
#include "core/tables/evidence_table.h"

/* Whose figures they are. */
struct official_scope {
    const struct official_counts *counts;
    const struct category_names *authorities; /* their codes by category */
    const bool *used;                         /* by category: there are records of it */
    const char *one;                          /* the code of the only authority; NULL: several */
    const char *one_name;                     /* as the records name it; NULL: they do not */
};

struct published;

/*
 * Texts and tables from the arena. Returns how many: a table for each of official_files, the definitions, and the
 * reconciliation where there are published figures of the one authority.
 */
size_t official_tables(const struct official_scope *scope, const struct published *published, struct arena *arena,
                       const struct people_table **tables);

/* One figure as it is written: "84.2", "457", "x". */
struct official_column;
const char *official_text(const struct official_column *column, const uint32_t *counts, struct arena *arena);

#endif

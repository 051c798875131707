/*
 * outputs.h: the files of a run (spec/measures.md), written one after the other but for those of cases, which are
 * written beside (outputs_beside.h), as is made what needs none of the others; the manifest last.
 */
#ifndef APP_OUTPUTS_H
#define APP_OUTPUTS_H

#include <stddef.h>

#include "app/program.h"
#include "base/err.h"
#include "core/analysis.h"
#include "core/tables/evidence_table.h"
#include "render/run_json.h"

enum { MODE_PRIVATE = 0600, MODE_PUBLIC = 0644 }; /* of the files: the first have keys of cases */

enum { TABLES_ARENA, SCRATCH_ARENA, STATISTICS_ARENAS };

struct outputs {
    struct program *program;
    struct analysis *analysis;
    struct table_collector *collector; /* what the tables and the summary are made of */
    struct series *series;             /* and the statistics */
    const struct people_table *tables;
    size_t table_count;
    struct provenance provenance;
    char digest[SHA256_HEX + 1];
    struct manifest_file *files;
    size_t file_count;
    const struct beside *beside; /* who writes the files of cases and makes statistics of the records, meanwhile */
    struct evidence_files *evidence;
    struct people_table *statistics;
    struct arena statistics_arenas[STATISTICS_ARENAS]; /* theirs */
    bool beside_good; /* the files of cases are written; else beside_err says why not */
    struct err beside_err;
    const char *snapshot;
    const struct published *published;
};

/* outputs->snapshot and ->published are set. */
MUST_CHECK bool outputs_write(struct outputs *outputs, struct program *program, struct analysis *analysis,
                              struct err *err);

#endif

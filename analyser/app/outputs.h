/*
 * outputs.h: the files of a run (spec/measures.md), written one after the other but for the worklist, which is
 * written beside, as is made what needs none of the others; the manifest last.
 */
#ifndef APP_OUTPUTS_H
#define APP_OUTPUTS_H

#include <stddef.h>

#include "app/program.h"
#include "base/err.h"
#include "core/analysis.h"
#include "core/tables/evidence_table.h"
#include "render/run_json.h"

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
    const struct beside *beside; /* who writes the worklist and makes statistics of the records, meanwhile */
    struct people_table *statistics;
    struct arena statistics_arenas[2]; /* theirs, for tables and for scratch */
    bool worklist_good;                /* what came of writing it beside; else worklist_err says why not */
    struct err worklist_err;
    const char *snapshot;
    const struct published *published;
};

/* outputs->snapshot and ->published are set. */
MUST_CHECK bool outputs_write(struct outputs *outputs, struct program *program, struct analysis *analysis,
                              struct err *err);

#endif

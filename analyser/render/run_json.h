/*
 * run_json.h: where the figures come from: the provenance inside evidence.json, and run.json, the manifest of a run.
 *
 * run.json says two things that differ between two runs over the same data: run_at, and the snapshot's name. The
 * provenance has neither, so that evidence.json is the same bytes again.
 */
#ifndef RENDER_RUN_JSON_H
#define RENDER_RUN_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "core/analysis.h"
#include "render/json.h"

enum { SHA256_HEX = 64 };

struct provenance {
    const char *version;
    int32_t as_of;
    int32_t since;
    const char *authority;       /* asked for; NULL: all */
    const char *local_authority; /* what the rows hold: a code, "all" or "not recorded" */
    const char *authority_name;  /* NULL: not known */
    const char *definitions_digest;
    const struct control_total *totals; /* RELATIONS of them */
};

struct manifest_file {
    const char *name;
    uint64_t bytes;
    char sha256[SHA256_HEX + 1];
};

struct manifest {
    const char *run_at; /* ISO 8601, UTC */
    const char *snapshot;
    const struct manifest_file *files;
    size_t file_count;
};

/* The list of files, for any manifest. */
struct json_tree *manifest_files_json(const struct manifest_file *files, size_t count);

struct json_tree *provenance_json(const struct provenance *provenance);

void run_json(struct buf *buf, const struct provenance *provenance, const struct manifest *manifest);

#endif

/*
 * pack_json.h: pack.json, the manifest of a pack: which record and which definition it was made from, and the digest of each
 * file. It says nothing of the day it was made, so that the same record gives the same bytes.
 */
#ifndef RENDER_PACK_JSON_H
#define RENDER_PACK_JSON_H

#include "core/pack/record.h"
#include "render/run_json.h"

void pack_json(struct buf *buf, const struct record *record, const char *definition, const struct manifest_file *files,
               size_t file_count);

#endif

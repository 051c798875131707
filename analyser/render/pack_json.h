/*
 * pack_json.h: pack.json, the manifest of a pack: which records and which definition it was made from, and the digest of each
 * file. It says nothing of the day it was made, so that the same record gives the same bytes.
 */
#ifndef RENDER_PACK_JSON_H
#define RENDER_PACK_JSON_H

#include "core/pack/pack.h"
#include "render/run_json.h"

void pack_json(struct buf *buf, const struct pack *pack, const struct manifest_file *files, size_t file_count);

#endif

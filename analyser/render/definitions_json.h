/*
 * definitions_json.h: the tables of definitions as one JSON object: for each list its rows, each with its columns.
 */
#ifndef RENDER_DEFINITIONS_JSON_H
#define RENDER_DEFINITIONS_JSON_H

#include "base/arena.h"
#include "render/json.h"

struct json_tree *definitions_json(struct arena *scratch);

#endif

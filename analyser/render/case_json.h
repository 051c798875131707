/*
 * case_json.h: the story of one case (core/cases/story.h) as JSON, with every cell of the evidence it counts in. Text is
 * UTF-8; what is not recorded is null.
 */
#ifndef RENDER_CASE_JSON_H
#define RENDER_CASE_JSON_H

#include "base/buf.h"
#include "core/cases/story.h"

void case_json(struct buf *buf, const struct story *story);

#endif
